using System.Diagnostics;
using System.Globalization;
using Koseki.Domain.Certificates.Door;
using Koseki.Eng.Crosstalk;

namespace Koseki.Eng.Bench.Circuits;

/// <summary>Memory of web and gateway around many certificates that go the way of a kiosk.</summary>
internal sealed class CertificateGrowth(Installation installation, string data, BenchReport report)
{
    private const int Parallel = 8;
    private const int FirstOnes = 500;
    private int next = -1;

    /// <summary>Issues some for a start, reads, issues the rest and reads again.</summary>
    internal async Task MeasureAsync(int certificates, double largestGrowth, CancellationToken cancellation)
    {
        var refused = await IssueAsync(FirstOnes, cancellation);
        var before = await ReadAsync(cancellation);
        await report.FigureAsync($"証明書 {FirstOnes:N0} 通の後: web {before[0].Settled}、gateway {before[1].Settled}");
        var clock = Stopwatch.StartNew();
        refused += await IssueAsync(certificates, cancellation);
        var took = clock.Elapsed;
        var after = await ReadAsync(cancellation);
        await report.FigureAsync(string.Create(CultureInfo.InvariantCulture,
            $"さらに {certificates:N0} 通の後({certificates / took.TotalSeconds:N1} 通/秒): web {after[0].Settled}(ごみ集めの前 {after[0].Raw})、gateway {after[1].Settled}(ごみ集めの前 {after[1].Raw})"));
        foreach (var (name, i) in new[] { "web", "gateway" }.Select((n, i) => (n, i)))
        {
            await report.AtMostAsync($"{name} のメモリの増加", 100.0 * after[i].Settled.Resident / before[i].Settled.Resident - 100, largestGrowth, " %");
        }

        await report.HoldsAsync($"すべての証明書が印刷まで届く(不交付 {refused:N0})", refused == 0);
    }

    private async Task<SettledMemory[]> ReadAsync(CancellationToken cancellation) =>
        [await SettledMemory.ReadAsync(installation.ProcessId(0), cancellation), await SettledMemory.ReadAsync(installation.ProcessId(1), cancellation)];

    // How many were not issued.
    private async Task<int> IssueAsync(int count, CancellationToken cancellation)
    {
        var people = TruthFile.Read(data);
        var (refused, end) = (0, next + count);
        using var visitor = new Visitor(installation.Nodes);
        await Task.WhenAll(Enumerable.Range(0, Parallel).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) <= end;)
            {
                // One stride of a prime visits everybody.
                var visit = await visitor.GoAsync(people[(int)(i * 7919L % people.Count)], i % 3 == 0 ? DoorKinds.Individual : DoorKinds.Whole, i, () => Task.CompletedTask, cancellation);
                if (visit is not { Pdf: not null, Reported: true })
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }));
        next = end;
        return refused;
    }
}
