using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Incomes;
using Koseki.Konbini.Gateway.Families.Holders;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.ReleaseCheck;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Families.Incomes;

/// <summary>
/// Whether the 所得証明書 of a tax year may be issued, rule by rule: the person and the household, then whether the year is open,
/// whether its record is the person's and the one that was last compared with the source, and only then what it says. Each
/// rule has its own reason; that a year is missing is said to the centre, because another one can be had.
/// </summary>
public sealed class IncomeRules(HolderRules holders, SameWriting same, GatewayOptions options, TimeProvider clock)
{
    /// <summary>Tax years that are issued, the newest open one included.</summary>
    internal const int Years = 5;

    /// <summary>Why nothing of any year may be issued, with words for the record; null when that depends on the year.</summary>
    internal (Refusal Refusal, string Words)? WhyNot(IncomeSnapshot? snapshot) => holders.WhyNot(snapshot?.Facts);

    /// <summary>The years that are open to the person, the newest first: at most <see cref="Years"/>.</summary>
    internal IReadOnlyList<int> OpenYears(IncomeSnapshot snapshot)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        return [.. snapshot.Rules.Where(r => (snapshot.Of(r.TaxYear) is { Record.IsWithheld: true } ? r.OpensWithheld : r.Opens) <= today).Select(r => r.TaxYear).OrderDescending().Take(Years)];
    }

    /// <summary>Why the paper of a year may not be issued; null when it may.</summary>
    internal (Refusal Refusal, string Words)? WhyNot(IncomeSnapshot? snapshot, int taxYear) =>
        WhyNot(snapshot)
        ?? (!OpenYears(snapshot!).Contains(taxYear) ? (Refusal.TaxYearNotOpen, "まだ開いていないか、もう交付しない年度です。")
            : snapshot!.Of(taxYear) is not { } income ? (Refusal.NoTaxRecord, "この年度の記録がありません。")
            : OfRecord(snapshot, income) ?? OfContent(income.Record, snapshot.Rules.First(r => r.TaxYear == taxYear)));

    private (Refusal, string)? OfRecord(IncomeSnapshot snapshot, ComparedIncome income)
    {
        var (record, bucket) = (income.Record, income.Bucket);
        return record.IsStopped ? (Refusal.IncomeStopped, "更正の処理中か、証明を止められています。")
            : bucket is null || clock.GetUtcNow() - new DateTimeOffset(DateTime.SpecifyKind(bucket.AsOf, DateTimeKind.Utc)) > TimeSpan.FromHours(options.IncomeComparedWithinHours) ? (Refusal.DataStale, "所得の照合が届いていません。")
            : !bucket.Agrees ? (Refusal.IncomeInDoubt, "所得の照合が送り元と合っていません。")
            : record.Sequence > bucket.Sequence ? (Refusal.IncomeNotCompared, "最後の照合の後に届いた所得です。")
            : record.State == IncomeState.Removed ? (Refusal.NoTaxRecord, "この年度の記録は取り消されています。")
            : Difference(snapshot, record) is { } what ? (Refusal.IncomeInDoubt, $"所得・住民票・住民の連携で、{what}が違います。")
            : record.BirthDate >= TaxYear.AssessmentDate(record.TaxYear) ? (Refusal.IncomeInDoubt, "賦課期日に生まれていない人の記録です。")
            : null;
    }

    private static (Refusal, string)? OfContent(IncomeRecord record, TaxYearRule rule) => record.State switch
    {
        IncomeState.Settled => IncomeStatement.Read(record.TaxYear, record.Items, record.IsTaxed).Problem is { } problem ? (Refusal.IncomeInDoubt, problem) : null,
        IncomeState.Dependant => rule.DependantsWithoutAmounts ? null : (Refusal.IncomeOfDependant, "被扶養者で、申告がありません。"),
        IncomeState.Undeclared => (Refusal.IncomeNotDeclared, "未申告です。"),
        IncomeState.NotHere => (Refusal.NotResidentOnAssessmentDate, "賦課期日に市に住所がありません。"),
        IncomeState.Denied => (Refusal.IncomeStopped, "証明を止められています。"),
        IncomeState.Removed => (Refusal.NoTaxRecord, "この年度の記録は取り消されています。"),
    };

    // The number is one fact; name and birth date are two more, of another system.
    private string? Difference(IncomeSnapshot snapshot, IncomeRecord income)
    {
        var record = snapshot.Facts.Self.Record;
        return same.Name(income.Name) != same.Name(record.Name) ? "氏名" : income.BirthDate != record.BirthDate ? "生年月日" : holders.Difference(snapshot.Facts);
    }
}
