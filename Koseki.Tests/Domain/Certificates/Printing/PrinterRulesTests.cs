using Koseki.Domain.Certificates.Printing;

namespace Koseki.Tests.Domain.Certificates.Printing;

/// <summary>What a printer may be set to, and how it stands with a job.</summary>
public sealed class PrinterRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("ipps://printer.example/ipp/print", "tray-1", "")]
    [InlineData("ipp://localhost:631/printers/madoguchi1", "main", "")]
    [InlineData("ipp://printer.example/ipp/print", "tray-1", "printer-address")]
    [InlineData("ipps://user:secret@printer.example/ipp/print", "tray-1", "printer-address")]
    [InlineData("https://printer.example/", "tray-1", "printer-address")]
    [InlineData("file:///tmp/x", "tray-1", "printer-address")]
    [InlineData("ipps://printer.example/ipp/print", "tray 1", "printer-trays")]
    [InlineData("ipps://printer.example/ipp/print", "tray-2", "printer-trays")]
    public void Problems_OfAPrinter_AreTold(string address, string tray, string box) =>
        Assert.Equal(box.Length == 0 ? [] : [box], PrinterRules.Problems(new("01", "窓口1", address, new Dictionary<PaperStock, string> { [PaperStock.Secured] = tray, [PaperStock.Fine] = "tray-2" })).Select(p => p.Box));

    [Fact]
    public void Problems_WithoutNameOrPaper_AreTold()
    {
        Assert.Equal(["printer-name"], PrinterRules.Problems(new("01", "", "", new Dictionary<PaperStock, string>())).Select(p => p.Box));
        Assert.Equal([], PrinterRules.Problems(new("01", "窓口1", "", new Dictionary<PaperStock, string>())).Select(p => p.Box));
        Assert.Equal(["printer-trays"], PrinterRules.Problems(new("01", "窓口1", "ipps://printer.example/ipp/print", new Dictionary<PaperStock, string> { [PaperStock.Postcard] = "tray-1" })).Select(p => p.Box));
    }

    /// <summary>What a person saw counts before what a printer says; whoever says nothing is gone after a minute.</summary>
    [Theory]
    [InlineData(PrintState.Sending, 59)]
    [InlineData(PrintState.Unknown, 60)]
    [InlineData(PrintState.AtPrinter, 3600, PrintStepKind.Accepted)]
    [InlineData(PrintState.AtPrinter, 10, PrintStepKind.Accepted, PrintStepKind.CancelAsked)]
    [InlineData(PrintState.NotPrinted, 10, PrintStepKind.Refused)]
    [InlineData(PrintState.NotPrinted, 10, PrintStepKind.Accepted, PrintStepKind.Failed)]
    [InlineData(PrintState.Printed, 10, PrintStepKind.Accepted, PrintStepKind.Completed)]
    [InlineData(PrintState.Unknown, 10, PrintStepKind.Lost)]
    [InlineData(PrintState.Printed, 10, PrintStepKind.Lost, PrintStepKind.CameOut)]
    [InlineData(PrintState.NotPrinted, 10, PrintStepKind.DidNotCome, PrintStepKind.Accepted)]
    [InlineData(PrintState.TakenOver, 10, PrintStepKind.Accepted, PrintStepKind.Completed, PrintStepKind.TakenOver)]
    public void StateAt_OfSteps_IsTold(PrintState state, int seconds, params PrintStepKind[] steps) =>
        Assert.Equal(state, new PrintJob("1", "窓口1", "", PaperStock.Secured, "01", "01-03", false, At, "", [.. steps.Select(s => new PrintStep(s, "", null, At, ""))]).StateAt(At.AddSeconds(seconds)));
}
