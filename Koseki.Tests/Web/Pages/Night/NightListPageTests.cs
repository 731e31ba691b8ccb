using Bunit;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.NightHolds;
using Koseki.Web.Pages.Cases;
using Koseki.Web.Pages.Night;

namespace Koseki.Tests.Web.Pages.Night;

/// <summary>The morning list of the office.</summary>
public sealed class NightListPageTests : StaffPageTests
{
    [Fact]
    public async Task List_DepositByText_StandsFirstInRedAndIsResolvedHere()
    {
        await NightPapers.HoldAsync(City, 2);
        await NightPapers.HoldAsync(City);
        var page = Show(TestCity.Counter);
        Assert.Equal(["deposit-2", "deposit-1"], page.FindAll(".night-morning").Select(e => e.GetAttribute("data-testid")));
        Assert.Contains("まだ何も止まっていません", page.Find(Id("deposit-2")).TextContent, StringComparison.Ordinal);

        await TypeToEndAsync(page, Id("find-2"), "R1");
        await ClickToEndAsync(page, Id("resolve-2"));

        page.WaitForElement(Id("hold-2-R1"));
        Assert.Equal("K3004", await CodeAsync(1));
    }

    [Fact]
    public async Task List_HoldCalledAMistake_IsLiftedByAnotherWithTheDuty()
    {
        await NightPapers.HoldAsync(City, 1);
        await City.Get<NightDesk>().MarkWrongAsync(1, new(1), "押しまちがえた", NightPapers.Duty);
        Assert.Empty(Show(TestCity.Counter).FindAll(Id("lift-1-R1")));
        var page = Render<NightListPage>();
        Assert.Contains("当直　守さんが「誤り」: 押しまちがえた", page.WaitForElement(Id("deposit-1")).TextContent, StringComparison.Ordinal);

        await City.Get<NightOffice>().LiftAsync(1, new(1), TestCity.Examiner);
        page = Render<NightListPage>();

        Assert.Contains("誤りを外した後、何も止まっていません", page.WaitForElement(Id("deposit-1")).TextContent, StringComparison.Ordinal);
        Assert.Null(await CodeAsync(1));
    }

