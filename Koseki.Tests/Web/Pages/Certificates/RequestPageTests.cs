using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Pages.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Web.Pages.Certificates;

/// <summary>証明書の請求 of several certificates, and 交付の記録・日計表.</summary>
public sealed class RequestPageTests : DeskPageTests
{
    private static string Id(string id) => $"[data-testid='{id}']";

    private static void Ask(IRenderedComponent<RequestPage> page, string capacity = "本人")
    {
        Type(page, "#cert-capacity", capacity);
        Type(page, "#cert-requester", "越谷　太郎");
        Type(page, "#cert-particulars", "平成10年4月2日");
        Type(page, "#cert-identification", "運転免許証");
    }

    private async Task AddRegisterAsync(IRenderedComponent<RequestPage> page, string number)
    {
        Type(page, "#line-register", number);
        await ClickToEndAsync(page, Id("line-open-register"));
        page.WaitForElement("[data-testid='preview-picture']");
        await ClickToEndAsync(page, Id("line-add"));
    }

    private async Task ConfirmAsync(IRenderedComponent<RequestPage> page)
    {
        var asked = PressAsync(page, "F12");
        Dialogs.WaitForElement(Id("ask-facts"));
        await ClickToEndAsync(Dialogs, Id("ask-confirm"));
        await asked;
        page.WaitForElement(Id("issued"));
    }

    [Fact]
    public async Task Issue_TwoRegisters_IsOneRequest()
    {
        await OpenAsync();
        var page = Render<RequestPage>();
        Ask(page);
        await AddRegisterAsync(page, "R1");
        await AddRegisterAsync(page, "2");

        Assert.Contains("合計 2通 900円", page.Find(Id("request-total")).TextContent, StringComparison.Ordinal);
        await ConfirmAsync(page);

        Assert.Equal("20261008-00-0000002", page.Find(Id("issue-number-1")).TextContent);
        await using var database = City.Open();
        Assert.Equal((1, 2), (await database.CounterRequests.CountAsync(), await database.CertificateIssues.CountAsync()));
    }

