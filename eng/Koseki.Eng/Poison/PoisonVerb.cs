using System.Collections.Concurrent;
using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.UseCases.Linkage;

namespace Koseki.Eng.Poison;

/// <summary>
/// Sends poisoned feeds and then goes to a kiosk as everybody: those concerned must get nothing, everybody else their own
/// paper, read by pdftotext and compared with what the generator says.
/// </summary>
public sealed class PoisonVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "poison";

    /// <inheritdoc/>
    public string Summary => "食い違う連携・壊れた連携を送り、関わる人には何も出ず、ほかの人には本人の証明書が出ることを確かめる(実プロセス・実通信)";

    /// <inheritdoc/>
    public string Usage => "[--conflicts 1000] [--others 1500] [--parallel 8] [--registers 2200] [--seed 1] [--root .] [--build Release]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (conflicts, others, parallel) = (arguments.Number("conflicts", 1000), arguments.Number("others", 1500), arguments.Number("parallel", 8));
        var (root, build) = (arguments.Optional("root") ?? ".", arguments.Optional("build") ?? "Release");
        var settings = new TownSettings(arguments.Number("registers", 2200), arguments.Number("seed", 1), JapanTime.DayOf(TimeProvider.System.GetUtcNow()));
        arguments.RefuseUnknown();
        var folder = Directory.CreateTempSubdirectory("koseki-poison-").FullName;
        try
        {
            var data = Path.Combine(folder, "town");
            await TownFolder.CreateAsync(settings, data, cancellation);
            var victims = Victim.Read(data).ToArray();
            new Random(settings.Seed).Shuffle(victims);
            var poisons = Poisons.Make(victims, conflicts);
            await SendAsync(data, poisons, cancellation);
            return await RunAsync(data, new(root, build, poisons, victims, others, parallel), output, cancellation);
        }
        catch (HostFailedException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What belongs together stays in one batch; the links go in before the hosts start, as their feed does.
    private static async Task SendAsync(string data, List<Poison> poisons, CancellationToken cancellation)
    {
        const int Together = 40;
        var inbox = Path.Combine(data, TownFolder.Inbox);
        await using var store = CityStore.OpenFolder(data, TimeProvider.System);
        foreach (var source in poisons.GroupBy(p => p.Source, StringComparer.Ordinal))
        {
            var sequence = Directory.EnumerateFiles(inbox, source.Key + "-*.tsv").Count();
            foreach (var part in source.Chunk(Together))
            {
                var batch = new FeedBatch(source.Key, ++sequence, TimeProvider.System.GetUtcNow(), [.. part.SelectMany(p => p.Rows)]);
                await File.WriteAllBytesAsync(Path.Combine(inbox, batch.FileName), batch.Write(), cancellation);
                if (source.Key == "link")
                {
                    await store.Get<ResidentLinks>().ApplyAsync(batch, cancellation);
                }
            }
        }
    }

    private static async Task<int> RunAsync(string data, PoisonPlan plan, TextWriter output, CancellationToken cancellation)
    {
        var closed = plan.Poisons.SelectMany(p => p.Closed).ToHashSet(StringComparer.Ordinal);
        var register = plan.Poisons.Where(p => p.RegisterOnly).SelectMany(p => p.Closed).ToHashSet(StringComparer.Ordinal);
        var concerned = plan.Victims.Where(v => closed.Contains(v.Number)).SelectMany(v => register.Contains(v.Number) ? v.Cards.Select(OfRegister) : v.Cards).Concat(plan.Poisons.SelectMany(p => New(p, plan.Victims))).ToList();
        var households = plan.Victims.Where(v => closed.Contains(v.Number)).Select(v => v.Household).ToHashSet(StringComparer.Ordinal);
        // With whom somebody is closed, one has no paper that shows the household, but every other.
        var untouched = plan.Victims.Where(v => !closed.Contains(v.Number)).Select(v => households.Contains(v.Household) ? OfRegister(v.Cards[0]) : v.Cards[0]).Take(plan.Others).ToList();
        await using var installation = await Installation.StartAsync(plan.Root, data, cancellation, plan.Build);
        await installation.StartGatewaysAsync(1, installation.Door, cancellation);
        using var visitor = new Visitor(installation.Nodes);
        var (stopped, served) = (await VisitAsync(visitor, concerned, plan.Parallel, cancellation), await VisitAsync(visitor, untouched, plan.Parallel, cancellation));
        var got = stopped.Where(v => v.Pdf is not null).ToList();
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(stopped.Concat(served).Where(v => v.Pdf is not null), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation }, async (visit, stop) =>
        {
            if (await PaperJudge.ProblemsAsync(visit, stop) is { Count: > 0 } problems)
            {
                wrong.Add($"{visit.IssueNumber}: {string.Join(" ", problems)}");
            }
        });
        foreach (var line in Lines(plan, stopped, served, got, wrong))
        {
            await output.WriteLineAsync("  " + line);
        }

        var papers = served.Count(v => v.Pdf is not null);
        var kinds = served.Where(v => v.Pdf is not null).GroupBy(v => v.Kind, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}");
        await output.WriteLineAsync("  ほかの人に交付した種類: " + string.Join("、", kinds));
        var holds = got.Count == 0 && wrong.IsEmpty && stopped.Count > 0 && papers >= served.Count * 0.999;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{(holds ? "合格" : "不合格")}: 食い違い {plan.Poisons.Count}({plan.Poisons.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count()} 種)、止めるべき証明書 {stopped.Count} のうち交付 {got.Count}、ほかの人 {served.Count} のうち交付 {papers}({(double)papers / served.Count:P2})、他人の証明書 {wrong.Count}"));
        return holds ? 0 : 1;
    }

    // Somebody who comes for 戸籍の証明書 only.
    private static Truth OfRegister(Truth truth) => truth with { Household = [], Impression = "", Incomes = new Dictionary<int, long>() };

    // A serial that nobody had before, shown as the card of the first of the two.
    private static IEnumerable<Truth> New(Poison poison, IReadOnlyList<Victim> victims) =>
        poison.Serials.Select(s => victims.First(v => v.Number == poison.Closed[0]).Cards[0] is var truth ? truth with { Card = truth.Card with { IssuerKeyId = s.Issuer, Serial = s.Serial } } : throw new InvalidOperationException());

    private static IEnumerable<string> Lines(PoisonPlan plan, List<Visit> stopped, List<Visit> served, List<Visit> got, ConcurrentBag<string> wrong) =>
    [
        .. stopped.GroupBy(v => v.Error ?? "交付").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"止めるべき証明書 {g.Key}: {g.Count()} 件"),
        .. served.GroupBy(v => v.Error ?? "交付").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"ほかの人 {g.Key}: {g.Count()} 件"),
        .. got.Take(10).Select(v => $"出てしまった: {v.Kind} {v.Person.Register} {v.Person.Name}({plan.Poisons.First(p => plan.Victims.Any(x => p.Closed.Contains(x.Number) && x.Cards[0].Name == v.Person.Name && x.Cards[0].Register == v.Person.Register)).Name})"), .. wrong.Take(10),
    ];

    private static async Task<List<Visit>> VisitAsync(Visitor visitor, List<Truth> people, int parallel, CancellationToken cancellation)
    {
        var (visits, next) = (new ConcurrentBag<Visit>(), -1);
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < people.Count;)
            {
                visits.Add(await visitor.GoAsync(people[i], Visitor.KindFor(people[i], i), i, () => Task.CompletedTask, cancellation));
            }
        }));
        return [.. visits];
    }

    private sealed record PoisonPlan(string Root, string Build, List<Poison> Poisons, IReadOnlyList<Victim> Victims, int Others, int Parallel);
}
