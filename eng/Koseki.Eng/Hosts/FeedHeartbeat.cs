using System.Globalization;
using Koseki.Domain.Linkage;

namespace Koseki.Eng.Hosts;

/// <summary>
/// Plays the city's systems beside a running installation: an empty batch of each feed at once and every four minutes,
/// so that the gateway knows its data to be current, and from time to time what is to be compared.
/// </summary>
public sealed class FeedHeartbeat : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan ComparisonAge = TimeSpan.FromHours(6);
    private static readonly string[] Sources = ["resident", "jpki", "household", "sealstop", "seal"];
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private FeedHeartbeat(string inbox, TimeProvider clock) => running = RunAsync(inbox, clock, stop.Token);

    /// <summary>Beats once before it returns, then on.</summary>
    public static FeedHeartbeat Start(string inbox, TimeProvider clock)
    {
        Beat(inbox, clock);
        return new(inbox, clock);
    }

    /// <summary>Puts an empty batch of each feed behind the last one.</summary>
    public static void Beat(string inbox, TimeProvider clock)
    {
        Directory.CreateDirectory(inbox);
        foreach (var source in Sources)
        {
            var last = Directory.EnumerateFiles(inbox, source + "-*.tsv").Select(Path.GetFileNameWithoutExtension)
                .Select(n => long.Parse(n![(source.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
            if (source == "seal" && ComparisonDue(inbox, clock) is { } compared)
            {
                // The rows before what was hashed of them.
                if (compared.Rows is { } rows)
                {
                    Put(inbox, rows with { Sequence = last + 1, AsOf = clock.GetUtcNow() });
                }

                Put(inbox, new(source, last + 1, clock.GetUtcNow(), compared.Buckets));
                continue;
            }

            Put(inbox, new(source, last + 1, clock.GetUtcNow(), []));
        }
    }

    // A reader never sees half a file.
    private static void Put(string inbox, FeedBatch batch)
    {
        var (making, path) = (Path.Combine(inbox, batch.FileName + ".making"), Path.Combine(inbox, batch.FileName));
        File.WriteAllBytes(making, batch.Write());
        File.Move(making, path);
    }

    // What is registered has not changed: it is said anew before the gateway would hold it for too old.
    private static (IReadOnlyList<IReadOnlyList<string>> Buckets, FeedBatch? Rows)? ComparisonDue(string inbox, TimeProvider clock)
    {
        var batches = Directory.EnumerateFiles(inbox, "seal-*.tsv").OrderDescending(StringComparer.Ordinal).Select(f => FeedBatch.Read(File.ReadAllBytes(f)));
        if (batches.FirstOrDefault(b => b.Rows.Any(r => r[0] == "B")) is not { } last || clock.GetUtcNow() - last.AsOf <= ComparisonAge)
        {
            return null;
        }

        var rows = Path.Combine(inbox, (last with { Source = "sealrows" }).FileName);
        return ([.. last.Rows.Where(r => r[0] == "B")], File.Exists(rows) ? FeedBatch.Read(File.ReadAllBytes(rows)) : null);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private static async Task RunAsync(string inbox, TimeProvider clock, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                Beat(inbox, clock);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to stop.
        }
    }
}
