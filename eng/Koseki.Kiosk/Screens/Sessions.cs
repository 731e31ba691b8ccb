using System.Collections.Concurrent;

namespace Koseki.Kiosk.Screens;

/// <summary>Sessions by cookie. One that nobody touches is ended and forgotten.</summary>
public sealed class Sessions(Course course, KioskOptions options, TimeProvider clock) : BackgroundService
{
    private const string Cookie = "kiosk";
    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    /// <summary>The session of a browser, made when there is none.</summary>
    public Session Of(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var id) || !sessions.TryGetValue(id, out var session))
        {
            session = new Session { Touched = clock.GetUtcNow() };
            sessions[session.Id] = session;
            http.Response.Cookies.Append(Cookie, session.Id, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
        }

        return session;
    }

    /// <summary>A button was touched.</summary>
    public async Task TouchAsync(Session session, string action, string value)
    {
        session.Touched = clock.GetUtcNow();
        await course.GoAsync(session, action, value);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(15), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var untouched = clock.GetUtcNow() - TimeSpan.FromSeconds(options.IdleSeconds + 30);
            foreach (var session in sessions.Values.Where(s => s.Visit.Step != Step.Start && s.Touched < untouched))
            {
                await course.GoAsync(session, "idle", "");
                await course.GoAsync(session, "again", "");
            }

            var gone = clock.GetUtcNow() - TimeSpan.FromHours(1);
            foreach (var session in sessions.Values.Where(s => s.Touched < gone))
            {
                sessions.TryRemove(session.Id, out _);
            }
        }
    }
}
