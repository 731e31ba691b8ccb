using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Koseki.Eng.Bench.Circuits;

/// <summary>
/// The diagnostic port every .NET process opens (IPC protocol of the runtime's docs, "DOTNET_IPC_V1"): a trace session
/// of the keyword <c>GCHeapCollect</c> makes the runtime collect everything, and nothing else is asked of it.
/// </summary>
internal static class DiagnosticPort
{
    private const byte EventPipe = 0x02;
    private const byte StopTracing = 0x01;
    private const byte CollectTracing = 0x03;
    private const byte Refusal = 0xFF;
    private const ulong GCHeapCollect = 0x80_0000;
    private const int HeaderLength = 20;

    /// <summary>Has a process of this user collect its garbage in full; throws <see cref="IOException"/> when it refuses or has no port.</summary>
    internal static async Task CollectAsync(int process, CancellationToken cancellation)
    {
        var path = Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{process}-*-socket").FirstOrDefault()
            ?? throw new IOException($"プロセス {process} に診断ポートがありません(DOTNET_EnableDiagnostics を 0 にしていませんか)。");
        await using var tracing = await OpenAsync(path, cancellation);
        var session = await AskAsync(tracing, Message(CollectTracing, Session()), cancellation);
        var drained = tracing.CopyToAsync(Stream.Null, cancellation);
        // The collection begins with the session; it is over long before this.
        await Task.Delay(1000, cancellation);
        await using (var stopping = await OpenAsync(path, cancellation))
        {
            await AskAsync(stopping, Message(StopTracing, session), cancellation);
        }

        await drained;
    }

    /// <summary>A message: magic, length of all, command set, command, two zeros, content.</summary>
    internal static byte[] Message(byte command, byte[] content)
    {
        var message = new byte[HeaderLength + content.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        (message[16], message[17]) = (EventPipe, command);
        content.CopyTo(message, HeaderLength);
        return message;
    }

    private static byte[] Session()
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(16u); // MB of buffer
        writer.Write(1u); // nettrace
        writer.Write(false); // no rundown of methods
        writer.Write(1u); // one provider
        writer.Write(GCHeapCollect);
        writer.Write(4u); // informational
        const string Provider = "Microsoft-Windows-DotNETRuntime\0";
        writer.Write((uint)Provider.Length);
        writer.Write(Encoding.Unicode.GetBytes(Provider));
        writer.Write(0u); // no filter
        writer.Flush();
        return content.ToArray();
    }

    private static async Task<NetworkStream> OpenAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
        return new(socket, ownsSocket: true);
    }

    private static async Task<byte[]> AskAsync(NetworkStream port, byte[] message, CancellationToken cancellation)
    {
        await port.WriteAsync(message, cancellation);
        var header = new byte[HeaderLength];
        await port.ReadExactlyAsync(header, cancellation);
        var content = new byte[BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(14)) - HeaderLength];
        await port.ReadExactlyAsync(content, cancellation);
        return header is [.., 0xFF, not Refusal, _, _] ? content : throw new IOException($"診断ポートが断りました({Convert.ToHexString(content)})。");
    }
}
