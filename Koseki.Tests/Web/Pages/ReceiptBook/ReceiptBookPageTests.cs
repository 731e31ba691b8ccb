using Bunit;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Pages.ReceiptBook;

namespace Koseki.Tests.Web.Pages.ReceiptBook;

public sealed class ReceiptBookPageTests : StaffPageTests
{
    private IRenderedComponent<ReceiptBookPage> Show()
    {
        var page = Open<ReceiptBookPage>(TestCity.Counter);
        page.WaitForElement(Id("book") + ", " + Id("book-empty"));
        return page;
    }

    [Fact]
    public async Task Show_AYear_HasTheColumnsOfTheForm()
    {
        await BirthPaper.ApprovedAsync(City);
        var row = Show().Find(Id("book-1")).TextContent;
        Assert.All(new[] { "令8-1", "令和8年10月8日", "10:00", "出生", "受理", "越谷美空", "令和8年10月1日", "埼玉県越谷市東越谷一丁目5番地", "父", "本庁", "窓口　花", "記録", "審査　次郎" },
            text => Assert.Contains(text, row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filter_ByName_FindsAndStaysOutOfTheAddress()
    {
        await BirthPaper.ReceivedAsync(City);
        await BirthPaper.ReceivedAsync(City, BirthPaper.Of("美海", "ミウ", "二"));
        var page = Show();
        Type(page, Id("book-text"), "美海");
        Submit(page, "form[role='search']");
        page.WaitForAssertion(() => Assert.Equal("1件", page.Find(Id("book-count")).TextContent));
        Assert.NotNull(page.Find(Id("book-2")));
        Assert.Equal("/", Path);
        Type(page, Id("book-text"), "居ない人");
        Submit(page, "form[role='search']");
        Assert.Contains("当てはまる届はありません", page.WaitForElement(Id("book-empty")).TextContent, StringComparison.Ordinal);
        Click(page, Id("book-clear"));
        page.WaitForAssertion(() => Assert.Equal("2件", page.Find(Id("book-count")).TextContent));
    }

    [Fact]
    public async Task Turn_MoreThanAPage_ShowsTheNextAndPrintsAll()
    {
        for (var i = 0; i < 52; i++)
        {
            await BirthPaper.ReceivedAsync(City);
        }

        var page = Show();
        Assert.Equal("52件のうち 1–50", page.Find(Id("book-range")).TextContent);
        Click(page, Id("book-next"));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("table.book tbody tr").Count));
        Click(page, Id("book-next"));
        Assert.Equal("52件のうち 51–52", page.Find(Id("book-range")).TextContent);
        await PressAsync(page, Keys, "F9");
        Assert.Single(JSInterop.Invocations["koseki.print"]);
    }

    [Fact]
    public void Show_NothingReceived_SaysSo() => Assert.Contains("この年に受け付けた届はありません", Show().Find(Id("book-empty")).TextContent, StringComparison.Ordinal);
}
