using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>Saves drafts: outside the journal, unless a register has to be held or the case gets a clerk who has it.</summary>
internal sealed class CaseDrafts(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, CasePlanner planner, CaseMarks marks, SessionGuard guard, WriteTurn writing, TimeProvider clock)
{
    internal async Task<long> SaveAsync(long id, Draft draft, long version, Actor actor, CancellationToken cancellation) =>
        await UnitOfWork.RunAsync(_ => BesideJournalAsync(id, draft, version, actor, cancellation), cancellation)
            ?? await ThroughJournalAsync(id, draft, version, actor, cancellation);

    // The new version; null when the journal has to know of it, and nothing is saved then.
    private async Task<long?> BesideJournalAsync(long id, Draft draft, long version, Actor actor, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var row = await CaseStore.TrackedAsync(database, id, cancellation);
        if (row.Version == version + 1 && row.ChangedBy == actor.Account && row.Draft == CaseRows.Write(draft))
        {
            // Saved before by the same person, whose answer was lost with the connection or came too late.
            return row.Version;
        }

        await ApplyAsync(database, row, draft, version, actor, clock.GetUtcNow(), cancellation);
        if (database.Entry(row).Property(c => c.AssignedTo).OriginalValue is null || CaseNumbers.AreShort(row, CasePlanner.KindOf(row.KindCode), draft)
            || (await NotHeldAsync(database, row, draft, cancellation)).Count > 0)
        {
            return null;
        }

        using var mine = await writing.TakeAsync(cancellation);
        try
        {
            // The row goes first, as everywhere (ADR 0005): whoever comes second stops at its version.
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            await CaseRows.LockAsync(database, id, cancellation);
            await guard.DemandAsync(database, actor, cancellation);
            // A row that is not as it was recorded is refused here.
            await database.SaveChangesAsync(cancellation);
            await marks.ReplaceAsync(database, row, draft, cancellation);
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries is [{ Entity: CaseRow } changed, ..])
        {
            var first = await changed.GetDatabaseValuesAsync(cancellation);
            throw new CaseException(new CaseRefusal.SavedByAnother(first?.GetValue<string>(nameof(CaseRow.ChangedByName)) ?? "ほかの人"));
        }

        return row.Version;
    }

    private async Task<long> ThroughJournalAsync(long id, Draft draft, long version, Actor actor, CancellationToken cancellation)
    {
        var (_, saved) = await journal.CommitAsync(actor, async open =>
        {
            var row = await open.CaseAsync(id);
            await ApplyAsync(open.Database, row, draft, version, actor, open.Now, cancellation);
            var taken = open.Database.Entry(row).Property(c => c.AssignedTo).OriginalValue is null;
            await CaseNumbers.DrawAsync(open, row, CasePlanner.KindOf(row.KindCode), draft);
            var further = await NotHeldAsync(open.Database, row, draft, cancellation);
            open.Hold(further, id);
            await marks.ReplaceAsync(open.Database, row, draft, cancellation);
            return (further.Count > 0 ? new Deed(DeedKind.HoldAdded, $"{CaseRows.ReceiptOf(row)} {row.Subject} の届が戸籍 {string.Join("・", further)} も挙げた", id)
                : taken ? new Deed(DeedKind.Taken, $"{CaseRows.Called(row)} を入力し、担当になった", id)
                : new Deed(DeedKind.NumbersReserved, $"{CaseRows.Called(row)} の届に要る人・戸籍の番号を取った", id), row.Version);
        }, cancellation);
        return saved;
    }

    private async Task ApplyAsync(KosekiDbContext database, CaseRow row, Draft draft, long version, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var kind = CasePlanner.KindOf(row.KindCode);
        Rulings.Refuse(CaseRows.PaperOf(row).WhyNotSave(kind.Form, draft, version, actor));
        var registers = await planner.RegistersAsync(database, kind.RegistersNamed(draft), cancellation);
        (row.Draft, row.Subject) = (CaseRows.Write(draft), kind.Subject(planner.Written(kind, draft), registers));
        (row.Version, row.ChangedAt, row.ChangedBy, row.ChangedByName) = (version + 1, now, actor.Account, actor.Name);
        if (row.AssignedTo is null)
        {
            (row.AssignedTo, row.AssignedToName) = (actor.Account, actor.Name);
        }

        CaseRows.AddEditor(row, actor);
    }

    private static async Task<List<RegisterId>> NotHeldAsync(KosekiDbContext database, CaseRow row, Draft draft, CancellationToken cancellation) =>
        row.State.Holds() ? await CaseStore.NotHeldAsync(database, row, CasePlanner.KindOf(row.KindCode).RegistersNamed(draft), cancellation) : [];
}
