using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
using Koseki.Tests.Domain.Certificates;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>Certificates that strain the sheet: many persons, many matters, long names, removed registers.</summary>
internal static class LongCertificates
{
    internal static readonly IReadOnlyDictionary<string, Func<CertificateContent>> All = new Dictionary<string, Func<CertificateContent>>(StringComparer.Ordinal)
    {
        ["作例10.1C"] = () => Specimens.Whole(Specimens.Couple),
        ["40人"] = () => Specimens.Whole(Specimens.People(38)),
        ["除籍40人"] = () => Specimens.Whole(Specimens.Removed(Specimens.People(38))),
        ["30事項"] = () => Specimens.Whole(Specimens.Matters(30)),
        ["30事項の個人"] = () => One(Specimens.Matters(30), CertificateKind.Individual),
        ["30事項の除籍個人"] = () => One(Specimens.Removed(Specimens.Matters(30)), CertificateKind.RemovedIndividual),
        ["80字の名"] = () => Specimens.Whole(Specimens.WithName(EightyCharacters)),
        ["25字の名"] = () => Specimens.Whole(Specimens.WithName(new string('寿', 25))),
        ["30字の名"] = () => Specimens.Whole(Specimens.WithName(new string('寿', 30))),
        ["31字の名"] = () => Specimens.Whole(Specimens.WithName(new string('寿', 31))),
        ["200字の父"] = () => Specimens.Whole(Specimens.WithFather(string.Concat(Enumerable.Repeat("寿限無、（五劫）１２３", 17)))),
        ["80字の名が40人"] = () => Specimens.Whole(WithNames(Specimens.People(38), EightyCharacters)),
        ["死亡"] = () => Specimens.Whole(Specimens.Given("夫が死亡した越谷太郎")),
    };

    internal static string EightyCharacters => string.Concat(Enumerable.Repeat("寿限無五劫擦切々", 10));

    /// <summary>Every person has this name.</summary>
    internal static FamilyRegister WithNames(FamilyRegister register, string name) =>
        register with { HeadGivenName = name, Entries = register.Entries.Select(e => e with { GivenName = name }).ToValueList() };

    private static CertificateContent One(FamilyRegister register, CertificateKind kind) =>
        CertificateBuilder.Build(register, kind, [register.Entries[0].Person], Specimens.IssuedOn);
}
