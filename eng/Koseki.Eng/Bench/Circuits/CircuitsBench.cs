using System.Diagnostics;
using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Bench.Circuits;

/// <summary>
/// The city's terminals at once: real browsers with a birth open and typing, against the real processes. Memory of the
/// server per terminal, time from a key to its effect on the screen, and whether issuing certificates leaves memory behind.
/// A key costs a browser without a graphics card some 13 ms of a core: on two cores, 25 terminals typing 5 keys a second
/// each would measure the browsers waiting for one another. They type 2 a second, as people fill in forms, and only some
/// draw what they show: in a city every terminal has a machine of its own for that. The others do all the rest, so that the
/// server has the work of all; times are taken at those that draw.
/// </summary>
public sealed class CircuitsBench : IVerb
{
    private const double LargestCircuit = 1;
    private const double LongestAnswer = 100;
    private const double LargestGrowth = 5;

    // The collector of a server keeps tens of megabytes of free heap ready, more than all circuits together, and resident
    // memory would tell of that. With one heap without holes and a small youngest generation (hexadecimal: 4 MB) it tells of
    // what is in use. Code compiled a second time while terminals are open would be counted as theirs: it is compiled once, in full.
    private static readonly Dictionary<string, string> Runtime = new(StringComparer.Ordinal)
    {
        ["DOTNET_gcServer"] = "0", ["DOTNET_GCgen0size"] = "400000", ["DOTNET_TieredCompilation"] = "0", ["DOTNET_GCConserveMemory"] = "9",
    };

    /// <inheritdoc/>
    public string Name => "bench circuits";

    /// <inheritdoc/>
    public string Summary => "出生届を入力中の端末 25 台(ブラウザ)で、1台あたりのサーバーのメモリ(1 MB まで)とキーから画面までの時間(p95 100 ms まで)、証明書 2,000 通の前後のメモリ(増加 5 % まで)を測る";

    /// <inheritdoc/>
    public string Usage => "[--contexts 25] [--drawn 3] [--keys 40] [--pace 2] [--certificates 2000] [--registers 300] [--seed 1] [--root .]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (contexts, keys, pace) = (arguments.Number("contexts", 25), arguments.Number("keys", 40), arguments.Number("pace", 2));
        var drawn = Math.Min(contexts, arguments.Number("drawn", 3));
        var (certificates, root, settings) = (arguments.Number("certificates", 2000), arguments.Optional("root") ?? ".", TownVerb.Read(arguments));
        arguments.RefuseUnknown();
        if (contexts < 1 || drawn < 1 || keys < 1 || pace is < 1 or > 20 || certificates < 1)
        {
            throw new UsageException("--contexts、--drawn、--keys、--certificates は 1 以上、--pace(毎秒のキー数)は 1 から 20 までです。");
        }

        if (!OperatingSystem.IsLinux())
        {
            throw new UsageException("メモリを /proc から読むので、Linux だけで動きます。");
        }

