using System.Data;
using System.Security.Cryptography;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>What one transaction does, in words for the audit list.</summary>
/// <param name="Action">受付, 決裁 …</param>
/// <param name="Text">One sentence.</param>
/// <param name="CaseId">The case, or null.</param>
/// <param name="Reason">The reason given, or null.</param>
public sealed record Deed(string Action, string Text, long? CaseId = null, string? Reason = null);

/// <summary>
/// The one way to write what must not be lost: generations, receipt book, audit entry, outbox, holds and the journal
/// row stand in one transaction with full durability, or not at all.
/// </summary>
public sealed class JournalWriter(IDbContextFactory<KosekiDbContext> contexts, JournalAnchors anchors, JournalSignal signal, WriteTurn writing, TimeProvider clock)
{
    private const int Attempts = 5;
    private const int SqlServerDeadlock = 1205;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    // The journal is one chain, on every database; anchors, too, are written in the order of the numbers.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>
    /// Runs the work inside one transaction and commits it under the next journal number. Work that throws leaves
    /// nothing behind. Work that lost a race against another transaction is run again from the start, a few times. Work
    /// must not commit to the journal itself.
    /// </summary>
    public async Task<(long Number, T Result)> CommitAsync<T>(Actor actor, Func<JournalTransaction, Task<(Deed Deed, T Result)>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await turn.WaitAsync(cancellation);
            try
            {
                using var mine = await writing.TakeAsync(cancellation);
                var (row, result) = await OnceAsync(actor, work, cancellation);
                anchors.Append(row);
                signal.Raise();
                return (row.Number, result);
            }
            catch (Exception e) when (attempt < Attempts && IsRace(e))
            {
                // The next attempt waits for the winner: on SQLite at BEGIN IMMEDIATE, on SQL Server at the first read.
            }
            finally
            {
                turn.Release();
            }
        }
    }

    /// <summary>Whether another transaction was quicker, so that trying again can succeed.</summary>
    internal static bool IsRace(Exception e) => e switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        SqlException sql => sql.Number == SqlServerDeadlock,
        DbUpdateConcurrencyException { Entries: var entries } => entries.Count > 0 && entries.All(r => r.Entity is CounterRow),
        { InnerException: { } inner } => IsRace(inner),
        _ => false,
    };

    private async Task<(JournalRow Row, T Result)> OnceAsync<T>(Actor actor, Func<JournalTransaction, Task<(Deed Deed, T Result)>> work, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        // Serializable is BEGIN IMMEDIATE on SQLite: the lock for writing is taken before the head is read.
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var last = await database.Journal.AsNoTracking().OrderByDescending(j => j.Number).FirstOrDefaultAsync(cancellation);
        await anchors.CatchUpAsync(database, last, cancellation);
        var open = new JournalTransaction(database, (last?.Number ?? 0) + 1, actor, clock.GetUtcNow());
        var (deed, result) = await work(open);
        database.Audit.Add(AuditOf(open, deed));
        var row = anchors.Signed(RowOf(open, last));
        database.Journal.Add(row);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (row, result);
    }

    private static AuditRow AuditOf(JournalTransaction open, Deed deed) => new()
    {
        At = open.Now,
        Account = open.Actor.Account,
        Name = open.Actor.Name,
        Roles = string.Join("・", open.Actor.Roles.Order().Select(r => r.Word())),
        Office = open.Actor.Office,
        Terminal = open.Actor.Terminal,
        Action = deed.Action,
        CaseId = deed.CaseId,
        Text = deed.Text,
        Reason = deed.Reason,
    };

    private static JournalRow RowOf(JournalTransaction open, JournalRow? last)
    {
        var rows = open.Database.ChangeTracker.Entries<IJournaled>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        foreach (var row in rows)
        {
            row.JournalNumber = open.Number;
            if (row is RegisterGenerationRow generation)
            {
                generation.Hash = Canonical.HashOf(generation);
            }
        }

        var body = Canonical.Object(json =>
        {
            json.Write("number", open.Number);
            json.Write("previous", last?.Hash ?? new byte[32]);
            json.Write("at", open.Now);
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
}
