using System.Globalization;
using System.Text;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Replicas.Places;

/// <summary>
/// An HTTPS server on mutual TLS. Its address answers a list, one file a line: name, length and the time of the last change (ISO 8601 with
/// offset), separated by tabs; the name after the address answers the file. No redirects are followed.
/// </summary>
public sealed class HttpsPlace(Uri address, HttpMessageHandler handler) : IFeedPlace
{
    private const int MostOfTheList = 16 * 1024 * 1024;
    private readonly HttpClient http = new(handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public string Words => address.ToString();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FeedFile>> ListAsync(CancellationToken cancellation)
    {
        var lines = Encoding.UTF8.GetString(await GetAsync("", "一覧", MostOfTheList, cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > FeedPlaceSettings.MostFiles ? throw new FeedPlaceException($"ファイルが {FeedPlaceSettings.MostFiles} を超えています。") : [.. lines.Select(Parse)];
    }

    /// <inheritdoc/>
    public Task<byte[]> ReadAsync(string name, int most, CancellationToken cancellation) => GetAsync(name, name, most, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static FeedFile Parse(string line, int index) => line.TrimEnd('\r').Split('\t') is [var name, var length, var changed]
        && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
        && DateTimeOffset.TryParse(changed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new(name, bytes, at) : throw new FeedPlaceException($"一覧の {index + 1} 行目が読めません。");

    private async Task<byte[]> GetAsync(string relative, string what, int most, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(relative, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode != System.Net.HttpStatusCode.OK)
            {
                throw new FeedPlaceException($"{what}: HTTP {(int)response.StatusCode} が返りました。");
            }

            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            return await BoundedRead.AllAsync(stream, what, most, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new FeedPlaceException($"{what}: {e.Message}", e);
        }
    }
}

/// <summary>Reads what somebody else says is short.</summary>
internal static class BoundedRead
{
    /// <summary>All of it; throws <see cref="FeedPlaceException"/> as soon as there is more than was agreed.</summary>
    internal static async Task<byte[]> AllAsync(Stream stream, string name, int most, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(part, cancellation)) > 0;)
        {
            if (all.Length + read > most)
            {
                throw new FeedPlaceException($"{name}: {most} バイトを超えています。");
            }

            await all.WriteAsync(part.AsMemory(0, read), cancellation);
        }

        return all.ToArray();
    }
}
