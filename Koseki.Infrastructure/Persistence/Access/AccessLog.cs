using System.Security.Cryptography;
using Koseki.Domain.Cases;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Access;

/// <summary>Name of this process in the chains of looks.</summary>
public sealed record NodeName(string Value);

/// <summary>閲覧記録: every look, search and print, one chain a node and day.</summary>
public sealed class AccessLog(IDbContextFactory<KosekiDbContext> contexts, NodeName node, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Writes one line.</summary>
    public async Task WriteAsync(Actor actor, string action, RegisterId? register, string text, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var day = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(9)).DateTime);
        await gate.WaitAsync(cancellation);
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellation);
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
                Action = action,
                Register = register?.Value,
                Text = text.Length > 400 ? text[..400] : text,
                PreviousHash = last?.Hash ?? new byte[32],
            };
            row.Hash = SHA256.HashData(row.Canonical());
            database.AccessLog.Add(row);
            await database.SaveChangesAsync(cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