    [Fact]
    public async Task List_AfterAnOutage_OpensAgainByANamedPerson()
    {
        var outage = await NightPapers.OutageAsync(City);
        var page = Show(TestCity.Counter);
        Assert.Contains("戸籍の証明書を止めています", page.Find(Id($"outage-{outage}")).TextContent, StringComparison.Ordinal);
        await ClickToEndAsync(page, Id($"outage-entered-{outage}"));
        Assert.Contains("まだ1件も入れていません", page.Find(Id("night-list-problem")).TextContent, StringComparison.Ordinal);
        await TypeToEndAsync(page, Id("entry-time"), "8:00");
        await TypeToEndAsync(page, Id("entry-registers"), "R1 R3");
        await SubmitToEndAsync(page, ".night-entry");
        Assert.Contains("預かった届を", page.Find($"{Id("night-entry")} {Id("night-list-problem")}").TextContent, StringComparison.Ordinal);
        Assert.Equal("R1 R3", page.Find(Id("entry-registers")).GetAttribute("value"));
        await TypeToEndAsync(page, Id("entry-paper"), "Death");
        await SubmitToEndAsync(page, ".night-entry");
        page.WaitForElement(Id("hold-1-R3"));

        await ClickToEndAsync(page, Id($"outage-entered-{outage}"));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(Id($"outage-{outage}"))));
        Assert.Equal("K3004", await CodeAsync(1));
        Assert.Null(await CodeAsync(2));
    }

    /// <summary>What was given out of a register between the deposit by text and its finding is named, and what is refused is said in its own card.</summary>
    [Fact]
    public async Task List_RegisterFoundLate_NamesWhatWasGivenMeanwhile()
    {
        await NightPapers.HoldAsync(City);
        await NightPapers.HoldAsync(City);
        await City.Get<ClaimDesk>().ClaimAsync(new(Guid.NewGuid(), 1, 1, new('a', 64)) { Place = "○○ストア/越谷駅東口店" }, "gateway", default);
        var page = Show(TestCity.Counter);
        await TypeToEndAsync(page, Id("find-2"), "R99");
        await ClickToEndAsync(page, Id("resolve-2"));
        Assert.Contains("R99 がない", page.Find($"{Id("deposit-2")} {Id("night-list-problem")}").TextContent, StringComparison.Ordinal);

        await TypeToEndAsync(page, Id("find-2"), "R1");
        await ClickToEndAsync(page, Id("resolve-2"));

        Assert.Contains("○○ストア/越谷駅東口店で1通", page.Find(Id("night-list-before")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Id("night-list-problem")));
    }

    /// <summary>Whoever decides sees which deposit is let go with the paper, and what it holds beside it; whoever ended it alone, what stays.</summary>
    [Fact]
    public async Task Case_OfADeposit_SaysWhatEndsWithItAndWhatStays()
    {
        var held = await NightPapers.HoldAsync(City, 1, 3);
        var typed = await BirthPaper.TypedAsync(City);
        await City.Workflow.ReceiveAsync(typed.Id, BirthPaper.Today with { Time = "09:55", Means = ReceiptDetails.OnDuty, Deposits = [held.Number] }, TestCity.Counter);
        var said = Open<CasePage>(TestCity.Examiner, p => p.Add(c => c.Id, typed.Id)).WaitForElement(Id("case-night-1")).TextContent;
        Assert.Contains("夜 1", said, StringComparison.Ordinal);
        Assert.Contains("書かれていない戸籍も止めています", said, StringComparison.Ordinal);
        Assert.Contains("R3", said, StringComparison.Ordinal);

        await City.Get<NightOffice>().JoinAsync((await NightPapers.HoldAsync(City, 1)).Number, new(2026, 1), TestCity.Examiner);
        await City.Workflow.WithdrawAsync(typed.Id, "届出人から", TestCity.Examiner);
        var page = Render<CasePage>(p => p.Add(c => c.Id, typed.Id));
        Assert.Contains("届は終わりましたが、1つの戸籍は止まったままです", page.WaitForElement(Id("case-night-2")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("止まったまま", page.Find(Id("case-night-1")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>What does not fit on the page is said, and reached.</summary>
    [Fact]
    public async Task List_MoreThanAPage_SaysHowManyMoreAndGoesOn()
    {
        for (var i = 0; i <= NightOffice.PageSize; i++)
        {
            await NightPapers.HoldAsync(City);
        }

        var page = Show(TestCity.Counter);
        Assert.Contains("ほかに 1件あります", page.Find(Id("night-pages")).TextContent, StringComparison.Ordinal);
        await ClickToEndAsync(page, Id("night-further"));
        page.WaitForElement(Id($"deposit-{NightOffice.PageSize + 1}"));
        Assert.Empty(page.FindAll(Id("deposit-1")));
        await ClickToEndAsync(page, Id("night-earlier"));
        page.WaitForElement(Id("deposit-1"));
    }

    [Fact]
    public async Task List_TerminalThatIsSilent_IsSaidUntilItIsHeard()
    {
        var device = await NightPapers.TerminalAsync(City);
        City.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Contains("本庁 5番", Show(TestCity.Counter).Find(Id("night-silent")).TextContent, StringComparison.Ordinal);
        await City.Get<LifeSigns>().HeardAsync(device, isOnDuty: true);
        var page = Render<NightListPage>();
        Assert.Contains("夜間の端末", page.WaitForElement(Id("outage-1")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Id("night-silent")));
    }

    [Fact]
    public async Task Print_OfTheOffice_IsLogged()
    {
        await NightPapers.HoldAsync(City, 1);
        var page = Show(TestCity.Counter);
        await PressAsync(page, Keys, "F9");
        Assert.Single(JSInterop.Invocations["koseki.print"]);
        await using var database = City.Open();
        Assert.Contains(database.AccessLog.AsEnumerable(), a => a.Text == "夜間・休日の預かり(抑止者リスト) 1 件を印刷");
    }

    private async Task<string?> CodeAsync(long register) => (await City.Get<ClaimDesk>().ProbeAsync(new(Guid.NewGuid(), register, 1, new('a', 64)), default)).Code;

    private IRenderedComponent<NightListPage> Show(Actor actor) => Open<NightListPage>(actor);
}
