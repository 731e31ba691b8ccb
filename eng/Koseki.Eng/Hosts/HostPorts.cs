using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Koseki.Eng.Hosts;

/// <summary>The ports of the hosts on loopback.</summary>
/// <param name="Web">Screens of the staff.</param>
/// <param name="Door">The core's certificate door.</param>
/// <param name="Gateway">The gateway's kiosk side.</param>
/// <param name="Operations">The gateway's health and operations.</param>
/// <param name="Kiosk">Screens of the kiosk simulator.</param>
public sealed record HostPorts(int Web, int Door, int Gateway, int Operations, int Kiosk)
{
    private const int FirstFree = 12_000;

    // Linux gives outgoing connections 32768 and above, Windows 49152 and above.
    private const int FirstOutgoing = 32_768;

    /// <summary>The ports people know.</summary>
    public static HostPorts Default { get; } = new(7400, 7444, 7443, 7440, 7450);

    /// <summary>All of them with what listens there.</summary>
    public IReadOnlyList<(int Port, string Use)> All =>
        [(Web, "職員の画面"), (Door, "証明書の扉"), (Gateway, "コンビニ交付"), (Operations, "コンビニ交付の運用"), (Kiosk, "キオスク端末")];

    /// <summary>
    /// Five ports that nobody uses at this moment, none of those that systems give to outgoing connections: a host that is
    /// killed finds its port free when it is started again. Whoever takes one before the host does is met by
    /// <see cref="HostProcesses.StartAnywhereAsync"/>.
    /// </summary>
    public static HostPorts Free()
    {
        var listeners = new List<TcpListener>();
        try
        {
            // All are held together, so that no port is given twice.
            while (listeners.Count < 5)
            {
                Hold(listeners, Random.Shared.Next(FirstFree, FirstOutgoing));
            }

            int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
            return new(ports[0], ports[1], ports[2], ports[3], ports[4]);
        }
        finally
        {
            listeners.ForEach(l => l.Dispose());
        }
    }

    private static void Hold(List<TcpListener> listeners, int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            listeners.Add(listener);
        }
        catch (SocketException)
        {
            // Taken: another one is tried.
            listener.Dispose();
        }
    }

    /// <summary>Throws <see cref="HostFailedException"/> naming the ports that somebody listens on.</summary>
    public void RefuseBusy()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(e => e.Port).ToHashSet();
        if (All.Where(p => taken.Contains(p.Port)).ToList() is { Count: > 0 } busy)
        {
            throw new PortTakenException($"ポート {string.Join("、", busy.Select(b => $"{b.Port}({b.Use})"))} は使用中です。前に起動したもの(別の端末の eng/run など)を Ctrl+C で止めてから、もう一度実行してください。");
        }
    }
}
