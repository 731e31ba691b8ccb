using Koseki.Domain.Certificates.Incomes;
using Koseki.Tests.Gateway;

namespace Koseki.Tests.Domain.Certificates.Incomes;

/// <summary>What can be certified of a tax year, and what a certificate of it says.</summary>
public sealed class IncomeStatementTests
{
    private static readonly IncomeHolder Holder = new("越谷　太郎", new(1971, 3, 4), "埼玉県越谷市越ヶ谷四丁目2番1号", "埼玉県越谷市大沢三丁目5番8号", false);

    /// <summary>Each amount is a whole number with one writing, each item stands once, and sums are sums.</summary>
    [Theory]
    [InlineData("A01=5000000", "", null)]
    [InlineData("A01=5000000,", "A01=5000000.5,", "令和8年度にない項目か、読めない金額があります。")]
    [InlineData("A01=5000000,", "A01=05000000,", "令和8年度にない項目か、読めない金額があります。")]
    [InlineData("A01=5000000,", "A01=５０,", "令和8年度にない項目か、読めない金額があります。")]
    [InlineData("A01=5000000,", "A01=-0,", "令和8年度にない項目か、読めない金額があります。")]
    [InlineData("A01=5000000,", "A01=5000000000000,", "令和8年度にない項目か、読めない金額があります。")]
    [InlineData("A01=5000000,", "Z01=1,A01=5000000,", "令和8年度にない項目か、読めない金額があります。")]
    [InlineData("A01=5000000,", "A01=1,A01=5000000,", "給与収入が二つあります。")]
    [InlineData("A01=5000000,", "", "給与収入がありません。")]
    [InlineData("B90=3560000", "B90=3560001", "合計所得金額が内訳の合計と合いません。")]
    [InlineData("B04=0", "B04=1", "合計所得金額が内訳の合計と合いません。")]
    [InlineData("C05=0", "C05=10", "所得控除合計が内訳の合計と合いません。")]
    [InlineData("F02=145800", "F02=145900", "年税額が内訳の合計と合いません。")]
    [InlineData("E01=2430000", "E01=2430001", "総所得分に 1000 円未満の端数があります。")]
    [InlineData("A01=5000000", "A01=3559999", "給与所得が給与収入を超えています。")]
    [InlineData("B91=3560000", "B91=3560001", "総所得金額等が合計所得金額を超えています。")]
    [InlineData("B91=3560000", "B91=3000000", "課税標準額が、総所得金額等から所得控除を引いた額を超えています。")]
    [InlineData("A01=5000000", "A01=-5000000", "給与収入が負の額です。")]
    [InlineData("D02=0", "D02=100", "一般扶養親族の人数が違います。")]
    [InlineData("D05=0", "D05=1", "同居老親等が老人扶養親族より多くなっています。")]
    public void Read_AmountsOf2026_AreWholeAndAddUp(string instead, string written, string? problem)
    {
        var text = IncomeRowsOf.Items(2026);
        var changed = written.Length == 0 && problem is null ? text : text.Replace(instead, written, StringComparison.Ordinal);

        Assert.Equal(problem, IncomeStatement.Read(2026, changed, isTaxed: true).Problem);
    }

    /// <summary>A loss is set off against other incomes, and what is left of it is no income.</summary>
    [Theory]
    [InlineData(-560_000, 3_000_000, null)]
    [InlineData(-4_000_000, 0, null)]
    [InlineData(-4_000_000, -440_000, "合計所得金額が負の額です。")]
    public void Read_LossOfLetting_IsSetOff(long loss, long total, string? problem)
    {
        var text = IncomeRowsOf.Items(2026, ("B06", loss), ("B90", total), ("B91", Math.Max(0, total)), ("E01", 0), ("E90", 0), ("F02", 0), ("F04", 0));

        Assert.Equal(problem, IncomeStatement.Read(2026, text, isTaxed: true).Problem);
    }

    [Fact]
    public void Read_ExemptWithTax_IsRefused() => Assert.Equal("非課税に税額があります。", IncomeStatement.Read(2026, IncomeRowsOf.Items(2026), isTaxed: false).Problem);

