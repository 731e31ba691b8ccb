using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>担当: who has a case, and how it goes from one to another.</summary>
public sealed class CaseAssignmentTests
{
    private static readonly Actor Other = TestCity.Person("tonari", "隣　席子", StaffRole.Counter);

    private static async Task<string?> WhoHasAsync(TestCity city, long id) => (await city.Workflow.GetAsync(id))!.AssignedToName;

    [Fact]
    public async Task Open_ADraft_IsWithWhoOpenedItAndNobodyElseTypes()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);

        var refusals = new[]
        {
            await Assert.ThrowsAsync<CaseException>(() => city.Workflow.SaveDraftAsync(typed.Id, Of("美海"), typed.Version, Other)),
            await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(typed.Id, Today, Other)),
        };

        Assert.All(refusals, r => Assert.Equal("窓口　花さんが担当しています。「引き継ぐ」を押すと、あなたの担当になります。", r.Message));
        Assert.Equal(("窓口　花", "美空"), (await WhoHasAsync(city, typed.Id), (await city.Workflow.GetAsync(typed.Id))!.Draft[new("child.givenName")]));
    }

    [Fact]
    public async Task Take_FromAnother_SaysSoInTheTimelineAndStopsTheOneBefore()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);

        await city.Workflow.TakeAsync(typed.Id, "madoguchi", Other);

        var taken = (await city.Workflow.GetAsync(typed.Id))!;
        Assert.Equal(taken.Version, await city.Workflow.VersionAsync(typed.Id));
        Assert.Equal(("tonari", "隣　席子", typed.Version + 1), (taken.AssignedTo, taken.AssignedToName, taken.Version));
        var deed = (await city.Get<CaseLists>().DeedsAsync(typed.Id))[^1];
        Assert.Equal(("担当", "隣　席子", $"案件 {typed.Id} 越谷美空 の担当を 窓口　花 から引き継いだ"), (deed.Action, deed.Name, deed.Text));
        Assert.StartsWith("隣　席子さんが担当しています。", (await Assert.ThrowsAsync<CaseException>(
            () => city.Workflow.SaveDraftAsync(typed.Id, Of("美海"), typed.Version, TestCity.Counter))).Message, StringComparison.Ordinal);
        await city.Workflow.SaveDraftAsync(typed.Id, Of("美海"), taken.Version, Other);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Take_TheScreenIsOld_IsRefusedAndNamesWhoWasFirst()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city);
        await city.Workflow.TakeAsync(received.Id, null, TestCity.Examiner);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.TakeAsync(received.Id, null, Other));

        Assert.StartsWith("審査　次郎さんが先にこの届の担当になりました。", refused.Message, StringComparison.Ordinal);
        Assert.Equal("審査　次郎", await WhoHasAsync(city, received.Id));
    }

    [Fact]
    public async Task Take_ManyAtOnce_OneHasIt()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city);

        var results = await Task.WhenAll(Enumerable.Range(1, 5).Select(i => Task.Run(() => Record.ExceptionAsync(
            () => city.Workflow.TakeAsync(received.Id, null, TestCity.Person($"k{i}", $"職員{i}", StaffRole.Counter))))));

        Assert.Single(results, r => r is null);
        Assert.Single((await city.Get<CaseLists>().DeedsAsync(received.Id)), d => d.Action == "担当");
    }

    [Fact]
    public async Task Steps_OnTheWay_LeaveItToTheNextDutyAndReturnItToWhoEntered()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city);
        Assert.Null(received.AssignedTo);
        await city.Workflow.TakeAsync(received.Id, null, TestCity.Examiner);

        await city.Workflow.ReturnAsync(received.Id, "住所の誤り", TestCity.Examiner);
        Assert.Equal("窓口　花", await WhoHasAsync(city, received.Id));
        Assert.StartsWith("窓口　花さんが先に", (await Assert.ThrowsAsync<CaseException>(() => city.Workflow.TakeAsync(received.Id, "shinsa", TestCity.Examiner))).Message, StringComparison.Ordinal);

        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        Assert.Null(await WhoHasAsync(city, received.Id));
        await city.Workflow.TakeAsync(received.Id, null, TestCity.Approver);
        await city.Workflow.ApproveAsync(received.Id, TestCity.Approver);
        Assert.Null(await WhoHasAsync(city, received.Id));
    }

    [Fact]
    public async Task SaveDraft_NobodyHasIt_TakesItAndSaysSoOnce()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city);

        var version = await city.Workflow.SaveDraftAsync(received.Id, Of("美海"), received.Version, Other);
        await city.Workflow.SaveDraftAsync(received.Id, Of("美波"), version, Other);

        Assert.Equal("隣　席子", await WhoHasAsync(city, received.Id));
        Assert.Equal(["入力開始", "受付", "担当"], (await city.Get<CaseLists>().DeedsAsync(received.Id)).Select(d => d.Action));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Lists_OfOneAccount_HaveTheirsOnlyAndTheWaitingGoesOn()
    {
        await using var city = await TestCity.CreateAsync();
        var since = city.Clock.GetUtcNow();
        var first = await ReceivedAsync(city);
        await ReceivedAsync(city, Of(register: "R2"));
        city.Clock.Advance(TimeSpan.FromHours(3));
        await city.Workflow.TakeAsync(first.Id, null, TestCity.Examiner);

        var mine = Assert.Single(await city.Get<CaseLists>().WaitingAsync(CaseState.Received, "shinsa"));

        Assert.Equal((first.Id, since, "審査　次郎"), (mine.Id, mine.Since, mine.Standing.AssignedToName));
        Assert.Equal((1, 2), ((await city.Workflow.CountsAsync("shinsa"))[CaseState.Received], (await city.Workflow.CountsAsync())[CaseState.Received]));
    }

    [Theory]
    [InlineData(StaffRole.Operator)]
    [InlineData(StaffRole.NightDuty)]
    public async Task Take_WithoutADutyForPapers_IsRefused(StaffRole role)
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.TakeAsync(received.Id, null, TestCity.Person("x", "当直", role)));

        Assert.Equal("「担当する」には窓口・審査・決裁の職務が要ります。", refused.Message);
        await using var database = city.Open();
        Assert.Null((await database.Cases.SingleAsync()).AssignedTo);
    }

    [Fact]
    public async Task Take_ADecidedPaper_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var approved = await ApprovedAsync(city);

        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.TakeAsync(approved.Id, null, TestCity.Counter));
    }
}
