using Koseki.Eng.Hosts;
using Koseki.Infrastructure.Security;
using Koseki.Kiosk;

namespace Koseki.Eng.Crosstalk;

/// <summary>One web process and one or two gateway nodes over a town's folder, each on ports of its own.</summary>
public sealed class Installation : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly List<HostProcess> running = [];
    private readonly FeedHeartbeat heartbeat;
    private readonly HostSettings web;

    private Installation(HostSettings web, FeedHeartbeat heartbeat) => (this.web, this.heartbeat) = (web, heartbeat);

    /// <summary>How a kiosk reaches each node.</summary>
    public List<KioskOptions> Nodes { get; } = [];

    /// <summary>The core's door.</summary>
    public Uri Door => new($"https://localhost:{web.Ports.Door}/");

    /// <summary>Folder of the certificates.</summary>
    public string Certificates => web.Certificates;

    /// <summary>The processes with their names.</summary>
    public IReadOnlyList<HostProcess> Running => running;

    /// <summary>Starts the core.</summary>
    public static async Task<Installation> StartAsync(string root, string data, CancellationToken cancellation)
    {
        var web = new HostSettings(root, data, HostPorts.Free());
        Infrastructure.Security.DevelopmentCertificates.Ensure(web.Certificates, TimeProvider.System);
        var installation = new Installation(web, FeedHeartbeat.Start(web.Inbox, TimeProvider.System));
        await installation.StartAsync(HostKind.Web, web, cancellation);
        return installation;
    }

    /// <summary>Starts gateway nodes that ask the given door.</summary>
    public async Task StartGatewaysAsync(int count, Uri door, CancellationToken cancellation)
    {
        var ports = Enumerable.Range(0, count).Select(_ => HostPorts.Free()).ToList();
        foreach (var (own, i) in ports.Select((p, i) => (p, i + 1)))
        {
            var extra = new Dictionary<string, string>(StringComparer.Ordinal)
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in running.AsEnumerable().Reverse())
        {
            await host.DisposeAsync();
        }

        await heartbeat.DisposeAsync();
    }

    private async Task StartAsync(HostKind kind, HostSettings settings, CancellationToken cancellation)
    {
        var host = HostProcess.Start(kind, settings);
        running.Add(host);
        await host.WaitReadyAsync(settings.HealthOf(kind), Patience, cancellation);
    }
}
