using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Koseki.Web.Hosting;

namespace Koseki.Web.Security;

/// <summary>
/// Which sign-ins are locked. A sign-in locks itself when nobody used keyboard or pointer at any of its screens for a
/// while, or at once by hand; only the password of the one who signed in opens it again. Every screen of the sign-in,
/// also one opened later, is locked with it.
/// </summary>
public sealed class ScreenLocks : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Seen> sessions = new(StringComparer.Ordinal);
    private readonly TimeSpan? after;
    private readonly TimeProvider clock;
    private readonly ITimer? timer;

    /// <summary>Takes the time from the settings.</summary>
    public ScreenLocks(WebSettings settings, TimeProvider clock)
    {
        (after, this.clock) = (settings.LockAfter, clock);
        timer = after is null ? null : clock.CreateTimer(_ => Look(), null, Step, Step);
    }

    /// <summary>Told with the session that was locked or opened.</summary>
    public event Action<string>? Changed;

    /// <summary>The sign-in a person came with, or null where screens are not locked here (Entra ID).</summary>
    public static string? SessionOf(ClaimsPrincipal user) => user.FindFirstValue(StaffClaims.Session);

    /// <summary>
    /// Whether the sign-in is locked. One this process does not know (it was started anew) is locked when it was made
    /// longer ago than a screen may rest.
    /// </summary>
    public bool IsLocked(ClaimsPrincipal user) => SessionOf(user) is { } session && sessions.GetOrAdd(session, _ => First(user)).Locked;

    /// <summary>Somebody is at a screen of the sign-in. A locked one stays locked.</summary>
    public void Touch(string session)
    {
        if (sessions.TryGetValue(session, out var seen) && !seen.Locked)
        {
            sessions.TryUpdate(session, new(clock.GetUtcNow(), false), seen);
        }
    }

    /// <summary>Locks at once.</summary>
    public void Lock(string session) => Set(session, true);

    /// <summary>Opens again; the caller has proved who is there.</summary>
    public void Open(string session) => Set(session, false);

    /// <inheritdoc/>
    public void Dispose() => timer?.Dispose();

    private void Set(string session, bool locked)
    {
        sessions[session] = new(clock.GetUtcNow(), locked);
        Changed?.Invoke(session);
    }

    private Seen First(ClaimsPrincipal user)
    {
        var made = long.TryParse(user.FindFirstValue(StaffClaims.SignedInAt), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MinValue;
        return new(clock.GetUtcNow(), after is { } rest && clock.GetUtcNow() - made > rest);
    }

    private void Look()
    {
        var now = clock.GetUtcNow();
        foreach (var (session, seen) in sessions)
        {
            if (now - seen.At > StaffSignIn.Session)
            {
                sessions.TryRemove(session, out _);
            }
            else if (!seen.Locked && now - seen.At >= after && sessions.TryUpdate(session, new(now, true), seen))
            {
                Changed?.Invoke(session);
            }
        }
    }

    private sealed record Seen(DateTimeOffset At, bool Locked);
}
