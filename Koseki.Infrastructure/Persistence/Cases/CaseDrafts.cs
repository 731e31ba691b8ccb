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
        var row = await RowAsync(database.Cases.FirstOrDefaultAsync(c => c.Id == id, cancellation), id);
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
            await database.SaveChangesAsync(cancellation);
            await marks.ReplaceAsync(database, row, draft, cancellation);
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries is [{ Entity: CaseRow } changed, ..])
        {
            var first = await changed.GetDatabaseValuesAsync(cancellation);
            throw ChangedBefore(first?.GetValue<string>(nameof(CaseRow.ChangedByName)) ?? "ほかの人");
        }

        return row.Version;
    }

    private async Task<long> ThroughJournalAsync(long id, Draft draft, long version, Actor actor, CancellationToken cancellation)
    {
        var (_, saved) = await journal.CommitAsync(actor, async open =>
        {
            var row = await RowAsync(open.CaseAsync(id), id);
            await ApplyAsync(open.Database, row, draft, version, actor, open.Now, cancellation);
            var taken = open.Database.Entry(row).Property(c => c.AssignedTo).OriginalValue is null;
            await CaseNumbers.DrawAsync(open, row, CasePlanner.KindOf(row.KindCode), draft);
            var further = await NotHeldAsync(open.Database, row, draft, cancellation);
            open.Hold(further, id);
            await marks.ReplaceAsync(open.Database, row, draft, cancellation);
            return (further.Count > 0 ? new Deed(DeedKind.HoldAdded, $"{CaseRows.ReceiptOf(row)} {row.Subject} の届が戸籍 {string.Join("・", further)} も挙げた", id)
                : taken ? new Deed(DeedKind.Taken, $"{CaseWorkflow.Called(row)} を入力し、担当になった", id)
                : new Deed(DeedKind.NumbersReserved, $"{CaseWorkflow.Called(row)} の届に要る人・戸籍の番号を取った", id), row.Version);
        }, cancellation);
        return saved;
    }

    private static async Task<CaseRow> RowAsync(Task<CaseRow?> row, long id) => await row ?? throw new CaseException($"案件 {id} がありません。");

    private async Task ApplyAsync(KosekiDbContext database, CaseRow row, Draft draft, long version, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        CaseWorkflow.Allow(CaseAction.Edit, CaseWorkflow.StandingOf(row), actor);
        if (row.Version != version)
        {
            throw ChangedBefore(row.ChangedByName);
        }

        var kind = CasePlanner.KindOf(row.KindCode);
        if (FieldLimits.WhyNot(kind.Form, draft) is { } tooLong)
        {
            throw new CaseException(tooLong);
        }

        var registers = new List<FamilyRegister>();
        foreach (var named in kind.RegistersNamed(draft))
        {
            if (await RegisterStore.LoadAsync(database, named, cancellation) is { } stored)
            {
                registers.Add(stored.Register);
            }
        }

        (row.Draft, row.Subject) = (CaseRows.Write(draft), kind.Subject(planner.Written(kind, draft), new(registers)));
        (row.Version, row.ChangedAt, row.ChangedBy, row.ChangedByName) = (version + 1, now, actor.Account, actor.Name);
        if (row.AssignedTo is null)
        {
            (row.AssignedTo, row.AssignedToName) = (actor.Account, actor.Name);
        }

        CaseRows.AddEditor(row, actor);
    }

    private static async Task<List<RegisterId>> NotHeldAsync(KosekiDbContext database, CaseRow row, Draft draft, CancellationToken cancellation)
    {
        if (!row.State.Holds())
        {
            return [];
        }

        var held = await database.Holds.AsNoTracking().Where(h => h.CaseId == row.Id && h.ToJournal == null).Select(h => h.Register).ToListAsync(cancellation);
        return [.. CasePlanner.KindOf(row.KindCode).RegistersNamed(draft).Where(r => !held.Contains(r.Value))];
    }

    private static CaseException ChangedBefore(string name) => new($"{name}さんが先に変更しました。画面を読み直してから、もう一度入力してください。");
}
