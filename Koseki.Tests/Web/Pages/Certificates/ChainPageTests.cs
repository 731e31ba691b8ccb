using Bunit;
using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.ImagedRegisters;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Web.Pages.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Web.Pages.Certificates;

/// <summary>相続一式 on the screen: why each register is in it, what is missing and where to ask, one act.</summary>
public sealed class ChainPageTests : DeskPageTests
{
    private static string Id(string id) => $"[data-testid='{id}']";

    private async Task<IRenderedComponent<ChainPage>> OpenChainAsync(bool isHeld = false)
    {
        await OpenAsync();
        var now = TestCity.Register("越谷太郎");
        var born = now.Entries[0] with { Spouse = null, Entered = new(RegisterDate.Parse("平成20年4月10日"), "入籍"), Removed = new(RegisterDate.Parse("令和8年6月10日"), "婚姻", now.Domicile.Text), Matters = [new("入籍", [new("従前戸籍", "埼玉県春日部市粕壁六丁目2番地　仮屋正")])] };
        await City.Get<BulkLoad>().LoadAsync([now with { Id = new(50), State = RegisterState.Removed, Domicile = new("埼玉県越谷市越ヶ谷四丁目2番地"), HeadGivenName = "一郎", Entries = [born with { Person = new(70), GivenName = "一郎" }, born] }], TestCity.Counter, default);
        if (isHeld)
        {
            await BirthPaper.ReceivedAsync(City);
        }

        return Render<ChainPage>(p => p.Add(c => c.Number, "P1"));
    }

    private async Task IssueAsync(IRenderedComponent<ChainPage> page)
    {
        Type(page, "#cert-capacity", "本人");
        Type(page, "#cert-requester", "越谷　太郎");
        Type(page, "#cert-particulars", "平成10年4月2日");
        Type(page, "#cert-identification", "運転免許証");
        var asked = PressAsync(page, "F12");
        Dialogs.WaitForElement(Id("ask-facts"));
        await ClickToEndAsync(Dialogs, Id("ask-confirm"));
        await asked;
        page.WaitForElement(Id("issued"));
    }

    [Fact]
    public async Task Chain_SaysWhyAndWhatIsMissing_AndIsIssuedAtOnce()
    {
        var page = await OpenChainAsync();

        page.WaitForElement(Id("chain-list"));
        Assert.Contains("請求先: 埼玉県春日部市", page.Find(Id("chain-gap-0")).TextContent, StringComparison.Ordinal);
        Assert.Contains("平成20年4月10日 入籍により入籍(従前 埼玉県春日部市粕壁六丁目2番地　仮屋正)", page.Find(Id("chain-stay-1")).TextContent, StringComparison.Ordinal);
        Assert.Contains("合計 2通 1,200円", page.Find(Id("chain-total")).TextContent, StringComparison.Ordinal);
        await IssueAsync(page);

        Assert.Empty(page.FindAll(Id("chain-left")));
        await using var database = City.Open();
        Assert.Equal((1, 2), (await database.CounterRequests.CountAsync(), await database.CertificateIssues.CountAsync()));
    }

    [Fact]
    public async Task Chain_OneHeld_SaysSoBeforeAndAfter()
    {
        var page = await OpenChainAsync(isHeld: true);

        page.WaitForElement(Id("stopped-R1"));
        Assert.Contains("合計 1通 750円", page.Find(Id("chain-total")).TextContent, StringComparison.Ordinal);
        await IssueAsync(page);

        Assert.Contains("戸籍 R1 戸籍全部事項証明書", page.Find(Id("chain-left")).TextContent, StringComparison.Ordinal);
        Assert.Contains("次の1件は発行していません", page.Find(Id("chain-left")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>A candidate by 筆頭者 is only offered; who may not confirm kinship gets no box for it.</summary>
    [Fact]
    public async Task Candidates_AreNotInTheChain_AndTheCounterMakesThemNobodys()
    {
        await OpenAsync();
        await ImagedDelivery.ImportAsync(City.Get<ImagedImport>());
        var now = TestCity.Register("越谷太郎");
        var renewed = now with { Id = new(60), FamilyName = "仮屋", HeadGivenName = "正", Domicile = new("埼玉県越谷市東越谷一丁目5番地"), Matters = [new("戸籍改製", [new("改製日", "平成16年11月6日")])], Entries = [now.Entries[0] with { Person = new(80), GivenName = "正", Spouse = null, Entered = new(RegisterDate.Parse("平成16年11月6日"), "改製"), Matters = [now.Entries[0].Matters[0]] }] };
        await City.Get<BulkLoad>().LoadAsync([renewed], TestCity.Counter, default);
        var page = Render<ChainPage>(p => p.Add(c => c.Number, "P80"));

        page.WaitForElement(Id("stay-candidate-画3"));
        Assert.Contains("改製原戸籍", page.Find(Id("chain-gap-0")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Id("stay-read-画3")));
        Assert.Empty(page.FindAll(Id("take-画3")));
    }

    [Fact]
    public async Task Find_ByARegister_OffersItsPersonsByNumber()
    {
        await OpenAsync();
        var page = Render<ChainPage>();
        Type(page, "#chain-register", "R1");
        await ClickToEndAsync(page, Id("chain-find"));

        Assert.Equal("/certificates/chain/P2", page.Find(Id("chain-of-P2")).GetAttribute("href"));
        Assert.Contains("この市の戸籍にありません", Render<ChainPage>(p => p.Add(c => c.Number, "P999")).WaitForElement(Id("chain-problem")).TextContent, StringComparison.Ordinal);
    }
}
