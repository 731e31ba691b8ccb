using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.Kiosks;
using Koseki.Web.Components.Layout;
using Koseki.Web.Pages.Konbini;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Konbini;

/// <summary>稼働監視: one look says what is wrong, an alarm rings until a named person has seen it, one stops and two open.</summary>
public sealed class KonbiniPageTests : StaffPageTests
{
    private static readonly Actor Operator = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);

    private DateTimeOffset Now => City.Clock.GetUtcNow();

    private KioskDesk Desk => City.Get<KioskDesk>();

    [Fact]
    public void Show_NobodyReported_SaysSo()
    {
        var page = Show(Operator);
        page.WaitForElement(Id("no-node"));
        Assert.Equal("unknown", page.Find(Id("core")).GetAttribute("data-look"));
    }

    /// <summary>Each box carries state and since when; what is not well says what it means for citizens.</summary>
    [Fact]
    public async Task Show_OneFeedLateAndOneNodeSilent_SaysWhatItMeans()
    {
        await Desk.ReportAsync(KioskReports.Of(Now) with { Node = "gateway-2" }, default);
        City.Clock.Advance(TimeSpan.FromMinutes(18));
        await Desk.ReportAsync(KioskReports.Of(Now) with { Feeds = [new("seal", 5, Now.AddMinutes(-18), null, ["INKAN"], 30)] }, default);
        var page = Show(Operator);

        page.WaitForElement(Id("node-gateway-1"));
        Assert.Equal(["good", "bad", "bad", "good"], new[] { "node-gateway-1", "node-gateway-2", "feed-seal", "center" }.Select(b => page.Find(Id(b)).GetAttribute("data-look")));
        var means = page.Find(Id("means")).TextContent;
        Assert.Contains("このままでは、印鑑登録証明書を 10:30 に自動で止めます", means, StringComparison.Ordinal);
        Assert.Contains("gateway-2 は交付していないかもしれません", means, StringComparison.Ordinal);
        Assert.Equal("Alarming", page.Find(Id("fresh-seal")).GetAttribute("data-age"));
        Assert.Contains("18", page.Find(Id("fresh-seal")).TextContent, StringComparison.Ordinal);
        Assert.Contains("2 人", page.Find(Id("blocked")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>Scenario 30: the centre is not heard any more: said with the last time, and what it may mean.</summary>
    [Fact]
    public async Task Show_CenterIsNotHeard_SaysSinceWhen()
    {
        await Desk.ReportAsync(KioskReports.Of(Now) with { CenterHeardAt = Now.AddMinutes(-16) }, default);
        var page = Show(Operator);
        page.WaitForAssertion(() => Assert.Equal("late", page.Find(Id("center")).GetAttribute("data-look")));
        Assert.Contains("9:44 から通信なし", page.Find(Id("center")).TextContent, StringComparison.Ordinal);
        Assert.Contains("センターからの要求が届いていないかもしれません", page.Find(Id("means")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>It rings without anybody pressing, stops under the name of who has seen it, and stays until it is solved; after five minutes the next person is called.</summary>
    [Fact]
    public async Task Alarm_ComesIn_RingsUntilSeen()
    {
        var follower = City.Get<JournalFollower>();
        await follower.StartAsync(default);
        var page = Show(Operator);
        page.WaitForElement(Id("alarms-empty"));
        await Desk.ReportAsync(KioskReports.Of(Now) with { Alarms = [new(1, Now, "PaperMismatch", "INKAN を停止しました: 別の人の紙")] }, default);
        page.WaitForElement(Id("alarm-banner"));
        page.WaitForAssertion(() => Assert.Equal(true, Script.Invocations["ring"][^1].Arguments[0]));
        Assert.Contains("別人の証明書の疑い", page.Find(Id("alarm-banner")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Id("escalated")));
        City.Clock.Advance(KioskAlarm.Patience);
        await page.InvokeAsync(() => page.Instance.LookAgainAsync());
        page.WaitForElement(Id("escalated"));

        await PressAsync(page, Keys, "F12");

        page.WaitForAssertion(() => Assert.Equal(false, Script.Invocations["ring"][^1].Arguments[0]));
        Assert.Empty(page.FindAll(Id("alarm-banner")));
        Assert.Contains("運用　五郎 が", page.Find(Id("alarm-1")).TextContent, StringComparison.Ordinal);
        Click(page, Id("solve-1"));
        Type(Dialogs, Id("ask-reason"), "申請 APPLICATION000000001 封 0123456789abcdef 印 0123456789abcdef");
        Click(Dialogs, Id("ask-confirm"));
        page.WaitForAssertion(() => Assert.Contains("解決を申し出「申請 APPLICATION000000001", page.Find(Id("alarm-1")).TextContent, StringComparison.Ordinal));
        await follower.StopAsync(default);
    }

    [Fact]
    public async Task Stop_WithAReason_IsOrderedAndTheOpeningWaitsForAnother()
    {
        await Desk.ReportAsync(KioskReports.Of(Now), default);
        var page = Show(Operator);
        Click(page, Id("stop-INKAN"));
        Type(Dialogs, Id("ask-reason"), "別人の疑い");
        Click(Dialogs, Id("ask-confirm"));
        page.WaitForAssertion(() => Assert.Contains("停止を命じました", page.Find(Id("konbini-said")).TextContent, StringComparison.Ordinal));
        Assert.Contains("別人の疑い", page.Find(Id("step-1")).TextContent, StringComparison.Ordinal);

        await Desk.ReportAsync(KioskReports.Of(Now, "INKAN"), default);
        await page.InvokeAsync(() => page.Instance.LookAgainAsync());
        Click(page, Id("propose-INKAN"));
        Type(Dialogs, Id("ask-reason"), "確かめた");
        Click(Dialogs, Id("ask-confirm"));

        page.WaitForAssertion(() => Assert.Contains("ほかの人の確認を待っています", page.Find(Id("kind-INKAN")).TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(Id("open-INKAN")));
    }

    /// <summary>A node that was not tested is not well.</summary>
    [Fact]
    public async Task Show_NodeWasNotTested_IsNotWell()
    {
        await Desk.ReportAsync(KioskReports.Of(Now) with { SelfTest = null }, default);
        var page = Show(Operator);
        page.WaitForAssertion(() => Assert.Equal("bad", page.Find(Id("node-gateway-1")).GetAttribute("data-look")));
        Assert.Contains("自己試験を行うまで発行しません", page.Find(Id("means")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>One person has the nodes test themselves; a proposal that waits goes on waiting.</summary>
    [Fact]
    public async Task SelfTest_WithAReason_IsOrdered()
    {
        await Desk.ReportAsync(KioskReports.Of(Now, "INKAN") with { SelfTest = new(Now, [new("書体", true, "同じです")]) }, default);
        Assert.Null(await Desk.ProposeOpeningAsync("INKAN", "確かめた", TestCity.Approver));
        var page = Show(Operator);

        Click(page, Id("self-test"));
        Type(Dialogs, Id("ask-reason"), "書体を替えた");
        Click(Dialogs, Id("ask-confirm"));

        page.WaitForAssertion(() => Assert.Contains("自己試験を命じました", page.Find(Id("konbini-said")).TextContent, StringComparison.Ordinal));
        var answer = await Desk.OrdersAsync(new("gateway-1", null), default);
        Assert.StartsWith("2/", answer.SelfTest, StringComparison.Ordinal);
        Assert.Empty(answer.Orders);
        page.WaitForElement(Id("open-INKAN"));
    }

    [Fact]
    public async Task Open_ProposedByAnother_IsConfirmedHere()
    {
        await Desk.ReportAsync(KioskReports.Of(Now, "INKAN"), default);
        Assert.Null(await Desk.ProposeOpeningAsync("INKAN", "確かめた", TestCity.Approver));
        var page = Show(Operator);

        Click(page, Id("open-INKAN"));
        Assert.Contains("決裁　三郎", Dialogs.WaitForElement(Id("ask-facts")).TextContent, StringComparison.Ordinal);
        Click(Dialogs, Id("ask-confirm"));

        page.WaitForAssertion(() => Assert.Contains("再開を命じました", page.Find(Id("konbini-said")).TextContent, StringComparison.Ordinal));
        Assert.Equal(KioskAct.Open, (await Desk.SeeAsync()).Steps[^1].Act);
    }

    private BunitJSModuleInterop Script { get; set; } = default!;

    private IRenderedComponent<KonbiniPage> Show(Actor actor)
    {
        Script = JSInterop.SetupModule("./Pages/Konbini/KonbiniPage.razor.js");
        Script.Mode = JSRuntimeMode.Loose;
        return Open<KonbiniPage>(actor);
    }
}
