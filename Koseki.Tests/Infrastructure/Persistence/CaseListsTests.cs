using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;

namespace Koseki.Tests.Infrastructure.Persistence;

public sealed class CaseListsTests
{
    [Fact]
    public async Task Waiting_SeveralCases_OldestFirstWithSinceAndStanding()
    {
        await using var city = await TestCity.CreateAsync();
        var first = await BirthPaper.ReceivedAsync(city);
        var since = city.Clock.GetUtcNow();
        city.Clock.Advance(TimeSpan.FromHours(2));
        var second = await BirthPaper.ReceivedAsync(city, BirthPaper.Of(register: "R2"));

        var waiting = await city.Get<CaseLists>().WaitingAsync(CaseState.Received);

        Assert.Equal([first.Id, second.Id], waiting.Select(c => c.Id));
        Assert.Equal((since, "越谷美空", "出生", "窓口　花"), (waiting[0].Since, waiting[0].Subject, waiting[0].KindName, waiting[0].EnteredByName));
        Assert.Equal(first.Receipt, waiting[0].Receipt);
        Assert.Empty(await city.Get<CaseLists>().SettledTodayAsync());
    }

    /// <summary>Fault: a case that moved on between two states' reading stood twice in 今日の仕事, and the screen broke.</summary>
    [Fact]
    public async Task Waiting_ACaseMovesOnWhileStatesAreRead_StandsOnceWhereItWasReadLast()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await BirthPaper.ReceivedAsync(city);
        IEnumerable<CaseState> States()
        {
            yield return CaseState.Received;
            city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner).GetAwaiter().GetResult();
            yield return CaseState.Examined;
        }

        var one = Assert.Single(await city.Get<CaseLists>().WaitingAsync(States()));
        Assert.Equal((received.Id, CaseState.Examined), (one.Id, one.Standing.State));
    }

    [Fact]
    public async Task Deeds_OfADecidedCase_NameEveryStepAndWhatWasWritten()
    {
        await using var city = await TestCity.CreateAsync();
        var approved = await BirthPaper.ApprovedAsync(city);
        var lists = city.Get<CaseLists>();

        Assert.Equal(["入力開始", "受付", "審査完了", "決裁"], (await lists.DeedsAsync(approved.Id)).Select(d => d.Action));
        Assert.Equal(approved.Id, Assert.Single(await lists.SettledTodayAsync()).Id);
        var step = Assert.Single((await lists.WrittenAsync(approved.Id)).Registers);
        Assert.Equal((2, 3), (step.Before!.Entries.Count, step.After.Entries.Count));
    }

    [Theory]
    [InlineData("", null, 3)]
    [InlineData("美海", null, 1)]
    [InlineData("令8-2", null, 1)]
    [InlineData("3", null, 1)]
    [InlineData("令7-2", null, 0)]
    [InlineData("東越谷", null, 3)]
    [InlineData("", 10, 3)]
    [InlineData("", 9, 0)]
    public async Task Book_Filtered_FindsWhatIsWritten(string text, int? month, int expected)
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.ReceivedAsync(city);
        await BirthPaper.ReceivedAsync(city, BirthPaper.Of("美海", "ミウ", "二"));
        await BirthPaper.ReceivedAsync(city, BirthPaper.Of("美波", "ミナミ", "三"));

        var page = await city.Get<ReceiptBookReader>().PageAsync(new(2026, month, text), 0, 2);

        Assert.Equal((expected, Math.Min(expected, 2)), (page.Total, page.Lines.Count));
        Assert.Equal(page.Lines.Select(l => l.Number).OrderDescending(), page.Lines.Select(l => l.Number));
    }

    [Fact]
    public async Task Book_NoticeThatCameAfterNewYear_StandsInTheNewYear()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await BirthPaper.TypedAsync(city);
        city.Clock.Advance(TimeSpan.FromDays(90));

        var number = await city.Workflow.ReceiveAsync(typed.Id, new(new(2026, 12, 28), null, "郵送", new Origin.Elsewhere("東京都足立区長", new(2027, 1, 5))), TestCity.Counter);

        Assert.Equal("令9-1", number.ToString());
        Assert.Equal(new DateOnly(2027, 1, 5), Assert.Single(await city.BookAsync(2027)).On);
        Assert.Equal(new DateOnly(2026, 12, 28), (await city.Workflow.GetAsync(typed.Id))!.ReceiptDate);
        Assert.Equal([2027], await city.Get<ReceiptBookReader>().YearsAsync());
    }

    [Fact]
    public async Task Held_FromReceiptToDecision_NamesTheRegisterAndItsCase()
    {
        await using var city = await TestCity.CreateAsync();
        var lists = city.Get<CaseLists>();
        Assert.Equal(0, (await lists.HeldAsync(5)).Total);
        var first = await BirthPaper.ExaminedAsync(city);
        var second = await BirthPaper.ReceivedAsync(city, BirthPaper.Of(register: "R2"));
        var (total, longest) = await lists.HeldAsync(1);
        Assert.Equal(2, total);
        var held = Assert.Single(longest);
        Assert.Equal((1L, first.Id, "令8-1", "出生", "越谷　太郎"), (held.Register.Value, held.CaseId, held.Receipt, held.Kind, held.Head));
        await city.Workflow.ApproveAsync(first.Id, TestCity.Approver);
        Assert.Equal(second.Id, Assert.Single((await lists.HeldAsync(5)).Longest).CaseId);
    }

    [Fact]
    public async Task Waiting_ADraft_TellsTheLastDayOfItsPeriodUntilItIsReceived()
    {
        await using var city = await TestCity.CreateAsync();
        var lists = city.Get<CaseLists>();
        var typed = await BirthPaper.TypedAsync(city);
        Assert.Equal(new DateOnly(2026, 10, 14), Assert.Single(await lists.WaitingAsync(CaseState.Draft)).LastDay);
        await city.Workflow.ReceiveAsync(typed.Id, BirthPaper.Today, TestCity.Counter);
        Assert.Null(Assert.Single(await lists.WaitingAsync(CaseState.Received)).LastDay);
    }
}
