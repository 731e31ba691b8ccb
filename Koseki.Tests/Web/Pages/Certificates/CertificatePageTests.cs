using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Registers;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Pages.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Web.Pages.Certificates;

public sealed class CertificatePageTests : DeskPageTests
{
    private IRenderedComponent<CertificatePage> Open(string number)
    {
        var page = Render<CertificatePage>(p => p.Add(c => c.Number, number));
        page.WaitForAssertion(() => Assert.DoesNotContain("ています…", page.Markup, StringComparison.Ordinal));
        return page;
    }

    private static void Fill(IRenderedComponent<CertificatePage> page, string capacity = "配偶者", string copies = "1")
    {
        Type(page, "#cert-capacity", capacity);
        Type(page, "#cert-requester", "越谷　花子");
        Type(page, "#cert-particulars", "越谷市東越谷一丁目5番3号");
        Type(page, "#cert-identification", capacity == "職務上請求" ? "資格者の証票・補助者証" : "運転免許証");
        if (capacity == "配偶者")
        {
            Type(page, "#cert-item-KinshipShown", "この市の戸籍");
        }

        Type(page, "#cert-copies", copies);
    }

    private async Task<int> IssuesAsync()
    {
        await using var database = City.Open();
        return await database.CertificateIssues.CountAsync();
    }

    private Task<FamilyRegister> AddAsync(long id, Func<FamilyRegister, FamilyRegister> change) => AddAsync(id, "越谷太郎", change);

    private async Task<FamilyRegister> AddAsync(long id, string name, Func<FamilyRegister, FamilyRegister> change)
    {
        var given = TestCity.Register(name);
        var register = change(given with { Id = new(id), Entries = ValueList.ToValueList(given.Entries.Select((e, i) => e with { Person = new((id * 100) + i) })) });
        await City.LoadUnprintableAsync(register);
        return register;
    }

