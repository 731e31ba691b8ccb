namespace Koseki.Eng.Hosts;

/// <summary>
/// Web, gateway and kiosk of one data folder as child processes, started in this order. Used by <c>demo</c>, by the
/// tests with real hosts, and wherever a host has to be killed and started again.
/// </summary>
public sealed class HostProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    internal const int PortTries = 5;
    private readonly Dictionary<HostKind, HostProcess> running = [];
    private FeedHeartbeat? heartbeat;

    private HostProcesses(HostSettings settings) => Settings = settings;

    /// <summary>Where and how they run.</summary>
    public HostSettings Settings { get; }

    /// <summary>The running host of a kind.</summary>
    public HostProcess this[HostKind kind] => running[kind];

    /// <summary>
    /// Makes certificates where missing, sends a heartbeat of the feeds, starts the hosts and waits until all are ready.
    /// Throws <see cref="HostFailedException"/>; nothing is left running then.
    /// </summary>
    public static async Task<HostProcesses> StartAsync(HostSettings settings, CancellationToken cancellation)
    {
        settings.Ports.RefuseBusy();
        Infrastructure.Security.DevelopmentCertificates.Ensure(settings.Certificates, TimeProvider.System);
        var hosts = new HostProcesses(settings) { heartbeat = FeedHeartbeat.Start(settings.Inbox, TimeProvider.System) };
        try
        {
            foreach (var kind in Enum.GetValues<HostKind>())
            {
                await hosts.StartAsync(kind, cancellation);
            }

            return hosts;
        }
        catch
        {
            await hosts.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same on ports that are free, whatever ports the settings name; others are tried when one was taken meanwhile.</summary>
    public static async Task<HostProcesses> StartAnywhereAsync(HostSettings settings, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartAsync(settings with { Ports = HostPorts.Free() }, cancellation);
            }
            catch (PortTakenException) when (attempt < PortTries)
            {
                // Somebody was quicker.
            }
        }
    }

    /// <summary>Starts one host (again) and waits until it is ready.</summary>
    public async Task StartAsync(HostKind kind, CancellationToken cancellation)
    {
        if (running.Remove(kind, out var former))
        {
            await former.DisposeAsync();
        }

        running[kind] = HostProcess.Start(kind, Settings);
        await running[kind].WaitReadyAsync(Settings.HealthOf(kind), Patience, cancellation);
    }

    /// <summary>Waits until a host ends by itself and gives it; throws when cancelled.</summary>
    public async Task<HostProcess> WaitForEndAsync(CancellationToken cancellation)
    {
        var ends = running.Values.ToDictionary(h => h.Exited, h => h);
        return ends[await Task.WhenAny(ends.Keys).WaitAsync(cancellation)];
    }

    /// <summary>Stops all hosts, the last started first.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var kind in Enum.GetValues<HostKind>().Reverse())
        {
            if (running.Remove(kind, out var host))
            {
                await host.DisposeAsync();
            }
        }

        if (heartbeat is not null)
        {
            await heartbeat.DisposeAsync();
        }
    }
}
