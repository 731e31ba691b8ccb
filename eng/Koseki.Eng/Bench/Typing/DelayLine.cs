using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Koseki.Eng.Bench.Typing;

/// <summary>
/// A slow line: a TCP port on loopback whose bytes arrive at the target so much later, in each direction, in their order.
/// It can be cut: every connection that stands breaks off, as when a cable is pulled; and it can stay down.
/// </summary>
internal sealed class DelayLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Socket, byte> open = new();
    private readonly TimeSpan delay;
    private readonly int target;
    private readonly Task accepting;
    private volatile bool isDown;

    private DelayLine(int target, TimeSpan delay)
    {
        (this.target, this.delay) = (target, delay);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where to connect instead of the target.</summary>
    internal Uri Address => new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Lays a line to a port of this machine; <paramref name="delay"/> is added in each direction.</summary>
    internal static DelayLine To(int port, TimeSpan delay) => new(port, delay);

    /// <summary>Whether nothing goes through: what stands breaks off, whoever comes is turned away.</summary>
    internal bool IsDown
    {
        get => isDown;
        set
        {
            isDown = value;
            if (value)
            {
                Cut();
            }
        }
    }

    /// <summary>Breaks every connection that stands; new ones can be made at once.</summary>
    internal void Cut()
    {
        foreach (var socket in open.Keys)
        {
            socket.Close(0);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        Cut();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptSocketAsync(stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The line was taken down.
        }
    }

    private async Task CarryAsync(Socket near)
    {
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (near)
        {
            near.NoDelay = true;
            open[near] = open[far] = 0;
            try
            {
                if (!isDown)
                {
                    await far.ConnectAsync(IPAddress.Loopback, target, stop.Token);
                    await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
                }
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Cut, or nobody there.
            }

            open.TryRemove(near, out _);
            open.TryRemove(far, out _);
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var onTheWay = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var arriving = ArriveAsync(onTheWay.Reader, to);
        var buffer = new byte[1 << 16];
        try
        {
            while (await from.ReceiveAsync(buffer, stop.Token) is > 0 and var read)
            {
                onTheWay.Writer.TryWrite((Environment.TickCount64 + (long)delay.TotalMilliseconds, buffer[..read]));
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // What is on the way still arrives, if there is anybody.
        }

        onTheWay.Writer.Complete();
        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(long Due, byte[] Bytes)> onTheWay, Socket to)
    {
        try
        {
            await foreach (var (due, bytes) in onTheWay.ReadAllAsync(stop.Token))
            {
                if (due - Environment.TickCount64 is > 0 and var rest)
                {
                    await Task.Delay((int)rest, stop.Token);
                }

                for (var sent = 0; sent < bytes.Length;)
                {
                    sent += await to.SendAsync(bytes.AsMemory(sent), stop.Token);
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut.
        }
    }
}
