using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Tests.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>受理照会, 不受理処分, 返戻 and 再点検, over two nodes of one database.</summary>
public sealed class PaperDeskTests
{
    private static readonly DateOnly Day = new(2026, 10, 8);

    [Fact]
    public async Task AskBureau_WaitsOnBothNodes_UntilAnsweredAndFollowed()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var (desk, received) = (other.GetRequiredService<PaperDesk>(), await BirthPaper.ReceivedAsync(city));

        Assert.Equal(new ReceiptNumber(2026, 1), await city.Get<PaperDesk>().AskBureauAsync(received.Id, Day, "出生証明書に疑義", TestCity.Examiner));

        Assert.Contains("指示を待っています", await WhyAsync(() => other.GetRequiredService<CaseWorkflow>().CompleteExaminationAsync(received.Id, TestCity.Examiner)), StringComparison.Ordinal);
        Assert.Contains("指示を待っています", await WhyAsync(() => city.Workflow.RejectAsync(received.Id, "疑義", "戸籍法49条", TestCity.Approver)), StringComparison.Ordinal);
        Assert.Contains("すでに受理照会", await WhyAsync(() => desk.AskBureauAsync(received.Id, Day, "もう一度", TestCity.Examiner)), StringComparison.Ordinal);
        Assert.Equal((received.Id, "出生証明書に疑義"), Assert.Single(await city.Get<PaperLists>().AtBureauAsync()) is var one ? (one.CaseId, one.Step.Text) : default);
        await city.Workflow.ReturnAsync(received.Id, "資料を待つ", TestCity.Examiner);

        city.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(new ReceiptNumber(2026, 2), await desk.AnswerBureauAsync(received.Id, BureauAnswer.More, Day.AddDays(3), "口頭", "母子手帳を見る", TestCity.Approver));
        Assert.Single(await city.Get<PaperLists>().AtBureauAsync());
        await desk.AnswerBureauAsync(received.Id, BureauAnswer.Accept, Day.AddDays(5), "戸第12号", "差し支えない", TestCity.Approver);
        Assert.Empty(await city.Get<PaperLists>().AtBureauAsync());

        Assert.Contains("受理して差し支えない", await WhyAsync(() => city.Workflow.RejectAsync(received.Id, "疑義", "戸籍法49条", TestCity.Approver)), StringComparison.Ordinal);
        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        Assert.IsType<ApprovalOutcome.Approved>(await other.GetRequiredService<CaseWorkflow>().ApproveAsync(received.Id, TestCity.Approver));
        Assert.Equal(["審査　次郎", "決裁　三郎", "決裁　三郎"], (await city.Get<PaperLists>().BookAsync(PaperBook.Correspondence, 2026)).Select(l => l.Step.Name));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task AskBureau_AfterTheExamination_HoldsTheDecision()
    {
        await using var city = await TestCity.CreateAsync();
        var examined = await BirthPaper.ExaminedAsync(city);
        await city.Get<PaperDesk>().AskBureauAsync(examined.Id, Day, "疑義", TestCity.Approver);

        Assert.Contains("指示を待っています", await WhyAsync(() => city.Workflow.ApproveAsync(examined.Id, TestCity.Approver)), StringComparison.Ordinal);
        await city.Get<PaperDesk>().AnswerBureauAsync(examined.Id, BureauAnswer.Refuse, Day, "戸第13号", "受理しない", TestCity.Approver);
        Assert.Contains("「受理しない」です", await WhyAsync(() => city.Workflow.ApproveAsync(examined.Id, TestCity.Approver)), StringComparison.Ordinal);
        await city.Workflow.RejectAsync(examined.Id, "法務局の指示による", "戸籍法49条", TestCity.Approver);
        Assert.Equal(CaseState.Rejected, (await city.Workflow.GetAsync(examined.Id))!.State);
    }

    /// <summary>The question of one node and the decision of the other meet: either it waits, or it was decided and is not asked about.</summary>
    [Fact]
    public async Task AskBureau_WhileTheOtherNodeDecides_OneOfThemIsRefused()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var city = await TestCity.CreateAsync();
            await using var other = city.OtherNode();
            var examined = await BirthPaper.ExaminedAsync(city);

