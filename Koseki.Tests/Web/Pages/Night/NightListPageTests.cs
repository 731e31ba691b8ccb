using Bunit;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.NightHolds;
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
