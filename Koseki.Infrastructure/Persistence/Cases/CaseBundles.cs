using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>One paper of a bundle as the page of any of them shows it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Result">What its examination says; null once the bundle is settled.</param>
public sealed record BundledCase(CaseRecord Case, CaseExamination? Result);

/// <summary>束: papers that are handed in together, decided in one act.</summary>
public sealed class CaseBundles(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, CasePlanner planner, CaseMarks marks, CityReader city)
{
    private readonly CaseStore store = new(contexts, planner, city);

    /// <summary>The cases that a case is decided with, in order, itself among them; none when there is no such case.</summary>
    public Task<IReadOnlyList<CaseRecord>> MembersAsync(long id, CancellationToken cancellation = default) =>
        store.LookAsync<IReadOnlyList<CaseRecord>>(async database => [.. (await store.BundleAsync(database, id, cancellation)).Select(m => m.Record)], cancellation);

    /// <summary>All of them with what their examination says as stored, and what one act of deciding would write.</summary>
    public Task<(IReadOnlyList<BundledCase> Cases, Plan? Whole)> ExamineAsync(long id, CancellationToken cancellation = default) => store.LookAsync<(IReadOnlyList<BundledCase>, Plan?)>(async database =>
    {
        var members = await store.BundleAsync(database, id, cancellation);
        if (members.Count == 0 || CaseRules.NextStep(members[0].Record.State) is null)
        {
            return ([.. members.Select(m => new BundledCase(m.Record, null))], null);
        }

        var plan = await planner.PlanAsync(database, [.. members.Select(m => (m.Row, CaseRows.DraftOf(m.Row)))], cancellation);
        return ([.. members.Zip(plan.Cases, (m, p) => new BundledCase(m.Record, CasePlanner.ResultOf(p)))], plan.Decision?.Whole);
    }, cancellation);

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
            var members = await BundleRows.MembersAsync(open.Database, beside, cancellation);
            var offered = CaseRows.PaperOf(beside).Beside(await OffersAsync(open, beside, cancellation), [.. members.Select(m => m.KindCode)], offer).Demand();
            var draft = Draft.Of(kind.OpeningDraft(planner.Today).Values.Concat(offered.Draft.Values));
            Rulings.Refuse(FieldLimits.Refuse(kind.Form, draft));
            beside.Bundle ??= beside.Id;
            var row = await CaseStore.AddAsync(open, kind, offer.KindCode, draft);
            (row.Bundle, row.Subject) = (beside.Bundle, kind.Subject(planner.Written(kind, draft), Domain.Registers.RegisterSet.Empty));
            await marks.ReplaceAsync(open.Database, row, draft, cancellation);
            return (new Deed(DeedKind.Opened, $"{CaseRows.Called(beside)} と一緒に出た届として案件 {row.Id} を開いた", row.Id), row);
        }, cancellation);
        return CaseRows.Record(opened);
    }

    private async Task<IReadOnlyList<CompanionOffer>> OffersAsync(JournalTransaction open, CaseRow row, CancellationToken cancellation)
    {
        var (kind, draft) = (CasePlanner.KindOf(row.KindCode), CaseRows.DraftOf(row));
        return kind.Companions(draft, await planner.RegistersAsync(open.Database, kind.RegistersNamed(draft), cancellation));
    }
}
