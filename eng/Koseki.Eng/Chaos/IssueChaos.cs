using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Koseki.Domain.Certificates.Door;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Chaos;

/// <summary>Kills the core's and the gateway's process in turn while people stand at kiosks, and looks what became of every paper.</summary>
internal static class IssueChaos
{
    private const int Registers = 60;
    private const int Visitors = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs it in a folder of its own below <paramref name="folder"/>.</summary>
    public static async Task<ChaosResult> RunAsync(int kills, Random random, ChaosPlace place, DateOnly today, CancellationToken cancellation)
    {
        var (data, databases) = (Path.Combine(place.Folder, "issues"), place.Databases.Named("issues"));
        await TownFolder.CreateAsync(new TownSettings(Registers, random.Next(), today), data, cancellation, databases);
        var (visits, cameOut) = (new ConcurrentBag<Visit>(), true);
        await using (var installation = await Installation.StartAsync(place.Root, data, cancellation, place.Build, databases.Environment().ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal)))
        {
            await installation.StartGatewaysAsync(1, installation.Door, cancellation);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            using var visitor = new Visitor(installation.Nodes);
            var people = TruthFile.Read(data);
            var coming = Enumerable.Range(0, Visitors).Select(i => VisitAsync(visitor, people, i, visits, over.Token, cancellation)).ToList();
            try
            {
                // A kill tells something while papers are under way: they must come out again after each.
                cameOut = await ComesOutAsync(visits, cancellation);
                for (var killed = 0; killed < kills && cameOut; killed++)
                {
                    await Task.Delay(random.Next(20, 800), cancellation);
                    await installation.CrashAsync(killed % installation.Count, cancellation);
                    cameOut = await ComesOutAsync(visits, cancellation);
                }
            }
            finally
            {
                await over.CancelAsync();
                await Task.WhenAll(coming);
            }

            // One more start of the gateway sweeps up what the visitors left behind.
            await installation.CrashAsync(installation.Count - 1, cancellation);
            await IssueCheck.WaitForSweepAsync(data, databases, cancellation);
        }

        var problems = (await IssueCheck.ProblemsAsync(data, databases, [.. visits], cancellation)).ToList();
        if (!cameOut)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"再開から {Patience.TotalSeconds:N0} 秒のうちに紙が出ません。"));
        }

        var refusals = string.Join("、", visits.Where(v => v.Error is not null).GroupBy(v => v.Error).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));
        return new(kills, $"来店 {visits.Count}、紙 {visits.Count(v => v.Pdf is not null)}、印刷完了 {visits.Count(v => v.Reported)}、不交付 {(refusals.Length == 0 ? "0" : refusals)}", problems);
    }

    private static async Task<bool> ComesOutAsync(ConcurrentBag<Visit> visits, CancellationToken cancellation)
    {
        var (before, clock) = (visits.Count(v => v.Reported), Stopwatch.StartNew());
        while (visits.Count(v => v.Reported) == before && clock.Elapsed < Patience)
        {
            await Task.Delay(100, cancellation);
        }

        return visits.Count(v => v.Reported) > before;
    }

    private static async Task VisitAsync(Visitor visitor, IReadOnlyList<Truth> people, int first, ConcurrentBag<Visit> visits, CancellationToken over, CancellationToken cancellation)
    {
        for (var i = first; !over.IsCancellationRequested; i += Visitors)
        {
            // A visit once begun is finished, so that what was acknowledged is known.
            visits.Add(await visitor.GoAsync(people[i % people.Count], i % 3 == 0 ? DoorKinds.Individual : DoorKinds.Whole, 0, () => Task.CompletedTask, cancellation));
        }
    }
}
