using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Replicas;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;
using System.Diagnostics;
using System.Globalization;

namespace Koseki.Eng.Feeds;

/// <summary>
/// Lets several processes take in the same feeds at once. Each batch says something that the next one takes back, and
/// leaves a trace for each time it is applied, so that a batch applied twice, left out or out of order shows.
/// </summary>
public sealed class FeedsVerb : IVerb
{
    private const int People = 5;

    /// <summary>The feeds that are tried; those of other families get no batch.</summary>
    internal static readonly string[] Sources = [FeedSources.Resident, FeedSources.Binding];

    /// <inheritdoc/>
    public string Name => "feeds";

    /// <inheritdoc/>
    public string Summary => "二つ以上のノードが同じ連携を同時に取り込んでも、どの束も一度だけ順に入ることを確かめる(実プロセス)";

    /// <inheritdoc/>
    public string Usage => "[--rounds 10000] [--nodes 2]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (rounds, nodes) = (arguments.Number("rounds", 10_000), arguments.Number("nodes", 2));
        arguments.RefuseUnknown();
        if (rounds < 2 || nodes is < 2 or > 8)
        {
            throw new UsageException("--rounds は 2 以上、--nodes は 2 から 8 までです。");
        }

        var folder = Directory.CreateTempSubdirectory("koseki-feeds-").FullName;
        try
        {
            await using (var store = new FeedStore(folder))
            {
                await store.PrepareAsync(cancellation);
            }

            await WriteAsync(Directory.CreateDirectory(Path.Combine(folder, "inbox")).FullName, rounds, cancellation);
            var taken = await TakeAsync(folder, rounds, nodes, cancellation);
            var problems = await ProblemsAsync(folder, rounds, cancellation);
            if (taken.Sum() != 2 * rounds)
            {
                problems.Add($"取り込んだと言う束は合わせて {taken.Sum()} です({2 * rounds} のはず)。");
            }

            foreach (var problem in problems)
            {
                await output.WriteLineAsync("  " + problem);
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(problems.Count == 0 ? "合格" : "不合格")}: {2 * rounds} 束を {nodes} つのノードで。取り込んだ束は {string.Join("、", taken)}。"));
            return problems.Count == 0 ? 0 : 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    // One person in turn dies for this batch only; one row of each batch cannot be read.
    private static async Task WriteAsync(string inbox, int rounds, CancellationToken cancellation)
    {
        for (var n = 1; n <= rounds; n++)
        {
            var residents = Enumerable.Range(0, People).Select(i => (string[])[$"{i}", n < rounds && n % People == i ? "SUPPRESSED" : "ACTIVE", "1990-01-01", "越谷　太郎", "越谷市越ヶ谷一丁目1番地", "越谷　太郎"]);
            var bindings = Enumerable.Range(0, People).Select(i => (string[])["A1B2C3D4", $"{i:00}", "CARD", $"{i}", n < rounds && n % People == i ? "SUSPENDED" : "ACTIVE"]);
            foreach (var batch in new FeedBatch[]
            {
                new(FeedSources.Resident, n, TimeProvider.System.GetUtcNow(), [.. residents, ["99", "?"]]), new(FeedSources.Binding, n, TimeProvider.System.GetUtcNow(), [.. bindings, ["A1B2C3D4", "99", "?"]]),
            })
            {
                await File.WriteAllBytesAsync(Path.Combine(inbox, batch.FileName), batch.Write(), cancellation);
            }
        }
    }

    private static async Task<List<int>> TakeAsync(string folder, int rounds, int nodes, CancellationToken cancellation)
    {
        var running = Enumerable.Range(0, nodes).Select(_ => Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(FeedsVerb).Assembly.Location, "feeds", "node", "--data", folder, "--until", $"{rounds}"]) { RedirectStandardOutput = true })!).ToList();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "go"), "", cancellation);
            var said = await Task.WhenAll(running.Select(p => p.StandardOutput.ReadToEndAsync(cancellation)));
            await Task.WhenAll(running.Select(p => p.WaitForExitAsync(cancellation)));
            return [.. said.Select(s => int.TryParse(s.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1)];
        }
        finally
        {
            foreach (var process in running)
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }

                process.Dispose();
            }
        }
    }

    private static async Task<List<string>> ProblemsAsync(string folder, int rounds, CancellationToken cancellation)
    {
        await using var store = new FeedStore(folder);
        var problems = new List<string>(await store.ProblemsAsync(cancellation));
        foreach (var source in Sources)
        {
            var mark = await store.Database.FeedMarks.SingleAsync(m => m.Source == source, cancellation);
            var traces = await store.Database.QuarantinedRows.Where(q => q.Source == source).GroupBy(q => q.Sequence).Select(g => new { g.Key, Times = g.Count() }).ToListAsync(cancellation);
            if (mark.Sequence != rounds || mark.Problem is not null)
            {
                problems.Add($"{source} の印が {mark.Sequence} です({mark.Problem})。");
            }

            problems.AddRange(traces.Where(t => t.Times != 1).Select(t => $"{source} の {t.Key} 番が {t.Times} 回取り込まれました。"));
            if (traces.Count != rounds)
            {
                problems.Add($"{source} の {rounds - traces.Count} 束が取り込まれていません。");
            }
        }

        problems.AddRange((await store.Database.Residents.Where(r => r.Number != "99" && r.Status != "ACTIVE").ToListAsync(cancellation)).Select(r => $"住民 {r.Number} が {r.Status} のままです。"));
        problems.AddRange((await store.Database.JpkiBindings.Where(b => b.Status != "ACTIVE").ToListAsync(cancellation)).Select(b => $"電子証明書 {b.Serial} が {b.Status} のままです。"));
        return problems;
    }
}
