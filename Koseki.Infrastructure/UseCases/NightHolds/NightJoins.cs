using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>Joins deposits to the cases of the papers that they are, within a receipt or by the office afterwards: what they hold ends with those.</summary>
internal static class NightJoins
{
    /// <summary>Writes the joins; throws <see cref="CaseException"/> when one of the deposits holds nothing that the papers name.</summary>
    internal static async Task WriteAsync(JournalTransaction open, IReadOnlyList<long> deposits, IReadOnlyList<OpenCase> cases, CancellationToken cancellation)
    {
        var named = cases.SelectMany(c => c.Kind.RegistersNamed(c.Draft)).ToHashSet();
        foreach (var number in deposits.Distinct())
        {
            var deposit = await NightStore.DemandAsync(open, number, cancellation);
            Rulings.Refuse(NightRules.WhyNotJoin(deposit, named));
            foreach (var one in cases.Where(c => !deposit.Cases.Contains(c.Id)))
            {
                NightStore.Add(open, deposit, NightStepKind.Joined, caseId: one.Id);
            }
        }
    }
}
