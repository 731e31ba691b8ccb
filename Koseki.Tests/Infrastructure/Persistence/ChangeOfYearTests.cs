using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>受付帳, 発収簿 and 不受理処分整理簿 at the turn of the year on two nodes: each year from 1 on, without a gap, and no number twice (戸籍法施行規則21条・22条).</summary>
public sealed class ChangeOfYearTests
{
    private const int Papers = 12;

    private static DateTimeOffset Before { get; } = JapanTime.At(new(2026, 12, 31), new(23, 59)).AddSeconds(59);

    [Fact]
    public async Task Receive_AtBothNodesOverMidnight_EachYearIsNumberedWithoutGaps()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var typed = new List<long>();
        for (var i = 0; i < 2 * Papers; i++)
        {
            typed.Add((await BirthPaper.TypedAsync(city)).Id);
        }

        city.Clock.SetUtcNow(Before);
        var given = (await Task.WhenAll(
            Task.Run(() => ReceiveAsync(city, city.Workflow, typed[..Papers], turnAfter: 3)),
            Task.Run(() => ReceiveAsync(city, other.GetRequiredService<CaseWorkflow>(), typed[Papers..], turnAfter: int.MaxValue)))).SelectMany(g => g).ToList();

        Assert.All(given, g => Assert.Equal(g.Day.Year, g.Number.Year));
        Assert.Equal([2026, 2027], given.Select(g => g.Number.Year).Distinct().Order());
        foreach (var year in given.GroupBy(g => g.Number.Year))
        {
            Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(y => y.Number.Number).Order());
            Assert.Equal(year.Count(), (await city.BookAsync(year.Key)).Count);
        }

        Assert.Equal([2027, 2026], await city.Get<ReceiptBookReader>().YearsAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A paper of the old year that is entered in the new one goes on where the old year stopped: the book is kept by the day it was handed in.</summary>
    [Fact]
    public async Task Receive_AfterwardsAsOfTheOldYear_GoesOnThere()
    {
        await using var city = await TestCity.CreateAsync();
        var (first, second, third) = ((await BirthPaper.TypedAsync(city)).Id, (await BirthPaper.TypedAsync(city)).Id, (await BirthPaper.TypedAsync(city)).Id);
        city.Clock.SetUtcNow(Before);
        Assert.Equal(new ReceiptNumber(2026, 1), await city.Workflow.ReceiveAsync(first, On(new(2026, 12, 31)), TestCity.Counter));
        Assert.IsType<CaseRefusal.ReceiptUnfit>((await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(second, On(new(2027, 1, 1)), TestCity.Counter))).Why);

        city.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Equal(new ReceiptNumber(2027, 1), await city.Workflow.ReceiveAsync(second, On(new(2027, 1, 4)), TestCity.Counter));
        Assert.Equal(new ReceiptNumber(2026, 2), await city.Workflow.ReceiveAsync(third, On(new(2026, 12, 31)) with { Means = ReceiptDetails.OnDuty }, TestCity.Counter));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>What is accepted elsewhere on 31 December and arrives in January stands in the year of its arrival.</summary>
    [Fact]
    public async Task Receive_AcceptedElsewhereInTheOldYear_StandsInTheYearOfItsArrival()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await BirthPaper.TypedAsync(city);
        city.Clock.SetUtcNow(Before.AddDays(4));

        var number = await city.Workflow.ReceiveAsync(typed.Id, new(new(2026, 12, 31), null, "届書等情報の通知", new Origin.Elsewhere("東京都足立区長", new(2027, 1, 4))), TestCity.Counter);

        Assert.Equal(new ReceiptNumber(2027, 1), number);
        Assert.Equal("通知", Assert.Single(await city.BookAsync(2027)).Disposition);
    }

    [Fact]
    public async Task Ask_AtBothNodesOverMidnight_TheBooksAreNumberedWithoutGaps()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var received = new List<long>();
        for (var i = 0; i < Papers; i++)
        {
            received.Add((await BirthPaper.ReceivedAsync(city)).Id);
        }

        city.Clock.SetUtcNow(Before);
        await Task.WhenAll(
            Task.Run(() => AskAsync(city, city.Get<PaperDesk>(), received[..(Papers / 2)], turnAfter: 2)),
            Task.Run(() => AskAsync(city, other.GetRequiredService<PaperDesk>(), received[(Papers / 2)..], turnAfter: int.MaxValue)));

        var lists = city.Get<PaperLists>();
        foreach (var year in new[] { 2026, 2027 })
        {
            var lines = await lists.BookAsync(PaperBook.Correspondence, year);
            Assert.NotEmpty(lines);
            Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(l => l.Step.Number!.Value.Number));
        }

        Assert.Equal([2027, 2026], await lists.YearsAsync(PaperBook.Correspondence));
        Assert.Equal((Papers, 0), await lists.CountsAsync());
        Assert.Equal(Papers, (await lists.OfCasesAsync(received)).Count);
        Assert.Single(await lists.OfCaseAsync(received[0]));
        Assert.Contains(("01", "本庁"), await city.Get<ReceiptBookReader>().OfficesAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    private static ReceiptDetails On(DateOnly day) => new(day, "23:50", "窓口", new Origin.Here());

    // One of the two carries the clock over midnight while the other goes on.
    private static async Task<List<(DateOnly Day, ReceiptNumber Number)>> ReceiveAsync(TestCity city, CaseWorkflow workflow, IReadOnlyList<long> cases, int turnAfter)
    {
        var given = new List<(DateOnly, ReceiptNumber)>();
        foreach (var id in cases)
        {
            var day = JapanTime.DayOf(city.Clock.GetUtcNow());
            given.Add((day, await workflow.ReceiveAsync(id, new(day, null, "窓口", new Origin.Here()), TestCity.Counter)));
            if (given.Count == turnAfter)
            {
                city.Clock.Advance(TimeSpan.FromSeconds(2));
            }
        }

        return given;
    }

    private static async Task AskAsync(TestCity city, PaperDesk desk, IReadOnlyList<long> cases, int turnAfter)
    {
        foreach (var (id, i) in cases.Select((c, i) => (c, i)))
        {
            await desk.AskBureauAsync(id, JapanTime.DayOf(city.Clock.GetUtcNow()), "疑義", TestCity.Examiner);
            if (i + 1 == turnAfter)
            {
                city.Clock.Advance(TimeSpan.FromSeconds(2));
            }
        }
    }
}
