using Bunit;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Layout;

namespace Koseki.Tests.Web.Pages.Home;

public sealed class HomeTests : StaffPageTests
{
    private IRenderedComponent<Koseki.Web.Pages.Home> Show(Actor actor)
    {
        var page = Open<Koseki.Web.Pages.Home>(actor);
        page.WaitForElement(Id("tiles") + ", " + Id("no-work"));
        return page;
    }

    [Fact]
    public void Show_NothingWaits_SaysSo()
    {
        var page = Show(TestCity.Counter);
        Assert.NotNull(page.Find(Id("nothing-waits")));
        Assert.Equal(["queue-Returned", "queue-Draft", "queue-Settled"], page.FindAll("section.queue").Select(q => q.GetAttribute("data-testid")));
    }

    [Fact]
    public async Task Show_TheApprover_SeesTheirQueueFirstOldestFirst()
    {
        var first = await BirthPaper.ExaminedAsync(City);
        City.Clock.Advance(TimeSpan.FromHours(26));
        var second = await BirthPaper.ReceivedAsync(City, BirthPaper.Of(register: "R2"));
        var page = Show(TestCity.Approver);
        Assert.Equal("queue-Examined", page.FindAll("section.queue")[0].GetAttribute("data-testid"));
        var row = page.Find(Id($"case-{first.Id}")).TextContent;
        Assert.Contains("1日", row, StringComparison.Ordinal);
        Assert.Contains("窓口　花", row, StringComparison.Ordinal);
        Assert.Equal($"/cases/{first.Id}", page.Find(Id($"open-{first.Id}")).GetAttribute("href"));
        Assert.Contains("ほかの職務の番", page.Find("#queue-Received").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(Id($"case-{second.Id}")));
        Assert.Empty(page.FindAll(Id("nothing-waits")));
    }

    [Fact]
    public async Task Show_WhoEntered_IsToldThatAnotherMustDecide()
    {
        var examined = await BirthPaper.ExaminedAsync(City);
        var page = Show(TestCity.Person("madoguchi", "窓口　花", StaffRole.Counter, StaffRole.Approver));
        Assert.Contains("別の人が決裁してください", page.Find(Id($"case-{examined.Id}")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_DecidedToday_StandsUnderSettledAndNotTomorrow()
    {
        var approved = await BirthPaper.ApprovedAsync(City);
        Assert.Contains("決裁済", Show(TestCity.Approver).Find($"{Id("queue-Settled")} {Id($"case-{approved.Id}")}").TextContent, StringComparison.Ordinal);
        City.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(Render<Koseki.Web.Pages.Home>().WaitForElement(Id("queue-Settled-empty")));
    }

    [Fact]
    public async Task OnlyMine_Ticked_ShowsTheCasesOfWhoLooks()
    {
        var mine = await BirthPaper.ReceivedAsync(City);
        var free = await BirthPaper.ReceivedAsync(City, BirthPaper.Of(register: "R2"));
        await City.Workflow.TakeAsync(mine.Id, null, TestCity.Examiner);
        var page = Show(TestCity.Examiner);
        Assert.Equal(("審査　次郎", "—"), (page.Find(Id($"assigned-{mine.Id}")).TextContent.Trim(), page.Find(Id($"assigned-{free.Id}")).TextContent.Trim()));
        Tick(page.Find(Id("only-mine")));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(Id($"case-{free.Id}"))));
        Assert.NotNull(page.Find(Id($"case-{mine.Id}")));
        Assert.Equal("1件", page.Find(Id("queue-Received-count")).TextContent);
        Assert.Contains("2", page.Find(Id("tile-Received")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyMine_NothingAssigned_SaysSo()
    {
        var page = Show(TestCity.Examiner);
        Tick(page.Find(Id("only-mine")));
        page.WaitForElement(Id("none-mine"));
    }

    [Fact]
    public async Task Show_APaperComesIn_AppearsByItself()
    {
        var follower = City.Get<JournalFollower>();
        await follower.StartAsync(default);
        var page = Show(TestCity.Examiner);
        var bar = Render<SideBar>();
        var received = await BirthPaper.ReceivedAsync(City);
        page.WaitForElement(Id($"case-{received.Id}"));
        bar.WaitForAssertion(() => Assert.Equal("1", bar.Find($"{Id("nav-queue-Received")} .count").TextContent));
        await follower.StopAsync(default);
    }

    [Theory]
    [InlineData(StaffRole.NightDuty)]
    [InlineData(StaffRole.Operator)]
    public void Show_DutyWithoutScreens_SaysSoHonestly(StaffRole role)
    {
        Assert.Contains("夜間受付・運用の画面は未対応です。", Show(TestCity.Person("x", "当直", role)).Find(Id("no-work")).TextContent, StringComparison.Ordinal);
        Assert.Equal(["nav-home"], Render<SideBar>().FindAll("a").Select(a => a.GetAttribute("data-testid")));
    }

    [Theory]
    [InlineData(0, "1分未満")]
    [InlineData(-5, "1分未満")]
    [InlineData(59, "59分")]
    [InlineData(125, "2時間5分")]
    [InlineData(1440 * 3 + 700, "3日")]
    public void Elapsed_OfMinutes_IsSaidInWords(int minutes, string expected) => Assert.Equal(expected, Elapsed.Of(TimeSpan.FromMinutes(minutes)));
}
