using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Families.ResidentRecords;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Infrastructure.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Writer;

namespace Koseki.Tests.Gateway;

/// <summary>The check before release sees every way in which a 住民票の写し can be another one than was asked for.</summary>
public sealed class SheetCheckTests
{
    private const string Number = "20261129-01-0000001";
    private static readonly DateOnly Day = new(2026, 11, 29);
    private static readonly ResidentSheetRenderer Renderer = new(new(Fonts.IpaMj));
    private static readonly SheetCheck Check = new(new(CharacterTable.Load()));

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Verdict_OwnPaper_HasNothingAgainstIt(int persons)
    {
        var facts = Facts(persons);
        Assert.Empty(Verdict(Paper(facts, all: true), facts, all: true).Mismatches);
        Assert.Empty(Verdict(Paper(facts, all: false), facts, all: false).Mismatches);
        Assert.Empty(Verdict(Paper(facts, all: true), facts, all: true).Differences);
    }

    /// <summary>個人票, items and a foreigner among them: its own paper passes; another person's sheet, or the other form, does not.</summary>
    [Fact]
    public void Verdict_IndividualForm_IsReadByItsOwnLines()
    {
        ResidentItem[] items = [ResidentItem.Relationship, ResidentItem.Register, ResidentItem.Nationality, ResidentItem.ResidenceStatus];
        var facts = Facts(8);
        PaperVerdict Of(MadePaper paper, ResidentForm form) => Verdict(paper, facts, all: true, form, items);

        var own = Of(Paper(facts, all: true, items: items, form: ResidentForm.Individual), ResidentForm.Individual);
        Assert.Empty(own.Mismatches.Concat(own.Differences));
        Assert.NotEmpty(Of(Paper(facts, all: true, items: items), ResidentForm.Individual).Mismatches);
        Assert.NotEmpty(Of(Paper(facts, all: true, items: items, form: ResidentForm.Individual), ResidentForm.Household).Mismatches);
        Assert.Contains("1 人目の氏名か生年月日が違います。", Of(Paper(Facts(8, "小川"), all: true, items: items, form: ResidentForm.Individual), ResidentForm.Individual).Mismatches);
        Assert.Contains(Of(Paper(Facts(7), all: true, items: items, form: ResidentForm.Individual), ResidentForm.Individual).Mismatches, p => p.StartsWith("人数が違います", StringComparison.Ordinal));
        Assert.Contains("2 人目の本籍・筆頭者の欄が違います。", Of(Paper(facts, all: true, items: [ResidentItem.Relationship], form: ResidentForm.Individual), ResidentForm.Individual).Mismatches);
    }

    [Fact]
    public void Verdict_PaperOfAnotherHousehold_IsSeen()
    {
        var facts = Facts(2);
        var other = Facts(2, "小川", "埼玉県越谷市大沢三丁目5番8号");

        var mismatches = Verdict(Paper(other, all: true), facts, all: true).Mismatches;

        Assert.Contains("住所が違います。", mismatches);
        Assert.Contains("1 人目の氏名か生年月日が違います。", mismatches);
    }

    /// <summary>A person too many, one too few, another number, an item that was not asked for, the wrong certification.</summary>
    [Fact]
    public void Verdict_PaperThatWasNotAskedFor_IsSeen()
    {
        var (two, three) = (Facts(2), Facts(3));

        Assert.Contains(Verdict(Paper(three, all: true), two, all: true).Mismatches, p => p.StartsWith("人数が違います", StringComparison.Ordinal));
        Assert.Contains(Verdict(Paper(two, all: true), three, all: true).Mismatches, p => p.StartsWith("人数が違います", StringComparison.Ordinal));
        Assert.Contains("1 枚目の発行番号が違います。", Verdict(Paper(two, all: true, number: "20261129-01-0000002"), two, all: true).Mismatches);
        var asked = Verdict(Paper(two, all: true, items: [ResidentItem.Relationship, ResidentItem.Register]), two, all: true).Mismatches;
        Assert.Contains("世帯主の欄が違います。", asked);
        Assert.Contains("1 人目の続柄の欄が違います。", asked);
        Assert.Contains("2 人目の本籍・筆頭者の欄が違います。", asked);
        Assert.Contains("認証文が、載る人と合いません。", Verdict(Paper(two, all: true, isWhole: false), two, all: true).Mismatches);
    }

