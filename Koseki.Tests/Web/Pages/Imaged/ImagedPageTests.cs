using Koseki.Infrastructure.UseCases.ImagedRegisters;
using Bunit;
using Koseki.Eng.Images;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Web.Pages.Imaged;
using Koseki.Web.Pages.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Imaged;

/// <summary>画像戸籍 on the screen: pages by keys, what is known of it, what is not supported.</summary>
public sealed class ImagedPageTests : DeskPageTests
{
    private const string Script = "./Components/Scans/ScanViewer.razor.js";

    private readonly BunitJSModuleInterop viewer;

    public ImagedPageTests()
    {
        viewer = JSInterop.SetupModule(Script);
        viewer.Mode = JSRuntimeMode.Loose;
    }

    private IEnumerable<string?> Shown => viewer.Invocations["show"].Select(i => i.Arguments[2] as string);

    private async Task<IRenderedComponent<ImagedPage>> OpenImageAsync(long number)
    {
        await OpenAsync();
        await ImagedDelivery.ImportAsync(City.Get<ImagedImport>());
        var page = Render<ImagedPage>(p => p.Add(i => i.Image, number));
        page.WaitForAssertion(() => Assert.DoesNotContain("読み込んでいます", page.Markup, StringComparison.Ordinal));
        return page;
    }

    [Fact]
    public async Task Open_AnImage_ShowsItsFirstPageAndWhatIsUnsupported()
    {
        var page = await OpenImageAsync(2);

        page.WaitForAssertion(() => Assert.Equal(["/imaged/2/pages/1"], Shown));
        // What is said of a page that cannot be read is no word about a paper that somebody has at hand.
        var broken = (string)viewer.Invocations["show"].Single().Arguments[6]!;
        Assert.StartsWith("画2 の1頁の画像を、この端末では読めません。運用担当に", broken, StringComparison.Ordinal);
        Assert.DoesNotContain("届書", broken, StringComparison.Ordinal);
        Assert.Equal("1 / 3 頁", page.Find("[data-testid='imaged-page']").TextContent.Trim());
        var hash = (await City.Get<ImagedStore>().OpenAsync(new(2), TestCity.Counter))!.Register.Pages[0].Content.Text;
        Assert.Contains($"指紋 {hash[..4]} {hash[4..8]}…", page.Find("[data-testid='imaged-print']").TextContent, StringComparison.Ordinal);
        Assert.Contains("再製・補正)は未対応", page.Find("[data-testid='imaged-unsupported']").TextContent, StringComparison.Ordinal);
        Assert.Contains($"{SampleDelivery.Source}　M002", page.Find("[data-testid='imaged-facts']").TextContent, StringComparison.Ordinal);
        Assert.Contains("キヨ", page.Find("[data-testid='imaged-persons']").TextContent, StringComparison.Ordinal);
        Assert.Equal(["閲覧: 画像戸籍 画2 を表示", "閲覧: 画像戸籍 画2 を表示"], await LooksAsync());
    }

    [Fact]
    public async Task Keys_PageUpAndDown_TurnThePagesAndStopAtTheEnds()
    {
        var page = await OpenImageAsync(2);
        page.WaitForAssertion(() => Assert.Single(Shown));

        foreach (var key in new[] { "PageDown", "PageDown", "PageDown", "PageUp", "x" })
        {
            await page.Find("[data-testid='imaged-viewer']").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = key });
        }

        Assert.Equal(["/imaged/2/pages/1", "/imaged/2/pages/2", "/imaged/2/pages/3", "/imaged/2/pages/2"], Shown);
        await ClickToEndAsync(page, "[data-testid='imaged-next']");
        Assert.Equal("3 / 3 頁", page.Find("[data-testid='imaged-page']").TextContent.Trim());
        Assert.True(page.Find("[data-testid='imaged-next']").HasAttribute("disabled"));
        await ClickToEndAsync(page, "[data-testid='imaged-to-1']");
        Assert.Equal("1", page.Find("[aria-current='page']").TextContent);
        await ClickToEndAsync(page, "[data-testid='imaged-in']");
        Assert.Equal("in", viewer.Invocations["zoom"].Single().Arguments[1]);
    }

    /// <summary>What was wrong with a page that was turned away from is not said of the one that is shown.</summary>
    [Fact]
    public async Task Keys_TurnedOnBeforeThePageCame_SaysNothingOfThePageBefore()
    {
        var late = viewer.Setup<string?>("show", i => i.Arguments[2] as string == "/imaged/2/pages/2");
        var page = await OpenImageAsync(2);
        page.WaitForAssertion(() => Assert.Single(Shown));

        var second = page.Find("[data-testid='imaged-viewer']").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "PageDown" });
        page.WaitForAssertion(() => Assert.Equal(2, Shown.Count()));
        await page.Find("[data-testid='imaged-viewer']").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "PageDown" });
        late.SetResult("画像戸籍 画2 の2頁を表示しません");
        await second;

        Assert.Equal("3 / 3 頁", page.Find("[data-testid='imaged-page']").TextContent.Trim());
        Assert.Empty(page.FindAll("[data-testid='imaged-problem']"));
    }

    /// <summary>Another number in the address is another register: not a page of the one before stays.</summary>
    [Fact]
    public async Task Open_AnotherFromHere_ShowsTheOthersPages()
    {
        var page = await OpenImageAsync(2);
        page.WaitForAssertion(() => Assert.Single(Shown));

        page.Render(p => p.Add(i => i.Image, 3));

        page.WaitForAssertion(() => Assert.Equal(["/imaged/2/pages/1", "/imaged/3/pages/1"], Shown));
        Assert.Equal("画3", page.Find("[data-testid='imaged-number']").TextContent);
    }

    [Fact]
    public async Task Open_NoSuchImage_SaysSo() =>
        Assert.Contains("画99", (await OpenImageAsync(99)).Find("[data-testid='imaged-missing']").TextContent, StringComparison.Ordinal);

    [SqliteFact]
    public async Task Open_ATamperedImage_ShowsNothingOfIt()
    {
        await OpenAsync();
        await ImagedDelivery.ImportAsync(City.Get<ImagedImport>());
        await City.TamperAsync($"UPDATE Generations SET Bytes = zeroblob(10) WHERE Kind = 'Imaged'");

        var page = Render<ImagedPage>(p => p.Add(i => i.Image, 1));

        page.WaitForAssertion(() => Assert.Contains("書き換えられています", page.Find("[data-testid='imaged-damaged']").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid='imaged-viewer']"));
        Assert.Empty(Shown);
    }

    [Fact]
    public async Task Search_AnImage_IsListedAsOneAndLeadsToIt()
    {
        await OpenAsync();
        await ImagedDelivery.ImportAsync(City.Get<ImagedImport>());
        var mark = Services.GetRequiredService<Koseki.Web.Components.Search.SearchMemory>().Keep("madoguchi", new("架空勇作", null, null, null, null, null, false));
        Services.GetRequiredService<NavigationManager>().NavigateTo(Koseki.Web.Components.Search.SearchMemory.AddressOf(mark));

        var page = Render<SearchPage>();

        page.WaitForAssertion(() => Assert.Equal("/imaged/2", page.Find("[data-testid='image-0-open']").GetAttribute("href")));
        Assert.Contains("画像", page.Find("[data-testid='image-0']").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid='search-results']"));
    }
}
