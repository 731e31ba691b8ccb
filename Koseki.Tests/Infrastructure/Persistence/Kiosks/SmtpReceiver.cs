using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Koseki.Tests.Infrastructure.Persistence.Kiosks;

/// <summary>A small mail server on loopback: takes every mail, or refuses each with 451 while it is told to.</summary>
internal sealed class SmtpReceiver : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public SmtpReceiver()
    {
        listener.Start();
        running = RunAsync();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it took: to whom, and the mail.</summary>
    public ConcurrentQueue<(IReadOnlyList<string> To, MimeMessage Mail)> Taken { get; } = new();

    /// <summary>Whether it refuses.</summary>
    public bool IsFull { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await running;
        stop.Dispose();
        listener.Dispose();
        Taken.ToList().ForEach(t => t.Mail.Dispose());
    }

    private async Task RunAsync()
    {
        try
        {
            for (;;)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException && stop.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        Task SayAsync(string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token).AsTask();
        await SayAsync("220 receiver");
        var to = new List<string>();
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.ToUpperInvariant().Split(' ', ':')[0])
            {
                case "MAIL" when IsFull:
                    await SayAsync("451 full");
                    break;
                case "RCPT":
                    to.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
                    await SayAsync("250 ok");
                    break;
                case "DATA":
                    await SayAsync("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync(stop.Token) is { } part && part != ".")
                    {
                        text.Append(part.StartsWith("..", StringComparison.Ordinal) ? part[1..] : part).Append("\r\n");
                    }

                    using (var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())))
                    {
                        Taken.Enqueue((to, await MimeMessage.LoadAsync(bytes, stop.Token)));
                    }

                    await SayAsync("250 taken");
                    break;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 ok");
                    break;
            }
        }
    }
}
