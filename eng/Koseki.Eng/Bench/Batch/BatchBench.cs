using System.Diagnostics;
using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Registers;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.UseCases.Batches;
using Koseki.Infrastructure.UseCases.Cases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Bench.Batch;

/// <summary>
/// A batch over many registers beside a counter that goes on working: planned, looked at by sample, decided, killed twice on the way and gone on
/// with by another process. Every register is written once, the record verifies, and the counter waits little longer than without it.
/// </summary>
public sealed class BatchBench : IVerb
{
    private const string Here = "埼玉県越谷市";
    private const int WarmRounds = 150;
    private const int IdleRounds = 300;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly Actor Clerk = Person("madoguchi", StaffRole.Counter);
    private static readonly Actor Examiner = Person("shinsa", StaffRole.Examiner);
    private static readonly Actor Approver = Person("kessai", StaffRole.Approver);

    /// <inheritdoc/>
    public string Name => "bench batch";

    /// <inheritdoc/>
    public string Summary => "一括の更正を、作業者を途中で二度 kill -9 しながら行い、窓口の操作の p95 を何もしていないときと比べ、どの戸籍にも一度ずつ記録されたことを確かめる";

    /// <inheritdoc/>
    public string Usage => "[--targets 10000] [--seed 1] [--today yyyy-MM-dd] [--portion 50] [--rest 45] [--bound 150](%。窓口の p95 の限度) [--nice 19](作業者の nice)";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (targets, bound, batches) = (arguments.Number("targets", 10_000), arguments.Number("bound", 150), BatchWorkerVerb.Settings(arguments));
        var nice = arguments.Number("nice", 19);
        // Not every register is a current one of this city.
        var settings = TownVerb.Read(arguments, Math.Max(60, targets * 9 / 8));
        arguments.RefuseUnknown();
        var folder = Directory.CreateTempSubdirectory("koseki-bench-").FullName;
        try
        {
            var data = Path.Combine(folder, "town");
            var report = new BenchReport("batch", output);
            var began = Stopwatch.GetTimestamp();
            await TownFolder.CreateAsync(settings, data, cancellation);
            await report.FigureAsync(string.Create(CultureInfo.InvariantCulture, $"町を作る {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} 秒"));
            await using (var store = CityStore.OpenFolder(data, TimeProvider.System, node: "counter", more: batches))
            {
                await RunAsync(store, new(data, targets, batches, bound, nice), report, cancellation);
            }

            await report.FigureAsync(string.Create(CultureInfo.InvariantCulture, $"全体 {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} 秒、窓口のメモリ 最大 {PeakOfThis() / 1048576:N0} MB"));
            await report.FinishAsync();
            return report.ExitCode;
        }
        finally
        {
            TownFolder.Delete(Path.Combine(folder, "town"));
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(CityStore store, Asked asked, BenchReport report, CancellationToken cancellation)
    {
        var counter = await CounterActs.OpenAsync(store, Clerk, cancellation);
        List<Latencies> idle = [.. CounterActs.Names.Select(_ => new Latencies())], busy = [.. CounterActs.Names.Select(_ => new Latencies())];
        // The first rounds compile what they run: not what a clerk waits for all day.
        List<Latencies> cold = [.. CounterActs.Names.Select(_ => new Latencies())];
        for (var i = 0; i < Math.Min(WarmRounds + IdleRounds, 2 * asked.Targets); i++)
        {
            await counter.RoundAsync(i < Math.Min(WarmRounds, asked.Targets) ? cold : idle, cancellation);
        }

        var (lists, desk) = (store.Get<BatchLists>(), store.Get<BatchDesk>());
        var (id, expected) = await ReceiveAsync(store, asked.Targets, cancellation);
        await using var workers = new Workers(asked);
        var planning = await UntilAsync(counter, busy, workers, () => lists.FindAsync(id, cancellation), BatchPhase.Planned, expected, cancellation);
        var planned = (await lists.FindAsync(id, cancellation))!;
        await report.FigureAsync(string.Create(CultureInfo.InvariantCulture, $"計画 {planned.Planned.Values.Sum():N0} 戸籍({string.Join("、", planned.Planned.Select(p => $"{p.Key.Word()} {p.Value:N0}"))}) {planning.TotalSeconds:N1} 秒"));
        var examining = await ExamineAsync(store, id, cancellation);
        await report.FigureAsync(string.Create(CultureInfo.InvariantCulture, $"抽出して確かめる {planned.ToLookAt:N0} 戸籍、審査完了まで {examining.TotalSeconds:N1} 秒"));
        await desk.ApproveAsync(id, await VersionAsync(store, id, cancellation), Approver, cancellation);
        var writing = await UntilAsync(counter, busy, workers, () => lists.FindAsync(id, cancellation), BatchPhase.Done, planned.Writable, cancellation);
        var done = (await lists.FindAsync(id, cancellation))!;
        await report.FigureAsync(string.Create(CultureInfo.InvariantCulture, $"記録 {done.Written:N0} 戸籍 {writing.TotalSeconds:N1} 秒({done.Written / Math.Max(0.001, writing.TotalSeconds):N0} 戸籍/秒)、残った戸籍 {done.Left:N0}、作業者のメモリ 最大 {workers.Peak / 1048576:N0} MB、計算 {workers.Computed.TotalSeconds:N1} 秒、ディスク {new FileInfo(Path.Combine(asked.Data, "koseki.db")).Length / 1048576:N0} MB"));
        await report.HoldsAsync($"作業者を kill -9 した回数 {workers.Killed.Count}(計画で一度、記録で一度。プロセス {string.Join("、", workers.Killed)})", workers.Killed.Count >= 2);
        await report.HoldsAsync($"計画は表の戸籍の全部({expected:N0})", planned.Planned.Values.Sum() == expected);
        await CheckAsync(store, id, done, report, cancellation);
        foreach (var (name, at) in CounterActs.Names.Select((n, i) => (n, i)))
        {
            await report.FigureAsync($"{name}: 何もしていないとき {idle[at]}、一括の間 {busy[at]}");
            await report.AtMostAsync($"{name}の p95 の比", busy[at].At(0.95) / Math.Max(0.001, idle[at].At(0.95)) * 100, asked.Bound, " %");
        }
    }

    // The counter works while processes take the batch further; one is killed after a tenth of the way, and another one goes on.
    private static async Task<TimeSpan> UntilAsync(CounterActs counter, List<Latencies> times, Workers workers, Func<Task<BatchView?>> look, BatchPhase phase, int all, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var kill = Math.Max(1, all / 10);
        workers.Start();
        while ((await look())! is var view && view.Phase != phase)
        {
            // At once: a small batch may be over before the counter has looked again.
            var at = phase == BatchPhase.Planned ? view.Planned.Values.Sum() : view.Settled;
            if (at >= kill && kill > 0)
            {
                await workers.KillAsync();
                kill = 0;
            }

            for (var looked = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(looked) < BetweenLooks;)
            {
                await counter.RoundAsync(times, cancellation);
            }

            workers.Measure();
            if (workers.HasEnded)
            {
                workers.Start();
            }
        }

        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task<(long Id, int Expected)> ReceiveAsync(CityStore store, int targets, CancellationToken cancellation)
    {
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        var domiciles = await database.RegisterIndex.AsNoTracking().Where(r => r.State == RegisterState.Current && r.Domicile.StartsWith(Here)).OrderBy(r => r.Register).Select(r => r.Domicile).ToListAsync(cancellation);
        var chosen = domiciles.Take(targets).ToHashSet(StringComparer.Ordinal);
        var table = string.Join('\n', chosen.Order(StringComparer.Ordinal).Select(d => $"{d}\t{Here}新{d[Here.Length..]}"));
        var common = Draft.Empty.With(PlaceRenamingForm.Cause, "town").With(PlaceRenamingForm.EffectiveOn, RegisterDate.Of(JapanTime.DayOf(TimeProvider.System.GetUtcNow())).Text).With(PlaceRenamingForm.Notice, "越谷市告示第1号");
        var opened = await store.Get<BatchDesk>().OpenAsync(Clerk, PlaceRenamingKind.KindCode, cancellation: cancellation);
        var version = await store.Get<BatchDesk>().SaveAsync(opened.Id, common, table, opened.Version, Clerk, cancellation);
        await store.Get<BatchDesk>().ReceiveAsync(opened.Id, version, Clerk, cancellation);
        return (opened.Id, domiciles.Count(chosen.Contains));
    }

    private static async Task<TimeSpan> ExamineAsync(CityStore store, long id, CancellationToken cancellation)
    {
        var (began, after) = (Stopwatch.GetTimestamp(), 0L);
        while (await store.Get<BatchLists>().TargetsAsync(id, TargetFilter.ToLookAt, after, cancellation) is { Targets: { Count: > 0 } page })
        {
            foreach (var target in page)
            {
                await store.Get<BatchLists>().TargetAsync(id, target.Register, Examiner, cancellation);
            }

            await store.Get<BatchDesk>().LookAsync(id, [.. page.Select(t => t.Register)], Examiner, cancellation);
            after = page[^1].Register.Value;
        }

        await store.Get<BatchDesk>().CompleteExaminationAsync(id, await VersionAsync(store, id, cancellation), Examiner, cancellation);
        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task CheckAsync(CityStore store, long id, BatchView done, BenchReport report, CancellationToken cancellation)
    {
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        var written = await database.Generations.Where(g => g.CaseId == id && g.Kind == DocumentKind.Register).GroupBy(g => g.Number).Select(g => g.Count()).ToListAsync(cancellation);
        await report.HoldsAsync(string.Create(CultureInfo.InvariantCulture, $"記録した {written.Count:N0} 戸籍のどれにも新しい世代が一つだけ(計画 {done.Writable:N0}、残り {done.Left:N0})"),
            written.TrueForAll(n => n == 1) && written.Count == done.Written && done.Settled == done.Writable);
        var verified = await store.VerifyAsync(cancellation);
        await report.HoldsAsync($"verify の問題 {verified.Problems.Count} 件{string.Concat(verified.Problems.Take(3).Select(p => $" / {p}"))}", verified.Problems.Count == 0);
    }

    private static long PeakOfThis()
    {
        using var own = Process.GetCurrentProcess();
        return own.PeakWorkingSet64;
    }

    private static async Task<long> VersionAsync(CityStore store, long id, CancellationToken cancellation) => (await store.Get<CaseWorkflow>().VersionAsync(id, cancellation))!.Value;

    private static Actor Person(string account, StaffRole role) => new(account, account, new HashSet<StaffRole> { role }, "01", "01-03");

    private sealed record Asked(string Data, int Targets, IReadOnlyDictionary<string, string?> Batches, int Bound, int Nice);

    /// <summary>One worker at a time, each a node of its own.</summary>
    private sealed class Workers(Asked asked) : IAsyncDisposable
    {
        private Process? current;
        private int started;

        private TimeSpan before;
        private TimeSpan own;

        /// <summary>The processes that were killed, by their number.</summary>
        public List<int> Killed { get; } = [];

        /// <summary>Time for which all of them computed, as far as it was looked at.</summary>
        public TimeSpan Computed => before + own;

        public long Peak { get; private set; }

        public bool HasEnded => current is null || current.HasExited;

        public void Start()
        {
            if (current is { HasExited: true, ExitCode: var code and not 0 } && !Killed.Contains(current.Id))
            {
                throw new InvalidOperationException($"作業者が終了コード {code} で終わりました。");
            }

            string[] words =
            [
                typeof(BatchBench).Assembly.Location, "bench", "batch", "worker", "--data", asked.Data, "--node", $"batch-{++started}",
                .. asked.Batches.SelectMany(b => new[] { $"--{b.Key.Split(':')[1].ToLowerInvariant()}", b.Value! }),
            ];
            (before, own) = (Computed, TimeSpan.Zero);
            current?.Dispose();
            // It stands for another machine and has none of its own here: it takes what the counter leaves of this one.
            current = Process.Start(new ProcessStartInfo("nice", ["-n", asked.Nice.ToString(CultureInfo.InvariantCulture), "dotnet", .. words]) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("作業者を起動できません。");
        }

        public void Measure()
        {
            try
            {
                current?.Refresh();
                (Peak, own) = current is { HasExited: false } ? (Math.Max(Peak, current.PeakWorkingSet64), current.TotalProcessorTime) : (Peak, own);
            }
            catch (InvalidOperationException)
            {
                // It has come to its end meanwhile.
            }
        }

        public async Task KillAsync()
        {
            if (current is { HasExited: false })
            {
                Measure();
                Killed.Add(current.Id);
                current.Kill();
                await current.WaitForExitAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (current is { HasExited: false })
            {
                current.Kill();
                await current.WaitForExitAsync();
            }

            current?.Dispose();
        }
    }
}
