using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>A case while its paper is typed: as it was read, and as it is to be saved.</summary>
internal sealed class TypedCase(KosekiDbContext database, CaseRow row)
{
    /// <summary>For stores.</summary>
    internal CaseRow Row => row;

    /// <summary>What decisions need of it.</summary>
    internal CasePaper Paper => CaseRows.PaperOf(row);

    /// <summary>The kind of its paper.</summary>
    internal NotificationKind Kind => CasePlanner.KindOf(row.KindCode);

    /// <summary>令8-301 越谷太郎, as deeds call it.</summary>
    internal string Called => CaseRows.Called(row);

    /// <summary>Its version now.</summary>
    internal long Version => row.Version;

    /// <summary>Whether nobody had it when it was read.</summary>
    internal bool HadNobody => database.Entry(row).Property(c => c.AssignedTo).OriginalValue is null;

    /// <summary>Whether this was saved over that version by the same person before, whose answer was lost with the connection or came too late.</summary>
    internal bool IsSavedAs(Draft draft, long version, Actor actor) => row.Version == version + 1 && row.ChangedBy == actor.Account && row.Draft == CaseRows.Write(draft);

    /// <summary>Whether the paper needs more numbers than the case has reserved.</summary>
    internal bool IsShortOfNumbers(Draft draft) => CaseNumbers.AreShort(row, Kind, draft);

    /// <summary>What was typed, over the version that was read; whoever types into a case nobody has, has it.</summary>
    internal void Type(Draft draft, string subject, long version, Actor actor, DateTimeOffset now)
    {
        (row.Draft, row.Subject) = (CaseRows.Write(draft), subject);
        (row.Version, row.ChangedAt, row.ChangedBy, row.ChangedByName) = (version + 1, now, actor.Account, actor.Name);
        if (row.AssignedTo is null)
        {
            (row.AssignedTo, row.AssignedToName) = (actor.Account, actor.Name);
        }

        CaseRows.AddEditor(row, actor);
    }

    /// <summary>The registers that the paper now names and the case does not hold, though it is in the receipt book.</summary>
    internal async Task<IReadOnlyList<RegisterId>> NotHeldAsync(Draft draft, CancellationToken cancellation) =>
        row.State.Holds() ? await CaseStore.NotHeldAsync(database, row, Kind.RegistersNamed(draft), cancellation) : [];
}

/// <summary>A draft that is saved outside the journal.</summary>
internal sealed class DraftSaving(KosekiDbContext database, CaseRow row, SessionGuard guard, CaseMarks marks, WriteTurn writing) : IAsyncDisposable
{
    /// <summary>The case.</summary>
    internal TypedCase Case { get; } = new(database, row);

    /// <summary>For reading in the same context.</summary>
    internal ReadScope Scope { get; } = new(database);

    /// <summary>Writes what was typed; throws <see cref="CaseException"/> naming who was first.</summary>
    internal async Task WriteAsync(Draft draft, Actor actor, CancellationToken cancellation)
    {
        using var mine = await writing.TakeAsync(cancellation);
        try
        {
            // The row goes first, as everywhere (ADR 0005): whoever comes second stops at its version.
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            await CaseRows.LockAsync(database, row.Id, cancellation);
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
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();
}

/// <summary>Reads and writes drafts outside the journal.</summary>
public sealed class DraftStore(IDbContextFactory<KosekiDbContext> contexts, SessionGuard guard, CaseMarks marks, WriteTurn writing)
{
    /// <summary>A case to be typed into; throws <see cref="CaseException"/> when there is none.</summary>
    internal async Task<DraftSaving> OpenAsync(long id, CancellationToken cancellation)
    {
        var database = await contexts.CreateDbContextAsync(cancellation);
        try
        {
            return new(database, await CaseStore.TrackedAsync(database, id, cancellation), guard, marks, writing);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same in a transaction of the journal, locked.</summary>
    internal static async Task<TypedCase> OpenAsync(JournalTransaction open, long id) => new(open.Database, await open.CaseAsync(id));
}
