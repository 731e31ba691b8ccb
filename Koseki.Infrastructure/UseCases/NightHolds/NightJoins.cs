using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>Joins deposits to the cases of the papers that they are, within a receipt or by the office afterwards: what they hold ends with those.</summary>
internal static class NightJoins
{
    /// <summary>
    /// Writes the joins of a receipt, says for the record when the papers were handed over, and since when that is known: since a deposit that held something; throws <see cref="CaseException"/> when one
    /// of the deposits holds nothing that the papers name, or when the receipt says another time without a reason.
    /// </summary>
    internal static async Task<(string Text, DateTimeOffset KnownSince)> WriteAsync(JournalTransaction open, ReceiptDetails details, IReadOnlyList<OpenCase> cases, CancellationToken cancellation)
    {
        var deposits = await WriteAsync(open, details.Deposits, cases, details, cancellation);
        Rulings.Refuse(NightRules.WhyNotReceived(deposits, details));
        var isOtherMinute = details.OtherMinute.Trim().Length > 0;
        return (string.Concat(deposits.Select(d => string.Create(CultureInfo.InvariantCulture, $"({d.Called} として {JapanTime.Of(d.ReceivedAt):yyyy-MM-dd HH:mm} に預かった届)")))
            + (deposits.Count == 0 || !isOtherMinute ? "" : $"(預かりと違う日時とした理由: {details.OtherMinute.Trim()})"), isOtherMinute ? open.Now : NightRules.KnownSince(deposits) ?? open.Now);
    }

    /// <summary>Writes the joins; throws <see cref="CaseException"/> when one of the deposits is not of these papers (<see cref="NightRules.WhyNotJoin"/>).</summary>
    internal static async Task<IReadOnlyList<NightDeposit>> WriteAsync(JournalTransaction open, IReadOnlyList<long> deposits, IReadOnlyList<OpenCase> cases, ReceiptDetails? receipt, CancellationToken cancellation)
    {
        var papers = cases.Select(c => NightRules.PaperOf(c.Kind)).ToHashSet();
        var named = cases.SelectMany(c => c.Kind.RegistersNamed(c.Draft)).ToHashSet();
        var joined = new List<NightDeposit>();
        foreach (var number in deposits.Distinct())
        {
            var deposit = await NightStore.DemandAsync(open, number, cancellation);
            Rulings.Refuse(NightRules.WhyNotJoin(deposit, named, papers, receipt));
            foreach (var one in cases.Where(c => !deposit.Cases.Contains(c.Id)))
            {
                NightStore.Add(open, deposit, NightStepKind.Joined, caseId: one.Id);
            }

            joined.Add(deposit);
        }

        return joined;
    }
}
