using System.Data;
using System.Security.Cryptography;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Certificates;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>What one transaction does, in words for the audit list.</summary>
/// <param name="Kind">What kind of deed.</param>
/// <param name="Text">One sentence.</param>
/// <param name="CaseId">The case, or null.</param>
/// <param name="Reason">The reason given, or null.</param>
public sealed record Deed(DeedKind Kind, string Text, long? CaseId = null, string? Reason = null);

/// <summary>
/// The one way to write what must not be lost: generations, receipt book, audit entry, outbox, holds and the journal
/// row stand in one transaction with full durability, or not at all. The row of the journal's running number is locked
/// before anything is read (ADR 0005): on every node the transactions of the journal stand in one line.
/// </summary>
public sealed class JournalWriter(IDbContextFactory<KosekiDbContext> contexts, JournalAnchors anchors, JournalSignal signal, SessionGuard guard, CaseGuard cases, CityReader city, WriteTurn writing, PrintQuiet prints, TimeProvider clock)
{
    // The journal is one chain, on every database; anchors, too, are written in the order of the numbers.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>
    /// Runs the work inside one transaction and commits it under the next journal number. Work that throws leaves
    /// nothing behind. Work that lost a race or its connection is run again from the start, a few times; where it was lost
    /// while committing, it is first looked whether it stands. Work must not commit to the journal itself.
    /// </summary>
    public async Task<(long Number, T Result)> CommitAsync<T>(Actor actor, Func<JournalTransaction, Task<(Deed Deed, T Result)>> work, CancellationToken cancellation)
    {
        Sent<T>? sent = null;
        var committed = await UnitOfWork.RunAsync(async _ =>
        {
            await turn.WaitAsync(cancellation);
            try
            {
                using var mine = await writing.TakeAsync(cancellation);
                var done = await OnceAsync(actor, work, sent, s => sent = s, cancellation);
                anchors.Append(done.Row);
                signal.Raise();
                return (done.Row.Number, done.Result);
            }
            finally
            {
                turn.Release();
            }
        }, cancellation, IsCounterRace);
        if (sent is { Held.Count: > 0 })
        {
            await prints.WaitAsync(sent.Held, cancellation);
        }

        return committed;
    }

    /// <summary>
    /// The same for a step that may be refused: the refusal in words, of which nothing stands, or null. That a sign-in has ended
    /// or is locked is no such refusal: the screen asks for it.
    /// </summary>
    internal async Task<string?> TryCommitAsync(Actor actor, Func<JournalTransaction, Task<Deed>> work, CancellationToken cancellation)
    {
        try
        {
            await CommitAsync(actor, async open => (await work(open), true), cancellation);
            return null;
        }
        catch (CaseException e) when (e is not SessionRefusedException)
        {
            return e.Message;
        }
    }

    private static bool IsCounterRace(Exception e) => e is DbUpdateConcurrencyException { Entries: { Count: > 0 } entries } && entries.All(r => r.Entity is CounterRow);

    private async Task<Sent<T>> OnceAsync<T>(
        Actor actor, Func<JournalTransaction, Task<(Deed Deed, T Result)>> work, Sent<T>? before, Action<Sent<T>> sending, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        // On SQLite every transaction begins with the lock for writing; on SQL Server the first statement takes it.
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        var number = await NumberAsync(database, cancellation);
        if (before is not null && await database.Journal.AnyAsync(j => j.Number == before.Row.Number && j.Hash == before.Row.Hash, cancellation))
        {
            return before;
        }

        await guard.DemandAsync(database, actor, cancellation);
        var last = await database.Journal.AsNoTracking().OrderByDescending(j => j.Number).FirstOrDefaultAsync(cancellation);
        await anchors.CatchUpAsync(database, last, cancellation);
        if (number != (last?.Number ?? 0) + 1)
        {
            throw new JournalHaltedException($"記録を止めています: 台帳の次の番号は {number} のはずですが、台帳は {last?.Number ?? 0} 番で終わっています。台帳の末尾か番号の控え(Counters)が書き換えられています。verify を実行してください。");
        }

        var open = new JournalTransaction(database, number, actor, clock.GetUtcNow(), cases, city);
        var (deed, result) = await work(open);
        database.Audit.Add(AuditOf(open, deed));
        // Looked for once: from here on only new rows are written to, and all of a portion would be compared again with each question.
        database.ChangeTracker.DetectChanges();
        database.ChangeTracker.AutoDetectChangesEnabled = false;
        var state = await StateLog.Of(database)!.PrepareAsync(database, Coverage.Versioned, cancellation);
        var row = anchors.Signed(RowOf(open, last, state));
        database.Journal.Add(row);
        await ManyRows.InsertAsync(database, cancellation);
        await database.SaveChangesAsync(cancellation);
        var sent = new Sent<T>(row, result, open.Held);
        sending(sent);
        await transaction.CommitAsync(cancellation);
        return sent;
    }

    // Updated before it is read: whoever comes second waits here, holding nothing that the first could want.
    private static async Task<long> NumberAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var counter = database.Counters.Where(c => c.Name == CounterRow.Journal);
        return await counter.ExecuteUpdateAsync(u => u.SetProperty(c => c.Value, c => c.Value + 1), cancellation) == 1
            ? await counter.AsNoTracking().Select(c => c.Value).SingleAsync(cancellation)
            : throw new JournalHaltedException("記録を止めています: 台帳の番号の控え(Counters の journal)がありません。verify を実行し、正しい写しに戻してください。");
    }

    private static AuditRow AuditOf(JournalTransaction open, Deed deed) => new()
    {
        At = open.Now,
        Account = open.Actor.Account,
        Name = open.Actor.Name,
        Roles = string.Join("・", open.Actor.Roles.Order().Select(r => r.Word())),
        Office = open.Actor.Office,
        Terminal = open.Actor.Terminal,
        Action = deed.Kind.Word(),
        CaseId = deed.CaseId,
        Text = deed.Text,
        Reason = deed.Reason,
    };

    private static JournalRow RowOf(JournalTransaction open, JournalRow? last, StateRow? state)
    {
        var rows = open.Database.ChangeTracker.Entries<IJournaled>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        foreach (var row in rows)
        {
            row.JournalNumber = open.Number;
        }

        var body = Canonical.Object(json =>
        {
            json.Write("number", open.Number);
            json.Write("previous", last?.Hash ?? new byte[32]);
            json.Write("at", open.Now);
            if (state is not null)
            {
                state.JournalNumber = open.Number;
                json.Write("state", state.Number);
                json.Write("stateHash", state.Hash);
            }

            json.WriteStartArray("rows");
            foreach (var row in rows.OrderBy(r => r.TableName, StringComparer.Ordinal).ThenBy(r => r.RowKey, StringComparer.Ordinal))
            {
                json.WriteStartArray();
                json.WriteStringValue(row.TableName);
                json.WriteStringValue(row.RowKey);
                json.WriteStringValue(Canonical.Hex(Canonical.HashOf(row)));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        });
        return new() { Number = open.Number, Body = body, Hash = SHA256.HashData(body) };
    }

    /// <summary>What was sent to be committed.</summary>
    private sealed record Sent<T>(JournalRow Row, T Result, IReadOnlyCollection<long> Held);
}
