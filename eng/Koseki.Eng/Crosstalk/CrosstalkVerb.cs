using Koseki.Domain.Calendar;
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
    /// <inheritdoc/>
    public string Name => "crosstalk";

    /// <inheritdoc/>
    public string Summary => "多数の同時申請で取り違えがないことを確かめる(実プロセス・実通信)";

    /// <inheritdoc/>
    public string Usage => "[--requests 2000] [--parallel 50] [--gateways 1|2] [--inject swap] [--data <町のフォルダ>] [--registers 300] [--seed 1] [--root .] " + DatabasePlace.UsageOfBoth;

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (requests, parallel) = (arguments.Number("requests", 2000), arguments.Number("parallel", 50));
        var (gateways, inject) = (arguments.Number("gateways", 1), arguments.Optional("inject"));
        var (root, given) = (arguments.Optional("root") ?? ".", arguments.Optional("data"));
        var settings = new TownSettings(arguments.Number("registers", 300), arguments.Number("seed", 1), JapanTime.DayOf(TimeProvider.System.GetUtcNow()));
        var databases = DatabasePlace.Read(arguments, withGateway: true);
        arguments.RefuseUnknown();
        if (gateways is not (1 or 2) || requests < 1 || parallel < 1 || inject is not (null or "swap"))
        {
            throw new UsageException("--gateways は 1 か 2、--requests と --parallel は 1 以上、--inject は swap だけです。");
        }

        var own = given is null ? Directory.CreateTempSubdirectory("koseki-crosstalk-").FullName : null;
        try
        {
            var data = given ?? Path.Combine(own!, "town");
            if (own is not null)
            {
                await TownFolder.CreateAsync(settings, data, cancellation, databases);
            }

            // A town that is somebody's own stays as it is.
            var exchanged = own is not null && inject is not null ? SealSwap.Apply(data, TruthFile.Read(data)) : null;
            return await RunAsync(new CrosstalkPlan(root, data, requests, parallel, gateways, inject is not null, exchanged ?? new HashSet<string>(), databases), output, cancellation);
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
        var unexpected = proxy is null ? visits.Count - printed : 0;
        var seals = await SealsAsync(plan, visits, output);
        var holds = crossed == 0 && escaped == 0 && unexpected == 0 && printed > 0 && seals && proxy is not { Swapped.IsEmpty: true };
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{(holds ? "取り違えなし" : "不合格")}: 申請 {visits.Count}、交付 {printed}、他人の証明書 {crossed}{(proxy is null ? $"、理由のない不交付 {unexpected}" : $"、仕込んだ取り違え {proxy.Swapped.Count}、すり抜け {escaped}")}"));
        return holds ? 0 : 1;
    }

    private static async Task<List<Visit>> VisitAsync(CrosstalkPlan plan, Installation installation, CancellationToken cancellation)
    {
        var people = TruthFile.Read(plan.Data);
        var visits = new ConcurrentBag<Visit>();
        var pairing = new Pairing();
        var next = -1;
        using var visitor = new Visitor(installation.Nodes);
        await Task.WhenAll(Enumerable.Range(0, plan.Parallel).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < plan.Requests;)
            {
                // Neighbours in the file live apart in the town, and one stride of a prime visits everybody.
                var person = people[(int)(i * 7919L % people.Count)];
                visits.Add(await visitor.GoAsync(person, Visitor.KindFor(person, i), i, pairing.MeetAsync, cancellation));
            }
        }));
        return [.. visits];
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

    private sealed record CrosstalkPlan(string Root, string Data, int Requests, int Parallel, int Gateways, bool Swap, IReadOnlySet<string> Exchanged, DatabasePlace Databases);
}
