using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.City;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Tests.Infrastructure.Persistence;

namespace Koseki.Tests.Infrastructure.Printing;

/// <summary>The way to paper through a real CUPS, whose printer is a file.</summary>
public sealed class CupsTests
{
    [Fact]
    public async Task Print_ThroughCups_ComesOutAsItWasIssuedAndLeavesNothingBehind()
    {
        await using var cups = await CupsServer.StartAsync();
        await using var city = await TestCity.CreateSealedAsync();
        await TestCity.SetAsync(city.Get<CityDesk>(), new(2026, 10, 8), new CitySetting.OfPrinter(new("01", "窓口1", cups.Address, new Dictionary<PaperStock, string> { [PaperStock.Secured] = "tray-2" })));
        var copy = Assert.Single(await city.Get<CertificateDesk>().IssueAsync(new(new(1), CertificateKind.Whole, []), new("越谷　太郎", "本人", "運転免許証", "", 1) { Particulars = "平成10年4月2日" }, TestCity.Counter));
        var desk = city.Get<PrintDesk>();

        var sent = await desk.PrintAsync(copy, "窓口1", TestCity.Counter);
        Assert.True(sent.State is PrintState.AtPrinter or PrintState.Printed, string.Join('、', sent.Job.Steps.Select(s => $"{s.Kind} {s.Said}")));
        await Patience.UntilAsync(async () => (await desk.FollowAsync(copy.IssueNumber, TestCity.Counter)).State != PrintState.AtPrinter, "CUPS says what became of it");

        Assert.Equal(PrintState.Printed, (await desk.FollowAsync(copy.IssueNumber, TestCity.Counter)).State);
        Assert.Equal(copy.Pdf, await File.ReadAllBytesAsync(cups.Paper));
        Assert.Contains("InputSlot=tray-2", cups.Log, StringComparison.Ordinal);
        await Patience.UntilAsync(() => !cups.Kept.Any(), "CUPS gives the document up");
        Assert.DoesNotContain(Directory.EnumerateFiles(city.Folder, "*", SearchOption.AllDirectories), f => File.ReadAllBytes(f).AsSpan().StartsWith("%PDF-"u8));
        Assert.Empty(await city.ProblemsAsync());
    }
}
