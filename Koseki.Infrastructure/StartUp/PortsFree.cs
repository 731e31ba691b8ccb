using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Koseki.Infrastructure.StartUp;

/// <summary>The ports a host is about to listen on.</summary>
public static class PortsFree
{
    internal const string Remedy = "前に起動したものが残っていないかを確かめて止めるか、設定で別のポートにしてください。";

    /// <summary>
    /// Throws <see cref="StartFailedException"/> naming the ports of loopback that somebody has, with what they are for and the
    /// setting that changes them; 0 is any free one.
    /// </summary>
    public static void Require(params (int Port, string Use, string Setting)[] ports)
    {
        var taken = ports.Where(p => p.Port != 0 && !IsFree(p.Port)).ToList();
        if (taken.Count > 0)
        {
            throw new StartFailedException(StartFailure.PortTaken,
                $"ポート {string.Join("、", taken.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Port}({p.Use}、設定 {p.Setting})")))} は、ほかのプログラムが使っています。{Remedy}");
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
