using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.AspNetCore.Components.Authorization;

namespace Koseki.Web.Security;

/// <summary>The sign-in one open screen (circuit) belongs to: as it was last asked, and what waits for the lock to open.</summary>
public sealed class ScreenSession(AuthenticationStateProvider authentication, StaffSessions sessions, OpenScreens screens) : IDisposable
{
    private readonly Dictionary<string, object> kept = new(StringComparer.Ordinal);
    private readonly List<Func<Task>> endings = [];
    private string? key;

    /// <summary>Told when the sign-in stands differently; ends when the screen shows it.</summary>
    public event Func<Task>? Changed;

    /// <summary>As last asked; null before the first time.</summary>
    public SessionStanding? Standing { get; private set; }

    /// <summary>Whether the screen is locked, so that what it shows goes and comes back.</summary>
    public bool IsLocked => Standing?.State == SessionState.Locked;

    /// <summary>Asks for the first time and follows from now on.</summary>
    public async Task BeginAsync()
    {
        key = StaffClaims.KeyOf((await authentication.GetAuthenticationStateAsync()).User);
        if (key is null)
        {
            Standing = new(null, SessionState.Ended, null);
            return;
        }

        screens.Add(key, this);
        Standing = await sessions.AskAsync(key);
    }

    /// <summary>Somebody uses the screen.</summary>
    public Task TouchAsync() => key is null ? Task.CompletedTask : sessions.TouchAsync(key);

    /// <summary>Locks every screen of the sign-in; what is being saved here is saved first.</summary>
    public async Task LockAsync()
    {
        foreach (var ending in endings.ToList())
        {
            await ending();
        }

        if (key is not null)
        {
            await sessions.LockAsync(key);
        }
    }

    /// <summary>What has to come to its end before the screen is locked by hand, until disposed.</summary>
    public IDisposable BeforeLock(Func<Task> ending)
    {
        endings.Add(ending);
        return new Ending(this, ending);
    }

    /// <summary>Keeps what a page had on the screen when the lock took it away.</summary>
    public void Keep(string name, object what) => kept[name] = what;

    /// <summary>Gives back what was kept, once.</summary>
    public T? Take<T>(string name)
        where T : class => kept.Remove(name, out var what) ? what as T : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (key is not null)
        {
            screens.Remove(key, this);
        }
    }

    internal async Task ShowAsync(SessionStanding now)
    {
        var before = Standing;
        Standing = now;
        if (before is not null && before.State != now.State && Changed is { } changed)
        {
            await changed();
        }
    }

    private sealed class Ending(ScreenSession owner, Func<Task> what) : IDisposable
    {
        public void Dispose() => owner.endings.Remove(what);
    }
}
