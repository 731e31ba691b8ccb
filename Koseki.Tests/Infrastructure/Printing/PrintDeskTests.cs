using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.City;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Certificates;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Tests.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Printing;

/// <summary>印刷: one copy, one job, once; what is held does not leave; what nobody knows a person decides.</summary>
public sealed class PrintDeskTests : IAsyncLifetime
{
    private const string Name = "窓口1";
    private static readonly CertificateRequest Whole = new(new(1), CertificateKind.Whole, []);
    private static readonly CertificateApplicant Self = new("越谷　太郎", "本人", "運転免許証", "", 1) { Particulars = "平成10年4月2日" };
    private static readonly Actor Other = TestCity.Counter with { Terminal = "01-04" };

    private PaperPrinter printer = default!;

    private static Actor Me => TestCity.Counter;

    public async Task InitializeAsync() => printer = await PaperPrinter.StartAsync();

    public async Task DisposeAsync() => await printer.DisposeAsync();

    private async Task<TestCity> CityAsync()
    {
        var city = await TestCity.CreateSealedAsync();
        await TestCity.SetAsync(city.Get<CityDesk>(), new(2026, 10, 8), new CitySetting.OfPrinter(new("01", Name, printer.Address, new Dictionary<PaperStock, string> { [PaperStock.Secured] = "tray-1", [PaperStock.Separator] = "tray-2" })));
        return city;
    }

    private static async Task<IssuedCertificate> IssuedAsync(TestCity city, int register = 1) => Assert.Single(await city.Get<CertificateDesk>().IssueAsync(Whole with { Register = new(register) }, Self, Me));

    private static async Task<T> RefusedAsync<T>(Func<Task> act)
        where T : ActRefusal => Assert.IsType<T>((await Assert.ThrowsAsync<CaseException>(act)).Why);

