using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Koseki.Tests.Infrastructure.Hosting;

/// <summary>A request as its bytes are written: what a client of the framework would put right, or write twice.</summary>
internal static class RawRequest
{
    /// <summary>The status of the answer to a GET before a port of this machine, under a name of the host that the caller makes up.</summary>
    internal static async Task<HttpStatusCode> GetAsync(int port, string path, string host)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync() ?? "";
        return Enum.Parse<HttpStatusCode>(line.Split(' ')[1]);
    }
}
