using Koseki.Infrastructure.UseCases.Cases;
using Bunit;
using Koseki.Domain.Cases;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Web.Pages;
using Koseki.Web.Components.Forms;
using Koseki.Web.Pages.Cases;
using Koseki.Web.Pages.Notifications;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Koseki.Tests.Web.Components.Scans;

/// <summary>届書の画像 on the pages of a case and of its entry.</summary>
public sealed class ScanSectionTests : StaffPageTests
{
    private const string Script = "./Components/Scans/ScanViewer.razor.js";

    private readonly BunitJSModuleInterop viewer;

    public ScanSectionTests()
    {
        viewer = JSInterop.SetupModule(Script);
        viewer.Mode = JSRuntimeMode.Loose;
    }

    private CaseScans Scans => City.Get<CaseScans>();

    private IEnumerable<string?> Opened => viewer.Invocations["show"].Select(i => i.Arguments[2] as string);

    private IRenderedComponent<CasePage> Case(long id, Actor actor)
    {
        var page = Open<CasePage>(actor, p => p.Add(c => c.Id, id));
        page.WaitForElement(Id("scans"));
        return page;
    }

    private async Task<IRenderedComponent<EntryPage>> EntryAsync()
    {
        var id = (await BirthPaper.TypedAsync(City)).Id;
        var page = Open<EntryPage>(TestCity.Counter, p => p.Add(e => e.Id, id));
        page.WaitForElement(Id("scan-file"));
        return page;
    }

    private static void Choose(IRenderedComponent<IComponent> page, params (string Name, byte[] Bytes)[] files) =>
        page.FindComponent<FileBox>().UploadFiles([.. files.Select(f => InputFileContent.CreateFromBinary(f.Bytes, f.Name))]);

