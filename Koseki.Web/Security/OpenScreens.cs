using System.Collections.Concurrent;
using System.Collections.Immutable;
using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Web.Security;

/// <summary>
/// The open screens of this node by their sign-in. Looks once a second how those sign-ins stand, so that what happened
/// to them on another node is seen here; what this node did is told at once.
/// </summary>
public sealed class OpenScreens(StaffSessions sessions, TimeProvider clock, ILogger<OpenScreens> log) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, ImmutableList<ScreenSession>> screens = new(StringComparer.Ordinal);

    /// <summary>How many sign-ins have an open screen here.</summary>
    public int Count => screens.Count;

    /// <summary>Asks how a sign-in stands and ends when each of its screens here shows it.</summary>
    public async Task<SessionStanding> TellAsync(string key, CancellationToken cancellation = default)
    {
        var standing = await sessions.AskAsync(key, cancellation);
        foreach (var screen in screens.GetValueOrDefault(key, []))
        {
            await screen.ShowAsync(standing);
        }

        return standing;
    }

    internal void Add(string key, ScreenSession screen) => screens.AddOrUpdate(key, [screen], (_, there) => there.Add(screen));

    internal void Remove(string key, ScreenSession screen)
    {
        while (screens.TryGetValue(key, out var there))
        {
            var left = there.Remove(screen);
            if (left.IsEmpty ? screens.TryRemove(new(key, there)) : screens.TryUpdate(key, left, there))
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        sessions.Changed += OnChanged;
        using var timer = new PeriodicTimer(Step, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var key in screens.Keys)
                {
                    await TryTellAsync(key);
                }
            }
        }
        finally
        {
            sessions.Changed -= OnChanged;
        }
    }

    private void OnChanged(string key) => _ = TryTellAsync(key);

    // Acts ask for themselves: a look that fails lets nothing through, it is only shown later.
    private async Task TryTellAsync(string key)
    {
        try
        {
            await TellAsync(key);
        }
        catch (Exception e)
        {
            log.LogWarning("サインインの状態を確かめられません。1秒後にやり直します: {Problem}", e.Message);
        }
    }
}
