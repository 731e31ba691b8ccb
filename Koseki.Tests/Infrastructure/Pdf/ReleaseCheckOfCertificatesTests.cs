using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Infrastructure.Pdf;
using Koseki.Konbini.Gateway.Families.Registers;
using Koseki.Konbini.Gateway.ReleaseCheck;
using Koseki.Tests.Domain.Certificates;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>What the renderer prints must be what the gateway's independent reader finds, and nobody else's.</summary>
public sealed class ReleaseCheckOfCertificatesTests
{
    private const string IssueNumber = "20261124-01-0000001";

    public static TheoryData<string> Names => ["作例10.1C", "夫が死亡", "除籍された人", "40人", "30事項", "80字の名", "異体字", "長い本籍"];

    private static FamilyRegister Register(string name) => name switch
    {
        "夫が死亡" => Specimens.Given("夫が死亡した越谷太郎"),
        "除籍された人" => Specimens.Couple with
        {
            Entries = Specimens.Couple.Entries.SetItem(1, Specimens.Couple.Entries[1] with { Spouse = null, Removed = new(RegisterDate.Parse("令和8年7月1日"), "離婚", null) }),
        },
        "40人" => Specimens.People(38),
        "30事項" => Specimens.Matters(30),
        "80字の名" => Specimens.WithName(string.Concat(Enumerable.Repeat("寿限無五劫擦切々", 10))),
        "異体字" => Specimens.WithName("葛\U000E0102邉\U000E0111𠮷𣘺辻\U000E0102"),
        "長い本籍" => Specimens.Couple with { Domicile = new("埼玉県越谷市" + new string('長', 50) + "123番地") },
        _ => Specimens.Couple,
    };

    private static IReadOnlyList<string> Problems(FamilyRegister printed, FamilyRegister expected)
    {
        var content = Specimens.Whole(printed);
        var paper = new CertificateRenderer(Fonts.IpaMj).Render(content, new(IssueNumber, Specimens.IssuedOn, "埼玉県越谷市長", "見本　花子") { Seal = Koseki.Eng.Town.Output.SpecimenSeal.Make() }, PdfEnvelope.Kiosk);
        var manifest = new CertificateManifest(Guid.Empty, 1, 1, "KOSEKI_ZENBU", [], paper.PageCount, paper.Bytes.Length, "", default);
        var facts = new CertificateFacts(Guid.Empty, 1, 1, content.Title, PaperText.Widen(expected.Domicile.Text), $"{expected.FamilyName}　{expected.HeadGivenName}",
            [.. expected.Entries.Select(e => new PersonFacts(e.GivenName, PaperText.Widen(e.BirthDate.Text)))], []);
        return PaperReader.Problems(PaperPages.Read(paper.Bytes), IssueNumber, manifest, facts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Problems_OwnPaper_None(string name) => Assert.Empty(Problems(Register(name), Register(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Problems_PaperOfAnotherFamily_Found(string name) =>
        Assert.NotEmpty(Problems(Register(name), Specimens.Given("小川博")));

    [Fact]
    public void Problems_AnotherVariantOfTheName_Found() =>
        Assert.NotEmpty(Problems(Specimens.WithName("葛\U000E0102"), Specimens.WithName("葛\U000E0103")));
}
