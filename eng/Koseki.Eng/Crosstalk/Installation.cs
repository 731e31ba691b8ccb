using System.Diagnostics;
using Koseki.Eng.Hosts;
using Koseki.Infrastructure.Security;
using Koseki.Kiosk;

namespace Koseki.Eng.Crosstalk;

/// <summary>One web process and one or two gateway nodes over a town's folder, each on ports of its own.</summary>
public sealed class Installation : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly List<(HostSettings Settings, HostProcess Process)> running = [];
    private readonly FeedHeartbeat heartbeat;
    private readonly HostSettings web;

    private Installation(HostSettings web, FeedHeartbeat heartbeat) => (this.web, this.heartbeat) = (web, heartbeat);

    /// <summary>How a kiosk reaches each node.</summary>
    public List<KioskOptions> Nodes { get; } = [];

    /// <summary>The core's door.</summary>
    public Uri Door => new($"https://localhost:{web.Ports.Door}/");

    /// <summary>The screens of the staff.</summary>
    public Uri Screens => new($"http://localhost:{web.Ports.Web}/");

    /// <summary>Folder of the certificates.</summary>
    public string Certificates => web.Certificates;

    /// <summary>How many processes run: the core is the first, the nodes follow.</summary>
    public int Count => running.Count;

    /// <summary>Starts the core; every process gets the further environment variables.</summary>
    public static async Task<Installation> StartAsync(string root, string data, CancellationToken cancellation, string build = "Release", IReadOnlyDictionary<string, string>? extra = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var web = new HostSettings(root, data, HostPorts.Free()) { Build = build, Extra = extra ?? new Dictionary<string, string>(StringComparer.Ordinal) };
            Infrastructure.Security.DevelopmentCertificates.Ensure(web.Certificates, TimeProvider.System);
            var installation = new Installation(web, FeedHeartbeat.Start(web.Inbox, TimeProvider.System));
            try
            {
                await installation.StartAsync(HostKind.Web, web, cancellation);
                return installation;
            }
            catch (PortTakenException) when (attempt < HostProcesses.PortTries)
            {
                await installation.DisposeAsync();
            }
        }
    }

    /// <summary>Starts gateway nodes that ask the given door.</summary>
    public async Task StartGatewaysAsync(int count, Uri door, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartGatewaysOnceAsync(count, door, cancellation);
                return;
            }
            catch (PortTakenException) when (attempt < HostProcesses.PortTries)
            {
                // The nodes know each other's ports: all of them begin anew.
                foreach (var (_, process) in running.Skip(1))
                {
                    await process.DisposeAsync();
                }

                running.RemoveRange(1, running.Count - 1);
                Nodes.Clear();
            }
        }
    }

    /// <summary>The id of a process.</summary>
    public int ProcessId(int index) => running[index].Process.ProcessId;

    /// <summary>Processor time every process has used so far, in order.</summary>
    public IReadOnlyList<TimeSpan> ProcessorTimes() => [.. Enumerable.Range(0, Count).Select(i =>
    {
        using var process = Process.GetProcessById(ProcessId(i));
        return process.TotalProcessorTime;
    })];

    /// <summary>Kills a process without a chance to clean up (kill -9), and starts it again on its ports.</summary>
    public async Task CrashAsync(int index, CancellationToken cancellation)
    {
        await KillAsync(index, cancellation);
        await StartAgainAsync(index, cancellation);
    }

    /// <summary>Kills a process without a chance to clean up (kill -9).</summary>
    public async Task KillAsync(int index, CancellationToken cancellation)
    {
        var (_, process) = running[index];
        process.Kill();
        await process.Exited.WaitAsync(cancellation);
        await process.DisposeAsync();
    }

    /// <summary>Starts a killed process again on its ports.</summary>
    public async Task StartAgainAsync(int index, CancellationToken cancellation)
    {
        var (settings, process) = running[index];
        var again = HostProcess.Start(process.Kind, settings);
        running[index] = (settings, again);
        await again.WaitReadyAsync(settings.HealthOf(process.Kind), Patience, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, process) in running.AsEnumerable().Reverse())
        {
            await process.DisposeAsync();
        }

        await heartbeat.DisposeAsync();
    }

    private async Task StartGatewaysOnceAsync(int count, Uri door, CancellationToken cancellation)
    {
        var ports = Enumerable.Range(0, count).Select(_ => HostPorts.Free()).ToList();
        foreach (var (own, i) in ports.Select((p, i) => (p, i + 1)))
        {
            var extra = new Dictionary<string, string>(web.Extra, StringComparer.Ordinal)
            {
                ["Gateway__Node"] = $"gateway-{i}",
                ["Gateway__Series"] = $"0{i}",
                ["Gateway__CoreDoor"] = door.ToString(),
            };
            foreach (var (other, j) in ports.Select((p, j) => (p, j + 1)).Where(o => o.Item2 != i))
            {
                extra[$"Gateway__Peers__gateway-{j}"] = $"https://localhost:{other.Gateway}/";
            }

            await StartAsync(HostKind.Gateway, web with { Ports = own, Extra = extra }, cancellation);
            Nodes.Add(new()
            {
                Gateway = $"https://localhost:{own.Gateway}/",
                ClientCertificate = Path.Combine(web.Certificates, CertificateFolder.Ends.CenterClient + ".pfx"),
                Root = Path.Combine(web.Certificates, "root.cer"),
            });
        }
    }

    private async Task StartAsync(HostKind kind, HostSettings settings, CancellationToken cancellation)
    {
        var host = HostProcess.Start(kind, settings);
        running.Add((settings, host));
        await host.WaitReadyAsync(settings.HealthOf(kind), Patience, cancellation);
    }
}
