using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Replicas.Places;

/// <summary>
/// Brings what lies at the places of the feeds into the inbox: whole files under their own name, in order, each again when it was replaced
/// there. A file that is still being written is left for the next run; one that stands damaged is brought, so that it is refused by name.
/// </summary>
public sealed partial class FeedPickup(GatewayOptions options, CertificateFolder folder, TimeProvider clock)
{
    // So long after its last change a file that cannot be read is not being written any more.
    private static readonly TimeSpan Writing = TimeSpan.FromMinutes(2);

    /// <summary>Brings the files of one feed after the batch that was applied last; gives why not all of them, or null.</summary>
    public async Task<string?> BringAsync(IFeed feed, long applied, CancellationToken cancellation)
    {
        if (options.Places.GetValueOrDefault(feed.Source) is not { } settings)
        {
            return null;
        }

        var words = feed.Source;
        try
        {
            await using var place = FeedPlaces.Open(settings, feed.Source, folder);
            words = place.Words;
            var listed = await InTimeAsync(settings, place.ListAsync, cancellation);
            foreach (var file in listed.Where(f => NumberOf(feed.Source, f.Name) > applied).OrderBy(f => NumberOf(feed.Source, f.Name)))
            {
                if (!IsHere(file) && !await BringAsync(feed, place, settings, file, cancellation))
                {
                    return null;
                }
            }

            return null;
        }
        catch (FeedPlaceException e)
        {
            return $"連携を受け取る場所({words})から受け取れません: {e.Message}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"連携を受け取る場所({words})が {settings.Seconds} 秒のうちに答えません。";
        }
    }

    private static async Task<T> InTimeAsync<T>(FeedPlaceSettings settings, Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.Seconds));
        return await ask(limit.Token).WaitAsync(limit.Token);
    }

    // Only names of this feed, and no way out of the folder.
    private static long NumberOf(string source, string name) =>
        FileName().Match(name) is { Success: true } match && match.Groups[1].Value == source && long.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private bool IsHere(FeedFile file) =>
        new FileInfo(Path.Combine(options.Inbox, file.Name)) is { Exists: true } here && here.Length == file.Length && here.LastWriteTimeUtc == file.ChangedAt.UtcDateTime;

    // False when it is still being written: those after it wait for it.
    private async Task<bool> BringAsync(IFeed feed, IFeedPlace place, FeedPlaceSettings settings, FeedFile file, CancellationToken cancellation)
    {
        if (file.Length > settings.MostBytes)
        {
            throw new FeedPlaceException($"{file.Name}: {settings.MostBytes} バイトを超えています。");
        }

        var bytes = await InTimeAsync(settings, stop => place.ReadAsync(file.Name, settings.MostBytes, stop), cancellation);
        if ((clock.GetUtcNow() - file.ChangedAt).Duration() < Writing && !IsWhole(feed, bytes))
        {
            return false;
        }

        var part = Path.Combine(options.Inbox, $".{file.Name}.{Guid.NewGuid():N}.part");
        try
        {
            await File.WriteAllBytesAsync(part, bytes, cancellation);
            File.SetLastWriteTimeUtc(part, file.ChangedAt.UtcDateTime);
            File.Move(part, Path.Combine(options.Inbox, file.Name), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedPlaceException($"{file.Name} を連携フォルダに書けません: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }

        return true;
    }

    private static bool IsWhole(IFeed feed, byte[] bytes)
    {
        try
        {
            _ = feed.Read(bytes);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^([a-z]{1,32})-([0-9]{1,19})\.tsv\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
