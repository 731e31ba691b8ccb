using Bunit;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Pages.Registers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Registers;

/// <summary>附票 on the page of its register.</summary>
public sealed class SupplementaryTabTests : DeskPageTests
{
    private IRenderedComponent<RegisterPage> Open(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/registers/R1{query}");
        var page = Render<RegisterPage>(p => p.Add(r => r.Number, "R1"));
        page.WaitForAssertion(() => Assert.DoesNotContain("読み込んでいます", page.Markup, StringComparison.Ordinal));
        return page;
    }

    [Fact]
    public async Task Open_Register_DoesNotReadItsSupplementary()
    {
        await OpenAsync();
        await SupplementaryDecisionTests.KeepAsync(City, SupplementaryDecisionTests.Base);
        Open("");
        Assert.Equal(["閲覧: 戸籍 R1 を表示"], await LooksAsync());
    }

    [Fact]
    public async Task Open_SupplementaryTab_ShowsRowsAndGenerationsAndLogsTheLook()
    {
        await OpenAsync();
        await SupplementaryDecisionTests.KeepAsync(City, SupplementaryDecisionTests.Base);
        await BirthPaper.ApprovedAsync(City);

        var page = Open("?tab=2");

        Assert.Equal("現在", page.Find("[data-testid='supplementary-state']").TextContent.Trim());
        var child = page.Find("[data-testid='supplementary-2']").TextContent;
        Assert.All(["越谷　美空", "埼玉県越谷市東越谷一丁目5番3号", "令和8年10月1日", "出生", "記録なし"], text => Assert.Contains(text, child, StringComparison.Ordinal));
        // Who may see the code has a right of its own.
        Assert.Contains("記録あり", page.Find("[data-testid='supplementary-0']").TextContent, StringComparison.Ordinal);
        Assert.Contains("附票の写しの交付は未対応です", page.Find("[data-testid='supplementary-copy']").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("10000000014", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/registers/R1?tab=2&supplementary=1", page.Find("[data-testid='show-1']").GetAttribute("href"));
        Assert.Contains("閲覧: 附票 R1附1 を表示", await LooksAsync());
    }

    [Fact]
    public async Task Open_RegisterWhoseSupplementaryIsNotKept_SaysSo()
    {
        await OpenAsync();
        Assert.Contains("まだ取り込まれていません", Open("?tab=2").Find("[data-testid='supplementary-missing']").TextContent, StringComparison.Ordinal);
        Assert.Equal(["閲覧: 戸籍 R1 を表示", "閲覧: 附票 R1附1 を表示"], await LooksAsync());
    }

    [Fact]
    public async Task Open_TamperedSupplementary_ShowsNothingOfItButTheRegister()
    {
        await OpenAsync();
        await SupplementaryDecisionTests.KeepAsync(City, SupplementaryDecisionTests.Base);
        await City.TamperAsync($"UPDATE Generations SET Operator = 'x' WHERE Kind = 'Supplementary'");

        var page = Open("?tab=2");

        Assert.Contains("附票 R1附1 第1世代の記録が書き換えられています", page.Find("[data-testid='supplementary-damaged']").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid='supplementary-sheet']"));
        Assert.Equal("R1", page.Find("[data-testid='register-number']").TextContent.Trim());
    }
}
