using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Eng.Town.Output;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>The sheets of a 住民票の写し, read back from the finished PDF.</summary>
public sealed class ResidentSheetTests
{
    private static readonly ResidentSheetRenderer Renderer = new(new(Fonts.IpaMj));
    private static readonly DateOnly Day = new(2026, 11, 29);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(9, 3)]
    public void Render_Persons_FourASheetAndEachSheetSaysItsPlace(int persons, int sheets)
    {
        var pages = Pages(Content([.. Enumerable.Range(1, persons).Select(i => Person($"越谷　第{i}"))], isWhole: true));

        Assert.Equal(sheets, pages.Count);
        for (var i = 0; i < sheets; i++)
        {
            Assert.Contains($"({sheets}の{i + 1})", Half(pages[i]), StringComparison.Ordinal);
            Assert.Contains("発行番号20261129-01-0000001", Half(pages[i]), StringComparison.Ordinal);
            Assert.Equal(i == sheets - 1, pages[i].Contains("世帯全員の住民票の原本", StringComparison.Ordinal));
            Assert.Equal(i < sheets - 1, pages[i].Contains("次葉に続く", StringComparison.Ordinal));
        }

        Assert.All(Enumerable.Range(1, persons), i => Assert.Contains($"越谷第{i}", Half(string.Concat(pages)), StringComparison.Ordinal));
        Assert.Equal(persons % 4 != 0, pages[^1].Contains("以　下　余　白", StringComparison.Ordinal));
    }

    /// <summary>個人票: everybody has a sheet of one certificate, and what is below the block is said to be empty.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Render_IndividualForm_OneASheet(int persons)
    {
        var pages = Pages(Content([.. Enumerable.Range(1, persons).Select(i => Person($"越谷　第{i}"))], isWhole: true, ResidentForm.Individual));

        Assert.Equal(persons, pages.Count);
        for (var i = 0; i < persons; i++)
        {
            Assert.Equal(Enumerable.Range(1, persons).Select(p => p == i + 1), Enumerable.Range(1, persons).Select(p => Half(pages[i]).Contains($"越谷第{p}", StringComparison.Ordinal)));
            Assert.Contains($"({persons}の{i + 1})", Half(pages[i]), StringComparison.Ordinal);
            Assert.Contains("発行番号20261129-01-0000001", Half(pages[i]), StringComparison.Ordinal);
            Assert.Contains("以　下　余　白", pages[i], StringComparison.Ordinal);
            Assert.Equal(i == persons - 1, pages[i].Contains("世帯全員の住民票の原本", StringComparison.Ordinal));
        }
    }

    /// <summary>What was not asked for is not there, in no form.</summary>
    [Theory]
    [InlineData(ResidentForm.Household)]
    [InlineData(ResidentForm.Individual)]
    public void Render_WithoutItems_HoldsNoneOfThem(ResidentForm form)
    {
        var text = string.Concat(Pages(Content([Person("越谷　太郎"), Foreigner()], isWhole: false, form)));

        Assert.DoesNotContain("東越谷", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ベトナム", text, StringComparison.Ordinal);
        Assert.DoesNotContain("永住", text, StringComparison.Ordinal);
        Assert.DoesNotContain("妻", text, StringComparison.Ordinal);
        Assert.Contains("世帯の一部の住民票", text, StringComparison.Ordinal);
    }

    /// <summary>Characters of every sort come back exactly.</summary>
    [Theory]
    [InlineData("𠮷田　葛\U000E0102子")]
    [InlineData("渡邉\U000E010F　𣘺之")]
    [InlineData("髙﨑　次郎左衛門")]
    public void Render_RareCharacters_AreReadBackExactly(string name) =>
        Assert.Contains(name, string.Concat(Pages(Content([Person(name)], isWhole: true))), StringComparison.Ordinal);

    /// <summary>A long name is set smaller and in several lines, whole; one that goes into no box is refused, never cut.</summary>
    [Theory]
    [InlineData(20, true)]
    [InlineData(80, true)]
    [InlineData(120, true)]
    [InlineData(180, false)]
    public void WhyNot_LongName_IsWholeOrRefused(int length, bool fits)
    {
        var name = string.Concat(Enumerable.Repeat("寿限無五劫擦切海砂利水魚", 20))[..length];
        var content = Content([Person(name)], isWhole: true);

        Assert.Equal(fits, Renderer.WhyNot(content) is null);
        if (fits)
        {
            Assert.Contains(name, string.Concat(Pages(content)), StringComparison.Ordinal);
        }
    }

    /// <summary>A long name in Latin letters goes on to the next line between its words.</summary>
    [Fact]
    public void Render_LongLatinName_IsBrokenBetweenWords()
    {
        var page = ResidentSheetLayout.Arrange(Content([Person("MARIA DA CONCEICAO FERNANDES OLIVEIRA SANTOS DE ALBUQUERQUE")], isWhole: true), Issue)[0];
        var lines = page.Items.OfType<PageText>().Select(t => t.Text).Where(t => t.Contains("ＭＡＲＩＡ", StringComparison.Ordinal) || t.Contains("ＤＥ　ＡＬ", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, lines.Count);
        Assert.EndsWith("　", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void WhyNot_CharacterOfNoFont_NamesIt() =>
        Assert.Contains("U+E123", Renderer.WhyNot(Content([Person("越谷　\uE123")], isWhole: true)), StringComparison.Ordinal);

    [Fact]
    public void Render_Twice_IsTheSameToTheByte()
    {
        var content = Content([Person("越谷　太郎")], isWhole: true);
        Assert.Equal(Renderer.Render(content, Issue, PdfEnvelope.Kiosk).Bytes, Renderer.Render(content, Issue, PdfEnvelope.Kiosk).Bytes);
    }

    private static Koseki.Domain.Certificates.CertificateIssue Issue { get; } = new("20261129-01-0000001", Day, "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() };

    private static ResidentSheets Content(IReadOnlyList<RecordedResident> persons, bool isWhole, ResidentForm form = ResidentForm.Household) =>
        ResidentSheets.Build(new("埼玉県越谷市越ヶ谷四丁目2番1号", "越谷　太郎"), persons, new HashSet<ResidentItem>(), isWhole, Day, form);

    private static RecordedResident Person(string name) => new(name, "コシガヤ　タロウ", new(1998, 4, 2), "男")
    {
        Relationship = "妻", ResidentSince = new(2015, 4, 1), NotifiedOn = new(2015, 4, 3), FormerAddress = "東京都足立区千住一丁目4番1号", Domicile = "埼玉県越谷市東越谷一丁目5番地", HeadOfRegister = "越谷　太郎",
    };

    private static RecordedResident Foreigner() => new("NGUYEN　VAN HOA", "", new(1990, 5, 6), "女")
    {
        OtherName = "越谷　花", Relationship = "妻", ResidentSince = new(2020, 4, 1), Foreigner = new("ベトナム", "中長期在留者", "永住者", "", null, "AB12345678CD"),
    };

    private static List<string> Pages(ResidentSheets content)
    {
        using var document = PdfDocument.Open(Renderer.Render(content, Issue, PdfEnvelope.Kiosk).Bytes);
        return [.. document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value)))];
    }

    private static string Half(string text) => Koseki.Domain.Characters.AsciiWidth.ToHalf(text).Replace("　", "", StringComparison.Ordinal);
}