    /// <summary>Items come and go with the years (定額減税, 森林環境税, 特定親族特別控除): what another year has is unknown to this one.</summary>
    [Theory]
    [InlineData(2023, "F05", false)]
    [InlineData(2024, "F05", true)]
    [InlineData(2023, "F91", false)]
    [InlineData(2024, "F91", true)]
    [InlineData(2025, "F91", true)]
    [InlineData(2026, "F91", false)]
    [InlineData(2025, "C13", false)]
    [InlineData(2026, "C13", true)]
    public void Of_Year_HasItsOwnItems(int year, string code, bool expected)
    {
        Assert.Equal(expected, IncomeItems.Of(year).Any(i => i.Code == code));
        Assert.Null(IncomeStatement.Read(year, IncomeRowsOf.Items(year), isTaxed: true).Problem);
        Assert.All(new[] { 2023, 2024, 2026 }.Where(y => !IncomeItems.Of(y).SequenceEqual(IncomeItems.Of(year))), other => Assert.NotNull(IncomeStatement.Read(year, IncomeRowsOf.Items(other), isTaxed: true).Problem));
    }

    [Fact]
    public void Of_EveryYear_HasOneTotalASectionAndEachCodeOnce()
    {
        for (var year = 2020; year < 2035; year++)
        {
            var items = IncomeItems.Of(year);
            Assert.Equal(items.Count, items.Select(i => i.Code).Distinct().Count());
            Assert.Equal([IncomeSection.Income, IncomeSection.Deduction, IncomeSection.TaxBase, IncomeSection.Tax], items.Where(i => i.Role == IncomeRole.Total).Select(i => i.Section));
        }
    }

    [Theory]
    [InlineData(2019, "令和元年度", "平成30年1月1日から平成30年12月31日まで")]
    [InlineData(2020, "令和2年度", "平成31年1月1日から令和元年12月31日まで")]
    [InlineData(2026, "令和8年度", "令和7年1月1日から令和7年12月31日まで")]
    public void Name_OfAYear_IsOfTheEraOfItsJune(int year, string name, string period) => Assert.Equal((name, period), (TaxYear.Name(year), TaxYear.IncomePeriod(year)));

    [Fact]
    public void Build_Statement_SaysEveryItemOnce()
    {
        var statement = IncomeStatement.Read(2026, IncomeRowsOf.Items(2026, ("B06", -10_000), ("B90", 3_550_000), ("B91", 3_550_000), ("E01", 2_420_000), ("E90", 2_420_000)), isTaxed: true).Statement!;

        var content = IncomeCertificate.Build(Holder, statement, isTaxed: true, new(2026, 11, 29));

        Assert.Equal("令和８年度　所得証明書", content.Title);
        Assert.Equal(["氏名", "生年月日", "住所", "賦課期日の住所", "課税の区分"], content.Boxes.Select(b => b.Label));
        Assert.Equal(IncomeItems.Of(2026).Count, content.Blocks.Sum(b => b.Rows.Count));
        Assert.Equal("５，０００，０００円", content.Blocks[0].Rows[0].Value);
        Assert.Contains(content.Blocks[1].Rows, r => (r.Label, r.Value) == ("不動産所得", "△１０，０００円"));
        Assert.Contains(content.Blocks[2].Rows, r => (r.Label, r.Value) == ("１６歳未満の扶養親族", "０人"));
    }

    [Fact]
    public void WithoutAmounts_OfADependant_SaysWhyAndNoAmount()
    {
        var content = IncomeCertificate.WithoutAmounts(Holder with { IsForeigner = true }, 2026, new(2026, 11, 29));

        Assert.Empty(content.Blocks);
        Assert.Contains("被扶養者", content.Remark, StringComparison.Ordinal);
        Assert.Equal(["氏名", "生年月日", "住所", "賦課期日の住所"], content.Boxes.Select(b => b.Label));
        Assert.Equal("１９７１年３月４日", content.Boxes[1].Value);
    }
}
