using Bunit;
using Koseki.Domain.Cases;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Pages.Cases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Web.Pages.Cases;

public sealed class CasePageTests : StaffPageTests
{
    private IRenderedComponent<CasePage> Show(long id, Actor actor)
    {
        var page = Open<CasePage>(actor, p => p.Add(c => c.Id, id));
        page.WaitForElement(Id("case-summary"));
        return page;
    }

    private static string StateOf(IRenderedComponent<CasePage> page) => page.Find(Id("case-state")).TextContent;

    [Fact]
    public async Task Show_ForEachDuty_OffersWhatIsAllowedAndSaysWhyNot()
    {
        var received = await BirthPaper.ReceivedAsync(City);
        var page = Show(received.Id, TestCity.Counter);
        Assert.Equal(["Examine", "Edit", "Return", "Reject", "Withdraw", "Take"], page.FindAll("[data-testid^='do-']").Select(b => b.GetAttribute("data-testid")![3..]));
        Assert.Equal(["Edit", "Take"], page.FindAll("[data-testid^='do-']:not([aria-disabled])").Select(b => b.GetAttribute("data-testid")![3..]));
        Assert.Equal("「審査完了」には審査の職務が要ります。", page.Find(Id("why-Examine")).TextContent);
        Assert.False(Keys.Current.ContainsKey("F12"));
        Click(page, Id("do-Examine"));
        Assert.Equal(CaseState.Received, (await City.Workflow.GetAsync(received.Id))!.State);
        Click(page, Id("do-Edit"));
        Assert.Equal($"/notifications/{received.Id}", Path);
    }

