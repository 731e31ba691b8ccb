using Bunit;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Tests.Infrastructure.Persistence.NightHolds;
using Koseki.Web.Pages.Night;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Night;

/// <summary>The terminal of the night, as it is used at 3 a.m.</summary>
public sealed class NightPageTests : StaffPageTests
{
    [Fact]
    public async Task Hold_SearchChooseAndHold_ShowsTheProofAndTheNumber()
    {
        var page = Show();
        await FindAsync(page, "越谷");
        var candidate = page.Find(Id("night-candidate-1"));
        Assert.Contains("東越谷一丁目5番地", candidate.TextContent, StringComparison.Ordinal);
        Assert.Equal("越谷", candidate.QuerySelector("mark")!.TextContent);
        Assert.DoesNotContain("花子", page.Markup, StringComparison.Ordinal);

        await ClickToEndAsync(page, Id("night-candidate-1"));
        await ClickToEndAsync(page, Id("night-hold"));
        Assert.Contains("番号で選んでください", page.Find(Id("night-problem")).TextContent, StringComparison.Ordinal);
        await ClickToEndAsync(page, Id("night-paper-Marriage"));
        await ClickToEndAsync(page, Id("night-hold"));

        page.WaitForAssertion(() => Assert.Contains("止まりました。発行を試して確かめました", page.Find(Id("night-proof-title")).TextContent, StringComparison.Ordinal));
        Assert.Contains("発行されません 10:00", page.Find(Id("night-proof-R1")).TextContent, StringComparison.Ordinal);
        Assert.Equal("夜 1", page.Find(Id("night-number")).TextContent);
        Assert.Empty(page.FindAll(Id("night-before")));
        Assert.Equal("K3004", (await City.Get<ClaimDesk>().ProbeAsync(new(Guid.NewGuid(), 1, 1, new('a', 64)), default)).Code);

        await ClickToEndAsync(page, Id("night-end"));
        Assert.Contains("1つ止まっています", page.WaitForElement(Id("night-1")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hold_AfterAKioskGotItsPaper_SaysWhenAndWhere()
    {
        await City.Get<ClaimDesk>().ClaimAsync(new(Guid.NewGuid(), 1, 1, new('a', 64)) { Place = "○○ストア/越谷駅東口店" }, "gateway", default);
        var page = Show();
        await HoldAsync(page, "越谷");
        page.WaitForAssertion(() => Assert.Contains("10:00:00 ○○ストア/越谷駅東口店で1通交付済み", page.Find(Id("night-before")).TextContent, StringComparison.Ordinal));
    }

    /// <summary>「どれも違う」: the end page says that nothing is blocked, and to call.</summary>
    [Fact]
    public async Task Hold_NothingFound_DepositsByTextAndSaysThatNothingIsBlocked()
    {
        var page = Show();
        await FindAsync(page, "存在しない");
        Assert.Contains("見つかりません", page.Find(Id("night-count")).TextContent, StringComparison.Ordinal);
        await ClickToEndAsync(page, Id("night-none"));
        await ClickToEndAsync(page, Id("night-paper-Death"));
        await ClickToEndAsync(page, Id("night-hold"));
        page.WaitForElement(Id("night-nothing-held"));
        Assert.Contains("まだ何も止まっていません", page.Find(Id("night-proof-title")).TextContent, StringComparison.Ordinal);
        Assert.Equal("まだ止まっていません", page.Find(".night-stages .not").TextContent.Trim());
        Assert.Contains("当番に電話してください", page.Find(Id("night-nothing-held")).TextContent, StringComparison.Ordinal);
        Assert.True(Assert.Single((await City.Get<NightOffice>().ListAsync(Koseki.Tests.Infrastructure.Persistence.TestCity.Counter)).Shown).Deposit.HoldsNothingYet);
    }

    /// <summary>One paper, a register that was found and one that was not: two numbers, and nobody is told that all is held.</summary>
    [Fact]
    public async Task Hold_OneFoundAndOneNot_NeverSaysThatAllIsHeld()
    {
        var page = Show();
        await FindAsync(page, "越谷");
        await ClickToEndAsync(page, Id("night-candidate-1"));
        await PressAsync(page, Keys, "F3");
        await FindAsync(page, "存在しない");
        await ClickToEndAsync(page, Id("night-none"));
        await ClickToEndAsync(page, Id("night-paper-Marriage"));
        await ClickToEndAsync(page, Id("night-hold"));
        page.WaitForElement(".night-proof.good");
        Assert.Equal(["夜 1", "夜 2"], page.FindAll(Id("night-number")).Select(e => e.TextContent));
        Assert.Equal("一部だけ止めました", page.Find(".night-stages .not").TextContent.Trim());
        Assert.Contains("見つかった戸籍だけ止まりました", page.Find(Id("night-proof-title")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_OfADepositOfTonight_IsMarkedAndStaysHeld()
    {
        await NightPapers.HoldAsync(City, 1, 3);
        var page = Show();
        await ClickToEndAsync(page, Id("night-wrong-1"));
        Assert.Contains("止まったまま", page.Markup, StringComparison.Ordinal);
        await ClickToEndAsync(page, Id("night-mark-2"));
        page.WaitForAssertion(() => Assert.Contains("誤りあり", page.Find(Id("night-1")).TextContent, StringComparison.Ordinal));
        Assert.Equal("K3004", (await City.Get<ClaimDesk>().ProbeAsync(new(Guid.NewGuid(), 3, 1, new('a', 64)), default)).Code);
    }

    /// <summary>The browser says that the terminal is alive, asked through the open screen twice a minute; while the system is away nobody asks.</summary>
    [Fact]
    public async Task Show_OnTheTerminal_AsksForItsSignAndStopsWhileTheCoreIsDown()
    {
        var page = Show();
        await FindAsync(page, "越谷");
        page.WaitForAssertion(() => Assert.Single(JSInterop.Invocations["kosekiNight.beat"]));
        City.Clock.Advance(TimeSpan.FromSeconds(30));
        page.WaitForAssertion(() => Assert.Equal(2, JSInterop.Invocations["kosekiNight.beat"].Count));
        await City.TamperAsync($"ALTER TABLE Journal RENAME TO Away");
        await ClickToEndAsync(page, Id("night-candidate-1"));
        await ClickToEndAsync(page, Id("night-paper-Marriage"));
        await ClickToEndAsync(page, Id("night-hold"));
        page.WaitForElement(Id("night-down-view"));
        var asked = JSInterop.Invocations["kosekiNight.beat"].Count;
        City.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(asked, JSInterop.Invocations["kosekiNight.beat"].Count);
        await City.TamperAsync($"ALTER TABLE Away RENAME TO Journal");
    }

    /// <summary>Whoever has the paper list before them says what is on it, at the terminal that was cut off.</summary>
    [Fact]
    public async Task Show_AfterTheTerminalWasCutOff_AsksForItsPaperList()
    {
        var device = await NightPapers.TerminalAsync(City);
        City.Clock.Advance(TimeSpan.FromHours(10));
        await City.Get<LifeSigns>().HeardAsync(device, isOnDuty: true);
        var page = Show();
        Assert.Contains("つながっていませんでした", page.WaitForElement(Id("night-cut-1")).TextContent, StringComparison.Ordinal);
        await ClickToEndAsync(page, Id("night-cut-empty"));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(Id("night-cut-1"))));
        Assert.Null((await City.Get<ClaimDesk>().ProbeAsync(new(Guid.NewGuid(), 2, 1, new('a', 64)), default)).Code);
    }

    /// <summary>Scenario 21 as it stands now: while the core is down the terminal keeps nothing, and says so.</summary>
    [Fact]
    public async Task Hold_WhileTheCoreIsDown_ShowsThePaperFormAndComesBackEmpty()
    {
        var page = Show();
        await FindAsync(page, "越谷");
        await ClickToEndAsync(page, Id("night-candidate-1"));
        await ClickToEndAsync(page, Id("night-paper-Marriage"));
        await City.TamperAsync($"ALTER TABLE Journal RENAME TO Away");

        await ClickToEndAsync(page, Id("night-hold"));

        page.WaitForElement(Id("night-down-view"));
        Assert.Contains("この端末には何も残りません", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Id("night-hold")));
        Assert.Single(page.FindAll(Id("night-paper")));

        await City.TamperAsync($"ALTER TABLE Away RENAME TO Journal");
        City.Clock.Advance(TimeSpan.FromSeconds(10));
        page.WaitForElement(Id("night-find"));
        Assert.Contains("まだありません", page.Find(Id("night-chosen")).TextContent, StringComparison.Ordinal);
        await using var database = City.Open();
        Assert.Equal(0, await database.NightDeposits.CountAsync());
    }

    [Fact]
    public async Task Print_TheListOfTonight_IsDrawnAndLogged()
    {
        await NightPapers.HoldAsync(City, 1);
        var page = Show();
        await PressAsync(page, Keys, "F9");
        Assert.Single(JSInterop.Invocations["koseki.print"]);
        await using var database = City.Open();
        Assert.Equal("時間外の預かり一覧 1 件を印刷", await database.AccessLog.OrderByDescending(a => a.Sequence).Select(a => a.Text).FirstAsync());
    }

    [Theory]
    [InlineData("20:58", "2026-10-07 20:58")]
    [InlineData("9:05", "2026-10-08 09:05")]
    [InlineData("０９０５", "2026-10-08 09:05")]
    [InlineData("10/7 23時01分", "2026-10-07 23:01")]
    [InlineData("12/31 1:00", "2025-12-31 01:00")]
    [InlineData("10月7日(水) 20時58分", "2026-10-07 20:58")]
    [InlineData("25:00", null)]
    [InlineData("夜", null)]
    [InlineData("", null)]
    public void Time_AsTyped_IsTheLatestBeforeNow(string typed, string? expected) =>
        Assert.Equal(expected, NightTime.Read(typed, City.Clock.GetUtcNow()) is { } at ? Koseki.Domain.Calendar.JapanTime.Of(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData("中川　健二", "中川 健", true, "中川　健")]
    [InlineData("越谷市大字増森１番地", "増森1", false, "増森１")]
    [InlineData("渡邉󠄂　久美子", "渡邉", true, "")]
    [InlineData("中川　健二", "健", true, "")]
    [InlineData("中川　健二", "", true, "")]
    public void Match_OfWhatWasTyped_MarksWholeCharacters(string text, string typed, bool fromStart, string expected) =>
        Assert.Equal(expected, NightMatch.Of(text, typed, fromStart) is var (from, length) ? text.Substring(from, length) : null);

    private static Task FindAsync(IRenderedComponent<NightPage> page, string head)
    {
        Type(page, "#night-head-name", head);
        return SubmitToEndAsync(page, ".night-form");
    }

    private static async Task HoldAsync(IRenderedComponent<NightPage> page, string head)
    {
        await FindAsync(page, head);
        await ClickToEndAsync(page, Id("night-candidate-1"));
        await ClickToEndAsync(page, Id("night-paper-Marriage"));
        await ClickToEndAsync(page, Id("night-hold"));
    }

    private IRenderedComponent<NightPage> Show()
    {
        Services.AddSingleton(City.Get<NightDesk>());
        return Open<NightPage>(NightPapers.Duty);
    }
}
