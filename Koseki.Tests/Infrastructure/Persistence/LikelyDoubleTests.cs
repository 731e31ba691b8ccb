using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.Data.Sqlite;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Papers that may be of the same event, found among the cases.</summary>
public sealed class LikelyDoubleTests
{
    private static async Task<IReadOnlyList<LikelyDouble>> OthersAsync(TestCity city, long id) => (await city.Get<CaseLists>().LikelyDoublesAsync(id))!.Others;

    [Fact]
    public async Task Doubles_DraftReceivedAndApproved_AreFoundWithWhatTellsThemApart()
    {
        await using var city = await TestCity.CreateAsync();
        var approved = await ApprovedAsync(city);
        var received = await ReceivedAsync(city, Of("美海", "ミウ", "二"));
        var draft = await TypedAsync(city, Of("美波", "ミナミ", "三").With(new("birth.date"), "R8.10.6"));
        var own = await TypedAsync(city, Of(""));
        await TypedAsync(city, Of().With(new("birth.date"), "R8.10.7"));
        await TypedAsync(city, Of().With(new("mother.name"), "小川結衣"));

        var check = (await city.Get<CaseLists>().LikelyDoublesAsync(own.Id))!;

        Assert.Equal([draft.Id, received.Id, approved.Id], check.Others.Select(d => d.Id));
        Assert.Equal(("越谷", "令和8年10月1日", CaseState.Draft), (check.Own.Subject, check.Own.EventDate, check.Own.State));
        Assert.Equal(("令8-2", "越谷美海", CaseState.Received, "令和8年10月1日", "窓口　花"),
            (check.Others[1].Called, check.Others[1].Subject, check.Others[1].State, check.Others[1].EventDate, check.Others[1].Name));
        Assert.Null(await city.Get<CaseLists>().LikelyDoublesAsync(999));
    }

    [Fact]
    public async Task Doubles_RefusedOrTakenBack_AreNotShown()
    {
        await using var city = await TestCity.CreateAsync();
        await city.Workflow.RejectAsync((await ReceivedAsync(city)).Id, "要件を欠く", "民法740条", TestCity.Approver);
        await city.Workflow.WithdrawAsync((await ReceivedAsync(city)).Id, "取下げ", TestCity.Examiner);

        Assert.Empty(await OthersAsync(city, (await TypedAsync(city)).Id));
    }

    [Fact]
    public async Task Doubles_WhenTheOtherIsCorrected_AreFollowed()
    {
        await using var city = await TestCity.CreateAsync();
        var other = await TypedAsync(city);
        var own = await TypedAsync(city);
        Assert.Single(await OthersAsync(city, own.Id));

        await city.Workflow.SaveDraftAsync(other.Id, Of().With(new("birth.date"), "R8.9.1"), other.Version, TestCity.Counter);
        Assert.Empty(await OthersAsync(city, own.Id));
    }

    [Fact]
    public async Task Receive_ADoubleNotSeen_IsStoppedAndOneSeenIsWrittenDown()
    {
        await using var city = await TestCity.CreateAsync();
        var own = await TypedAsync(city);
        var other = await ReceivedAsync(city, Of("大空", "オオゾラ", "二"));

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(own.Id, Today with { SeenDoubles = [] }, TestCity.Counter));
        Assert.Equal("同じ届かもしれない届(令8-1 越谷大空)が、画面を開いた後に出てきました。確かめてから、もう一度操作してください。", refused.Message);
        await city.Workflow.ReceiveAsync(own.Id, Today with { SeenDoubles = [other.Id] }, TestCity.Counter);

        Assert.EndsWith("令8-2 で受け付けた。同じ届かもしれない 令8-1 とは別の届と確かめた", (await city.Get<CaseLists>().DeedsAsync(own.Id))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompleteExamination_ADoubleNotSeen_IsStopped()
    {
        await using var city = await TestCity.CreateAsync();
        var own = await ReceivedAsync(city);
        var other = await TypedAsync(city, Of("大空", "オオゾラ", "二"));

        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(own.Id, TestCity.Examiner, seenDoubles: []));
        await city.Workflow.CompleteExaminationAsync(own.Id, TestCity.Examiner, seenDoubles: [other.Id]);

        Assert.EndsWith($"同じ届かもしれない 案件 {other.Id} とは別の届と確かめた", (await city.Get<CaseLists>().DeedsAsync(own.Id))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_OfCasesStoredBefore_AreMadeAtStart()
    {
        await using var city = await TestCity.CreateAsync();
        var other = await TypedAsync(city);
        var own = await TypedAsync(city);
        await city.TamperAsync($"DELETE FROM CaseMarks");
        Assert.Empty(await OthersAsync(city, own.Id));

        await city.RestartAsync();

        Assert.Equal(other.Id, Assert.Single(await OthersAsync(city, own.Id)).Id);
        await city.RestartAsync();
        Assert.Single(await OthersAsync(city, own.Id));
        Assert.Empty(await city.ProblemsAsync());
    }

    [SqliteFact]
    public async Task Doubles_AreAskedThroughTheIndex()
    {
        await using var city = await TestCity.CreateAsync();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(city.Folder, "koseki.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN SELECT CaseId FROM CaseMarks WHERE KindCode = '0101' AND Person IN ('a', 'b') AND CaseId <> 1";

        await using var plan = await command.ExecuteReaderAsync();

        Assert.True(await plan.ReadAsync());
        Assert.Contains("USING INDEX IX_CaseMarks_KindCode_Person (KindCode=? AND Person=?)", plan.GetString(3), StringComparison.Ordinal);
    }
}
