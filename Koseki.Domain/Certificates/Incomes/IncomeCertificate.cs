using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.ResidentRecords;

namespace Koseki.Domain.Certificates.Incomes;

/// <summary>Whose income it is, as 住民票 has the person now and as the tax has the address.</summary>
/// <param name="Name">氏名.</param>
/// <param name="BirthDate">生年月日.</param>
/// <param name="Address">住所.</param>
/// <param name="AddressOnAssessmentDate">賦課期日の住所.</param>
/// <param name="IsForeigner">Whether it is a 外国人住民: 生年月日 is then of the western calendar.</param>
public sealed record IncomeHolder(string Name, DateOnly BirthDate, string Address, string AddressOnAssessmentDate, bool IsForeigner);

/// <summary>The rows of one section.</summary>
/// <param name="Section">Which.</param>
/// <param name="Title">As printed above them.</param>
/// <param name="Rows">Label and amount, as printed.</param>
public sealed record IncomeBlock(IncomeSection Section, string Title, IReadOnlyList<SheetBox> Rows);

/// <summary>What a 所得証明書 says.</summary>
/// <param name="Title">題名 with its year.</param>
/// <param name="Period">When the income was earned.</param>
/// <param name="Boxes">氏名, 生年月日, 住所, 賦課期日の住所 and, where there are amounts, 課税の区分.</param>
/// <param name="Blocks">The sections of the year; empty of a 被扶養者 without a return.</param>
/// <param name="Remark">Stands in their place; else empty.</param>
/// <param name="Certification">認証文.</param>
public sealed record IncomeCertificate(string Title, string Period, IReadOnlyList<SheetBox> Boxes, IReadOnlyList<IncomeBlock> Blocks, string Remark, string Certification)
{
    /// <summary>The content of a certificate with amounts.</summary>
    public static IncomeCertificate Build(IncomeHolder holder, IncomeStatement statement, bool isTaxed, DateOnly issuedOn) =>
        Of(holder, statement.TaxYear, [new("課税の区分", isTaxed ? "課税" : "非課税")], [.. BlocksOf(statement)], hasAmounts: true, issuedOn);

    /// <summary>The content of one without: of a 被扶養者 who made no return.</summary>
    public static IncomeCertificate WithoutAmounts(IncomeHolder holder, int taxYear, DateOnly issuedOn) => Of(holder, taxYear, [], [], hasAmounts: false, issuedOn);

    private static IncomeCertificate Of(IncomeHolder holder, int taxYear, SheetBox[] taxed, IReadOnlyList<IncomeBlock> blocks, bool hasAmounts, DateOnly issuedOn)
    {
        var wording = IncomeWording.InForce(issuedOn);
        return new(
            PaperText.Widen(TaxYear.Name(taxYear)) + "　" + wording.Title, PaperText.Widen(TaxYear.IncomePeriod(taxYear)), [.. BoxesOf(holder), .. taxed], blocks,
            hasAmounts ? "" : wording.WithoutAmounts, wording.Certification);
    }

    private static IEnumerable<SheetBox> BoxesOf(IncomeHolder holder) =>
    [
        new("氏名", PaperText.Widen(holder.Name)),
        new("生年月日", PaperText.Widen(holder.IsForeigner ? holder.BirthDate.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : RegisterDate.Of(holder.BirthDate).Text)),
        new("住所", PaperText.Widen(holder.Address)), new("賦課期日の住所", PaperText.Widen(holder.AddressOnAssessmentDate)),
    ];

    private static IEnumerable<IncomeBlock> BlocksOf(IncomeStatement statement) =>
        IncomeItems.Of(statement.TaxYear).Where(i => i.IsPrinted).GroupBy(i => i.Section)
            .Select(s => new IncomeBlock(s.Key, TitleOf(s.Key), [.. s.Select(i => new SheetBox(PaperText.Widen(i.Label), AmountOf(i, statement.Amounts[i.Code])))]));

    private static string TitleOf(IncomeSection section) => section switch
    {
        IncomeSection.Revenue => "収入金額",
        IncomeSection.Income => "所得金額",
        IncomeSection.Dependants => "扶養親族等の人数",
        IncomeSection.Deduction => "所得控除額",
        IncomeSection.TaxBase => "課税標準額",
        IncomeSection.Tax => "税額",
    };

    // A loss as offices write it: △.
    private static string AmountOf(IncomeItem item, long amount) => PaperText.Widen(string.Create(
        CultureInfo.InvariantCulture, $"{(amount < 0 ? "△" : "")}{Math.Abs(amount):#,0}{(item.Unit == IncomeUnit.Yen ? "円" : "人")}"));
}
