using System.Data;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>
/// The sign-ins of the staff, one row each, the same for every node. Begin, lock, opening and end stand in the access
/// log. What has come to an end or to its lock by itself is written down by whoever notices first.
/// </summary>
public sealed class StaffSessions(IDbContextFactory<KosekiDbContext> contexts, AccessLog access, SessionGuard guard, SessionRecord record, WriteTurn writing, SessionTimes times, TimeProvider clock)
{
    /// <summary>Uses of a screen are written down no more often than this.</summary>
    public static readonly TimeSpan TouchStep = TimeSpan.FromSeconds(10);

    /// <summary>Told with the key of a sign-in that this node locked, opened or ended. Other nodes find out by asking.</summary>
    public event Action<string>? Changed;

    /// <summary>Makes a sign-in; the secret is for the browser and kept nowhere. Throws <see cref="ArgumentException"/> when office, terminal or name is missing.</summary>
    public async Task<(string Secret, StaffSession Session)> BeginAsync(SessionStart start, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(start.Account);
        ArgumentException.ThrowIfNullOrWhiteSpace(start.Name);
        ArgumentException.ThrowIfNullOrWhiteSpace(start.Place.Code);
        ArgumentException.ThrowIfNullOrWhiteSpace(start.Place.Office);
        var (secret, now) = (SecretText.New(), clock.GetUtcNow());
        var row = new StaffSessionRow
        {
            Key = SecretText.HashOf(secret),
            Account = start.Account,
            AccountId = start.AccountId,
            Stamp = start.Stamp,
            Name = start.Name,
            Roles = SessionGuard.Join(start.Roles.Select(r => r.ToString())),
            Methods = SessionGuard.Join(start.Methods),
            Office = start.Place.Office,
            OfficeName = start.Place.OfficeName,
            Terminal = start.Place.Code,
            TerminalName = start.Place.Name,
            Device = start.Place.Device,
            Since = now,
            LastAct = now,
            LastProof = start.ProvedAt,
        };
        row.ActSeal = record.SealOf(row.Key, row.LastAct);
        await WriteAsync(d =>
        {
            d.StaffSessions.Add(row);
            return d.SaveChangesAsync(cancellation);
        }, cancellation);
        var session = (await ReadAsync(row.Key, cancellation)).Session!;
        await LogAsync(session, LookKind.SignedIn, $"サインインした({row.TerminalName})", cancellation);
        return (secret, session);
    }

    /// <summary>Key of the sign-in a browser's secret stands for.</summary>
    public static string KeyOf(string secret) => SecretText.HashOf(secret);

    /// <summary>Where it stands now. What lapsed meanwhile is written down.</summary>
    public async Task<SessionStanding> AskAsync(string key, CancellationToken cancellation = default)
    {
        var standing = await ReadAsync(key, cancellation);
        if (standing is { Session: { } session, State: SessionState.Ended, Why: { } why })
        {
            await EndAsync(session, why, cancellation);
        }
        else if (standing is { Session: { } resting, State: SessionState.Locked })
        {
            await LockAsync(resting, clock.GetUtcNow() - times.LockAfter, "操作がないためロックした", cancellation);
        }

        return standing;
    }

    /// <summary>Somebody uses a screen of it. What is locked or over stays so.</summary>
    public Task TouchAsync(string key, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var (recent, alive) = (now - TouchStep, times.LockAfter is { } rest ? now - rest : DateTimeOffset.MinValue);
        return WriteAsync(async d =>
        {
            var due = d.StaffSessions.Where(s => s.Key == key && s.EndedAt == null && s.LockedAt == null && s.LastAct <= recent && s.LastAct > alive);
            if (!await due.AnyAsync(cancellation))
            {
                return 0;
            }

            var seal = record.SealOf(key, now);
            return await due.ExecuteUpdateAsync(u => u.SetProperty(s => s.LastAct, now).SetProperty(s => s.ActSeal, seal), cancellation);
        }, cancellation);
    }

