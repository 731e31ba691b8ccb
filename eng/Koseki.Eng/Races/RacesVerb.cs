using Koseki.Domain.Cases;
using System.Diagnostics;
using System.Globalization;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Races;

/// <summary>
/// Two processes on one database record and number as fast as they can: nobody may fail, nothing may be lost, given twice or
/// left out.
/// </summary>
public sealed class RacesVerb : IVerb
{
    private static readonly string[] Kinds = ["journal", "numbers"];
    private static readonly string[] Nodes = ["race-1", "race-2"];

    /// <inheritdoc/>
    public string Name => "races";

    /// <inheritdoc/>
    public string Summary => "二つのプロセスが一つのデータベースに同時に記録し、台帳番号と発行番号に失敗・欠番・重複がないことを確かめる";

    /// <inheritdoc/>
    public string Usage => "[--rounds 10000] " + DatabasePlace.UsageOfBoth;

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var rounds = arguments.Number("rounds", 10_000);
        var databases = DatabasePlace.Read(arguments, withGateway: true);
        arguments.RefuseUnknown();
        if (rounds < Nodes.Length)
        {
            throw new UsageException($"--rounds は {Nodes.Length} 以上です。");
        }

        var data = Path.Combine(Directory.CreateTempSubdirectory("koseki-races-").FullName, "data");
        try
        {
            var place = databases.Named("races");
            await PrepareAsync(data, place, cancellation);
            var holds = true;
            foreach (var kind in Kinds)
            {
                holds &= await RaceAsync(kind, rounds, data, place, output, cancellation);
            }

            await output.WriteLineAsync(holds ? "失敗・欠番・重複なし" : "不合格");
            return holds ? 0 : 1;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(data)!, recursive: true);
        }
    }

    private static async Task PrepareAsync(string data, DatabasePlace place, CancellationToken cancellation)
    {
        Directory.CreateDirectory(data);
        await using (var store = CityStore.OpenFolder(data, TimeProvider.System, place))
        {
            await store.PrepareAsync(cancellation);
        }

        await using var gateway = place.OpenGateway(data);
        await Konbini.Gateway.Persistence.DatabaseSetup.PrepareAsync(gateway, new(), TimeProvider.System, cancellation);
    }

    private static async Task<bool> RaceAsync(string kind, int rounds, string data, DatabasePlace place, TextWriter output, CancellationToken cancellation)
    {
        var workers = Nodes.Select((node, i) => Start(kind, node, (rounds + i) / Nodes.Length, data, place)).ToList();
        try
        {
            foreach (var worker in workers)
            {
                _ = await worker.StandardOutput.ReadLineAsync(cancellation);
            }

            var clock = Stopwatch.StartNew();
            workers.ForEach(w => w.StandardInput.WriteLine());
            var said = await Task.WhenAll(workers.Select(w => EndAsync(w, cancellation)));
            var problems = said.Select(s => s.Complaint).Where(c => c.Length > 0).ToList();
            problems.AddRange(kind == "journal" ? await JournalAsync(said, rounds, data, place, cancellation) : await NumbersAsync(said, rounds, data, place, cancellation));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {(kind == "journal" ? "台帳" : "発行番号")}: {rounds:N0} 回({string.Join("・", said.Select(s => s.Lines.Count))})、異常 {problems.Count}、{clock.Elapsed.TotalSeconds:N1} 秒"));
            foreach (var problem in problems.Take(20))
            {
                await output.WriteLineAsync("    " + problem);
            }

            return problems.Count == 0;
        }
        finally
        {
            workers.ForEach(w => w.Dispose());
        }
    }

    private static Process Start(string kind, string node, int rounds, string data, DatabasePlace place)
    {
        string[] words = [typeof(RacesVerb).Assembly.Location, "races", "worker", "--data", data, "--of", kind, "--node", node, "--rounds", string.Create(CultureInfo.InvariantCulture, $"{rounds}")];
        var start = new ProcessStartInfo("dotnet", words) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in place.Environment())
        {
            start.Environment[key] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("作業者を起動できません。");
    }

    private static async Task<(List<string> Lines, string Complaint)> EndAsync(Process worker, CancellationToken cancellation)
    {
        var complaint = worker.StandardError.ReadToEndAsync(cancellation);
        var lines = new List<string>();
        while (await worker.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            lines.Add(line);
        }

        await worker.WaitForExitAsync(cancellation);
        return (lines, worker.ExitCode == 0 ? "" : "作業者が止まりました: " + (await complaint).Trim());
    }

    private static async Task<List<string>> JournalAsync((List<string> Lines, string Complaint)[] said, int rounds, string data, DatabasePlace place, CancellationToken cancellation)
    {
        await using var store = CityStore.OpenFolder(data, TimeProvider.System, place);
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        var pairs = said.SelectMany(s => s.Lines).Select(l => l.Split(' ')).ToList();
        var problems = Whole("台帳番号", pairs.Select(p => p[0]), rounds, n => n.ToString(CultureInfo.InvariantCulture));
        problems.AddRange(Whole("通し番号", pairs.Select(p => p[1]), rounds, n => n.ToString(CultureInfo.InvariantCulture)));
        if (await database.Audit.CountAsync(a => a.Action == DeedKind.Trial.Word(), cancellation) is var kept && kept != rounds)
        {
            problems.Add($"操作記録が {kept:N0} 行です。");
        }

        problems.AddRange((await store.VerifyAsync(cancellation)).Problems);
        return problems;
    }

    private static async Task<List<string>> NumbersAsync((List<string> Lines, string Complaint)[] said, int rounds, string data, DatabasePlace place, CancellationToken cancellation)
    {
        await using var gateway = place.OpenGateway(data);
        var kept = await gateway.Applications.AsNoTracking().Where(a => a.State == IssueState.Rendering && a.IssueNumber != null).Select(a => a.IssueNumber!).ToListAsync(cancellation);
        static string Called(int n) => string.Create(CultureInfo.InvariantCulture, $"20261129-01-{n:0000000}");
        var problems = Whole("伝えられた発行番号", said.SelectMany(s => s.Lines), rounds, Called);
        problems.AddRange(Whole("記録された発行番号", kept, rounds, Called));
        return problems;
    }

    // 1, 2, 3 … each once.
    private static List<string> Whole(string what, IEnumerable<string> given, int rounds, Func<int, string> called)
    {
        var counts = given.GroupBy(g => g, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var wanted = Enumerable.Range(1, rounds).Select(called).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. wanted.Where(w => !counts.ContainsKey(w)).Select(w => $"{what} {w} がありません。"),
            .. counts.Where(c => c.Value > 1 || !wanted.Contains(c.Key)).Select(c => $"{what} {c.Key} が {c.Value} 回あります。"),
        ];
    }
}
