using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Eng.Bench;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Crosstalk;

/// <summary>
/// Many certificates at once through real processes, from the kiosk's side: every paper is read by pdftotext and
/// compared with what the town's generator says of the person. With <c>--inject swap</c> a proxy mixes up the core's
/// answers, and registered impressions were exchanged on their way to the gateway, which must let none of them out.
/// </summary>
public sealed class CrosstalkVerb : IVerb
{
    // From so many visits on each kind must have come out.
    private const int FewVisits = 100;
    private static readonly string[] Kinds = [DoorKinds.Whole, DoorKinds.Individual, Visitor.ResidentRecord, Visitor.Seal, Visitor.Income];

    /// <inheritdoc/>
    public string Name => "crosstalk";

    /// <inheritdoc/>
    public string Summary => "多数の同時申請で取り違えがないことを確かめる(実プロセス・実通信)";

    /// <inheritdoc/>
    public string Usage => "[--requests 2000] [--parallel 50] [--gateways 1|2] [--pairs 0] [--overload 1] [--timeouts 0] [--split 0] [--killed 0] [--inject swap] [--data <町のフォルダ>] [--registers 300] [--seed 1] [--root .] " + DatabasePlace.UsageOfBoth;

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (plan, settings, given) = Read(arguments);
        if (plan.Problem is { } problem)
        {
            throw new UsageException(problem);
        }