    /// <summary>ロック: at once, on every screen of it.</summary>
    public async Task LockAsync(string key, CancellationToken cancellation = default)
    {
        if (await ReadAsync(key, cancellation) is { Session: { } session, State: not SessionState.Ended })
        {
            await LockAsync(session, null, "画面をロックした", cancellation);
        }
    }

    /// <summary>The person has proved who they are: opens a lock, and begins the time within which they may decide.</summary>
    public async Task ProvedAsync(string key, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var before = await ReadAsync(key, cancellation);
        if (before is not { Session: { } session, State: not SessionState.Ended })
        {
            return;
        }

        await ChangeAsync(key, s => s.EndedAt == null, s => (s.LastProof, s.LastAct, s.ActSeal, s.LockedAt) = (now, now, record.SealOf(key, now), null), cancellation);
        await LogAsync(session, before.State == SessionState.Locked ? LookKind.Unlocked : LookKind.Proved, before.State == SessionState.Locked ? "画面のロックを解いた" : "パスワードを入れ直した", cancellation);
        Changed?.Invoke(key);
    }

    /// <summary>The person at the screen did not prove who they are.</summary>
    public Task NotProvedAsync(StaffSession session, CancellationToken cancellation = default) => LogAsync(session, LookKind.Unlocked, "パスワードが合わなかった", cancellation);

    /// <summary>Ends it on every node, for good.</summary>
    public async Task EndAsync(string key, SessionEnd why, CancellationToken cancellation = default)
    {
        if (await ReadAsync(key, cancellation) is { Session: { } session })
        {
            await EndAsync(session, why, cancellation);
        }
    }

    private async Task<SessionStanding> ReadAsync(string key, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await guard.AskAsync(database, key, cancellation);
    }

    // By rest only while nobody has come back meanwhile; by hand always (another node's clock may be a little ahead).
    private async Task LockAsync(StaffSession session, DateTimeOffset? unusedSince, string text, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await ChangeAsync(session.Key, s => s.EndedAt == null && s.LockedAt == null && (unusedSince == null || record.LastActOf(s) <= unusedSince), s => s.LockedAt = now, cancellation))
        {
            await LogAsync(session, LookKind.Locked, text, cancellation);
            Changed?.Invoke(session.Key);
        }
    }

    private async Task EndAsync(StaffSession session, SessionEnd why, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await ChangeAsync(session.Key, s => s.EndedAt == null, s => (s.EndedAt, s.EndedWhy) = (now, why), cancellation))
        {
            await LogAsync(session, LookKind.SignedOut, $"サインインが終わった({why.Word()})", cancellation);
            Changed?.Invoke(session.Key);
        }
    }

    // The row is locked before it is read; what is not the row that was signed last is not signed now.
    private async Task<bool> ChangeAsync(string key, Func<StaffSessionRow, bool> isDue, Action<StaffSessionRow> change, CancellationToken cancellation) => await WriteAsync(async d =>
    {
        await using var transaction = await d.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        if (await d.StaffSessions.Where(s => s.Key == key).ExecuteUpdateAsync(u => u.SetProperty(s => s.LastAct, s => s.LastAct), cancellation) == 0)
        {
            return 0;
        }

        var row = await d.StaffSessions.FirstAsync(s => s.Key == key, cancellation);
        if (!isDue(row) || !await record.FitsAsync(d, row, cancellation))
        {
            return 0;
        }

        change(row);
        await d.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return 1;
    }, cancellation) > 0;

    private Task<int> WriteAsync(Func<KosekiDbContext, Task<int>> change, CancellationToken cancellation) => UnitOfWork.RunAsync(async _ =>
    {
        using var mine = await writing.TakeAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await change(database);
    }, cancellation);

    // Of itself: a sign-in that is locked or over must be able to say so.
    private Task LogAsync(StaffSession session, LookKind kind, string text, CancellationToken cancellation) =>
        access.WriteAsync(session.Actor with { Session = null }, kind, null, $"{text} [{session.Key[..8]}]", cancellation);
}
