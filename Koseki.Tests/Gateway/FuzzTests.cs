using Koseki.Domain.Linkage;
using Koseki.Eng.Fuzz;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Gateway.HouseholdRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>Hostile messages and batches: nothing falls over, nothing is half done, and every refusal has a reason. A million of them are read by <c>Koseki.Eng fuzz</c>.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20261201;

    [Fact]
    public void Messages_Mutated_AreReadOrRefusedWithAReason()
    {
        var result = MessageFuzz.OfMessages(14_000, Seed);

        Assert.Empty(result.Faults);
        Assert.True(result is { Read: > 30, Refused: > 5_000 }, $"{result.Read} / {result.Refused}");
    }

    [Fact]
    public void Files_Mutated_AreReadOrRefusedWithAReason()
    {
        var result = MessageFuzz.OfFiles(6_000, Seed);

        Assert.Empty(result.Faults);
        Assert.True(result is { Refused: > 3_000 }, $"{result.Read} / {result.Refused}");
    }

    /// <summary>Over the real socket: whatever comes, the answer is a message of the contract with a code, and the next honest one is answered.</summary>
    [Fact]
    public async Task Messages_Mutated_AreAnsweredWithACode()
    {
        await using var host = await GatewayHost.StartAsync();
        var (mutator, honest) = (new Mutator(Seed), System.Text.Encoding.UTF8.GetBytes(host.Result("APPLICATION000000001", "20261201-01-0000001", new string('0', 64))));
        for (var i = 0; i < 150; i++)
        {
            var (status, answer, _) = await host.PostAsync(mutator.Of(["menu", "create", "pdf", "result", "cancel", "status"]), System.Text.Encoding.UTF8.GetString(mutator.Mutate(honest)));

            Assert.NotNull(answer);
            Assert.StartsWith("K", GatewayHost.Code(answer), StringComparison.Ordinal);
            Assert.NotEqual("K5006", GatewayHost.Code(answer));
            Assert.True((int)status < 500, $"{status}");
        }

        Assert.Null((await host.MenuAsync("01")).Code);
    }

    /// <summary>
    /// Whole files that say wrong things, of every feed: each is taken in with all that it says and its mark, or stands with its reason
    /// and has changed nothing but blocks and alarms.
    /// </summary>
    [Fact]
    public async Task Batches_Mutated_AreTakenWholeOrNotAtAll()
    {
        await using var host = await GatewayHost.StartAsync();
        var (mutator, seals) = (new Mutator(Seed), SealRowsOf.Compared(SealRowsOf.Registration("100001", 1, "0001", SealRowsOf.Mine)));
        (string Source, string[][] Rows)[] seeds =
        [
            ("resident", Residents()), ("jpki", [["A1B2C3D4", "01", "CARD", "0001", "ACTIVE"], ["A1B2C3D4", "07", "CARD", "0002", "ACTIVE"]]), ("household", Households()), ("seal", seals),
            ("sealstop", [["100001", "2", "0001", "INQUIRY"]]), ("income", IncomeRowsOf.Compared(IncomeRowsOf.Year("0001", 2026))), ("incomestop", [["0001", "2026", "2"]]),
        ];
        var (taken, refused) = (0, 0);
        for (var i = 0; i < 140; i++)
        {
            var (source, rows) = seeds[i % seeds.Length];
            var sequence = await host.LookAsync(d => d.FeedMarks.Where(m => m.Source == source).Select(m => m.Sequence).SingleAsync()) + 1;
            var before = await ContentAsync(host);
            host.Feed(source, sequence, [.. mutator.Mutate(rows).Select(r => r.ToArray())]);

            var run = await host.ImportAsync();

            var mark = await host.LookAsync(d => d.FeedMarks.AsNoTracking().SingleAsync(m => m.Source == source));
            if (mark.Sequence == sequence)
            {
                taken++;
                continue;
            }

            refused++;
            Assert.True(mark.Sequence == sequence - 1 && mark.Problem is { Length: > 10 } && run.Problem is not null, $"{source} {i}: {mark.Problem}");
            Assert.Equal(before, await ContentAsync(host));
            File.Delete(Path.Combine(host.Inbox, new FeedBatch(source, sequence, host.Clock.GetUtcNow(), []).FileName));
        }

        Assert.True(taken > 20 && refused > 20, $"{taken} / {refused}");
        Assert.Empty(await host.ProblemsAsync());
    }

    private static Task<string> ContentAsync(GatewayHost host) => host.LookAsync(async d => string.Join('\n',
    [
        .. (await d.Residents.AsNoTracking().OrderBy(r => r.Number).ToListAsync()).Select(r => $"{r.Number} {r.Status} {r.Name} {r.BirthDate}"),
        .. (await d.JpkiBindings.AsNoTracking().OrderBy(b => b.Serial).ToListAsync()).Select(b => $"{b.Serial} {b.ResidentNumber} {b.Status}"),
        .. (await d.ResidentRecords.AsNoTracking().OrderBy(r => r.Number).ToListAsync()).Select(r => $"{r.Number} {r.Household} {r.Name} {r.Position}"),
        .. (await d.SealRegistrations.AsNoTracking().OrderBy(s => s.Number).ToListAsync()).Select(s => $"{s.Number} {s.Version} {s.State} {s.ResidentNumber}"),
        .. (await d.IncomeRecords.AsNoTracking().OrderBy(s => s.ResidentNumber).ThenBy(s => s.TaxYear).ToListAsync()).Select(s => $"{s.ResidentNumber} {s.TaxYear} {s.Version} {s.State}"),
    ]));
}
