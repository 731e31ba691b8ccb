using Bunit;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Web.Security;
using Koseki.Web.Pages.Cases;
using Koseki.Web.Pages.Papers;

namespace Koseki.Tests.Web.Pages.Papers;

/// <summary>受理照会 from the page of a case to the queue and back; 不受理処分整理簿, its notice and 返戻; 再点検.</summary>
public sealed class PaperPagesTests : StaffPageTests
{
    [Fact]
    public async Task CasePage_AskedAndAnswered_WaitsAndGoesOn()
    {
        var received = await BirthPaper.ReceivedAsync(City);
        var page = Open<CasePage>(TestCity.Examiner, p => p.Add(c => c.Id, received.Id));
        Click(page, Id("paper-do"));
        page.WaitForAssertion(() => Assert.Contains("「照会の内容」を入れてください", page.Find(Id("paper-problem")).TextContent, StringComparison.Ordinal));
        Type(page, Id("paper-text"), "出生証明書に疑義");
        Click(page, Id("paper-do"));
        page.WaitForAssertion(() => Assert.Contains("指示を待っています", page.Find(Id("paper-waits")).TextContent, StringComparison.Ordinal));

        Assert.Contains("指示を待っています", page.Find(Id("why-Examine")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Id("why-Withdraw")));
        Assert.True(Assert.Single(await City.Get<CaseLists>().WaitingAsync(CaseState.Received)).IsAtBureau);

        Type(page, Id("paper-text"), "差し支えない");
        Type(page, Id("paper-reference"), "戸第12号");
        Click(page, Id("paper-do"));
        page.WaitForAssertion(() => Assert.Contains("指示を選んでください", page.Find(Id("paper-problem")).TextContent, StringComparison.Ordinal));
        Type(page, Id("paper-answer"), nameof(BureauAnswer.Accept));
        Click(page, Id("paper-do"));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(Id("paper-waits"))));
        Assert.Empty(page.FindAll(Id("why-Examine")));
        Assert.False(Assert.Single(await City.Get<CaseLists>().WaitingAsync(CaseState.Received)).IsAtBureau);
        Assert.Contains("「受理して差し支えない」　令和8年10月8日　発収簿 令8-2", page.Find(Id("paper-steps")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CasePage_OfTheCounter_DoesNotAsk()
    {
        var received = await BirthPaper.ReceivedAsync(City);
        var page = Open<CasePage>(TestCity.Counter, p => p.Add(c => c.Id, received.Id));
        page.WaitForElement(Id("case-actions"));
        Assert.Empty(page.FindAll(Id("paper-do")));
    }

    [Fact]
    public async Task Bureau_WaitingLong_IsToBeReminded()
    {
        var received = await BirthPaper.ReceivedAsync(City);
        await City.Get<PaperDesk>().AskBureauAsync(received.Id, new(2026, 10, 8), "出生証明書に疑義", TestCity.Examiner);
        City.Clock.Advance(TimeSpan.FromDays(14));

        var row = Open<BureauPage>(TestCity.Counter).WaitForElement(Id($"bureau-{received.Id}"));

        Assert.All(new[] { "令8-1", "出生", "越谷美空", "令和8年10月8日", "発収簿 令8-1", "審査　次郎", "出生証明書に疑義", "14日 催促" }, t => Assert.Contains(t, row.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Bureau_NothingWaits_SaysSo() => Assert.Contains("指示を待っている届はありません", Open<BureauPage>(TestCity.Counter).WaitForElement(Id("bureau-empty")).TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Refused_BookNoticeAndGivenBack_SayReasonAndArticle()
    {
        var received = await BirthPaper.ReceivedAsync(City);
        await City.Workflow.RejectAsync(received.Id, "出生証明書がない", "戸籍法49条3項", TestCity.Approver);
        var notice = Open<RefusalNoticePage>(TestCity.Counter, p => p.Add(n => n.Id, received.Id)).WaitForElement(Id("refusal-notice")).TextContent;
        Assert.All(new[] { "令8-1", "父　越谷太郎　様", "出生", "越谷美空", "出生証明書がない", "戸籍法49条3項", "令和8年10月8日", "戸籍法122条", "返戻します" }, t => Assert.Contains(t, notice, StringComparison.Ordinal));

        var page = Render<CasePage>(p => p.Add(c => c.Id, received.Id));
        Type(page, Id("paper-text"), "窓口で父に");
        Click(page, Id("paper-do"));
        page.WaitForAssertion(() => Assert.Contains("返戻", page.Find(Id("paper-steps")).TextContent, StringComparison.Ordinal));

        var book = Render<PaperBookPage>();
        var line = book.WaitForElement(Id("paper-book-1")).TextContent;
        Assert.All(new[] { "令8-1", "出生", "出生証明書がない", "戸籍法49条3項", "窓口で父に", "父" }, t => Assert.Contains(t, line, StringComparison.Ordinal));
        await PressAsync(book, Keys, "F9");
        Assert.Single(JSInterop.Invocations["koseki.print"]);
    }

    [Fact]
    public void Notice_OfAPaperNotRefused_SaysSo() =>
        Assert.Contains("不受理処分をした届ではありません", Open<RefusalNoticePage>(TestCity.Counter, p => p.Add(n => n.Id, 1)).WaitForElement(Id("notice-none")).TextContent, StringComparison.Ordinal);

    [Fact]
    public void Book_OfAYearWithoutLines_SaysSo() => Assert.NotNull(Open<PaperBookPage>(TestCity.Counter).WaitForElement(Id("paper-book-empty")));

    [Fact]
    public async Task SecondReading_OnTheNextDay_IsReadFromTheCase()
    {
        var id = await PaperActs.DecideAloneAsync(City);
        var list = Open<SecondReadingPage>(TestCity.Approver).WaitForElement(Id($"reading-{id}")).TextContent;
        Assert.All(new[] { "令8-1", "一人　静", "令和8年10月9日", "翌開庁日" }, t => Assert.Contains(t, list, StringComparison.Ordinal));
        City.Clock.Advance(TimeSpan.FromDays(1));

        var page = Render<CasePage>(p => p.Add(c => c.Id, id));
        Click(page, Id("paper-do"));

        page.WaitForAssertion(() => Assert.Contains("異状なし", page.Find(Id("paper-steps")).TextContent, StringComparison.Ordinal));
        Assert.NotNull(Render<SecondReadingPage>().WaitForElement(Id("reading-empty")));
    }
}