    /// <summary>Scenario 7: the second page of another paper in a file of the right size: its number, and the people on it, are not those of the first.</summary>
    [Fact]
    public void Verdict_SecondPageOfAnother_IsSeen()
    {
        var facts = Facts(7);
        using var mine = PdfDocument.Open(Paper(facts, all: true).Pdf);
        using var other = PdfDocument.Open(Paper(Facts(7, "小川"), all: true, number: "20261129-01-0000002").Pdf);
        using var mixed = new PdfDocumentBuilder();
        mixed.AddPage(mine, 1);
        mixed.AddPage(other, 2);

        var mismatches = Verdict(new(mixed.Build(), 2, ""), facts, all: true).Mismatches;

        Assert.Contains("2 枚目の発行番号が違います。", mismatches);
        Assert.DoesNotContain("1 枚目の発行番号が違います。", mismatches);
    }

    /// <summary>個人番号 comes from nowhere; when it stands on the paper all the same, the paper stays.</summary>
    [Fact]
    public void Verdict_NumberOfTwelveDigits_IsSeen()
    {
        var facts = Facts(1);
        facts.Members[0].Record.FormerAddress = "123456789018";

        Assert.Contains("個人番号か住民票コードのような番号があります。", Verdict(Paper(facts, all: true), facts, all: true).Mismatches);
    }

    /// <summary>The paper agrees with the records it was made from, but the other feed, or the person's own address, speaks of somebody else.</summary>
    [Fact]
    public void Verdict_OtherSourceSpeaksOfAnother_IsADifference()
    {
        var facts = Facts(2);
        facts.Members[1].Resident!.Name = "小川　結衣";
        facts.Members[0].Resident!.BirthDate = new(1971, 1, 1);
        facts.Members[1].Record.Address = "埼玉県越谷市大沢三丁目5番8号";

        Assert.Equal(["氏名", "生年月日", "住所"], Verdict(Paper(facts, all: true), facts, all: true).Differences);
    }

    [Fact]
    public void Verdict_NoPdf_IsNotRead() => Assert.Equal(["証明書が読めません。"], Verdict(new([1, 2, 3], 1, ""), Facts(1), all: true).Mismatches);

    private static HouseholdSnapshot Facts(int persons, string family = "越谷", string address = "埼玉県越谷市越ヶ谷四丁目2番1号") => new(
        new() { Number = "1", Address = address, HeadName = $"{family}　一", MemberCount = persons },
        [
            .. Enumerable.Range(1, persons).Select(i => new SnapshotMember(
                new()
                {
                    Number = $"{i}", Household = "1", Position = i, Name = $"{family}　{"一二三四五六七八九"[i - 1]}", BirthDate = new(1970 + i, 3, i), Sex = "女", Relationship = i == 1 ? "世帯主" : "子",
                    Address = address, Domicile = "埼玉県越谷市東越谷一丁目5番地", HeadOfRegister = $"{family}　一", IsForeigner = i == 8, Nationality = i == 8 ? "ベトナム" : "",
                },
                new() { Number = $"{i}", Status = "ACTIVE", Name = $"{family}　{"一二三四五六七八九"[i - 1]}", BirthDate = new(1970 + i, 3, i), Domicile = "埼玉県越谷市東越谷一丁目5番地", HeadName = $"{family}　一" }, false)),
        ],
        DateTimeOffset.UnixEpoch);

    private static List<string> Numbers(HouseholdSnapshot facts, bool all) => [.. facts.Members.Select(m => m.Record.Number).Take(all ? facts.Members.Count : 1)];

    private static MadePaper Paper(HouseholdSnapshot facts, bool all, string number = Number, ResidentItem[]? items = null, bool? isWhole = null, ResidentForm form = ResidentForm.Household)
    {
        var content = ResidentSheets.Build(
            new(facts.Household.Address, facts.Household.HeadName), [.. facts.Members.Take(Numbers(facts, all).Count).Select(m => m.Recorded)], (items ?? []).ToHashSet(), isWhole ?? all, Day, form);
        var paper = Renderer.Render(content, new(number, Day, "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() }, PdfEnvelope.Kiosk);
        return new(paper.Bytes, paper.PageCount, "");
    }

    private static PaperVerdict Verdict(MadePaper paper, HouseholdSnapshot facts, bool all, ResidentForm form = ResidentForm.Household, ResidentItem[]? items = null) => Check.Verdict(
        paper,
        new(Guid.NewGuid(), new() { Number = "1", Status = "ACTIVE" }, "JUMINHYO", [], new HashSet<string>(), Number, Day, DateTimeOffset.MaxValue, new([], DateTimeOffset.UnixEpoch)),
        new("", Numbers(facts, all), (items ?? []).ToHashSet(), all, form), facts);
}
