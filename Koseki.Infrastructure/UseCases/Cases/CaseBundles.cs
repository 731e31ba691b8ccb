using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.Cases;

/// <summary>One paper of a bundle as the page of any of them shows it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Result">What its examination says; null once the bundle is settled.</param>
public sealed record BundledCase(CaseRecord Case, CaseExamination? Result);

/// <summary>束: papers that are handed in together, decided in one act.</summary>
public sealed class CaseBundles(ReadScopes scopes, JournalWriter journal, CaseStore store, CasePlanner planner, CaseMarks marks)
{
    /// <summary>The cases that a case is decided with, in order, itself among them; none when there is no such case.</summary>
    public async Task<IReadOnlyList<CaseRecord>> MembersAsync(long id, CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return [.. (await store.BundleAsync(scope.Database, id, cancellation)).Select(m => m.Record)];
    }

    /// <summary>All of them with what their examination says as stored, and what one act of deciding would write.</summary>
    public async Task<(IReadOnlyList<BundledCase> Cases, Plan? Whole)> ExamineAsync(long id, CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        var members = await store.BundleAsync(scope.Database, id, cancellation);
        if (members.Count == 0 || CaseRules.NextStep(members[0].Record.State) is null)
        {
            return ([.. members.Select(m => new BundledCase(m.Record, null))], null);
        }

        var plan = await planner.PlanAsync(scope, members, cancellation);
        return ([.. members.Zip(plan.Cases, (m, p) => new BundledCase(m.Record, CasePlanner.ResultOf(p)))], plan.Decision?.Whole);
    }

    /// <summary>
    /// Opens a draft that is handed in together with another one, filled as that one tells. Refused once that one is received (a
    /// paper that comes later is another bundle's), and when that one, as it is saved, does not call for it.
    /// </summary>
    public async Task<CaseRecord> OpenBesideAsync(long id, CompanionOffer offer, Actor actor, CancellationToken cancellation = default)
    {
        var kind = CasePlanner.KindOf(offer.KindCode);
        var (_, opened) = await journal.CommitAsync(actor, async open =>
        {
            var beside = await CaseStore.DemandAsync(open, id, CaseAction.Edit);
            var offered = beside.Paper.Beside(await OffersAsync(open, beside, cancellation), await BundleRows.KindsAsync(open, beside, cancellation), offer).Demand();
            var draft = Draft.Of(kind.OpeningDraft(planner.Today).Values.Concat(offered.Draft.Values));
            Rulings.Refuse(FieldLimits.Refuse(kind.Form, draft));
            var one = await CaseStore.AddAsync(open, kind, offer.KindCode, draft);
            one.SetBeside(beside, kind.Subject(planner.Written(kind, draft), Domain.Registers.RegisterSet.Empty));
            await marks.ReplaceAsync(open, one, cancellation);
            return (new Deed(DeedKind.Opened, $"{beside.Called} と一緒に出た届として案件 {one.Id} を開いた", one.Id), one);
        }, cancellation);
        return opened.Record;
    }

    private async Task<IReadOnlyList<CompanionOffer>> OffersAsync(JournalTransaction open, OpenCase one, CancellationToken cancellation) =>
        one.Kind.Companions(one.Draft, await planner.RegistersAsync(open.Database, one.Kind.RegistersNamed(one.Draft), cancellation));
}
