using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.Cases;

/// <summary>Saves drafts: outside the journal, unless a register has to be held or the case gets a clerk who has it.</summary>
public sealed class CaseDrafts(DraftStore store, JournalWriter journal, CasePlanner planner, CaseMarks marks, TimeProvider clock)
{
    internal async Task<long> SaveAsync(long id, Draft draft, long version, Actor actor, CancellationToken cancellation) =>
        await UnitOfWork.RunAsync(_ => BesideJournalAsync(id, draft, version, actor, cancellation), cancellation)
            ?? await ThroughJournalAsync(id, draft, version, actor, cancellation);

    // The new version; null when the journal has to know of it, and nothing is saved then.
    private async Task<long?> BesideJournalAsync(long id, Draft draft, long version, Actor actor, CancellationToken cancellation)
    {
        await using var saving = await store.OpenAsync(id, cancellation);
        var one = saving.Case;
        if (one.IsSavedAs(draft, version, actor))
        {
            return one.Version;
        }

        await ApplyAsync(saving.Scope, one, draft, version, actor, clock.GetUtcNow(), cancellation);
        if (one.HadNobody || one.IsShortOfNumbers(draft) || (await one.NotHeldAsync(draft, cancellation)).Count > 0)
        {
            return null;
        }

        await saving.WriteAsync(draft, actor, cancellation);
        return one.Version;
    }

    private async Task<long> ThroughJournalAsync(long id, Draft draft, long version, Actor actor, CancellationToken cancellation)
    {
        var (_, saved) = await journal.CommitAsync(actor, async open =>
        {
            var one = await DraftStore.OpenAsync(open, id);
            await ApplyAsync(open.Scope, one, draft, version, actor, open.Now, cancellation);
            await CaseNumbers.DrawAsync(open, one, draft);
            var further = await one.NotHeldAsync(draft, cancellation);
            open.Hold(further, id);
            await marks.ReplaceAsync(open, one, draft, cancellation);
            return (further.Count > 0 ? new Deed(DeedKind.HoldAdded, $"{one.Called} の届が戸籍 {string.Join("・", further)} も挙げた", id)
                : one.HadNobody ? new Deed(DeedKind.Taken, $"{one.Called} を入力し、担当になった", id)
                : new Deed(DeedKind.NumbersReserved, $"{one.Called} の届に要る人・戸籍の番号を取った", id), one.Version);
        }, cancellation);
        return saved;
    }

    private async Task ApplyAsync(ReadScope scope, TypedCase one, Draft draft, long version, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        Rulings.Refuse(one.Paper.WhyNotSave(one.Kind.Form, draft, version, actor));
        var registers = await planner.RegistersAsync(scope.Database, one.Kind.RegistersNamed(draft), cancellation);
        one.Type(draft, one.Kind.Subject(planner.Written(one.Kind, draft), registers), version, actor, now);
    }
}
