using System.Xml.Linq;
using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Statistics;
using static Koseki.Tests.Gateway.HouseholdRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>What is counted of the issue log and told to the core, over real sockets.</summary>
public sealed class IssueCounterTests : IAsyncLifetime
{
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await GatewayHost.StartAsync();
        host.Feed("resident", 2, Residents());
        host.Feed("household", 2, Households());
        Assert.Null((await host.ImportAsync()).Problem);
        await Patience.UntilAsync(() => host.Core.Asked.ContainsKey(DoorVerbs.Counts), "the first round");
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>Scenario 11 among others: one printed, one without word of printing, one cancelled: each counted once under everything, and no number of anybody is told.</summary>
    [Fact]
    public async Task Tell_PrintedUnknownAndCancelled_AreCountedOnceEach()
    {
        var (token, members) = await MenuAsync();
        var printed = await IssueAsync(1, token, members);
        await IssueAsync(2, token, members);
        await host.CreateRecordAsync("APPLICATION000000003", token, "01", members);
        await host.AckAsync("cancel", "CancelRequest", "APPLICATION000000003", "<Reason>USER_CANCEL</Reason>");
        await host.AckAsync("result", "ResultRequest", "APPLICATION000000001", $"<IssueNo>{GatewayHost.Value(printed, "IssueNo")}</IssueNo><ReceivedSha256>{GatewayHost.Value(printed, "Sha256")}</ReceivedSha256><Result>PRINTED</Result><PrintedAt>2026-11-24T12:00:00+09:00</PrintedAt><PrintedCopies>1</PrintedCopies><PrintedPages>1</PrintedPages><FeeCollected>200</FeeCollected>");
        Assert.Equal(1, await TellAsync());
        Assert.Equal([IssueOutcome.Printed, IssueOutcome.Void, IssueOutcome.Underway], Cells().Where(c => c.By == CountBy.Hour).Select(c => c.Outcome).Order());

        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await host.SweepAsync();
        await TellAsync();
        // A round of the schedule, too, came with the minutes.
        await Patience.UntilAsync(() => Cells().Any(c => c.Outcome == IssueOutcome.Unknown), "the counts told again");
        Assert.Equal(0, await TellAsync());

        foreach (var by in Enum.GetValues<CountBy>())
        {
            Assert.Equal([(IssueOutcome.Printed, 1, 200), (IssueOutcome.Unknown, 1, 0), (IssueOutcome.Void, 1, 0)],
                Cells().Where(c => c.By == by).GroupBy(c => c.Outcome).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(c => c.Applications), g.Sum(c => c.Yen))));
        }

        Assert.Equal(["12", "11", "SIM/1", "CARD"], new[] { CountBy.Hour, CountBy.Prefecture, CountBy.Shop, CountBy.Means }.Select(b => Cells().First(c => c.By == b).Key));
        Assert.All(Cells().Where(c => c.By == CountBy.Age), c => Assert.Matches("^(15|[2-9]0)$", c.Key));
        var table = new IssueTable(CountTable.Kind, host.Core.Counted.Values);
        Assert.Equal((1, 200, 1, 1), (table.Sum.Total, table.Sum.Yen, table.Sum.Of(IssueOutcome.Unknown), table.Sum.Of(IssueOutcome.Void)));
    }

    /// <summary>What the core lost, or has otherwise, is told again, also by a gateway that has just started.</summary>
    [Fact]
    public async Task Tell_CoreHasOtherCounts_TellsTheDayAgain()
    {
        var (token, members) = await MenuAsync();
        await IssueAsync(1, token, members);
        await TellAsync();
        var day = Assert.Single(host.Core.Counted.Keys);
        host.Core.Counted[day] = new(day, ["Hour\t12\tJUMINHYO\tPrinted\t9\t9\t1800"]);

        await host.RestartAsync();
        await Patience.UntilAsync(() => host.Core.Counted[day].Lines.Count > 1, "the day told again");

        Assert.Equal(1, Cells().Where(c => c.By == CountBy.Hour).Sum(c => c.Applications));
        Assert.Equal(1, await host.LookAsync(d => Task.FromResult(d.Applications.Count())));
    }

    private IEnumerable<CountCell> Cells() => host.Core.Counted.Values.Single().Lines.Select(CountCell.Parse);

    private async Task<int> TellAsync()
    {
        var told = 0;
        await host.UseAsync<IssueCounter>(async c => told = await c.TellAsync(default));
        return told;
    }

    private async Task<XElement> IssueAsync(int number, string token, List<string> members)
    {
        var id = $"APPLICATION0000000{number:00}";
        var created = await host.CreateRecordAsync(id, token, "01", members);
        Assert.Null((await host.PdfAsync(id, created)).Code);
        return created;
    }

    private async Task<(string Token, List<string> Members)> MenuAsync()
    {
        var answer = await host.MenuAnswerAsync("01");
        return (GatewayHost.Value(answer, "SubjectToken")!, [.. answer.Descendants().Where(e => e.Name.LocalName == "Item" && e.Elements().Any(t => t.Name.LocalName == "Type" && t.Value == "JUMINHYO")).Descendants().Where(e => e.Name.LocalName == "MemberToken").Select(e => e.Value)]);
    }
}