    [Fact]
    public async Task Entry_SeveralChosenAtOnce_AreAddedAndTheWrongOneIsNamed()
    {
        var page = await EntryAsync();
        Assert.Equal("まだありません。", page.Find(Id("scans-none")).TextContent);
        Choose(page, ("届書.dat", ScanFile.Png), ("母子手帳.png", "MZ\0\0 program"u8.ToArray()), ("証明書.pdf", ScanFile.Pdf()));
        page.WaitForAssertion(() => Assert.Equal("2点", page.Find(Id("scans-count")).TextContent));
        Assert.StartsWith("「母子手帳.png」は加えていません。PNG・JPEG・PDF のどれでもありません", page.Find(Id("scan-refused")).TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("2点を加えました。", page.Find(Id("scan-said")).TextContent.Trim());
        Assert.Contains("PDF 1KB", page.Find(Id("scan-2")).TextContent, StringComparison.Ordinal);
        Assert.Contains("窓口　花", page.Find(Id("scan-2")).TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("scan-file", Focused.Last()));
    }

    [Fact]
    public async Task Entry_TheLabelChosen_IsThatOfTheImage()
    {
        var page = await EntryAsync();
        Type(page, Id("scan-label"), nameof(ScanLabel.Enclosure));
        Choose(page, ("a.jpg", ScanFile.Jpeg));
        page.WaitForAssertion(() => Assert.Equal("1　添付書類", page.Find(Id("open-scan-1")).TextContent));
    }

    [Fact]
    public async Task Entry_MoreThanTheCaseTakes_AddsNoneOfThem()
    {
        var page = await EntryAsync();
        Choose(page, [.. Enumerable.Range(1, 21).Select(i => ($"{i}.png", ScanFile.Png))]);
        page.WaitForAssertion(() => Assert.Contains("今0点あり、加えようとしたのは21点です", page.Find(Id("scan-refused")).TextContent, StringComparison.Ordinal));
        Assert.Equal("0点", page.Find(Id("scans-count")).TextContent);
    }

    [Fact]
    public async Task Entry_AnImage_OpensLarge()
    {
        var page = await EntryAsync();
        Choose(page, ("a.png", ScanFile.Png));
        page.WaitForElement(Id("open-scan-1"));
        Click(page, Id("open-scan-1"));
        Dialogs.WaitForElement(Id("scan-viewer"));
        Assert.Equal("/cases/1/scans/1", Opened.Single());
        Assert.Contains("届書をもう一度読み取って", (string)viewer.Invocations["show"].Single().Arguments[6]!, StringComparison.Ordinal);
        Click(Dialogs, Id("scan-in"));
        Assert.Equal("in", viewer.Invocations["zoom"].Single().Arguments[1]);
        Click(Dialogs, Id("scan-close"));
        page.WaitForAssertion(() => Assert.Equal("open-scan-1", Focused.Last()));
    }

    [Fact]
    public async Task Case_ForDecision_ShowsThePaperBesideAndOffersNoChange()
    {
        var received = await BirthPaper.ReceivedAsync(City);
        await Scans.AttachAsync(received.Id, ScanLabel.Enclosure, ScanFile.Pdf(), TestCity.Counter);
        await Scans.AttachAsync(received.Id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        await City.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        var page = Case(received.Id, TestCity.Approver);
        Assert.Equal($"/cases/{received.Id}/scans/2", Opened.Single());
        Assert.Equal(["false", "true"], page.FindAll("[data-testid^='open-scan-']").Select(b => b.GetAttribute("aria-pressed")));
        Assert.NotNull(page.Find(".with-scans > :first-child [data-testid='scan-viewer']"));
        Assert.NotNull(page.Find(".with-scans > :last-child [data-testid='case-plan']"));
        Assert.NotNull(page.Find(".with-scans > :last-child [data-testid='case-summary']"));
        Assert.Empty(page.FindAll(Id("scan-file") + ", [data-testid^='cancel-scan-']"));
        Assert.StartsWith("決裁待ちの届の画像は", page.Find(Id("scan-why")).TextContent, StringComparison.Ordinal);
        Click(page, Id("open-scan-1"));
        Assert.Equal($"/cases/{received.Id}/scans/1", Opened.Last());
    }

    [Fact]
    public async Task Case_Decided_OpensAnImageOnlyOnDemand()
    {
        var received = await BirthPaper.ReceivedAsync(City);
        await Scans.AttachAsync(received.Id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        await City.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        await City.Workflow.ApproveAsync(received.Id, TestCity.Approver);
        var page = Case(received.Id, TestCity.Counter);
        Assert.Empty(Opened);
        Click(page, Id("open-scan-1"));
        Assert.Single(Opened);
    }

    [Fact]
    public async Task Case_TheImageIsRefused_SaysWhyAndOffersToTryAgain()
    {
        viewer.Setup<string?>("show", _ => true).SetResult("画面をロックしているため、表示しません。");
        var received = await BirthPaper.ReceivedAsync(City);
        await Scans.AttachAsync(received.Id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        var page = Case(received.Id, TestCity.Approver);
        Assert.Contains("画面をロックしているため", page.WaitForElement(Id("scan-problem")).TextContent, StringComparison.Ordinal);
        Click(page, Id("scan-again"));
        Assert.Equal(2, Opened.Count());
    }

    [Fact]
    public async Task Cancel_AsksForTheReasonAndKeepsTheImageAside()
    {
        var received = await BirthPaper.ReceivedAsync(City);
        await Scans.AttachAsync(received.Id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        await Scans.AttachAsync(received.Id, ScanLabel.Enclosure, ScanFile.Jpeg, TestCity.Counter);
        var page = Case(received.Id, TestCity.Examiner);
        Click(page, Id("cancel-scan-2"));
        Click(Dialogs, Id("deed-confirm"));
        Assert.Equal("理由を入れてください。", Dialogs.WaitForElement(Id("deed-problem")).TextContent.Trim());
        Type(Dialogs, Id("deed-reason"), "別の届のもの");
        Click(Dialogs, Id("deed-confirm"));
        page.WaitForAssertion(() => Assert.Equal("1点", page.Find(Id("scans-count")).TextContent));
        var cancelled = page.Find(Id("scans-cancelled"));
        Assert.Contains("取り消した画像 1点", cancelled.TextContent, StringComparison.Ordinal);
        Assert.Contains("理由: 別の届のもの", cancelled.TextContent, StringComparison.Ordinal);
        Assert.False(cancelled.HasAttribute("open"));
        Assert.Contains("の画像2(添付書類)を取り消した", page.Find(Id("timeline")).TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("scans-head", Focused.Last()));
    }
}
