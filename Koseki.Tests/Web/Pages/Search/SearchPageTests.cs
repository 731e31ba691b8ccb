using Bunit;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Components.Search;
using Koseki.Web.Pages.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Search;

public sealed class SearchPageTests : DeskPageTests
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<SearchPage> Ask(Action<SearchBoxes> fill)
    {
        var boxes = new SearchBoxes();
        fill(boxes);
        var kept = Services.GetRequiredService<SearchMemory>().Keep("madoguchi", boxes.Query);
        Navigation.NavigateTo(SearchMemory.AddressOf(kept));
        return Render<SearchPage>();
    }

    private static string Rule(IRenderedComponent<SearchPage> page) => page.Find("[data-testid='hit-0'] td:last-child").TextContent;

    [Fact]
    public async Task Open_AKeptSearch_ShowsBoxesAndHits()
    {
        await OpenAsync();
        var page = Ask(b => b.Text = "越谷太郎");
        page.WaitForElement("[data-testid='search-results']");
        Assert.Equal("越谷太郎", page.Find("#search-text").GetAttribute("value"));
        Assert.Equal("/registers/R1", page.Find("[data-testid='hit-0-open']").GetAttribute("href"));
        var row = page.Find("[data-testid='hit-0']").TextContent;
        Assert.Contains("平成10年4月2日", row, StringComparison.Ordinal);
        Assert.Contains("長男", row, StringComparison.Ordinal);
        Assert.Contains("埼玉県越谷市東越谷一丁目5番地", row, StringComparison.Ordinal);
        Assert.Equal("完全一致", Rule(page));
        Assert.Contains("検索: 越谷太郎", await LooksAsync());
    }

    [Theory]
    [InlineData("R1", "戸籍番号")]
    [InlineData("H10.4.2", "生年月日")]
    [InlineData("こしかやたろう", "振り仮名の一致(清濁・長音を区別しない)")]
    [InlineData("東越谷一丁目", "本籍")]
    [InlineData("越谷太郎", "完全一致")]
    public async Task Open_ByEachWayOfAsking_SaysWhichRuleFound(string typed, string rule)
    {
        await OpenAsync();
        var page = Ask(b => b.Text = typed);
        page.WaitForElement("[data-testid='search-results']");
        Assert.Equal(rule, Rule(page));
    }

    [Fact]
    public async Task Open_AReceiptNumber_ShowsTheCaseFirst()
    {
        await OpenAsync();
        var paper = await BirthPaper.ReceivedAsync(City);
        var page = Ask(b => b.Text = "1");
        page.WaitForElement("[data-testid='search-receipts']");
        var open = page.FindAll("[data-hit]");
        Assert.Equal([$"/cases/{paper.Id}", "/registers/R1", "/registers/R1"], open.Select(o => o.GetAttribute("href")));
        Assert.Contains("令8-1", page.Find("[data-testid='receipt-0']").TextContent, StringComparison.Ordinal);
        Assert.Equal("受付番号", page.Find("[data-testid='receipt-0'] td:last-child").TextContent);
        Assert.Equal("戸籍番号", Rule(page));
    }

    [Fact]
    public async Task Open_OnlyAReceipt_IsNotNothing()
    {
        await OpenAsync();
        await BirthPaper.ReceivedAsync(City);
        var page = Ask(b => b.Text = "R8-1");
        page.WaitForElement("[data-testid='receipt-0-open']");
        Assert.Empty(page.FindAll("[data-testid='search-nothing']"));
        Assert.Empty(page.FindAll("[data-testid='search-results']"));
    }

    [Fact]
    public async Task Open_AVariantWithASelector_IsNotCalledExact()
    {
        await OpenAsync();
        var register = TestCity.Register("越谷太郎");
        await City.Get<BulkLoad>().LoadAsync(
            [register with { Id = new(50), FamilyName = "渡邉\U000E0111", Entries = ValueList.ToValueList(register.Entries.Select(e => e with { Person = new(e.Person.Value + 5000) })) }], TestCity.Counter, default);
        var page = Ask(b => b.Text = "渡邉");
        page.WaitForElement("[data-testid='search-results']");
        Assert.Equal("異体字を含む一致", Rule(page));
    }

    [Fact]
    public async Task Open_AHeldRegister_ShowsTheMark()
    {
        await OpenAsync();
        await BirthPaper.ReceivedAsync(City);
        var page = Ask(b => b.Head = "越谷太郎");
        page.WaitForElement("[data-testid='hold-mark']");
    }

    [Fact]
    public async Task Open_NobodyFound_SaysWhatToTryAndSearchesRemovedOnes()
    {
        await OpenAsync();
        var page = Ask(b => b.Text = "名無権兵衛");
        page.WaitForElement("[data-testid='search-nothing']");
        Assert.Contains("文字検索", page.Markup, StringComparison.Ordinal);
        await ClickToEndAsync(page, "[data-testid='search-again-removed']");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid='search-again-removed']")));
    }

    [Fact]
    public async Task Open_SomebodyElsesMark_ShowsNothingOfIt()
    {
        await OpenAsync();
        var kept = Services.GetRequiredService<SearchMemory>().Keep("shinsa", new SearchBoxes { Text = "越谷太郎" }.Query);
        Navigation.NavigateTo(SearchMemory.AddressOf(kept));
        var page = Render<SearchPage>();
        page.WaitForElement("[data-testid='search-forgotten']");
        Assert.DoesNotContain("越谷太郎", page.Markup, StringComparison.Ordinal);
        Assert.Empty(await LooksAsync());
    }

    [Theory]
    [InlineData("", "どれか一つの欄")]
    [InlineData("あした", "「あした」は日付として読めません")]
    public async Task Submit_WhatCannotBeAsked_SaysSoUnderTheBoxAndAsksNothing(string birth, string words)
    {
        await OpenAsync();
        var page = Render<SearchPage>();
        await TypeToEndAsync(page, "#search-birth", birth);
        await SubmitToEndAsync(page, "form");
        Assert.Contains(words, page.Find("[data-testid='search-problem']").TextContent, StringComparison.Ordinal);
        Assert.Empty(await LooksAsync());
    }

    [Fact]
    public async Task Submit_Boxes_GoesToAnAddressWithoutNames()
    {
        await OpenAsync();
        var page = Render<SearchPage>();
        await TypeToEndAsync(page, "#search-name", "越谷");
        await SubmitToEndAsync(page, "form");
        page.WaitForElement("[data-testid='search-results']");
        Assert.Matches("/search\\?s=[0-9a-f]+$", Navigation.Uri);
        Assert.Equal("越谷", page.Find("#search-name").GetAttribute("value"));
    }
}