        var own = given is null ? Directory.CreateTempSubdirectory("koseki-crosstalk-").FullName : null;
        try
        {
            var data = given ?? Path.Combine(own!, "town");
            if (own is not null)
            {
                await TownFolder.CreateAsync(settings, data, cancellation, plan.Databases);
            }

            // A town that is somebody's own stays as it is.
            var exchanged = own is not null && plan.Swap ? SealSwap.Apply(data, TruthFile.Read(data)) : null;
            return await RunAsync(plan with { Data = data, Exchanged = exchanged ?? plan.Exchanged }, output, cancellation);
        }
        catch (HostFailedException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            if (own is not null)
            {
                Directory.Delete(own, recursive: true);
            }
        }
    }

    private static (CrosstalkPlan Plan, TownSettings Settings, string? Given) Read(Arguments arguments)
    {
        var (inject, given) = (arguments.Optional("inject"), arguments.Optional("data"));
        var plan = new CrosstalkPlan(
            arguments.Optional("root") ?? ".", given ?? "", arguments.Number("requests", 2000), arguments.Number("parallel", 50), arguments.Number("gateways", 1), DatabasePlace.Read(arguments, withGateway: true))
        {
            Swap = inject is not null, Pairs = arguments.Number("pairs", 0), Overload = arguments.Number("overload", 1), TimedOut = arguments.Number("timeouts", 0),
            Split = arguments.Number("split", 0), Killed = arguments.Number("killed", 0),
        };
        var settings = new TownSettings(arguments.Number("registers", 300), arguments.Number("seed", 1), JapanTime.DayOf(TimeProvider.System.GetUtcNow()));
        arguments.RefuseUnknown();
        return inject is null or "swap" ? (plan, settings, given) : throw new UsageException("--inject は swap だけです。");
    }

    private static async Task<int> RunAsync(CrosstalkPlan plan, TextWriter output, CancellationToken cancellation)
    {
        await using var installation = await Installation.StartAsync(plan.Root, plan.Data, cancellation, extra: plan.Databases.Environment().ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal));
        await using var proxy = plan.Swap ? await SwapProxy.StartAsync(installation.Certificates, installation.Door) : null;
        await installation.StartGatewaysAsync(plan.Gateways, proxy is null ? installation.Door : new Uri(proxy.Address), cancellation);
        await using var reopening = proxy is null ? null : KindReopener.Start(plan.Data, plan.Databases);
        var (before, clock) = (installation.ProcessorTimes(), Stopwatch.StartNew());
        var visits = await VisitAsync(plan, installation, cancellation);
        var (seconds, used) = (clock.Elapsed.TotalSeconds, installation.ProcessorTimes().Zip(before, (after, then) => after - then));
        var crossed = await JudgeAsync(visits, output, cancellation);
        var escaped = proxy is null ? 0 : await EscapedAsync(plan, proxy, output, cancellation);
        await WriteFiguresAsync(visits, seconds, output);
        await output.WriteLineAsync("  1件あたりの CPU 時間: " + string.Join("、", used.Select((time, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "web" : "gateway")} {time.TotalMilliseconds / visits.Count:N1} ms"))));
        var printed = visits.Count(v => v.Pdf is not null);
        var unexpected = plan.ServesAll ? visits.Count - printed : 0;
        var (seals, asked) = (await SealsAsync(plan, visits, output), await AskedAsync(plan, visits, output, cancellation));
        var killed = await KilledAsync(plan, installation, output, cancellation);
        var holds = crossed == 0 && escaped == 0 && unexpected == 0 && printed > 0 && seals && asked && killed && proxy is not { Swapped.IsEmpty: true };
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{(holds ? "取り違えなし" : "不合格")}: 申請 {visits.Count}、交付 {printed}、他人の証明書 {crossed}{(proxy is not null ? $"、仕込んだ取り違え {proxy.Swapped.Count}、すり抜け {escaped}" : plan.ServesAll ? $"、理由のない不交付 {unexpected}" : "")}"));
        return holds ? 0 : 1;
    }

    private static async Task<List<Visit>> VisitAsync(CrosstalkPlan plan, Installation installation, CancellationToken cancellation)
    {
        var people = TruthFile.Read(plan.Data);
        var visits = new ConcurrentBag<Visit>();
        var (pairing, outs, next) = (new Pairing(), new TimeOuts(plan.TimedOut), -1);
        using var visitor = new Visitor(installation.Nodes);
        await Task.WhenAll(Enumerable.Range(0, plan.Visitors).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < plan.Requests;)
            {
                // Neighbours in the file live apart in the town, and one stride of a prime visits everybody.
                var (person, life) = (people[(int)(i * 7919L % people.Count)], outs.Next());
                var visit = await visitor.GoAsync(person, Visitor.KindFor(person, i), i, pairing.MeetAsync, life, cancellation);
                visits.Add(visit);
                if (life is not null)
                {
                    outs.Ended(visit.TimedOut);
                }
            }
        }));
        return [.. visits];
    }

    // What the plan asks of the run beyond that nothing is mixed up: each figure is said, and one that is missed fails the run.
    private static async Task<bool> AskedAsync(CrosstalkPlan plan, List<Visit> visits, TextWriter output, CancellationToken cancellation)
    {
        var kinds = visits.Where(v => v.Pdf is not null).GroupBy(v => v.Kind, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        await output.WriteLineAsync("  種類ごとの交付: " + string.Join("、", kinds.Select(k => $"{k.Key} {k.Value}")));
        var together = visits.Where(v => v.Start.Pair is not null).GroupBy(v => v.Start.Pair).Count(p => p.Count() == 2 && Stopwatch.GetElapsedTime(p.Min(v => v.Start.Ordered), p.Max(v => v.Start.Ordered)) <= TimeSpan.FromMilliseconds(1));
        var split = plan.Gateways == 2 ? visits.Count(v => v.Pdf is not null) : 0;
        var timedOut = visits.Where(v => v.TimedOut).Select(v => v.Application!).ToHashSet(StringComparer.Ordinal);
        var standing = await Aftermath.NotVoidAsync(() => plan.Databases.OpenGateway(plan.Data), timedOut, cancellation);
        var (doubled, shed) = (await Aftermath.DoubleNumbersAsync(() => plan.Databases.OpenGateway(plan.Data), cancellation), visits.Count(v => v.Error == "K5005"));
        foreach (var line in standing.Take(10))
        {
            await output.WriteLineAsync("  時間切れの後に残った申請: " + line);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"  同じミリ秒に申し込んだ組 {together}、作成と取得を別のノードでしたもの {split}、時間切れ {timedOut.Count}({(double)timedOut.Count / visits.Count:P1})うち無効でないもの {standing.Count}、断ったもの(混雑) {shed}、二度使われた発行番号 {doubled}"));
        return together >= plan.Pairs && split >= plan.Split && timedOut.Count * 100 >= plan.TimedOut * visits.Count && standing.Count == 0 && doubled == 0
            && (visits.Count < FewVisits || Kinds.All(kinds.ContainsKey));
    }

    private static async Task<bool> KilledAsync(CrosstalkPlan plan, Installation installation, TextWriter output, CancellationToken cancellation)
    {
        if (plan.Killed == 0)
        {
            return true;
        }

        var (made, otherwise) = await OwnerKill.RunAsync(installation, TruthFile.Read(plan.Data), plan.Killed, cancellation);
        foreach (var line in otherwise.GroupBy(o => o, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"  {line.Key}: {line.Count()} 件");
        }

        await output.WriteLineAsync($"  作ったノードを止めた申請 {made}: K4003 でないもの {otherwise.Count}");
        return otherwise.Count == 0;
    }

    private static async Task<int> JudgeAsync(List<Visit> visits, TextWriter output, CancellationToken cancellation)
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(visits.Where(v => v.Pdf is not null), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation }, async (visit, stop) =>
        {
            if (await PaperJudge.ProblemsAsync(visit, stop) is { Count: > 0 } problems)
            {
                wrong.Add($"{visit.IssueNumber} {visit.Person.Register} {visit.Person.Name}: {string.Join(" ", problems)}");
            }
        });
        foreach (var line in wrong.Take(20))
        {
            await output.WriteLineAsync("  " + line);
        }

        return wrong.Count;
    }

    private static async Task<int> EscapedAsync(CrosstalkPlan plan, SwapProxy proxy, TextWriter output, CancellationToken cancellation)
    {
        var ends = await KindReopener.EndsAsync(() => plan.Databases.OpenGateway(plan.Data), [.. proxy.Swapped.Keys], cancellation);
        foreach (var group in proxy.Swapped.GroupBy(s => (How: s.Value, End: ends.GetValueOrDefault(s.Key, "記録なし"))).OrderBy(g => g.Key))
        {
            await output.WriteLineAsync($"  {group.Key.How}: {group.Count()} 件 → {group.Key.End}");
        }

        return proxy.Swapped.Keys.Count(id => !ends.GetValueOrDefault(id, "").StartsWith("Void", StringComparison.Ordinal));
    }

    // Whose impression was exchanged gets none; the others get theirs; and both came for one.
    private static async Task<bool> SealsAsync(CrosstalkPlan plan, List<Visit> visits, TextWriter output)
    {
        if (plan.Exchanged.Count == 0)
        {
            return true;
        }

        var asked = visits.Where(v => v.Kind == Visitor.Seal).ToLookup(v => plan.Exchanged.Contains(v.Person.Impression));
        var (let, served) = (asked[true].Count(v => v.Pdf is not null), asked[false].Count(v => v.Pdf is not null));
        await output.WriteLineAsync($"  入れ替えた印影 {plan.Exchanged.Count}: その人の印鑑登録証明書の申請 {asked[true].Count()}、すり抜け {let}。ほかの人の申請 {asked[false].Count()}、交付 {served}");
        return let == 0 && served > 0 && asked[true].Any();
    }

    private static async Task WriteFiguresAsync(List<Visit> visits, double seconds, TextWriter output)
    {
        foreach (var refusal in visits.Where(v => v.Error is not null).GroupBy(v => v.Error).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"  不交付 {refusal.Key}: {refusal.Count()} 件");
        }

        foreach (var (what, times) in new[] { ("作成(M2)", visits.Where(v => v.Pdf is not null).Select(v => v.Create)), ("来店から印刷まで", visits.Where(v => v.Pdf is not null).Select(v => v.Whole)) })
        {
            var taken = Latencies.Of(times.Select(t => t.TotalMilliseconds));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what}: p50 {taken.At(0.5):N0} ms、p95 {taken.At(0.95):N0} ms、p99 {taken.At(0.99):N0} ms"));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {visits.Count / seconds:N1} 件/秒({seconds:N1} 秒)"));
    }
}
