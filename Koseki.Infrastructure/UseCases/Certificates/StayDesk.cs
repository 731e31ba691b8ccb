using Koseki.Domain.Cases;
using Koseki.Domain.RegisterChains;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Certificates;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.Certificates;

/// <summary>画像戸籍での在籍: what one of 審査 or 決裁 read on the pages, confirmed by another, each step in the journal.</summary>
public sealed class StayDesk(JournalWriter journal, ChainReader reader)
{
    /// <summary>The first step. Null when done; else why it cannot be.</summary>
    public Task<string?> ProposeAsync(ReadStay stay, string reason, Actor actor) => StepAsync(actor, async open =>
    {
        var (image, entry, _) = await reader.SeenAsync(open.Scope, stay.Image, stay.Person, CancellationToken.None);
        return StayDecision.Propose(stay, reason, actor, image, entry);
    });

    /// <summary>The second step, by somebody else. Null when done; else why it cannot be.</summary>
    public Task<string?> ConfirmAsync(long proposal, Actor actor) => StepAsync(actor, async open =>
    {
        var waiting = await reader.WaitingAsync(open.Scope, proposal, CancellationToken.None);
        var (image, entry, _) = waiting is null ? default : await reader.SeenAsync(open.Scope, waiting.Stay.Image, waiting.Stay.Person, CancellationToken.None);
        return StayDecision.Confirm(waiting, actor, image, entry);
    });

    private Task<string?> StepAsync(Actor actor, Func<JournalTransaction, Task<Ruling<StayStep>>> decide) =>
        Rights.WhyNot(Permission.ConfirmKinship, actor)?.Words is { } wanting ? Task.FromResult<string?>(wanting) : journal.TryCommitAsync(actor, async open =>
        {
            var step = (await decide(open)).Demand();
            await StayRows.AddAsync(open, step);
            return new Deed(DeedKind.KinLink, $"画像戸籍 {step.Stay.Image} に人 {step.Stay.Person} が{(step.Stay.Holds ? "在籍したと読んだ" : "いない(別人)と読んだ")}ことを{(step.Confirms is null ? "申し出た" : "確認した")}", Reason: step.Reason);
        }, CancellationToken.None);
}
