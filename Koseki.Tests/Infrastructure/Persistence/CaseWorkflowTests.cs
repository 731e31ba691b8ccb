using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>A paper's way from draft to register, on real files.</summary>
public sealed class CaseWorkflowTests
{
    [Fact]
    public async Task SaveDraft_ChangedMeanwhile_SaysWhoWasFirst()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync(Kind, TestCity.Counter);
        var otherWindow = TestCity.Counter with { Name = "審査　次郎" };
        var saved = await city.Workflow.SaveDraftAsync(opened.Id, Of(), opened.Version, otherWindow);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.SaveDraftAsync(opened.Id, Draft.Empty, opened.Version, TestCity.Counter));

        Assert.Equal(opened.Version + 1, saved);
        Assert.StartsWith("審査　次郎さんが先に変更しました。", refused.Message, StringComparison.Ordinal);
        Assert.Equal("越谷美空", (await city.Workflow.GetAsync(opened.Id))!.Subject);
    }

    [Fact]
    public async Task SaveDraft_ManyAtOnce_OneWinsAndTheOthersLearnItsName()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync(Kind, TestCity.Counter);

        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Task.Run(() => Record.ExceptionAsync(
            () => city.Workflow.SaveDraftAsync(opened.Id, Of($"美{new string('海', i)}"), opened.Version, TestCity.Counter with { Name = $"職員{i}" })))));

        Assert.Single(results, r => r is null);
        Assert.All(results.OfType<Exception>(), e => Assert.Matches("^職員[1-6]さんが先に変更しました。", Assert.IsType<CaseException>(e).Message));
    }

    [Fact]
    public async Task Open_OfADraft_HoldsNothingAndReservesNumbers()
    {
        await using var city = await TestCity.CreateAsync();

        var typed = await TypedAsync(city);

        Assert.Equal(CaseState.Draft, typed.State);
        Assert.Empty(await city.Store.HoldsAsync(R(1)));
        Assert.Equal(1, (await city.Workflow.CountsAsync())[CaseState.Draft]);
        Assert.Equal(typed.Id, Assert.Single(await city.Workflow.ListAsync(CaseState.Draft)).Id);
        // The highest person of the loaded registers, and one more.
        await using var database = city.Open();
        var highest = await database.PersonIndex.MaxAsync(p => p.Person);
        Assert.Equal($"P{highest + 1}", (await database.Cases.SingleAsync()).ReservedPersons);
    }

    [Fact]
    public async Task Receive_NamesARegister_NumbersHoldsAndBooksIt()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);

        var number = await city.Workflow.ReceiveAsync(typed.Id, Today, TestCity.Counter);

        Assert.Equal("令8-1", number.ToString());
        Assert.Equal("令8-1", Assert.Single(await city.Store.HoldsAsync(R(1))).Receipt);
        Assert.Empty(await city.Store.HoldsAsync(R(2)));
        var line = Assert.Single(await city.BookAsync(2026));
        Assert.Equal(("出生", "越谷美空", "埼玉県越谷市東越谷一丁目5番地", "父　越谷太郎", "令和8年10月1日", "受理", "本庁"),
            (line.KindName, line.Subject, line.Domicile, line.Notifier, line.EventDate, line.Disposition, line.Office));
        Assert.Null(line.Outcome);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    public async Task Receive_NoRegisterNamed_IsRefusedAndTakesNoNumber(string register)
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city, Of(register: register));

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(typed.Id, Today, TestCity.Counter));

        Assert.StartsWith("「子が入る戸籍(本籍・筆頭者)」の戸籍が選ばれていません。", refused.Message, StringComparison.Ordinal);
        Assert.Equal((CaseState.Draft, "美空"), ((await city.Workflow.GetAsync(typed.Id))!.State, (await city.Workflow.GetAsync(typed.Id))!.Draft[new("child.givenName")]));
        Assert.Equal(1, (await city.Workflow.ReceiveAsync((await TypedAsync(city)).Id, Today, TestCity.Counter)).Number);
    }

    [Fact]
    public async Task Receive_DayAhead_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(typed.Id, Today with { Date = new(2026, 10, 9) }, TestCity.Counter));

        Assert.Equal("受付日が今日より後です。", refused.Message);
    }

    [Fact]
    public async Task Receive_SentByAnotherCity_KeepsWhereItCameFrom()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);

        await city.Workflow.ReceiveAsync(typed.Id, Today with { Origin = new Origin.Elsewhere("東京都足立区長", new(2026, 10, 8)), Date = new(2026, 10, 5) }, TestCity.Counter);

        var line = Assert.Single(await city.BookAsync(2026));
        Assert.Equal(("通知", "東京都足立区長"), (line.Disposition, line.AcceptedBy));
        Assert.Equal(new Origin.Elsewhere("東京都足立区長", new(2026, 10, 8)), (await city.Workflow.GetAsync(typed.Id))!.Origin);
    }

    [Fact]
    public async Task Receive_InParallel_GivesEveryNumberOnce()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = new List<CaseRecord>();
        for (var i = 0; i < 8; i++)
        {
            typed.Add(await TypedAsync(city));
        }

        var numbers = await Task.WhenAll(typed.Select(t => Task.Run(() => city.Workflow.ReceiveAsync(t.Id, Today, TestCity.Counter))));

        Assert.Equal(Enumerable.Range(1, 8), numbers.Select(n => n.Number).Order());
        Assert.Equal(8, (await city.BookAsync(2026)).Count);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Receive_NextYear_StartsAnew()
    {
        await using var city = await TestCity.CreateAsync();
        await ReceivedAsync(city);
        city.Clock.SetUtcNow(new(2027, 1, 4, 0, 0, 0, TimeSpan.Zero));
        var typed = await TypedAsync(city);

        var number = await city.Workflow.ReceiveAsync(typed.Id, Today with { Date = new(2027, 1, 4) }, TestCity.Counter);

        Assert.Equal("令9-1", number.ToString());
    }

    [Fact]
    public async Task SaveDraft_CorrectionNamesAnotherRegister_HoldsItAtOnceAndLetsTheOldOneGoWhenExamined()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city, Of(register: "R2"));
        await city.Workflow.ReturnAsync(received.Id, "戸籍の選び違い", TestCity.Examiner);
        var returned = (await city.Workflow.GetAsync(received.Id))!;

        await city.Workflow.SaveDraftAsync(received.Id, Of(), returned.Version, TestCity.Counter);

        Assert.Single(await city.Store.HoldsAsync(R(1)));
        Assert.Single(await city.Store.HoldsAsync(R(2)));
        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        Assert.Single(await city.Store.HoldsAsync(R(1)));
        Assert.Empty(await city.Store.HoldsAsync(R(2)));
    }

    [Fact]
    public async Task Examine_OfADraftOnScreen_ShowsPlanWithoutSaving()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync(Kind, TestCity.Counter);

        var shown = await city.Workflow.ExamineAsync(opened.Id, Of());

        Assert.Equal(R(1), Assert.Single(shown.Examination.Plan!.Registers).Id);
        Assert.Empty((await city.Workflow.GetAsync(opened.Id))!.Draft.Values);
    }

    [Fact]
    public async Task CompleteExamination_FindingBlocks_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city, Of(givenName: ""));

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner));

        Assert.StartsWith("決裁に回せません: ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(CaseState.Received, (await city.Workflow.GetAsync(received.Id))!.State);
    }

    [Theory]
    [InlineData(true, "不受理")]
    [InlineData(false, "取下げ")]
    public async Task End_WithReason_LetsTheRegisterGo(bool reject, string outcome)
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city);
        Task End(string reason) => reject
            ? city.Workflow.RejectAsync(received.Id, reason, "民法740条", TestCity.Approver)
            : city.Workflow.WithdrawAsync(received.Id, reason, TestCity.Examiner);

        await Assert.ThrowsAsync<CaseException>(() => End(" "));
        Assert.Single(await city.Store.HoldsAsync(R(1)));
        await End("要件を欠く");

        Assert.Empty(await city.Store.HoldsAsync(R(1)));
        var line = Assert.Single(await city.BookAsync(2026));
        Assert.Equal((outcome, new DateOnly(2026, 10, 8)), (line.Outcome, line.OutcomeOn));
        await using var database = city.Open();
        var audit = await database.Audit.OrderBy(a => a.JournalNumber).LastAsync();
        Assert.Equal((outcome, "要件を欠く"), (audit.Action, audit.Reason));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Open_KindNobodyHandles_SaysSo()
    {
        await using var city = await TestCity.CreateAsync();

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.OpenAsync("9999", TestCity.Counter));

        Assert.Equal(NotificationCatalogue.UnsupportedMessage, refused.Message);
    }

    [Fact]
    public async Task EveryStep_WithoutItsRole_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var nobody = TestCity.Person("unyou", "運用　四郎", StaffRole.Operator, StaffRole.NightDuty);
        var typed = await TypedAsync(city);
        var received = await ReceivedAsync(city);
        var examined = await ExaminedAsync(city, Of("大空", "オオゾラ", "二"));
        Func<Task>[] steps =
        [
            () => city.Workflow.OpenAsync(Kind, nobody),
            () => city.Workflow.SaveDraftAsync(typed.Id, Of(), typed.Version, nobody),
            () => city.Workflow.ReceiveAsync(typed.Id, Today, nobody),
            () => city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Counter),
            () => city.Workflow.ReturnAsync(received.Id, "理由", TestCity.Counter),
            () => city.Workflow.RejectAsync(received.Id, "理由", "民法740条", TestCity.Examiner),
            () => city.Workflow.WithdrawAsync(received.Id, "理由", TestCity.Approver),
            () => city.Workflow.ApproveAsync(examined.Id, TestCity.Examiner),
        ];

        foreach (var step in steps)
        {
            Assert.Contains("職務が要ります", (await Assert.ThrowsAsync<CaseException>(step)).Message, StringComparison.Ordinal);
        }
    }
}
