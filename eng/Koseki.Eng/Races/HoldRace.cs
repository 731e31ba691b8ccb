using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.NightHolds;
using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Door;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Races;

/// <summary>What came of the rounds.</summary>
/// <param name="Rounds">How many holds were raced.</param>
/// <param name="Claims">Rights to release that were given, all of them before their hold.</param>
/// <param name="Papers">Copies the counter issued, all of them before their hold.</param>
/// <param name="Refused">Kiosks and counters that came too late.</param>
/// <param name="InBetween">Sealed papers whose right was asked for before the hold was acknowledged and answered after it was asked for: between SEALED and RELEASED.</param>
/// <param name="Slowest">How long the acknowledgement of a hold took in milliseconds, of the slowest twentieth the quickest (p95).</param>
/// <param name="Problems">What must not be; empty when all holds.</param>
internal sealed record HoldRaceResult(int Rounds, int Claims, int Papers, int Refused, int InBetween, long Slowest, IReadOnlyList<string> Problems);

/// <summary>
/// The night terminal holds a register while kiosks have its sealed paper in their hands and the counter is issuing, on two nodes.
/// No right to release and no copy stands after the acknowledgement, and every one before it is named in it.
/// </summary>
internal sealed class HoldRace(CityStore one, CityStore other, int seed)
{
    private const int Kiosks = 3;
    private static readonly Actor Night = new("tochoku", "当直　守", new HashSet<StaffRole> { StaffRole.NightDuty }, "01", "01-05");
    private static readonly Actor Clerk = new("madoguchi", "窓口　花子", new HashSet<StaffRole> { StaffRole.Counter }, "01", "01-01");
    private static readonly Actor Examiner = new("shinsa", "審査　次郎", new HashSet<StaffRole> { StaffRole.Examiner }, "01", "01-02");
    private static readonly string AnyPaper = new('a', 64);

    private readonly List<string> problems = [];
    private readonly List<long> waits = [];
    private int claims;
    private int papers;
    private int refused;
    private int inBetween;

    /// <summary>Races some registers; the counter takes part in every <paramref name="counterEvery"/>th round (it draws a whole paper).</summary>
    internal async Task<HoldRaceResult> RunAsync(int rounds, int counterEvery, CancellationToken cancellation)
    {
        var random = new Random(seed);
        await using var database = await one.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        var registers = await database.RegisterIndex.AsNoTracking().Where(r => r.State == RegisterState.Current && !database.Holds.Any(h => h.Register == r.Register && h.ToJournal == null))
            .OrderBy(r => r.Register).Select(r => new { r.Register, r.Generation }).ToListAsync(cancellation);
        for (var round = 0; round < rounds; round++)
        {
            var target = registers[round % registers.Count];
            await RoundAsync(round, new(target.Register), target.Generation, round % counterEvery == 0, random, cancellation);
        }

        return new(rounds, claims, papers, refused, inBetween, waits.Order().ElementAtOrDefault(waits.Count * 95 / 100), problems);
    }

    private async Task RoundAsync(int round, RegisterId register, int generation, bool withCounter, Random random, CancellationToken cancellation)
    {
        using var start = new Barrier(Kiosks + 1 + (withCounter ? 1 : 0));
        var night = new Timed();
        var rest = random.Next(0, 4000);
        var holding = Begin(start, rest, async () =>
        {
            night.Asked = Environment.TickCount64;
            var receipt = await (round % 2 == 0 ? one : other).Get<NightDesk>().HoldAsync(new(NightPaper.Death, one.Get<TimeProvider>().GetUtcNow(), NightWords.None, [register]), Night, cancellation);
            night.Answered = Environment.TickCount64;
            return receipt;
        });
        var kiosks = Enumerable.Range(0, Kiosks).Select(i => (Place: string.Create(CultureInfo.InvariantCulture, $"店{round}-{i}"), Time: new Timed(), Wait: random.Next(0, 6000))).ToList();
        var asking = kiosks.Select((k, i) => Begin(start, k.Wait, async () =>
        {
            k.Time.Asked = Environment.TickCount64;
            var answer = await (i % 2 == 0 ? one : other).Get<ClaimDesk>().ClaimAsync(new(Guid.NewGuid(), register.Value, generation, AnyPaper) { Place = k.Place }, "gateway", cancellation);
            k.Time.Answered = Environment.TickCount64;
            return answer;
        })).ToList();
        var counter = withCounter ? Begin(start, random.Next(0, 4000), () => IssueAsync(register, cancellation)) : Task.FromResult<IReadOnlyList<IssuedCertificate>?>(null);

        var receipt = await holding;
        var answers = await Task.WhenAll(asking);
        var issued = await counter;
        waits.Add(night.Answered - night.Asked);
        inBetween += kiosks.Count(k => k.Time.Asked <= night.Answered && k.Time.Answered >= night.Asked);
        foreach (var (kiosk, answer) in kiosks.Zip(answers))
        {
            Judge(round, receipt, kiosk.Place, answer);
        }

        await JudgeAsync(round, receipt, issued, withCounter, cancellation);
        await AfterAsync(round, register, generation, withCounter, cancellation);
        await LiftAsync(receipt.Number, register, cancellation);
    }