        var own = Directory.CreateTempSubdirectory("koseki-circuits-").FullName;
        try
        {
            var data = Path.Combine(own, "town");
            await TownFolder.CreateAsync(settings, data, cancellation);
            return await RunAsync(new Plan(root, data, contexts, drawn, keys, TimeSpan.FromSeconds(1.0 / pace), certificates), new BenchReport("circuits", output), cancellation);
        }
        catch (HostFailedException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private static async Task<int> RunAsync(Plan plan, BenchReport report, CancellationToken cancellation)
    {
        await using var installation = await Installation.StartAsync(plan.Root, plan.Data, cancellation, extra: Runtime);
        await installation.StartGatewaysAsync(1, installation.Door, cancellation);
        await using var browser = await Browser.StartAsync(cancellation);
        await report.FigureAsync($"{Environment.ProcessorCount} コア(サーバーとブラウザが分け合う)。測る前の負荷平均 {await LoadAsync(cancellation)}。");
        await report.FigureAsync($"メモリは全世代のごみ集めの後に読む。空きヒープや途中で作り直す機械語が混ざらないよう、サーバーは {string.Join("、", Runtime.Select(c => $"{c.Key}={c.Value}"))} で動かす。");
        await TerminalsAsync(plan, installation, browser, report, cancellation);
        await new CertificateGrowth(installation, plan.Data, report).MeasureAsync(plan.Certificates, LargestGrowth, cancellation);
        await report.FinishAsync();
        return report.ExitCode;
    }

    private static async Task TerminalsAsync(Plan plan, Installation installation, Browser browser, BenchReport report, CancellationToken cancellation)
    {
        var web = installation.ProcessId(0);

        // Code compiled and caches filled by as many terminals that have left again; what the next ones add is theirs.
        var first = await OpenAsync(plan, plan.Contexts, installation, browser, cancellation);
        await TypeAsync(plan, first, cancellation);
        await CloseAsync(first, cancellation);
        var before = await SettledMemory.ReadAsync(web, cancellation);

        var terminals = await OpenAsync(plan, plan.Contexts, installation, browser, cancellation);
        using var process = Process.GetProcessById(web);
        var (cpu, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var typed = await TypeAsync(plan, terminals, cancellation);
        process.Refresh();
        (cpu, var took) = (process.TotalProcessorTime - cpu, clock.Elapsed);
        var open = await SettledMemory.ReadAsync(web, cancellation);

        await report.FigureAsync($"web: 端末 0 台 {before.Settled}、{plan.Contexts} 台 {open.Settled}(ごみ集めの前 {open.Raw})");
        await report.AtMostAsync("端末1台あたりの web のメモリ", (open.Settled.Resident - before.Settled.Resident) / MemoryReading.Mebibyte / plan.Contexts, LargestCircuit, " MB");
        await KeysAsync(plan, [.. typed.Where((_, i) => terminals[i].IsDrawn)], typed, cpu, took, report);
        await CloseAsync(terminals, cancellation);
        await report.FigureAsync($"web: 端末がすべて去った後 {(await SettledMemory.ReadAsync(web, cancellation)).Settled}");
    }

    private static async Task KeysAsync(Plan plan, Typing[] drawn, Typing[] typed, TimeSpan cpu, TimeSpan took, BenchReport report)
    {
        var load = await LoadAsync(CancellationToken.None);
        var (letters, answers) = (Latencies.Of(drawn.SelectMany(t => t.Letters)), Latencies.Of(drawn.SelectMany(t => t.Answers)));
        var (keys, enters) = (typed.Sum(t => t.Letters.Count), typed.Sum(t => t.Answers.Count));
        await report.FigureAsync($"{plan.Contexts} 台が入力し、うち {plan.Drawn} 台が画面を描く。時間は描く端末で測る。");
        await report.FigureAsync($"文字のキー → 画面の文字: {letters}");
        await report.FigureAsync($"Enter → 画面の点検と記録案: {answers}");
        await report.FigureAsync($"  そのうち欄の送信 → 最初の応答: {Latencies.Of(drawn.SelectMany(t => t.Firsts))}");
        await report.FigureAsync($"  そのうち欄の送信 → 点検と記録案の応答: {Latencies.Of(drawn.SelectMany(t => t.Servers))}");
        await report.FigureAsync(string.Create(CultureInfo.InvariantCulture,
            $"入力し終えたときの負荷平均 {load}、{plan.Contexts} 台で {(keys + enters) / took.TotalSeconds:N0} キー/秒、web の CPU 時間は 1 回の Enter あたり {cpu.TotalMilliseconds / Math.Max(1, enters):N1} ms(全体の {100 * cpu / took / Environment.ProcessorCount:N0} %)"));
        await report.AtMostAsync("文字のキーから画面まで p95", letters.At(0.95), LongestAnswer, " ms");
        await report.AtMostAsync("Enter から画面の点検と記録案まで p95", answers.At(0.95), LongestAnswer, " ms");
        await report.HoldsAsync($"すべての Enter に応答がある(応答 {enters:N0}、なし {typed.Sum(t => t.Missing):N0})", enters > 0 && typed.All(t => t.Missing == 0));
    }

    private static async Task<IReadOnlyList<Terminal>> OpenAsync(Plan plan, int count, Installation installation, Browser browser, CancellationToken cancellation)
    {
        var accounts = TownFolder.ReadAccounts(plan.Data).Where(a => a.Roles.Contains(StaffRole.Counter)).ToList();
        var registers = TruthFile.Read(plan.Data).GroupBy(p => p.Register).OrderByDescending(g => g.First().Members.Count).Select(g => g.Key).ToList();
        var links = await TerminalLinks.IssueAsync(plan.Data, installation.Screens.ToString(), Enumerable.Range(0, count).Select(i => accounts[i % accounts.Count].Terminal), cancellation);
        var terminals = new List<Terminal>();
        foreach (var i in Enumerable.Range(0, count))
        {
            terminals.Add(await Terminal.OpenAsync(browser, installation.Screens, links[i], accounts[i % accounts.Count], registers[i % registers.Count], i < plan.Drawn, cancellation));
        }

        return terminals;
    }

    private static Task<Typing[]> TypeAsync(Plan plan, IReadOnlyList<Terminal> terminals, CancellationToken cancellation) =>
        Task.WhenAll(terminals.Select(async (terminal, i) =>
        {
            // Nobody begins at the same moment.
            await Task.Delay(plan.Pace * i / terminals.Count * 5, cancellation);
            return await terminal.TypeAsync(plan.Keys, plan.Pace, cancellation);
        }));

    // Of the last minute: other work on the machine makes every time longer.
    private static async Task<string> LoadAsync(CancellationToken cancellation) =>
        (await File.ReadAllTextAsync("/proc/loadavg", cancellation)).Split(' ')[0];

    private static Task CloseAsync(IReadOnlyList<Terminal> terminals, CancellationToken cancellation) =>
        Task.WhenAll(terminals.Select(t => t.CloseAsync(cancellation)));

    private sealed record Plan(string Root, string Data, int Contexts, int Drawn, int Keys, TimeSpan Pace, int Certificates);
}
