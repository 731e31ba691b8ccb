using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.People;

namespace Koseki.Infrastructure.UseCases.People;

/// <summary>An inferred link with what has been proposed about it.</summary>
/// <param name="Kind">What they may be to each other.</param>
/// <param name="One">The child, the adopted, or one of the two.</param>
/// <param name="Other">The parent, the adopter, or the other.</param>
/// <param name="Proposal">The proposal that nobody has confirmed yet, or null.</param>
public sealed record OpenLink(KinLinkKind Kind, PersonId One, PersonId Other, KinProposal? Proposal);

/// <summary>
/// 人の結び付きの確認: what registers let only be inferred is confirmed, or denied, by two different people of 審査 or 決裁, each step
/// in the journal. A further word of two people takes the place of the former. What cannot be said of two persons is decided by
/// <see cref="KinDecision"/>, at both steps.
/// </summary>
public sealed class KinDesk(ReadScopes scopes, JournalWriter journal, ICharacterTable characters, RecordedDocuments recorded)
{
    /// <summary>The links among them that are only inferred, with the proposals that wait.</summary>
    public async Task<IReadOnlyList<OpenLink>> OpenAsync(FamilyLinks links, CancellationToken cancellation = default)
    {
        var open = Inferred(links).ToList();
        await using var scope = await scopes.OpenAsync(cancellation);
        var waiting = await KinStore.WaitingAsync(scope.Database, open.Select(o => o.One), cancellation);
        return [.. open.Select(o => new OpenLink(o.Kind, o.One, o.Other, waiting.LastOrDefault(p => p.Pair == o)))];
    }

    /// <summary>The first step. Null when done; else why it cannot be.</summary>
    public Task<string?> ProposeAsync(KinLinkKind kind, PersonId one, PersonId other, bool holds, string reason, Actor actor)
    {
        var pair = new KinPair(kind, one, other);
        return StepAsync(actor, async open => KinDecision.Propose(pair, holds, reason, actor, await SeenAsync(open, pair)));
    }

    /// <summary>The second step, by somebody else. Null when done; else why it cannot be.</summary>
    public Task<string?> ConfirmAsync(long proposal, Actor actor) => StepAsync(actor, async open =>
    {
        var waiting = await KinStore.FindAsync(open.Database, proposal, CancellationToken.None);
        return KinDecision.Confirm(waiting, actor, waiting is null ? Reached.Of(RegisterSet.Empty) : await SeenAsync(open, waiting.Pair));
    });

    private Task<Reached> SeenAsync(JournalTransaction open, KinPair pair) => KinStore.SeenAsync(open.Database, pair, characters, recorded, CancellationToken.None);

    private Task<string?> StepAsync(Actor actor, Func<JournalTransaction, Task<Ruling<KinStep>>> decide) =>
        Rights.WhyNot(Permission.ConfirmKinship, actor)?.Words is { } wanting ? Task.FromResult<string?>(wanting) : journal.TryCommitAsync(actor, async open =>
        {
            var step = (await decide(open)).Demand();
            await KinStore.AddAsync(open, step);
            return new Deed(DeedKind.KinLink, $"{step.Pair.One} と {step.Pair.Other} の{step.Pair.Kind.Word()}を{(step.Holds ? "認める" : "別人とする")}ことを{(step.Confirms is null ? "申し出た" : "確認した")}", Reason: step.Reason);
        }, CancellationToken.None);

    private static IEnumerable<KinPair> Inferred(FamilyLinks links) =>
    [
        .. links.Parents.Where(l => !l.Origin.IsSure()).Select(l => new KinPair(KinLinkKind.Parent, l.Child, l.Parent)),
        .. links.Adoptions.Where(l => !l.Origin.IsSure()).Select(l => new KinPair(KinLinkKind.Adoption, l.Adopted, l.Adopter)),
        .. links.Marriages.Where(l => !l.Origin.IsSure() && l.Other is not null).Select(l => new KinPair(KinLinkKind.Marriage, l.One, l.Other!.Value)),
    ];
}