    private void Judge(int round, NightReceipt receipt, string place, ClaimAnswer answer)
    {
        var isNamed = receipt.Before.Any(b => b.Place == place);
        if (!answer.Granted)
        {
            refused++;
            Require(answer.Code == "K3004", round, $"{place} は {answer.Code} で断られた");
            Require(!isNamed, round, $"断られた {place} が受付に載っている");
            return;
        }

        claims++;
        Require(answer.JournalNumber < receipt.JournalNumber, round, $"保留(台帳 {receipt.JournalNumber})の後に、{place} に引渡しの権利が出た(台帳 {answer.JournalNumber})");
        Require(isNamed, round, $"先に出た {place} の引渡しが、保留の受付に載っていない");
    }

    private async Task JudgeAsync(int round, NightReceipt receipt, IReadOnlyList<IssuedCertificate>? issued, bool took, CancellationToken cancellation)
    {
        if (issued is not [var paper])
        {
            refused += took ? 1 : 0;
            return;
        }

        papers++;
        await using var database = await one.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        var row = await database.CertificateIssues.AsNoTracking().SingleAsync(i => i.IssueNumber == paper.IssueNumber, cancellation);
        Require(row.JournalNumber < receipt.JournalNumber, round, $"保留の後に窓口で {paper.IssueNumber} が出た");
        Require(receipt.Before.Any(b => b.At == row.IssuedAt && b.Place.EndsWith("窓口", StringComparison.Ordinal)), round, $"先に出た窓口の {paper.IssueNumber} が、保留の受付に載っていない");
    }

    // Whoever comes after the acknowledgement gets nothing, on either node.
    private async Task AfterAsync(int round, RegisterId register, int generation, bool withCounter, CancellationToken cancellation)
    {
        foreach (var node in new[] { one, other })
        {
            var answer = await node.Get<ClaimDesk>().ProbeAsync(new(Guid.NewGuid(), register.Value, generation, AnyPaper), cancellation);
            Require(answer is { Granted: false, Code: "K3004" }, round, $"受付の後の問いが断られない({answer.Code})");
        }

        Require(!withCounter || await IssueAsync(register, cancellation) is null, round, "受付の後に窓口で出た");
    }

    private async Task<IReadOnlyList<IssuedCertificate>?> IssueAsync(RegisterId register, CancellationToken cancellation)
    {
        try
        {
            return await other.Get<CertificateDesk>().IssueAsync(new(register, CertificateKind.Whole, []), new("越谷　太郎", "本人", "運転免許証", "", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, Clerk, cancellation: cancellation);
        }
        catch (CaseException e) when (e.Why is CertificateRefusal.Held)
        {
            return null;
        }
    }

    private async Task LiftAsync(long deposit, RegisterId register, CancellationToken cancellation)
    {
        await one.Get<NightDesk>().MarkWrongAsync(deposit, register, "競走の後", Night, cancellation);
        await one.Get<NightOffice>().LiftAsync(deposit, register, Examiner, cancellation);
    }

    // Each on a thread of its own, let go at once, after a rest of some microseconds.
    private static Task<T> Begin<T>(Barrier start, int rest, Func<Task<T>> act) => Task.Factory.StartNew(
        () =>
        {
            start.SignalAndWait();
            var until = System.Diagnostics.Stopwatch.GetTimestamp() + (rest * System.Diagnostics.Stopwatch.Frequency / 1_000_000);
            while (System.Diagnostics.Stopwatch.GetTimestamp() < until)
            {
                Thread.SpinWait(20);
            }

            return act();
        },
        default,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default).Unwrap();

    private void Require(bool holds, int round, string otherwise)
    {
        if (!holds)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{round + 1} 回目: {otherwise}"));
        }
    }

    private sealed class Timed
    {
        internal long Asked { get; set; }

        internal long Answered { get; set; }
    }
}