    /// <summary>The approver sees what the 附票 become, and afterwards what they became.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Show_ACaseThatChangesASupplementary_SaysWhatIsWrittenThere(bool decided)
    {
        await SupplementaryDecisionTests.KeepAsync(City, SupplementaryDecisionTests.Base);
        var paper = decided ? await BirthPaper.ApprovedAsync(City) : await BirthPaper.ExaminedAsync(City);

        var difference = Show(paper.Id, TestCity.Approver).Find(Id("difference-R1附1")).TextContent;

        Assert.Contains("附票に記録されている者　越谷　美空", difference, StringComparison.Ordinal);
        Assert.Contains("【住所】埼玉県越谷市東越谷一丁目5番3号", difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ACaseOfARegisterWithoutSupplementary_NamesIt()
    {
        var examined = await BirthPaper.ExaminedAsync(City);

        Assert.Contains("R1", Show(examined.Id, TestCity.Approver).Find(Id("plan-supplementary-missing")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>Fault U: F9 prints, and leaves a row in the access log before it does.</summary>
    [Fact]
    public async Task Print_WithF9_IsRecordedFirst()
    {
        var received = await BirthPaper.ReceivedAsync(City);
        var page = Show(received.Id, TestCity.Examiner);
        await PressAsync(page, Keys, "F9");
        await using var database = City.Open();
        Assert.Equal($"届 {received.Receipt} {received.Subject} の画面を印刷", (await database.AccessLog.SingleAsync(a => a.Action == "印刷")).Text);
        Assert.Single(JSInterop.Invocations["koseki.print"]);
    }

    [Fact]
    public async Task Show_ACorrectionExOfficio_NamesItsSubjectAndNoNotifier()
    {
        var page = Show((await CorrectionPaper.ReceivedAsync(City)).Id, TestCity.Examiner);
        Assert.Equal(("戸籍訂正(職権24-2)", "なし(職権)"), (page.Find(Id("case-subject")).TextContent, page.Find(Id("case-notifier")).TextContent));
        Assert.Contains("太郎", page.Find(Id("paper-target.person")).TextContent, StringComparison.Ordinal);
        Assert.Contains("【従前の記録】", page.Find(Id("difference-R1")).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("父", "", "父")]
    [InlineData("親族", "越谷一郎", "親族　越谷一郎")]
    [InlineData("", "", "(未入力)")]
    public async Task Show_ANotification_NamesTheNotifier(string capacity, string name, string shown)
    {
        var draft = BirthPaper.Of().With(new("notifier.capacity"), capacity).With(new("notifier.name"), name);
        Assert.Equal(shown, Show((await BirthPaper.ReceivedAsync(City, draft)).Id, TestCity.Examiner).Find(Id("case-notifier")).TextContent);
    }

    [Fact]
    public async Task Show_AReceivedPaper_HasPaperPlanAndDeeds()
    {
        var page = Show((await BirthPaper.ReceivedAsync(City)).Id, TestCity.Examiner);
        Assert.Equal("令8-1", page.Find(Id("case-receipt")).TextContent);
        Assert.Equal("令和8年10月1日", page.Find(Id("paper-birth.date")).TextContent);
        Assert.Contains("東越谷一丁目5番地", page.Find(Id("paper-parents.register")).TextContent, StringComparison.Ordinal);
        Assert.Contains("【名】美空", page.Find(Id("difference-R1")).TextContent, StringComparison.Ordinal);
        Assert.Contains("受付　窓口", page.Find(Id("timeline")).TextContent.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F12_OfTheExaminer_SendsItToDecision()
    {
        var page = Show((await BirthPaper.ReceivedAsync(City)).Id, TestCity.Examiner);
        await PressAsync(page, Keys, "F12");
        Assert.Equal("決裁待ち", StateOf(page));
        Assert.Contains("決裁に回しました", page.Find(Id("case-said")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F12_FindingsBlock_SaysWhichAndStays()
    {
        var page = Show((await BirthPaper.ReceivedAsync(City, BirthPaper.Of(givenName: ""))).Id, TestCity.Examiner);
        await PressAsync(page, Keys, "F12");
        Assert.Equal("審査待ち", StateOf(page));
        Assert.Contains("決裁に回せません", page.Find(Id("case-said")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F12_OfTheApprover_AsksOnceMoreThenRecords()
    {
        var page = Show((await BirthPaper.ExaminedAsync(City)).Id, TestCity.Approver);
        var pressed = PressAsync(page, Keys, "F12");
        Click(Dialogs, Id("deed-confirm"));
        await pressed;
        Assert.Equal("決裁済", StateOf(page));
        Assert.Equal("/registers/R1", page.Find(Id("to-register-R1")).GetAttribute("href"));
        Assert.Equal("証明書を発行できます。", page.Find(Id("case-may-issue")).TextContent);
        Assert.Contains("【名】美空", page.Find(Id("case-written")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Find(Id("case-written")).QuerySelectorAll("details"));
        Assert.Equal(["副本", "9条2項通知", "人口動態調査票", "届書等情報"], page.Find(Id("case-sent")).QuerySelectorAll("a").Select(a => a.TextContent));
        Assert.Empty(page.FindAll("[data-testid^='do-']"));
    }

    /// <summary>束 is one thing to decide: from the page of either, with the findings and the plan of both.</summary>
    [Fact]
    public async Task F12_OfABundle_DecidesAllOfIt()
    {
        var (divorce, kept) = await BundlePapers.ExamineAsync(City);
        var page = Show(kept, TestCity.Approver);
        Assert.Equal("page", page.Find(Id($"bundle-{kept}")).GetAttribute("aria-current"));
        Assert.Equal($"/cases/{divorce}", page.Find($"{Id($"bundle-{divorce}")} a").GetAttribute("href"));
        Assert.Contains("離婚", page.Find(Id("difference-R1")).TextContent, StringComparison.Ordinal);

        var pressed = PressAsync(page, Keys, "F12");
        Click(Dialogs, Id("deed-confirm"));
        await pressed;

        Assert.Equal("決裁済", StateOf(page));
        Assert.Equal(CaseState.Approved, (await City.Workflow.GetAsync(divorce))!.State);
        Assert.Contains("【称する氏】越谷", page.Find(Id("case-written")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>Fault A6: whoever had the other paper in hand is told so, and decides neither.</summary>
    [Fact]
    public async Task Show_ABundleOneOfWhichWasInHand_SaysThatSomebodyElseDecides()
    {
        var both = TestCity.Person("ryoho", "両方　五郎", StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver);
        var (divorce, kept) = await BundlePapers.ReceiveAsync(City);
        var now = (await City.Workflow.GetAsync(kept))!;
        await City.Workflow.SaveDraftAsync(kept, now.Draft, now.Version, both);
        await City.Workflow.CompleteExaminationAsync(await BundlePapers.AsReadAsync(City, divorce), TestCity.Examiner);

        Assert.Equal(CaseRules.OtherDecides, Show(divorce, both).Find(Id("why-Approve")).TextContent);
    }

    [Fact]
    public async Task Show_AnotherPaperHoldsTheRegister_SaysThatNothingCanBeIssuedYet()
    {
        var first = await BirthPaper.ExaminedAsync(City);
        await BirthPaper.ReceivedAsync(City, BirthPaper.Of("美海", "ミウ", "二"));
        await City.Workflow.ApproveAsync(first.Id, TestCity.Approver);
        Assert.Equal("ほかの届(令8-2)の処理中のため、証明書はまだ発行できません。", Show(first.Id, TestCity.Counter).Find(Id("case-may-issue")).TextContent);
    }

    [Fact]
    public async Task Approve_TheDayHasPassed_WritesNothingAndShowsWhatMoved()
    {
        var examined = await BirthPaper.ExaminedAsync(City);
        City.Clock.Advance(TimeSpan.FromDays(1));
        var page = Show(examined.Id, TestCity.Approver);
        var pressed = PressAsync(page, Keys, "F12");
        Click(Dialogs, Id("deed-confirm"));
        await pressed;
        Assert.Equal("審査待ち", StateOf(page));
        Assert.NotEmpty(page.Find(Id("moved-lines")).TextContent);
        Assert.Equal("case-moved", Focused.Last());
        Assert.DoesNotContain((await City.Store.GetAsync(BirthPaper.R(1)))!.Entries, e => e.GivenName == "美空");
    }

    [Fact]
    public async Task Approve_AnEarlierPaperWaits_ShowsTheFindings()
    {
        var first = await BirthPaper.ReceivedAsync(City);
        var second = await BirthPaper.ExaminedAsync(City, BirthPaper.Of("美海", "ミウ", "二"));
        var page = Show(second.Id, TestCity.Approver);
        Assert.Contains(first.Receipt.ToString()!, page.Find(Id("case-waits")).TextContent, StringComparison.Ordinal);
        var pressed = PressAsync(page, Keys, "F12");
        Click(Dialogs, Id("deed-confirm"));
        await pressed;
        Assert.Contains(first.Receipt.ToString()!, page.Find(Id("case-blocked")).TextContent, StringComparison.Ordinal);
        Assert.Equal("決裁待ち", StateOf(page));
    }

    [Fact]
    public async Task Examine_ALikelyDouble_IsShownAndMustBeToldApart()
    {
        var first = await BirthPaper.ReceivedAsync(City);
        var received = await BirthPaper.ReceivedAsync(City, BirthPaper.Of("大空", "オオゾラ", "二"));
        var page = Show(received.Id, TestCity.Examiner);
        Assert.Contains("越谷美空", page.Find(Id($"double-{first.Id}")).TextContent, StringComparison.Ordinal);
        var pressed = PressAsync(page, Keys, "F12");
        Click(Dialogs, Id("deed-confirm"));
        Assert.Contains("印を付けてください", Dialogs.WaitForElement(Id("deed-problem")).TextContent, StringComparison.Ordinal);
        Tick(Dialogs, Id("doubles-seen"));
        Click(Dialogs, Id("deed-confirm"));
        await pressed;
        Assert.Equal("決裁待ち", StateOf(page));
    }

    [Fact]
    public async Task Take_FromAnother_NamesThemAsksAndShowsTheNewHolder()
    {
        var typed = await BirthPaper.TypedAsync(City);
        var page = Show(typed.Id, TestCity.Examiner);
        Assert.Equal("窓口　花", page.Find(Id("case-assigned")).TextContent);
        Assert.StartsWith("窓口　花さんが担当しています。", page.Find(Id("why-Edit")).TextContent, StringComparison.Ordinal);
        Assert.Equal("引き継ぐ", page.Find(Id("do-Take")).TextContent.Trim());
        Click(page, Id("do-Take"));
        Assert.Contains("窓口　花さんの画面では入力できなくなります", Dialogs.WaitForElement(Id("deed-text")).TextContent, StringComparison.Ordinal);
        Click(Dialogs, Id("deed-confirm"));
        page.WaitForAssertion(() => Assert.Equal("審査　次郎", page.Find(Id("case-assigned")).TextContent));
        Assert.Empty(page.FindAll(Id("do-Take")));
        Assert.Contains("窓口　花 から引き継いだ", page.Find(Id("timeline")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examine_WhileAnotherHasThePaper_SaysSoBefore()
    {
        var received = await BirthPaper.ReceivedAsync(City);
        await City.Workflow.TakeAsync(received.Id, null, TestCity.Counter);
        var page = Show(received.Id, TestCity.Examiner);
        var pressed = PressAsync(page, Keys, "F12");
        Assert.EndsWith("この届は窓口　花さんが担当しています。", Dialogs.WaitForElement(Id("deed-text")).TextContent, StringComparison.Ordinal);
        Click(Dialogs, Id("deed-cancel"));
        await pressed;
        Assert.Equal("審査待ち", StateOf(page));
    }

    [Theory]
    [InlineData(CaseAction.Return, "補正待ち")]
    [InlineData(CaseAction.Reject, "不受理")]
    public async Task Do_WhatNeedsAReason_AsksForIt(CaseAction action, string state)
    {
        var page = Show((await BirthPaper.ExaminedAsync(City)).Id, TestCity.Approver);
        Click(page, Id($"do-{action}"));
        Click(Dialogs, Id("deed-confirm"));
        Assert.Equal("理由を入れてください。", Dialogs.WaitForElement(Id("deed-problem")).TextContent.Trim());
        Type(Dialogs, Id("deed-reason"), "続き柄の確認");
        Click(Dialogs, Id("deed-confirm"));
        if (action == CaseAction.Reject)
        {
            Assert.Contains("根拠条文", Dialogs.WaitForElement(Id("deed-problem")).TextContent, StringComparison.Ordinal);
            Type(Dialogs, Id("deed-article"), "戸籍法49条");
            Click(Dialogs, Id("deed-confirm"));
        }

        page.WaitForAssertion(() => Assert.Equal(state, StateOf(page)));
        Assert.Equal("続き柄の確認", page.Find(Id("case-reason")).TextContent);
    }

    [Fact]
    public async Task Approve_ChangedSinceItWasShown_IsRefusedAndShownAnew()
    {
        var examined = await BirthPaper.ExaminedAsync(City);
        var page = Show(examined.Id, TestCity.Approver);
        await City.Workflow.ReturnAsync(examined.Id, "名の確認", TestCity.Examiner);
        var returned = (await City.Workflow.GetAsync(examined.Id))!;
        await City.Workflow.SaveDraftAsync(examined.Id, BirthPaper.Of("美海", "ミウ"), returned.Version, TestCity.Counter);
        await City.Workflow.CompleteExaminationAsync(examined.Id, TestCity.Examiner);
        var pressed = PressAsync(page, Keys, "F12");
        Click(Dialogs, Id("deed-confirm"));
        await pressed;
        Assert.Contains("審査　次郎さんがこの届を変更しました", page.Find(Id("case-said")).TextContent, StringComparison.Ordinal);
        Assert.Equal("美海", page.Find(Id("paper-child.givenName")).TextContent);
        Assert.Equal("決裁待ち", StateOf(page));
    }

    [Fact]
    public void Show_NoSuchCase_SaysSo() =>
        Assert.Contains("案件 999 はありません", Open<CasePage>(TestCity.Approver, p => p.Add(c => c.Id, 999)).WaitForElement(Id("case-missing")).TextContent, StringComparison.Ordinal);
}
