using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.People;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Domain.Cases;

/// <summary>
/// 決裁: what one act writes, for one case or for several that were handed in together: all of it or nothing. Every register and
/// supplementary register gets one generation, however many of the papers change it.
/// </summary>
/// <param name="Plans">The plans in the order of the receipt numbers, each on the registers as those before it leave them.</param>
/// <param name="Whole">All of them as one: before the first and after the last of every register.</param>
public sealed record Decision(IReadOnlyList<Plan> Plans, Plan Whole)
{
    /// <summary>Joins plans that follow one another.</summary>
    /// <param name="plans">The plans, at least one.</param>
    /// <param name="given">The supplementary registers before the first; null where none are kept.</param>
    /// <param name="c">The circumstances of the first.</param>
    public static Decision Of(IReadOnlyList<Plan> plans, SupplementarySet? given, Circumstances c)
    {
        if (plans is [var only])
        {
            return new(plans, only);
        }

        var steps = plans.SelectMany(p => p.Registers).GroupBy(s => s.Id).OrderBy(g => g.Key).Select(g => new RegisterStep(g.First().Before, g.Last().After)).ToList();
        var newcomers = plans.SelectMany(p => p.Newcomers).ToDictionary();
        // 附票 follow the registers before and after, so they are asked once, of the whole.
        var supplementary = given is null ? SupplementaryPlan.None : new SupplementaryEffects(steps, given, newcomers, c).Plan();
        return new(plans, new([.. plans.SelectMany(p => p.Changes)], steps, [.. plans.SelectMany(p => p.EffectMessages)], plans.All(p => p.IsComplete))
        {
            Links = new FamilyLinks
            {
                Parents = [.. plans.SelectMany(p => p.Links.Parents)],
                Adoptions = [.. plans.SelectMany(p => p.Links.Adoptions)],
                Marriages = [.. plans.SelectMany(p => p.Links.Marriages)],
            },
            Undone = [.. plans.SelectMany(p => p.Undone)],
            Newcomers = newcomers,
            Supplementary = supplementary,
            IdentityMessages = given is null ? [] : new SupplementaryMessages(supplementary, c).All(),
        });
    }

    /// <summary>
    /// What leaves because of one of the papers: its own messages; with the first also what follows the registers themselves (副本,
    /// 附票本人確認情報), which leaves once.
    /// </summary>
    public IReadOnlyList<OutgoingMessage> MessagesOf(int paper) => paper == 0
        ? [.. Whole.Messages.Take(Whole.Messages.Count - Whole.EffectMessages.Count), .. Plans[0].EffectMessages]
        : Plans[paper].EffectMessages;
}