    [Fact]
    public async Task Issue_NothingChosen_NamesEveryBoxAndIssuesNothing()
    {
        await OpenAsync();
        var page = Render<RequestPage>();
        await PressAsync(page, "F12");

        Assert.Equal(["go-cert-capacity", "go-cert-requester", "go-cert-particulars", "go-cert-identification", "go-line-add"], page.FindAll("[data-testid='cert-summary'] button").Select(b => b.GetAttribute("data-testid")));
        Assert.Contains("身分証明書", page.Find(Id("unsupported")).TextContent, StringComparison.Ordinal);
        Assert.Contains("未対応", page.Find(Id("unsupported")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>A capacity shows what it may issue, and asks for what its article wants.</summary>
    [Fact]
    public async Task Capacity_ThirdParty_AsksForReasonAndPapers()
    {
        await OpenAsync();
        var page = Render<RequestPage>();
        Ask(page, "第三者(権利・義務)");

        Assert.DoesNotContain("独身証明書", page.Find(Id("capacity-kinds")).TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("#cert-item-RightsGround, #cert-item-RightsNeed"));
        Assert.Single(page.FindAll("#cert-paper-Evidence"));
        Type(page, "#cert-agent", "越谷　花子");
        Assert.Single(page.FindAll("#cert-paper-Authority"));
        Assert.DoesNotContain(page.FindAll("#cert-identification option"), o => o.TextContent.Contains("公用", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Add_HeldRegister_SaysWhyAndAddsNothing()
    {
        await OpenAsync();
        await BirthPaper.ReceivedAsync(City);
        var page = Render<RequestPage>();
        Type(page, "#line-register", "R1");
        await ClickToEndAsync(page, Id("line-open-register"));

        Assert.Contains("届(令8-1)の処理中", page.WaitForElement(Id("line-refusal")).TextContent, StringComparison.Ordinal);
        await ClickToEndAsync(page, Id("line-add"));
        Assert.Empty(page.FindAll(Id("line-0")));
    }

    [Fact]
    public async Task Issue_AcceptanceOfAPaper_ForItsNotifier()
    {
        await OpenAsync();
        await BirthPaper.ApprovedAsync(City);
        var page = Render<RequestPage>();
        Ask(page, "届出人");
        await TickToEndAsync(page, "#source-Paper");
        Type(page, "#line-receipt", "令8-1");
        await ClickToEndAsync(page, Id("line-open-paper"));
        page.WaitForElement("[data-testid='preview-picture']");
        Assert.Contains("越谷美空", page.Find(Id("line-paper")).TextContent, StringComparison.Ordinal);
        await ClickToEndAsync(page, Id("line-add"));
        await ConfirmAsync(page);

        await using var database = City.Open();
        Assert.Equal(("受理証明書", 350), await database.CertificateIssues.Select(i => ValueTuple.Create(i.Kind, i.Fee!.Value)).SingleAsync());
    }

    [Fact]
    public async Task Add_NoRegister_OnlyAfterLookingAtTheOthers()
    {
        await OpenAsync();
        var page = Render<RequestPage>();
        await TickToEndAsync(page, "#source-Absence");
        Type(page, "#line-domicile", "越谷市東越谷一丁目9番地");
        Type(page, "#line-head", "越谷太郎");
        Submit(page, "form:has(#line-domicile)");
        page.WaitForElement(Id("line-found"));
        Assert.Contains("R1", page.WaitForElement(Id("line-refusal")).TextContent, StringComparison.Ordinal);
        await TickToEndAsync(page, "#other-R1");
        page.WaitForElement("[data-testid='preview-picture']");
        await ClickToEndAsync(page, Id("line-add"));
        Assert.Contains("不在籍証明書", page.Find(Id("line-0")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>A jam: marked, counted out of the sheet, and another copy with a number of its own.</summary>
    [Fact]
    public async Task Issued_SpoilAndReplace_ChangesTheSheet()
    {
        await OpenAsync();
        await City.Get<Koseki.Infrastructure.UseCases.Certificates.CertificateDesk>().IssueAsync(
            new CertificateRequest(new(1), CertificateKind.Whole, []), new("越谷　太郎", "本人", "運転免許証", "", 2) { Particulars = "平成10年4月2日" }, TestCity.Counter);
        var page = Render<IssuedPage>();
        page.WaitForElement(Id("issue-20261008-00-0000001"));
        Assert.Equal(["2", "0", "0", "0", "2", "900", "0", "900", "0"], Numbers(page));

        var asked = ClickToEndAsync(page, Id("spoil-20261008-00-0000001"));
        Dialogs.WaitForElement("#spoil-reason");
        Type(Dialogs, "#spoil-reason", "用紙が詰まった");
        await ClickToEndAsync(Dialogs, Id("spoil-confirm"));
        await asked;
        page.WaitForAssertion(() => Assert.Equal(["2", "0", "0", "1", "1", "900", "0", "900", "0"], Numbers(page)));
        Assert.Contains("用紙が詰まった", page.Find(Id("issue-20261008-00-0000001")).TextContent, StringComparison.Ordinal);

        asked = ClickToEndAsync(page, Id("replace-20261008-00-0000001"));
        Dialogs.WaitForElement(Id("ask-facts"));
        await ClickToEndAsync(Dialogs, Id("ask-confirm"));
        await asked;
        Assert.Equal("20261008-00-0000003", page.WaitForElement(Id("issue-number-0")).TextContent);
        await ClickToEndAsync(page, Id("issue-another"));
        page.WaitForAssertion(() => Assert.Equal(["2", "0", "1", "1", "2", "900", "0", "900", "0"], Numbers(page)));
        await PressAsync(page, "F9");
        Assert.Single(JSInterop.Invocations["koseki.print"]);
    }

    [Fact]
    public async Task Issued_WithoutTheDutyOfTheCounter_OffersNothingToDo()
    {
        await OpenAsync(StaffRole.Examiner);
        await City.Get<Koseki.Infrastructure.UseCases.Certificates.CertificateDesk>().IssueAsync(
            new CertificateRequest(new(1), CertificateKind.Whole, []), new("越谷　太郎", "本人", "運転免許証", "", 1) { Particulars = "平成10年4月2日" }, TestCity.Counter);
        var page = Render<IssuedPage>();
        page.WaitForElement(Id("issue-20261008-00-0000001"));

        Assert.Empty(page.FindAll(Id("spoil-20261008-00-0000001")));
    }

    private static IEnumerable<string> Numbers(IRenderedComponent<IssuedPage> page) => page.FindAll("[data-testid='day-total'] td").Select(t => t.TextContent.Replace(",", "", StringComparison.Ordinal));
}