    [Fact]
    public async Task Print_OneCopy_SendsTheRecordedBytesOnceAndIsTakenOverWhereItWasAsked()
    {
        await using var city = await CityAsync();
        var (desk, copy) = (city.Get<PrintDesk>(), await IssuedAsync(city));

        var look = await desk.PrintAsync(copy, Name, Me);

        var paper = Assert.Single(printer.Papers);
        Assert.Equal((copy.IssueNumber, "tray-1", true), (paper.Name, paper.Tray, paper.IsStrict));
        Assert.Equal(copy.Pdf, paper.Document);
        Assert.Equal((PrintState.AtPrinter, "印刷しています"), (look.State, look.Words));
        await RefusedAsync<PrintRefusal.PrintUnsettled>(() => desk.TakeOverAsync(copy.IssueNumber, Me));
        printer.JobState = 9;
        await desk.WatchAsync(default);
        await desk.WatchAsync(default);
        Assert.Equal(PrintState.Printed, Assert.Single(await desk.OfTerminalAsync(Me)).State);
        Assert.Equal("01-03", (await RefusedAsync<PrintRefusal.OtherTerminal>(() => desk.TakeOverAsync(copy.IssueNumber, Other)) is var refused ? refused.Terminal : ""));
        await desk.TakeOverAsync(copy.IssueNumber, Me);
        Assert.Equal(PrintState.TakenOver, (await desk.FollowAsync(copy.IssueNumber, Me)).State);
        await RefusedAsync<PrintRefusal.PrintedBefore>(() => desk.PrintAsync(copy, Name, Me));
        Assert.Single(printer.Papers);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Print_HeldMeanwhileOrOtherThanIssued_SendsNothing()
    {
        await using var city = await CityAsync();
        var (desk, copy, two) = (city.Get<PrintDesk>(), await IssuedAsync(city), await IssuedAsync(city, 2));
        await RefusedAsync<PrintRefusal.OtherPaper>(() => desk.PrintAsync(copy with { Pdf = two.Pdf }, Name, Me));
        await RefusedAsync<PrintRefusal.UnknownPrinter>(() => desk.PrintAsync(copy, Name, Me with { Office = "02" }));
        await RefusedAsync<PrintRefusal.UnknownPrinter>(() => desk.PrintAsync(copy, "窓口9", Me));
        await RefusedAsync<PrintRefusal.NoTray>(() => desk.PrintAsync(copy with { Kind = CertificateKind.FineAcceptance }, Name, Me));
        await RefusedAsync<CertificateRefusal.UnknownIssue>(() => desk.PrintAsync(copy with { IssueNumber = "20261008-00-0000009" }, Name, Me));
        await RefusedAsync<PrintRefusal.NeverSent>(() => desk.FollowAsync(copy.IssueNumber, Me));

        await desk.ByBrowserAsync(copy, null, null, Me);
        await RefusedAsync<PrintRefusal.ImageByServerOnly>(() => desk.ByBrowserAsync(copy with { Kind = CertificateKind.RemovedCopy }, null, null, Me));

        await BirthPaper.ReceivedAsync(city);
        await RefusedAsync<CertificateRefusal.Held>(() => desk.PrintAsync(copy, Name, Me));
        await RefusedAsync<CertificateRefusal.Held>(() => desk.ByBrowserAsync(copy, null, null, Me));
        await city.Get<IssuedPaperDesk>().SpoilAsync(two.IssueNumber, new("書き損じ", false, true), Me);
        await RefusedAsync<CertificateRefusal.SpoiltBefore>(() => desk.PrintAsync(two, Name, Me));

        Assert.Empty(printer.Papers);
    }

    [Fact]
    public async Task Print_RegisterWentOn_SendsNothing()
    {
        await using var city = await CityAsync();
        var copy = await IssuedAsync(city);
        await BirthPaper.ApprovedAsync(city);

        await RefusedAsync<CertificateRefusal.Moved>(() => city.Get<PrintDesk>().PrintAsync(copy, Name, Me));
        Assert.Empty(printer.Papers);
    }

    /// <summary>A hold is acknowledged after the paper has left, whichever node holds: never the other way round.</summary>
    [Fact]
    public async Task Hold_WhilePaperIsOnItsWay_IsAcknowledgedAfterIt()
    {
        await using var city = await CityAsync();
        var copy = await IssuedAsync(city);
        printer.Fault = PrinterFault.Hangs;
        await using var node = city.OtherNode();
        var printing = node.GetRequiredService<PrintDesk>().PrintAsync(copy, Name, Me);
        await Patience.UntilAsync(() => !printer.Papers.IsEmpty, "the paper comes to the printer");

        var hasLeft = false;
        var holding = Task.Run(async () =>
        {
            await BirthPaper.ReceivedAsync(city);
            return Volatile.Read(ref hasLeft);
        });
        await Patience.UntilAsync(async () =>
        {
            await using var database = city.Open();
            return await database.Holds.AnyAsync();
        }, "the register is held");
        Assert.Empty(await city.ProblemsAsync());
        Volatile.Write(ref hasLeft, true);
        printer.Release.SetResult();

        Assert.True(await holding);
        Assert.Equal(PrintState.AtPrinter, (await printing).State);
    }

    [Fact]
    public async Task Print_AnswerLost_IsUnknownUntilSomebodyLooksAndReprintedWithANewNumberAnotherDay()
    {
        await using var city = await CityAsync();
        var (desk, papers, copy) = (city.Get<PrintDesk>(), city.Get<IssuedPaperDesk>(), await IssuedAsync(city));
        printer.Fault = PrinterFault.AnswerLost;

        Assert.Equal(PrintState.Unknown, (await desk.PrintAsync(copy, Name, Me)).State);
        await RefusedAsync<PrintRefusal.PrintUnsettled>(() => papers.SpoilAsync(copy.IssueNumber, new("出ない", false, true), Me));
        await RefusedAsync<PrintRefusal.PrintedBefore>(() => desk.PrintAsync(copy, Name, Me));
        Assert.Single(printer.Papers);

        city.Clock.Advance(TimeSpan.FromDays(1));
        printer.Fault = PrinterFault.None;
        await desk.DecideAsync(copy.IssueNumber, false, Me);
        await RefusedAsync<PrintRefusal.PrintSettled>(() => desk.DecideAsync(copy.IssueNumber, true, Me));
        await papers.SpoilAsync(copy.IssueNumber, new("出ない", false, true), Me);
        var other = await papers.ReplaceAsync(copy.IssueNumber, Me, 1);
        await desk.PrintAsync(other, Name, Me);
        Assert.Equal(["20261008-00-0000001", "20261009-00-0000002"], printer.Papers.Select(p => p.Name));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Whoever died between the record and the answer has said nothing: it is not sent again, and a person looks.</summary>
    [Fact]
    public async Task Print_SenderDied_IsUnknownAndNeverSentAgain()
    {
        await using var city = await CityAsync();
        var (desk, copy, two) = (city.Get<PrintDesk>(), await IssuedAsync(city), await IssuedAsync(city, 2));
        await city.Get<JournalWriter>().CommitAsync(Me, open =>
        {
            PrintBook.Add(open, new(copy.IssueNumber, Name, printer.Address, PaperStock.Secured, "01", "01-03", false, open.Now, open.Author, []), 1);
            return Task.FromResult((new Deed(DeedKind.CertificatePrint, "送った"), true));
        }, default);

        Assert.Equal(PrintState.Sending, (await desk.FollowAsync(copy.IssueNumber, Me)).State);
        await RefusedAsync<PrintRefusal.PrintUnsettled>(() => desk.DecideAsync(copy.IssueNumber, true, Me));
        await RefusedAsync<PrintRefusal.PrintedBefore>(() => desk.PrintAsync(copy, Name, Me));
        city.Clock.Advance(PrintJob.UnknownAfter);
        Assert.Equal(PrintState.Unknown, (await desk.FollowAsync(copy.IssueNumber, Me)).State);
        await RefusedAsync<PrintRefusal.PrintedBefore>(() => desk.PrintAsync(copy, Name, Me));
        await desk.PrintAsync(two, Name, Me);
        await desk.DecideAsync(copy.IssueNumber, true, Me);
        Assert.Equal(PrintState.Printed, (await desk.FollowAsync(copy.IssueNumber, Me)).State);
        Assert.Equal([two.IssueNumber], printer.Papers.Select(p => p.Name));

        await city.TamperAsync($"DELETE FROM \"PrintSteps\" WHERE \"IssueNumber\" = {copy.IssueNumber}");
        await RefusedAsync<CertificateRefusal.IssueForeign>(() => desk.FollowAsync(copy.IssueNumber, Me));
        await city.TamperAsync($"DELETE FROM \"PrintJobs\" WHERE \"IssueNumber\" = {copy.IssueNumber}");
        await RefusedAsync<CertificateRefusal.IssueForeign>(() => desk.PrintAsync(copy, Name, Me));
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains("PrintJobs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Print_NoAnswerInTime_IsUnknown()
    {
        await using var city = await CityAsync();
        var copy = await IssuedAsync(city);
        printer.Fault = PrinterFault.Hangs;
        var printing = city.Get<PrintDesk>().PrintAsync(copy, Name, Me);
        await Patience.UntilAsync(() => !printer.Papers.IsEmpty, "the paper comes to the printer");
        city.Clock.Advance(PrintJob.SendWithin);

        Assert.Equal((PrintState.Unknown, "時間内に答えがありません"), ((await printing).State, (await printing).Job.Steps[^1].Said));
    }

    [Fact]
    public async Task Print_Jammed_IsCancelledSpoiltAndNothingIsUsedUpWhileThePrinterStands()
    {
        await using var city = await CityAsync();
        var (desk, papers, copy, two) = (city.Get<PrintDesk>(), city.Get<IssuedPaperDesk>(), await IssuedAsync(city), await IssuedAsync(city, 2));
        await desk.PrintAsync(copy, Name, Me);
        (printer.JobState, printer.State, printer.Reason) = (6, 5, "media-jam-error");

        Assert.Equal("止まっています(紙づまり)", (await desk.FollowAsync(copy.IssueNumber, Me)).Words);
        Assert.Equal("止まっています: 紙づまり", (await RefusedAsync<PrintRefusal.PrinterNotReady>(() => desk.PrintAsync(two, Name, Me))).Why);
        await RefusedAsync<PrintRefusal.PrintUnsettled>(() => papers.SpoilAsync(copy.IssueNumber, new("詰まった", false, true), Me));
        await RefusedAsync<PrintRefusal.PrintUnsettled>(() => desk.DecideAsync(copy.IssueNumber, false, Me));
        Assert.Equal(PrintState.NotPrinted, (await desk.CancelAsync(copy.IssueNumber, Me)).State);
        Assert.Equal([1], printer.Cancelled);
        await papers.SpoilAsync(copy.IssueNumber, new("詰まった", false, true), Me);
        (printer.JobState, printer.State, printer.Reason) = (5, 3, "none");
        await desk.PrintAsync(two, Name, Me);
        Assert.Equal([copy.IssueNumber, two.IssueNumber], printer.Papers.Select(p => p.Name));
    }

    [Fact]
    public async Task Print_PrinterFallsSilentOrForgets_IsDecidedByAPerson()
    {
        await using var city = await CityAsync();
        var (desk, copy, two) = (city.Get<PrintDesk>(), await IssuedAsync(city), await IssuedAsync(city, 2));
        await desk.PrintAsync(copy, Name, Me);
        city.Clock.Advance(PrintJob.StuckAfter);
        await desk.DecideAsync(copy.IssueNumber, true, Me);
        await desk.PrintAsync(two, Name, Me);
        printer.JobName = "another";
        Assert.Equal((PrintState.Unknown, "プリンタにこの印刷の記録がありません"), ((await desk.FollowAsync(two.IssueNumber, Me)).State, (await desk.FollowAsync(two.IssueNumber, Me)).Job.Steps[^1].Said));
    }

    [Theory]
    [InlineData(PrinterFault.NoSuchTray, PrintState.NotPrinted)]
    [InlineData(PrinterFault.NotFound, PrintState.NotPrinted)]
    [InlineData(PrinterFault.OtherTray, PrintState.Unknown)]
    [InlineData(PrinterFault.Garbage, PrintState.Unknown)]
    [InlineData(PrinterFault.ServerError, PrintState.Unknown)]
    public async Task Print_Fault_IsWhatCanBeSaidOfIt(PrinterFault fault, PrintState state)
    {
        await using var city = await CityAsync();
        var copy = await IssuedAsync(city);
        printer.Fault = fault;

        var look = await city.Get<PrintDesk>().PrintAsync(copy, Name, Me);
        Assert.True(state == look.State, string.Join('、', look.Job.Steps.Select(s => $"{s.Kind} {s.Said}")));
        Assert.Equal(fault == PrinterFault.OtherTray ? [1] : [], printer.Cancelled);
    }

    /// <summary>Two counters on one printer, on two nodes at once: a 仕切紙 stands between the papers of two terminals, and nothing else does.</summary>
    [Fact]
    public async Task Print_TwoTerminalsOnOnePrinter_AreSeparated()
    {
        await using var city = await CityAsync();
        await using var node = city.OtherNode();
        var (one, two, three) = (await IssuedAsync(city), await IssuedAsync(city, 2), await IssuedAsync(city, 2));
        await city.Get<PrintDesk>().PrintAsync(one, Name, Me);

        await Task.WhenAll(city.Get<PrintDesk>().PrintAsync(two, Name, Other), node.GetRequiredService<PrintDesk>().PrintAsync(three, Name, Other));

        var papers = printer.Papers.ToList();
        Assert.Equal([one.IssueNumber, $"separator {papers[2].Name}"], papers.Take(2).Select(p => p.Name));
        Assert.Equal(new[] { two.IssueNumber, three.IssueNumber }.Order(), papers.Skip(2).Select(p => p.Name).Order());
        Assert.Equal(["tray-1", "tray-2", "tray-1", "tray-1"], papers.Select(p => p.Tray));
        using var sheet = UglyToad.PdfPig.PdfDocument.Open(papers[1].Document);
        Assert.Contains("仕切紙", string.Concat(sheet.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)), StringComparison.Ordinal);
        Assert.Contains("０１－０４", string.Concat(sheet.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)), StringComparison.Ordinal);
    }
}
