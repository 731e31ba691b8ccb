using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>Which certificate of which register.</summary>
/// <param name="Register">戸籍番号.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Persons">Who is to stand on it, where it is individual.</param>
public sealed record CertificateRequest(RegisterId Register, CertificateKind Kind, IReadOnlyList<PersonId> Persons);
