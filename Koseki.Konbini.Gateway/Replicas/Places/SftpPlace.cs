using System.Net.Sockets;
using Koseki.Konbini.Gateway.Settings;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Koseki.Konbini.Gateway.Replicas.Places;

/// <summary>A drop folder of an SSH server, known by its key. Connected at the first question, for one run.</summary>
public sealed class SftpPlace : IFeedPlace
{
    private readonly FeedPlaceSettings settings;
    private readonly PrivateKeyFile key;
    private readonly SftpClient client;

    /// <summary>Prepares the connection; nothing is asked yet.</summary>
    public SftpPlace(FeedPlaceSettings settings)
    {
        this.settings = settings;
        try
        {
            key = new PrivateKeyFile(settings.KeyFile);
        }
        catch (Exception e) when (e is SshException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new FeedPlaceException($"鍵のファイル {settings.KeyFile} が読めません。", e);
        }

        var patience = TimeSpan.FromSeconds(settings.Seconds);
        client = new(new Renci.SshNet.ConnectionInfo(settings.Address, settings.Port, settings.User, new Renci.SshNet.PrivateKeyAuthenticationMethod(settings.User, key)) { Timeout = patience }) { OperationTimeout = patience };
        client.HostKeyReceived += (_, e) => e.CanTrust = e.FingerPrintSHA256.TrimEnd('=') == settings.HostKey.TrimEnd('=');
    }

    /// <inheritdoc/>
    public string Words => $"sftp://{settings.Address}:{settings.Port}/{settings.Path}";

    /// <inheritdoc/>
    public Task<IReadOnlyList<FeedFile>> ListAsync(CancellationToken cancellation) => AskAsync<IReadOnlyList<FeedFile>>(async () =>
    {
        var files = new List<FeedFile>();
        // What is no regular file (a link, a folder, a pipe) is not looked at.
        await foreach (var file in client.ListDirectoryAsync(settings.Path, cancellation).Where(f => f.IsRegularFile))
        {
            files.Add(new(file.Name, file.Length, new(DateTime.SpecifyKind(file.LastWriteTimeUtc, DateTimeKind.Utc))));
            if (files.Count > FeedPlaceSettings.MostFiles)
            {
                throw new FeedPlaceException($"ファイルが {FeedPlaceSettings.MostFiles} を超えています。");
            }
        }

        return files;
    }, cancellation);

    /// <inheritdoc/>
    public Task<byte[]> ReadAsync(string name, int most, CancellationToken cancellation) => AskAsync(async () =>
    {
        await using var stream = await client.OpenAsync($"{settings.Path}/{name}", FileMode.Open, FileAccess.Read, cancellation);
        return await BoundedRead.AllAsync(stream, name, most, cancellation);
    }, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        key.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            if (!client.IsConnected)
            {
                await client.ConnectAsync(cancellation);
            }

            return await ask();
        }
        catch (Exception e) when (e is SshException or SocketException or IOException or ObjectDisposedException or ProxyException)
        {
            throw new FeedPlaceException(e.Message, e);
        }
    }
}