    [Fact]
    public async Task Open_ACurrentRegister_ShowsItsPagesAndFee()
    {
        await OpenAsync();
        var page = Open("R1");
        Assert.StartsWith("data:image/svg+xml;base64,", page.Find("[data-testid='preview-picture']").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains("450円 × 1通 = 450円", page.Find("[data-testid='cert-fee']").TextContent, StringComparison.Ordinal);
        Assert.Equal(["kind-Whole", "kind-Individual", "kind-Part", "kind-Statement", "kind-Unmarried"], page.FindAll("input[type=radio]").Select(r => r.Id));
    }

    [Fact]
    public async Task Open_ARemovedRegister_OffersItsOwnKindsAndFee()
    {
        await OpenAsync();
        await AddAsync(70, "除籍された小川結衣", r => r);
        var page = Open("R70");
        Assert.Equal(["kind-RemovedWhole", "kind-RemovedIndividual", "kind-RemovedPart", "kind-RemovedStatement"], page.FindAll("input[type=radio]").Select(r => r.Id));
        Assert.Contains("750円", page.Find("[data-testid='cert-fee']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AReplacedRegister_IsRefused()
    {
        await OpenAsync();
        await AddAsync(71, "除籍された小川結衣", r => r with { State = RegisterState.Replaced });
        var page = Open("R71");
        Assert.Contains("再製原戸籍", page.Find("[data-testid='refusal']").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid='cert-issue']"));
    }

    [Fact]
    public async Task Open_AnUnknownCharacter_NamesItAndWhereItStands()
    {
        await OpenAsync();
        await AddAsync(72, r => r with { FamilyName = "外\uE123" });
        var refusal = Open("R72").Find("[data-testid='refusal']").TextContent;
        Assert.Contains("U+E123", refusal, StringComparison.Ordinal);
        Assert.Contains("外\uE123", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issue_WithEmptyBoxes_NamesThemAllAndIssuesNothing()
    {
        await OpenAsync();
        var page = Open("R1");
        await PressAsync(page, "F12");
        Assert.Equal(["go-cert-capacity", "go-cert-requester", "go-cert-particulars", "go-cert-identification"], page.FindAll("[data-testid='cert-summary'] button").Select(b => b.GetAttribute("data-testid")));
        Assert.NotEmpty(page.FindAll("[data-testid='said-cert-requester']"));
        Assert.Equal(0, await IssuesAsync());
    }

    [Fact]
    public async Task Issue_ForADutyWithoutPurpose_AsksForIt()
    {
        await OpenAsync();
        var page = Open("R1");
        Fill(page, "職務上請求");
        Assert.Contains("統一用紙", page.Find("[data-testid='capacity-rules']").TextContent, StringComparison.Ordinal);
        await ClickToEndAsync(page, "[data-testid='cert-issue']");
        Assert.Contains("依頼者", page.Find("[data-testid='said-cert-item-Client']").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await IssuesAsync());
    }

    [Fact]
    public async Task Issue_OnePersonTwice_GivesNumbersAndAsksForAReasonToReprint()
    {
        await OpenAsync();
        var page = Open("R1");
        Fill(page, copies: "２");
        await TickToEndAsync(page, "#kind-Individual");
        Assert.NotEmpty(page.FindAll("[data-testid='preview-none']"));
        await TickToEndAsync(page, "[data-testid='cert-persons'] input");
        page.WaitForElement("[data-testid='preview-picture']");
        var asked = PressAsync(page, "F12");
        Dialogs.WaitForElement("[data-testid='ask-facts']");
        await ClickToEndAsync(Dialogs, "[data-testid='ask-confirm']");
        await asked;
        page.WaitForElement("[data-testid='issued']");
        Assert.Equal("20261008-00-0000002", page.Find("[data-testid='issue-number-1']").TextContent);
        await using (var database = City.Open())
        {
            Assert.All(await database.CertificateIssues.ToListAsync(), i => Assert.Equal(("戸籍個人事項証明書", "越谷　花子", "配偶者", "運転免許証"), (i.Kind, i.Requester, i.Capacity, i.Identification)));
        }

        await PressAsync(page, "F9");
        await PressAsync(page, "F9");
        await PressAsync(page, "F9");
        page.WaitForElement("[data-testid='reprint-refused']");
        await TypeToEndAsync(page, "#reprint-reason", "用紙が詰まった");
        await PressAsync(page, "F9");
        Assert.Equal(
            ["印刷: 証明書 20261008-00-0000001", "印刷: 証明書 20261008-00-0000002", "再印刷: 証明書 20261008-00-0000002。理由: 用紙が詰まった"],
            (await LooksAsync()).Where(l => l.Contains("印刷:", StringComparison.Ordinal)));
        Assert.Equal(2, await IssuesAsync());
    }

    /// <summary>発行 asks once more with the paper in view; nothing is numbered or recorded before the answer.</summary>
    [Fact]
    public async Task Issue_Asked_ShowsPaperPersonsAndFeeAndRecordsNothingUntilTheAnswer()
    {
        await OpenAsync();
        var page = Open("R1");
        Fill(page, copies: "2");
        var asked = PressAsync(page, "F12");
        var facts = Dialogs.WaitForElement("[data-testid='ask-facts']").TextContent;
        Assert.All(new[] { "戸籍全部事項証明書", "越谷　太郎", "全員(2人)", "1頁 × 2通", "900円" }, text => Assert.Contains(text, facts, StringComparison.Ordinal));
        Assert.NotEmpty(Dialogs.FindAll("[data-testid='preview-picture']"));
        Assert.Equal(0, await IssuesAsync());
        await ClickToEndAsync(Dialogs, "[data-testid='ask-cancel']");
        await asked;
        Assert.Equal(0, await IssuesAsync());
        await using var database = City.Open();
        Assert.DoesNotContain(await database.Counters.ToListAsync(), c => c.Name == "issue");
    }

    [Fact]
    public async Task Issue_RegisterGoesOnWhileAsked_IssuesNothingAndShowsThePagesAgain()
    {
        await OpenAsync();
        var page = Open("R1");
        Fill(page);
        var asked = PressAsync(page, "F12");
        Dialogs.WaitForElement("[data-testid='ask-facts']");
        await BirthPaper.ApprovedAsync(City);
        await ClickToEndAsync(Dialogs, "[data-testid='ask-confirm']");
        await asked;
        page.WaitForElement("[data-testid='live-note']");
        Assert.Equal(0, await IssuesAsync());
    }

    [Fact]
    public async Task Follow_AHoldWhileThePageIsOpen_RefusesAtOnceAndOpensAgain()
    {
        await OpenAsync();
        var page = Open("R1");
        Fill(page);
        var held = await BirthPaper.ReceivedAsync(City);
        page.WaitForElement("[data-testid='hold-banner']");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid='preview-picture']")));
        Assert.Equal("true", page.Find("[data-testid='cert-issue']").GetAttribute("aria-disabled"));
        await PressAsync(page, "F12");
        Assert.Equal(0, await IssuesAsync());

        await City.Workflow.WithdrawAsync(held.Id, "取下げ", TestCity.Examiner);
        page.WaitForElement("[data-testid='preview-picture']");
        Assert.Equal("越谷　花子", page.Find("#cert-requester").GetAttribute("value"));
    }

    [Fact]
    public async Task Follow_ANewGenerationWhileThePageIsOpen_ShowsThePagesAgain()
    {
        await OpenAsync();
        var page = Open("R1");
        var before = page.Find("[data-testid='preview-picture']").GetAttribute("src");
        await BirthPaper.ApprovedAsync(City);
        page.WaitForElement("[data-testid='live-note']");
        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find("[data-testid='preview-picture']").GetAttribute("src")));
    }

    [Fact]
    public async Task Issue_WithoutTheDutyOfTheCounter_IsRefusedBeforeTyping()
    {
        await OpenAsync(StaffRole.Examiner);
        Assert.Contains("窓口の職務", Open("R1").Find("[data-testid='cert-why']").TextContent, StringComparison.Ordinal);
    }
}
