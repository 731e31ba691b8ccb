using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.City;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Printing;
using Koseki.Web.Components.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Web.Pages.Certificates;

/// <summary>The papers just issued, on screen: pictures, never the paper's bytes; the server prints, and how it stands is there.</summary>
public sealed class IssuedPapersTests : DeskPageTests
{
    private async Task<IReadOnlyList<IssuedCertificate>> IssuedAsync() =>
        await City.Get<CertificateDesk>().IssueAsync(new(new(1), CertificateKind.Whole, []), new("越谷　太郎", "本人", "運転免許証", "", 2) { Particulars = "平成10年4月2日" }, TestCity.Counter);

    [Fact]
    public async Task Print_OfficeWithAPrinter_SendsOneByOneAndShowsHowItStands()
    {
        await using var printer = await PaperPrinter.StartAsync();
        await OpenAsync();
        await TestCity.SetAsync(City.Get<CityDesk>(), new(2026, 10, 8), new CitySetting.OfPrinter(new("01", "窓口1", printer.Address, new Dictionary<PaperStock, string> { [PaperStock.Secured] = "tray-1" })));
        var copies = await IssuedAsync();
        var page = Render<IssuedPapers>(p => p.Add(c => c.Papers, copies));
        page.WaitForElement("#paper-printer");
        Assert.StartsWith("data:image/svg+xml", page.Find("[data-testid='paper-page-0']").GetAttribute("src"), StringComparison.Ordinal);

        await ClickToEndAsync(page, "[data-testid='paper-print']");
        await ClickToEndAsync(page, "[data-testid='paper-print']");
        await ClickToEndAsync(page, "[data-testid='paper-print']");

        Assert.Equal(copies.Select(c => c.IssueNumber), printer.Papers.Select(p => p.Name));
        Assert.Contains("もうプリンタへ送りました", page.Find("[data-testid='paper-why']").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("プリンタで処理中", page.Find($"[data-testid='print-state-{copies[0].IssueNumber}']").TextContent));
        printer.JobState = 9;
        City.Clock.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"[data-testid='take-over-{copies[0].IssueNumber}']")));
        Assert.DoesNotContain(JSInterop.Invocations, i => i.Arguments.Any(a => a is byte[] or Microsoft.JSInterop.DotNetStreamReference));
        Assert.DoesNotContain("JVBERi", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Print_OfficeWithoutPrinters_PrintsThePicturesAndSaysSo()
    {
        await OpenAsync();
        var copies = await IssuedAsync();
        var page = Render<IssuedPapers>(p => p.Add(c => c.Papers, copies));
        page.WaitForElement("[data-testid='paper-by-browser']");

        await ClickToEndAsync(page, "[data-testid='paper-print']");

        await using var database = City.Open();
        Assert.Equal([$"証明書 {copies[0].IssueNumber}"], await database.AccessLog.Where(l => l.Text.StartsWith("証明書 ")).Select(l => l.Text).ToListAsync());
        Assert.Empty(page.FindAll("[data-testid='print-queue']"));
        Assert.DoesNotContain(JSInterop.Invocations, i => i.Arguments.Any(a => a is byte[] or Microsoft.JSInterop.DotNetStreamReference));
    }
}
