using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates;

/// <summary>題名 and 認証文 by kind and date (戸籍法施行規則73条, 付録23号書式), from an effective-dated table.</summary>
public sealed record CertificateWording(CertificateKind Kind, string Title, string Certification, Force Force)
{
    private static readonly IReadOnlyList<CertificateWording> Table =
        DatedTable.Read("Certificates/wording.txt", (p, force) => new CertificateWording(Enum.Parse<CertificateKind>(p[0]), p[1], p[2], force));

    /// <summary>The wording in force on the day of issue.</summary>
    public static CertificateWording InForce(CertificateKind kind, DateOnly issuedOn) =>
        Table.First(w => w.Kind == kind && w.Force.Covers(issuedOn));
}
