using Koseki.Eng.Town;

namespace Koseki.Eng.Chaos.PowerCut;

/// <summary>
/// Records every write and sync of a worker, and at random moments rebuilds the folder as a disk may hold it when the
/// power goes: what was acknowledged until then must be there, and the rest whole.
/// </summary>
internal static class PowerCutChaos
{
    private const string Data = "power";
    private const int Registers = 60;
    private const int Cases = 12;

    /// <summary>Runs it in a folder of its own below <paramref name="folder"/>.</summary>
    public static async Task<ChaosResult> RunAsync(int cuts, Random random, string folder, DateOnly today, CancellationToken cancellation)
    {
        // The second anchors lie beside the data, and on the same disk here.
        var (disk, trace) = (Path.Combine(folder, "disk"), Path.Combine(folder, "trace"));
        var data = Path.Combine(disk, Data);
        var town = await ChaosTown.CreateAsync(new TownSettings(Registers, random.Next(), today), data, cancellation);
        var start = new DiskModel(disk);
        await RecordAsync(data, trace, random.Next());
        var events = new TraceReader(disk).Read(await File.ReadAllLinesAsync(trace, cancellation)).ToList();
        var words = events.OfType<DiskEvent.Said>().Count();
        if (words < Cases)
        {
            return new(0, $"記録された言葉 {words}", ["作業者の記録が足りません。strace が使えるか確かめてください。"]);
        }

        var moments = Moments(events, cuts, random);
        var problems = new List<string>();
        for (var i = 0; i < events.Count; i++)
        {
            start.Take(events[i]);
            for (var n = moments.Count(m => m == i); n > 0; n--)
            {
                var cut = Path.Combine(folder, $"cut-{i}-{n}");
                start.Restore(cut, random);
                var wrong = await ApprovalCheck.ProblemsAsync(Path.Combine(cut, Data), town.Loaded, start.Said, cancellation);
                problems.AddRange(wrong.Select(p => $"出来事 {i}/{events.Count} の後の停電: {p}"));
                Directory.Delete(cut, recursive: true);
            }
        }

        return new(cuts, $"記録した出来事 {events.Count}(うち同期 {events.OfType<DiskEvent.SyncEnds>().Count()})、伝えた結果 {words}", problems);
    }

    private static async Task RecordAsync(string data, string trace, int seed)
    {
        await using var worker = WorkerProcess.Start(data, seed, Cases, TraceReader.Command(trace));
        var (well, complaint) = await worker.EndAsync();
        if (!well)
        {
            throw new UsageException("strace の下で作業者を動かせません(apt-get install strace): " + complaint);
        }
    }

    // Half of the cuts come right after something was said: there a missing sync shows.
    private static List<int> Moments(List<DiskEvent> events, int cuts, Random random)
    {
        var after = events.Index().Where(e => e.Item is DiskEvent.Said).Select(e => e.Index).ToList();
        return [.. Enumerable.Range(0, cuts).Select(i => i % 2 == 0 ? after[random.Next(after.Count)] : random.Next(events.Count))];
    }
}
