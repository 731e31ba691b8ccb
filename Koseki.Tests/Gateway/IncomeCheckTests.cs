using Koseki.Domain.Certificates.Incomes;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Families.Holders;
using Koseki.Konbini.Gateway.Families.Incomes;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Infrastructure.Pdf;

namespace Koseki.Tests.Gateway;

/// <summary>The check before release sees every way in which a 所得証明書 can be another one than was asked for.</summary>
public sealed class IncomeCheckTests
{
    private const string Number = "20261129-01-0000001";
    private const int Year = 2026;
    private static readonly DateOnly Day = new(2026, 11, 29);
    private static readonly PdfWriter Writer = new(new(Fonts.IpaMj));
    private static readonly IncomeCheck Check = new(new(CharacterTable.Load()));

    [Theory]
    [InlineData(IncomeState.Settled, 2022, false)]
    [InlineData(IncomeState.Settled, 2024, false)]
    [InlineData(IncomeState.Settled, 2026, true)]
    [InlineData(IncomeState.Dependant, 2026, false)]
    public void Verdict_OwnPaper_HasNothingAgainstIt(IncomeState state, int year, bool hasLoss)
    {
        (string, long)[] loss = hasLoss ? [("B06", -1_234_567), ("B90", 2_325_433), ("B91", 2_325_433), ("E01", 1_195_000), ("E90", 1_195_000)] : [];
        var facts = Facts(state: state, year: year, items: IncomeRowsOf.Items(year, loss));
        var verdict = Verdict(Paper(facts, year: year), facts, year);

        Assert.Empty(verdict.Mismatches);
        Assert.Empty(verdict.Differences);
    }

    [Fact]
    public void Verdict_PaperOfAnother_IsSeenInEveryBox()
    {
        var other = Facts("小川　結衣", new(1990, 1, 1), HouseholdRowsOf.OtherAddress, items: IncomeRowsOf.Items(Year, ("A01", 6_000_000)));

        Assert.Equal(["氏名が違います。", "住所が違います。", "賦課期日の住所が違います。", "生年月日が違います。", "給与収入の額が違います。"], Verdict(Paper(other), Facts()).Mismatches);
    }

    /// <summary>Everything is the person's own but the year.</summary>
    [Theory]
    [InlineData(2025, 2026)]
    [InlineData(2023, 2022)]
    public void Verdict_AnotherYear_IsSeen(int printed, int asked)
    {
        var facts = Facts(year: asked);

        var mismatches = Verdict(Paper(Facts(year: printed), year: printed), facts, asked).Mismatches;

        Assert.Contains("1 枚目の題名が違います。", mismatches);
        Assert.Contains("所得の期間が違います。", mismatches);
    }

    /// <summary>One digit of one amount, an amount beside the next item, another unit, a loss without its mark: each is seen by its item.</summary>
    [Theory]
    [InlineData("５，０００，０００円", "５，０００，００１円", "給与収入の額が違います。")]
    [InlineData("５，０００，０００円", "５０００，０００円", "給与収入の額が違います。")]
    [InlineData("５，０００，０００円", "５，０００，０００人", "給与収入の額が違います。")]
    [InlineData("５，０００，０００円", "△５，０００，０００円", "給与収入の額が違います。")]
    [InlineData("１４５，８００円", "９７，２００円", "市民税所得割額の額が違います。")]
    [InlineData("年税額", "年額", "右の項目が、この年度の様式と違います。")]
    public void Verdict_AmountOrItemChanged_IsSeen(string instead, string written, string problem)
    {
        var isDone = false;
        PageItem Once(PageItem item)
        {
            if (isDone || item is not PageText text || text.Text != instead)
            {
                return item;
            }

            isDone = true;
            return text with { Text = written };
        }

        var paper = Paper(Facts(), Once);

        Assert.Equal([problem], Verdict(paper, Facts()).Mismatches);
    }