            var outcomes = await Task.WhenAll(
                Task.Run(() => Record.ExceptionAsync(() => other.GetRequiredService<PaperDesk>().AskBureauAsync(examined.Id, Day, "疑義", TestCity.Examiner))),
                Task.Run(() => Record.ExceptionAsync(async () => Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(examined.Id, TestCity.Approver)))));

            var refused = Assert.IsType<CaseException>(Assert.Single(outcomes, o => o is not null));
            Assert.True(refused.Why is PaperStepRefusal.NotOnItsWay or PaperStepRefusal.WaitsForBureau, refused.Message);
            Assert.Equal(refused.Why is PaperStepRefusal.NotOnItsWay ? CaseState.Approved : CaseState.Examined, (await city.Workflow.GetAsync(examined.Id))!.State);
            Assert.Empty(await city.ProblemsAsync());
        }
    }

    [Fact]
    public async Task AskBureau_OfOnePaperOfABundle_HoldsAllOfIt()
    {
        await using var city = await TestCity.CreateAsync();
        var (divorce, kept) = await BundlePapers.ReceiveAsync(city);
        await city.Get<PaperDesk>().AskBureauAsync(kept, Day, "疑義", TestCity.Examiner);

        Assert.Contains("指示を待っています", await WhyAsync(async () => await city.Workflow.CompleteExaminationAsync(await BundlePapers.AsReadAsync(city, divorce), TestCity.Examiner)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reject_WithReasonAndArticle_IsALineOfTheBookAndANotice()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var (first, second) = ((await BirthPaper.ReceivedAsync(city)).Id, (await BirthPaper.ReceivedAsync(city, BirthPaper.Of("海", "ウミ", "二"))).Id);
        Assert.Contains("根拠条文", await WhyAsync(() => city.Workflow.RejectAsync(first, "要件を欠く", "", TestCity.Approver)), StringComparison.Ordinal);
        Assert.Equal(CaseState.Received, (await city.Workflow.GetAsync(first))!.State);

        await city.Workflow.RejectAsync(first, "要件を欠く", "戸籍法49条2項", TestCity.Approver);
        await city.Workflow.RejectAsync(second, "出生証明書がない", "戸籍法49条3項", TestCity.Approver);
        Assert.Contains("返戻しています", await WhyAsync(async () =>
        {
            await city.Get<PaperDesk>().GiveBackAsync(first, Day, "窓口で父に", TestCity.Counter);
            await city.Get<PaperDesk>().GiveBackAsync(first, Day, "窓口で父に", TestCity.Counter);
        }), StringComparison.Ordinal);

        var book = await city.Get<PaperLists>().BookAsync(PaperBook.Refusals, 2026);
        Assert.Equal([("令8-1", "要件を欠く", "戸籍法49条2項", "窓口で父に"), ("令8-2", "出生証明書がない", "戸籍法49条3項", "")], book.Select(l => ($"{l.Step.Number}", l.Step.Text, l.Step.Reference, l.GivenBack?.Text ?? "")));
        Assert.Equal("埼玉県越谷市長　見本　花子", (await city.Get<PaperLists>().NoticeAsync(first))!.Mayor);
        Assert.Equal("父　越谷太郎", book[0].Notifier);
        Assert.Equal(["不受理", "不受理"], (await city.BookAsync(2026)).Select(l => l.Outcome));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task End_WhatAnotherOfficeAccepted_IsNotTakenBackButNotRecorded()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await BirthPaper.TypedAsync(city);
        await city.Workflow.ReceiveAsync(typed.Id, new(new(2026, 10, 5), null, "届書等情報の通知", new Origin.Elsewhere("東京都足立区長", Day)), TestCity.Counter);
        Assert.Contains("受理された届は取り下げられません", await WhyAsync(() => city.Workflow.WithdrawAsync(typed.Id, "届出人から", TestCity.Examiner)), StringComparison.Ordinal);

        await city.Workflow.RejectAsync(typed.Id, "二重受理", "", TestCity.Approver);

        Assert.Equal("記録せず", Assert.Single(await city.BookAsync(2026)).Outcome);
        Assert.Empty(await city.Get<PaperLists>().BookAsync(PaperBook.Refusals, 2026));
        Assert.Null(await city.Get<PaperLists>().NoticeAsync(typed.Id));
    }

    [Fact]
    public async Task ReadAgain_WhatOneDecidedAlone_ByAnotherOnTheNextDay()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var id = await PaperActs.DecideAloneAsync(city);
        var (desk, lists) = (other.GetRequiredService<PaperDesk>(), city.Get<PaperLists>());
        Assert.Equal(Day.AddDays(1), Assert.Single(await lists.ToReadAsync()).Step.On);
        Assert.Contains("翌開庁日", await WhyAsync(() => desk.ReadAgainAsync(id, "", TestCity.Approver)), StringComparison.Ordinal);

        city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("再点検できません", await WhyAsync(() => desk.ReadAgainAsync(id, "", PaperActs.Alone)), StringComparison.Ordinal);
        var readings = await Task.WhenAll(
            Task.Run(() => Record.ExceptionAsync(() => desk.ReadAgainAsync(id, "", TestCity.Examiner))), Task.Run(() => Record.ExceptionAsync(() => city.Get<PaperDesk>().ReadAgainAsync(id, "名の字が違う", TestCity.Approver))));

        Assert.IsType<PaperStepRefusal.ReadBefore>(Assert.IsType<CaseException>(Assert.Single(readings, r => r is not null)).Why);
        Assert.Empty(await lists.ToReadAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Approve_ByAPersonWhoNeverHadItInHand_IsNotReadAgain()
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.ApprovedAsync(city);
        await TestCity.SetAsync(city.Get<CityDesk>(), new(2026, 10, 8), new CitySetting.OfTwoPersons("01", false));
        await BirthPaper.ApprovedAsync(city, BirthPaper.Of("海", "ウミ", "二"));

        Assert.Empty(await city.Get<PaperLists>().ToReadAsync());
    }

    /// <summary>Whoever owns the database takes the question away, or puts an answer in: nothing is decided by it.</summary>
    [Theory]
    [InlineData("DELETE FROM \"PaperSteps\"")]
    [InlineData("UPDATE \"PaperSteps\" SET \"Kind\" = 'GivenBack'")]
    [InlineData("INSERT INTO \"PaperSteps\" (\"CaseId\", \"Order\", \"JournalNumber\", \"Kind\", \"On\", \"Text\", \"Reference\", \"Answer\", \"Account\", \"Name\", \"At\") SELECT \"CaseId\", 2, \"JournalNumber\", 'BureauAnswered', \"On\", \"Text\", \"Reference\", 'Accept', \"Account\", \"Name\", \"At\" FROM \"PaperSteps\"")]
    public async Task Steps_Tampered_StopTheCase(string sql)
    {
        await using var city = await TestCity.CreateAsync();
        var received = await BirthPaper.ReceivedAsync(city);
        await city.Get<PaperDesk>().AskBureauAsync(received.Id, Day, "疑義", TestCity.Examiner);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        Assert.Contains("署名した記録と合いません", await WhyAsync(() => city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner)), StringComparison.Ordinal);
    }

    private static async Task<string> WhyAsync(Func<Task> act) => (await Assert.ThrowsAsync<CaseException>(act)).Message;
}
