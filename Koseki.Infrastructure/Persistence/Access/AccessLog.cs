using Koseki.Domain.Calendar;
using System.Security.Cryptography;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Access;

/// <summary>Name of this process in the chains of looks.</summary>
public sealed record NodeName(string Value);

/// <summary>閲覧記録: every look, search and print, one chain a node and day.</summary>
public sealed class AccessLog(IDbContextFactory<KosekiDbContext> contexts, NodeName node, AccessDays days, IHeadKey key, WorkHeads heads, SessionGuard guard, WriteTurn writing, TimeProvider clock, ILogger<AccessLog> logger) : IDisposable
{
    private const int Longest = 400;

    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Writes one line. The first line of a day closes the days before it.</summary>
    public async Task WriteAsync(Actor actor, LookKind kind, RegisterId? register, string text, CancellationToken cancellation = default)
    {
        bool isFirst;
        await gate.WaitAsync(cancellation);
        try
        {
            isFirst = await AppendAsync(actor, kind, register, text, cancellation) == 1;
        }
        finally
        {
            gate.Release();
        }

        if (isFirst)
        {
            await days.TryCloseAsync(cancellation);
        }
    }

    private Task<int> AppendAsync(Actor actor, LookKind kind, RegisterId? register, string text, CancellationToken cancellation) => UnitOfWork.RunAsync(async _ =>
    {
        using var mine = await writing.TakeAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        // On SQLite a second process under the same node name waits here; on SQL Server it is refused by the key and goes behind the other.
        await using var transaction = await database.Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellation);
        await guard.DemandAsync(database, actor, cancellation);
        // The time is taken while nobody else writes: the chain of a day never goes on after that of the next began.
        var now = clock.GetUtcNow();
        var day = JapanTime.DayOf(now);
        var last = await database.AccessLog.AsNoTracking().Where(a => a.Node == node.Value && a.Day == day)
            .OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.Hash }).FirstOrDefaultAsync(cancellation);
        var row = new AccessRow
        {
            Node = node.Value,
            Day = day,
            Sequence = (last?.Sequence ?? 0) + 1,
            At = now,
            Account = actor.Account,
            Terminal = actor.Terminal,
            Action = kind.Word(),
            Register = register?.Value,
            Text = RegisterText.Beginning(text, Longest),
            PreviousHash = last?.Hash ?? new byte[32],
        };
        row.Hash = SHA256.HashData(row.Canonical());
        row.Signature = Signed(row.Hash);
        database.AccessLog.Add(row);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        heads.Append(ChainOf(row.Node, row.Day), row.Sequence, row.Hash, (folder, e) => logger.LogError(e, "閲覧記録の控えを {Folder} に書けません。", folder));
        return row.Sequence;
    }, cancellation, DatabaseFault.IsDuplicate);

    /// <summary>The name of a day's chain among the heads.</summary>
    internal static string ChainOf(string node, DateOnly day) => FormattableString.Invariant($"looks {node} {day:yyyy-MM-dd}");

    private byte[] Signed(byte[] hash)
    {
        try
        {
            return key.Sign(hash);
        }
        catch (HeadKeyException e)
        {
            throw new JournalHaltedException($"表示を止めています(閲覧を記録できません): {e.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