    [Fact]
    public void Verdict_PageOtherThanMade_IsSeen()
    {
        var facts = Facts();

        Assert.Equal(["欄の外に文字があります。"], Verdict(Paper(facts, also: [new PageText(10, 120, 9, "小川")]), facts).Mismatches);
        Assert.Contains("左の項目が、この年度の様式と違います。", Verdict(Paper(facts, also: [new PageText(30, 237, 9, "小川")]), facts).Mismatches);
        Assert.Contains("所得の期間が違います。", Verdict(Paper(facts, also: [new PageText(150, 88, 9, "小川")]), facts).Mismatches);
        Assert.Contains("個人番号か住民票コードのような番号があります。", Verdict(Paper(facts, also: [new PageText(30, 252, 9, "１２３４５６７８９０１２")]), facts).Mismatches);
        Assert.Contains("1 枚目の発行番号が違います。", Verdict(Paper(facts, number: "20261129-01-0000002"), facts).Mismatches);
        Assert.Equal(["証明書が読めません。"], Verdict(new([1, 2, 3], 1, ""), facts).Mismatches);
        Assert.Equal(["証明書が読めません。"], Verdict(Paper(facts, pages: 2), facts).Mismatches);
        var dependant = Facts(state: IncomeState.Dependant);
        Assert.Equal(["金額を載せない証明書に、ほかの文字があります。"], Verdict(Paper(dependant, also: [new PageText(70, 150, 9, "１円")]), dependant).Mismatches);
    }

    /// <summary>The paper agrees with what it was made from, but the other feed, the tax, or the person's own record speaks of somebody else.</summary>
    [Fact]
    public void Verdict_OtherSourceSpeaksOfAnother_IsADifference()
    {
        var facts = Facts();
        var (resident, income) = (facts.Facts.Self.Resident!, facts.Incomes[0].Record);
        (resident.BirthDate, income.Name, facts.Facts.Self.Record.Address) = (new(1971, 1, 1), "小川　結衣", HouseholdRowsOf.OtherAddress);

        Assert.Equal(["氏名", "生年月日", "住所"], Verdict(Paper(facts), facts).Differences);
    }

    private static IncomeSnapshot Facts(
        string name = "越谷　太郎", DateOnly? born = null, string address = HouseholdRowsOf.Address, IncomeState state = IncomeState.Settled, int year = Year, string? items = null)
    {
        var birth = born ?? new(1971, 3, 4);
        HousematePair self = new(new() { Number = "1", Household = "1", Name = name, BirthDate = birth, Address = address }, new() { Number = "1", Status = "ACTIVE", Name = name, BirthDate = birth });
        var income = new IncomeRecord
        {
            ResidentNumber = "1", TaxYear = year, Version = 1, State = state, Name = name, BirthDate = birth, Address = address, IsTaxed = state == IncomeState.Settled, Items = state == IncomeState.Settled ? items ?? IncomeRowsOf.Items(year) : "",
        };
        return new(new(new() { Number = "1", Address = address, HeadName = name, MemberCount = 1 }, [self], self, false), [new(income, null)], [], DateTimeOffset.UnixEpoch);
    }

    private static MadePaper Paper(IncomeSnapshot facts, Func<PageItem, PageItem>? bend = null, IReadOnlyList<PageItem>? also = null, string number = Number, int pages = 1, int year = Year)
    {
        var page = IncomeCertificateLayout.Arrange(facts.ContentOf(year, Day), new(number, Day, "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() }).Single();
        var bent = new PageModel([.. page.Items.Select(bend ?? (i => i)), .. also ?? []]);
        return new(Writer.Write([.. Enumerable.Repeat(bent, pages)], "所得証明書", PdfEnvelope.Kiosk), pages, "");
    }

    private static PaperVerdict Verdict(MadePaper paper, IncomeSnapshot facts, int year = Year) => Check.Verdict(
        paper,
        new(Guid.NewGuid(), new() { Number = "1", Status = "ACTIVE" }, "SHOTOKU", [], new HashSet<string>(), Number, Day, DateTimeOffset.MaxValue, new([], DateTimeOffset.UnixEpoch)) { TaxYear = year },
        facts);
}
