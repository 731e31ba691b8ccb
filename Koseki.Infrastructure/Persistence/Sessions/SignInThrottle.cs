using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>What is tried: an account from a browser at an address.</summary>
/// <param name="Account">The account as typed; empty where there is none (a code).</param>
/// <param name="Device">Key of the enrolled browser; empty where it is not enrolled.</param>
/// <param name="Address">Network address of the terminal; empty inside an open screen.</param>
public sealed record SignInTry(string Account, string Device, string Address);

/// <summary>
/// Slows down who guesses, the same on every node. A try counts as failed before it is looked at, so that many at once
/// gain nothing; success takes it back. Waiting grows with the failures and ends soon: whoever fails at one terminal
/// hardly slows the same account at another, and nobody can lock anybody out.
/// </summary>
public sealed class SignInThrottle(IDbContextFactory<KosekiDbContext> contexts, WriteTurn writing, TimeProvider clock)
{
    private const int Attempts = 20;

    /// <summary>Failures older than this count no more.</summary>
    public static readonly TimeSpan Forgets = TimeSpan.FromMinutes(15);

    /// <summary>How long to wait after so many failures in a row: nothing for the first ones, then 1, 2, 4 … seconds up to the longest.</summary>
    public static TimeSpan WaitAfter(int failures, int free, TimeSpan longest) =>
        failures < free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(failures - free, 20))));

    /// <summary>
    /// Null when the try is turned away unread; else how many were since the last one that was looked at. It counts as failed
    /// until <see cref="SucceededAsync"/>.
    /// </summary>
    public async Task<int?> TakeAsync(SignInTry what, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var mine = await writing.TakeAsync(cancellation);
                await using var database = await contexts.CreateDbContextAsync(cancellation);
                await using var transaction = await database.Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellation);
                var refused = await TakeAsync(database, what, cancellation);
                await transaction.CommitAsync(cancellation);
                return refused;
            }
            catch (Exception e) when (attempt < Attempts && (e is DbUpdateException || DatabaseFault.IsLostRace(e)))
            {
                // Another try was the first of a key that this one has, too: now it can be locked.
            }
        }
    }

    /// <summary>The try was good: what was counted for account and browser is forgotten, the address gets this one back.</summary>
    public async Task SucceededAsync(SignInTry what, CancellationToken cancellation = default)
    {
        var (now, limits) = (clock.GetUtcNow(), Limits(what));
        var (own, shared, old) = (limits.Where(l => l.IsOwn).Select(l => l.Key).ToList(), limits.Where(l => !l.IsOwn).Select(l => l.Key).ToList(), now.AddDays(-1));
        // Each by itself: what is run again must not give the address a second try back.
        await ChangeAsync(d => d.SignInTries.Where(t => own.Contains(t.Key) || t.LastAt < old).ExecuteDeleteAsync(cancellation), cancellation);
        await ChangeAsync(d => d.SignInTries.Where(t => shared.Contains(t.Key) && t.Failures > 0).ExecuteUpdateAsync(u => u.SetProperty(t => t.Failures, t => t.Failures - 1), cancellation), cancellation);
    }

    private Task<int> ChangeAsync(Func<KosekiDbContext, Task<int>> change, CancellationToken cancellation) => UnitOfWork.RunAsync(async _ =>
    {
        using var mine = await writing.TakeAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await change(database);
    }, cancellation);

    private async Task<int?> TakeAsync(KosekiDbContext database, SignInTry what, CancellationToken cancellation)
    {
        var (now, limits) = (clock.GetUtcNow(), Limits(what));
        var keys = limits.Select(l => l.Key).ToList();
        // Locked before they are read (ADR 0005): of many tries at once none is lost to the others, each stands behind the one before.
        await database.SignInTries.Where(t => keys.Contains(t.Key)).ExecuteUpdateAsync(u => u.SetProperty(t => t.Failures, t => t.Failures), cancellation);
        var rows = await database.SignInTries.Where(t => keys.Contains(t.Key)).ToDictionaryAsync(t => t.Key, StringComparer.Ordinal, cancellation);
        foreach (var row in rows.Values.Where(r => now - r.LastAt >= Forgets))
        {
            (row.Failures, row.Refused) = (0, 0);
        }

        var refused = rows.Values.Select(r => r.Refused).DefaultIfEmpty().Max();
        var free = limits.All(l => !rows.TryGetValue(l.Key, out var row) || now - row.LastAt >= WaitAfter(row.Failures, l.Free, l.Longest));
        foreach (var limit in limits)
        {
            if (!rows.TryGetValue(limit.Key, out var row))
            {
                database.SignInTries.Add(row = new() { Key = limit.Key, LastAt = now });
            }

            if (free)
            {
                (row.Failures, row.Refused, row.LastAt) = (row.Failures + 1, 0, now);
            }
            else
            {
                row.Refused++;
            }
        }

        await database.SaveChangesAsync(cancellation);
        return free ? refused : null;
    }

    private static List<Limit> Limits(SignInTry what)
    {
        var limits = new List<Limit>();
        if (what.Address.Length > 0)
        {
            limits.Add(new($"address {what.Address}", 30, TimeSpan.FromSeconds(60), false));
        }

        if (what.Device.Length > 0)
        {
            limits.Add(new($"device {what.Device}", 10, TimeSpan.FromSeconds(60), false));
        }

        if (what.Account.Length > 0)
        {
            // The account as a hash: passwords get typed into the wrong box.
            var account = SecretText.HashOf(what.Account.ToUpperInvariant());
            limits.Add(new($"account {account}", 20, TimeSpan.FromSeconds(5), true));
            limits.Add(new($"account {account} at {what.Device}", 4, TimeSpan.FromSeconds(30), true));
        }

        return limits;
    }

    private sealed record Limit(string Key, int Free, TimeSpan Longest, bool IsOwn);
}
