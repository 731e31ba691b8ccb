using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
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

    // A child whose 本籍 is in another city: its number of a register is reserved, and no register of ours is concerned.
    private static IEnumerable<KeyValuePair<string, string>> Elsewhere =>
    [
        new("parents.where", "他の市区町村の戸籍"), new("parents.register", ""), new("parents.domicile", "千葉県柏市柏五丁目10番地"), new("parents.municipality", "千葉県柏市"), new("parents.head", "野口栞"),
    ];

    /// <summary>本籍人・非本籍人, 受理・送付 and the office narrow the book as two volumes would.</summary>
    [Fact]
    public async Task Filter_BySideDispositionAndOffice_ShowsThatPartAlone()
    {
        await BirthPaper.ApprovedAsync(City);
        var elsewhere = await BirthPaper.TypedAsync(City, Draft.Of(BirthPaper.Of().Values.Concat(Elsewhere).GroupBy(v => v.Key).Select(g => g.Last())));
        await City.Workflow.ReceiveAsync(elsewhere.Id, BirthPaper.Today, TestCity.Counter);
        var sent = await BirthPaper.TypedAsync(City);
        await City.Workflow.ReceiveAsync(sent.Id, new(new(2026, 10, 5), null, "届書等情報の通知", new Origin.Elsewhere("東京都足立区長", new(2026, 10, 8))), TestCity.Counter);
        await BirthPaper.ReceivedAsync(City, BirthPaper.Of("海", "ウミ", "二"));
        var page = Show();

        Narrow("book-side", nameof(BookSide.Others), ["book-2"]);
        Narrow("book-side", nameof(BookSide.Registered), ["book-4", "book-3", "book-1"]);
        Narrow("book-disposition", "通知", ["book-3"]);
        Narrow("book-side", "", ["book-3"]);
        Narrow("book-disposition", "", ["book-4", "book-3", "book-2", "book-1"]);
        Narrow("book-office", "01", ["book-4", "book-3", "book-2", "book-1"]);
        Assert.Contains("本庁", page.Find("table.book caption").TextContent, StringComparison.Ordinal);

        void Narrow(string box, string value, string[] lines)
        {
            Type(page, Id(box), value);
            page.WaitForAssertion(() => Assert.Equal(lines, page.FindAll("table.book tbody tr").Select(r => r.GetAttribute("data-testid"))));
        }
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
