using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Koseki.Infrastructure.Security;

namespace Koseki.Tests.Infrastructure.Hosting;

/// <summary>A message that says how long it is, begins, and then stands still.</summary>
internal static class StalledRequest
{
    /// <summary>The status of the answer to it, with the certificate of an end, before a port of this machine.</summary>
    internal static async Task<HttpStatusCode> PostAsync(CertificateFolder folder, string end, int port, string path, int length, int sent)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = new SslStream(client.GetStream(), false, (_, _, _, _) => true);
        using var own = folder.Own(end);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", ClientCertificates = [own] });
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/xml\r\nContent-Length: {length}\r\n\r\n{new string('x', sent)}"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync() ?? "";
        return Enum.Parse<HttpStatusCode>(line.Split(' ')[1]);
    }
}
