using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Pages.Registers;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Registers;

public sealed class RegisterPageTests : DeskPageTests
{
    private IRenderedComponent<RegisterPage> Open(string number, string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/registers/{number}{query}");
        var page = Render<RegisterPage>(p => p.Add(r => r.Number, number));
        page.WaitForAssertion(() => Assert.DoesNotContain("読み込んでいます", page.Markup, StringComparison.Ordinal));
        return page;
    }

    [Theory]
    [InlineData("R1")]
    [InlineData("1")]
    public async Task Open_ARegister_ShowsItsSheetAndLogsOneLook(string number)
    {
        await OpenAsync();
        var page = Open(number);
        Assert.Contains("【配偶者氏名】", page.Find("[data-testid='register-sheet']").TextContent, StringComparison.Ordinal);
        Assert.Equal("現在戸籍", page.Find("[data-testid='register-state']").TextContent.Trim());
        Assert.Equal(["閲覧: 戸籍 R1 を表示"], await LooksAsync());
    }

    [Theory]
    [InlineData("R77")]
    [InlineData("x")]
    public async Task Open_NoSuchRegister_SaysSo(string number)
    {
        await OpenAsync();
        Assert.Contains(number, Open(number).Find("[data-testid='register-missing']").TextContent, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task Open_ATamperedRegister_ShowsNothingOfIt()
    {
        await OpenAsync();
        await City.TamperAsync($"UPDATE Generations SET Bytes = zeroblob(10) WHERE Number = 1");
        var page = Open("R1");
        Assert.Contains("書き換えられています", page.Find("[data-testid='register-damaged']").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid='register-sheet']"));
    }

    [Fact]
    public async Task Open_AHeldRegister_NamesReceiptOfficeAndPhone()
    {
        await OpenAsync();
        await City.TamperAsync($"UPDATE Offices SET Phone = '048-000-0000' WHERE Code = '01'");
        var held = await BirthPaper.ReceivedAsync(City);
        var banner = Open("R1").Find($"[data-testid='hold-{held.Id}']");
        Assert.Contains("令8-1", banner.TextContent, StringComparison.Ordinal);
        Assert.Contains("本庁 電話 048-000-0000", banner.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/cases/{held.Id}", banner.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Compare_TwoGenerations_ShowsWhatTheBirthWrote()
    {
        await OpenAsync();
        await BirthPaper.ApprovedAsync(City);
        var page = Open("R1", "?generation=2&with=1");
        var added = page.FindAll("[data-testid='difference'] .added").Select(l => l.TextContent);
        Assert.Contains(added, l => l.Contains("【名】美空", StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid='difference'] .removed"));
    }

    [Fact]
    public async Task Open_AnEarlierGeneration_SaysItIsPastAndShowsItAlone()
    {
        await OpenAsync();
        await BirthPaper.ApprovedAsync(City);
        var page = Open("R1", "?generation=1");
        Assert.Contains("第1世代", page.Find("[data-testid='past-generation']").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("美空", page.Find("[data-testid='register-sheet']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WhereALineCameFrom_NamesGenerationReceiptAndPeople()
    {
        await OpenAsync();
        await BirthPaper.ApprovedAsync(City);
        var page = Open("R1");
        await ClickToEndAsync(page, "[data-testid='origin-open']", page.FindAll("[data-testid='origin-open']").Count - 1);
        var origin = page.Find("[data-testid='origin']").TextContent;
        Assert.Contains("第2世代", origin, StringComparison.Ordinal);
        Assert.Contains("令8-1", origin, StringComparison.Ordinal);
        Assert.Contains(TestCity.Counter.Name, origin, StringComparison.Ordinal);
        Assert.Contains(TestCity.Approver.Name, origin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_AMatter_OpensItsPaperFilledIn()
    {
        await OpenAsync();
        await ClickToEndAsync(Open("R1"), "[data-testid='correct-0-1']");
        var opened = Assert.Single(await City.Workflow.ListAsync(CaseState.Draft));
        Assert.Equal(("1201", "越谷太郎", "R1", "太郎", "婚姻"),
            (opened.KindCode, opened.Subject, opened.Draft[new("target.register")], opened.Draft[new("target.person")], opened.Draft[new("target.matter")]));
        Assert.EndsWith($"/notifications/{opened.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_AColumnOrARegisterMatter_NamesIt()
    {
        await OpenAsync();
        await ClickToEndAsync(Open("R1"), "[data-testid='correct-1']");
        await ClickToEndAsync(Open("R1"), "[data-testid='correct--0']");
        var opened = await City.Workflow.ListAsync(CaseState.Draft);
        Assert.Equal([("花子", "戸籍に記録されている者"), ("戸籍事項", "戸籍編製")], opened.Select(o => (o.Draft[new("target.person")], o.Draft[new("target.matter")])));
    }

    [Fact]
    public async Task Correct_APastGeneration_IsNotOffered()
    {
        await OpenAsync();
        await BirthPaper.ApprovedAsync(City);
        Assert.NotEmpty(Open("R1").FindAll("[data-testid^='correct-']"));
        Assert.Empty(Open("R1", "?generation=1").FindAll("[data-testid^='correct-']"));
    }

    [Fact]
    public async Task Correct_ByOneWhoOnlyDecides_IsNotOffered()
    {
        await OpenAsync(StaffRole.Approver);
        Assert.Empty(Open("R1").FindAll("[data-testid^='correct-']"));
    }

    [Fact]
    public async Task Open_ACorrectedRegister_NamesTheOldTextAndWhereBothCameFrom()
    {
        await OpenAsync();
        var approved = await CorrectionPaper.ApprovedAsync(City);
        var page = Open("R1");
        Assert.Equal("従前: 埼玉県越谷市", Assert.Single(page.FindAll("[data-testid='corrected']")).TextContent);
        Assert.Contains("【従前の記録】", page.Find(".amendment").TextContent, StringComparison.Ordinal);
        await ClickToEndAsync(page, "[data-testid='origin-open']", 1);
        Assert.Contains("第1世代", page.Find("[data-testid='origin']").TextContent, StringComparison.Ordinal);
        var correction = page.Find("[data-testid='origin-amendment-0']");
        Assert.Contains("第2世代", correction.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/cases/{approved.Id}", correction.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Follow_AHoldAndADecision_ChangesThePageByItself()
    {
        await OpenAsync();
        var page = Open("R1");
        Assert.Empty(page.FindAll("[data-testid='hold-banner']"));

        var examined = await BirthPaper.ExaminedAsync(City);
        page.WaitForElement("[data-testid='hold-banner']");
        Assert.Contains("令8-1", page.Find("[data-testid='live-note']").TextContent, StringComparison.Ordinal);

        Assert.IsType<ApprovalOutcome.Approved>(await City.Workflow.ApproveAsync(examined.Id, TestCity.Approver));
        page.WaitForAssertion(() => Assert.Contains("美空", page.Find("[data-testid='register-sheet']").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid='hold-banner']"));
        Assert.Contains("第2世代", page.Find("[data-testid='live-note']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_APersonInTwoRegisters_LinksTheOtherAndTellsTheCourse()
    {
        await OpenAsync();
        var father = City.Get<RegisterStore>();
        var (here, there) = ((await father.GetAsync(new(1)))!, (await father.GetAsync(new(2)))!);
        var moved = there with { Id = new(60), Entries = ValueList.ToValueList([there.Entries[0] with { Person = here.Entries[0].Person }]) };
        await City.Get<BulkLoad>().LoadAsync([moved], TestCity.Counter, default);
        var page = Open("R1", $"?person={here.Entries[0].Person}");
        Assert.Equal("/registers/R60", page.Find("[data-testid='elsewhere-R60']").GetAttribute("href"));
        page.WaitForElement("[data-testid='chapter-R60']");
        Assert.Contains("入籍(婚姻)", page.Find("[data-testid='chapter-R1']").TextContent, StringComparison.Ordinal);
        Assert.Contains(await LooksAsync(), l => l.Contains("移り変わりとして戸籍 R60", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Print_TheSheet_IsLogged()
    {
        await OpenAsync();
        await ClickToEndAsync(Open("R1"), "[data-testid='print-sheet']");
        Assert.Contains(await LooksAsync(), l => l.StartsWith("印刷: 戸籍 R1 第1世代", StringComparison.Ordinal));
    }
}
