using System.Globalization;
using System.Security.Cryptography;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Certificates;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.Printing;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.UseCases.Certificates;

/// <summary>A job with how it stands, for the screen.</summary>
/// <param name="Job">The job.</param>
/// <param name="State">How it stands now.</param>
/// <param name="Words">What the printer says now; empty when nothing.</param>
public sealed record PrintLook(PrintJob Job, PrintState State, string Words);

/// <summary>
/// 印刷: the server sends one copy as one job, once. It is recorded before any of it leaves, in the transaction that asks again whether it
/// may: a held register, one that went on, a spoilt copy or other bytes stop there. Whoever dies in between leaves it unknown.
/// </summary>
public sealed class PrintDesk(
    ReadScopes scopes, JournalWriter journal, CertificateDesk certificates, CertificateRenderer renderer, IssueBook book, PrintBook prints, CityReader city, PrinterLine line, JournalSignal signal, SessionGuard sessions, AccessLog access, TimeProvider clock, ILogger<PrintDesk> logger)
{
    private static readonly TimeSpan LookWithin = TimeSpan.FromSeconds(5), Pause = TimeSpan.FromMilliseconds(25), Shown = TimeSpan.FromDays(3);
    private static readonly Actor Server = new("system", "自動処理", new HashSet<StaffRole>(), "", "");

    /// <summary>The printers of the actor's office.</summary>
    public async Task<IReadOnlyList<Printer>> PrintersAsync(Actor actor, CancellationToken cancellation = default)
    {
        await DemandAsync(actor, Permission.SeeCertificates, cancellation);
        return (await city.ForShowAsync(Today, cancellation)).PrintersOf(actor.Office);
    }

    /// <summary>What this terminal has sent in three days, the newest first.</summary>
    public async Task<IReadOnlyList<PrintLook>> OfTerminalAsync(Actor actor, CancellationToken cancellation = default)
    {
        await DemandAsync(actor, Permission.SeeCertificates, cancellation);
        await using var scope = await scopes.OpenAsync(cancellation);
        var now = clock.GetUtcNow();
        return [.. (await PrintBook.OfTerminalAsync(scope, actor.Office, actor.Terminal, now - Shown, cancellation)).Select(j => new PrintLook(j, j.StateAt(now), ""))];
    }

    /// <summary>
    /// Sends a copy to a printer of the office. Throws <see cref="CaseException"/> when nothing was sent; what went wrong afterwards is in
    /// the steps of the job.
    /// </summary>
    public async Task<PrintLook> PrintAsync(IssuedCertificate copy, string printer, Actor actor, CancellationToken cancellation = default)
    {
        // Before a printer is asked anything.
        await DemandAsync(actor, Permission.IssueCertificates, cancellation);
        var stock = PaperStocks.Of(copy.Kind);
        var found = PrintRules.PrinterFor(await city.AtAsync(Today, cancellation), actor.Office, printer, stock).Demand();
        await DemandReadyAsync(found, stock, cancellation);
        await ReadPagesAsync(copy, cancellation);
        var (job, left) = await BeginAsync(copy, found, stock, actor, cancellation);
        using (left)
        {
            // From here on it is recorded: how it ends is, too, whoever has gone meanwhile.
            var sent = await SendAsync(copy, job, found, left.Token);
            await RecordAsync(job.IssueNumber, actor, sent switch
            {
                SendResult.Accepted a => (PrintStepKind.Accepted, a.Words, a.Job),
                SendResult.Refused r => (PrintStepKind.Refused, r.Words, null),
                _ => (PrintStepKind.Lost, sent.Words, null),
            }, CancellationToken.None);
        }

        return await FollowAsync(job.IssueNumber, CancellationToken.None);
    }

    /// <summary>
    /// Where an office has no printer, before the terminal's browser prints: the copy may leave now (as recorded, not spoilt, its register not
    /// held and of the generation that it shows, and no paper of images), and the print is logged. Throws <see cref="CaseException"/>.
    /// </summary>
    /// <param name="copy">The copy.</param>
    /// <param name="register">The register from whose page it is printed, for the log; null elsewhere.</param>
    /// <param name="reason">Why again; null when it was not printed before.</param>
    /// <param name="actor">Who prints it.</param>
    /// <param name="cancellation">Gives it up.</param>
    public async Task ByBrowserAsync(IssuedCertificate copy, RegisterId? register, string? reason, Actor actor, CancellationToken cancellation = default)
    {
        await DemandAsync(actor, Permission.IssueCertificates, cancellation);
        Rulings.Refuse(copy.Kind.Source() == CertificateSource.Image ? new PrintRefusal.ImageByServerOnly() : null);
        await using var scope = await scopes.OpenAsync(cancellation);
        await DemandSendableAsync(scope, copy, Today, actor, cancellation);
        await access.WriteAsync(actor, reason is null ? LookKind.Printed : LookKind.Reprinted, register, $"証明書 {copy.IssueNumber}{(reason is null ? "" : $"。理由: {reason}")}", cancellation);
    }

    /// <summary>How it stands with a job; the printer is asked, and what it says of the end is recorded. Throws <see cref="CaseException"/>.</summary>
    public async Task<PrintLook> FollowAsync(string number, Actor actor, CancellationToken cancellation = default)
    {
        await DemandAsync(actor, Permission.SeeCertificates, cancellation);
        return await FollowAsync(number, cancellation);
    }

    /// <summary>Tells the printer to give a job up (jam, wrong paper). What becomes of it says the printer.</summary>
    public async Task<PrintLook> CancelAsync(string number, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.IssueCertificates);
        var (_, job) = await journal.CommitAsync(actor, async open =>
        {
            var job = await prints.FindAsync(open.Scope, number, cancellation);
            Rulings.Refuse(PrintRules.WhyNotCancel(job, number, actor, open.Now));
            if (!job!.Has(PrintStepKind.CancelAsked))
            {
                PrintBook.AddStep(open, number, PrintStepKind.CancelAsked, "");
            }

            return (new Deed(DeedKind.CertificatePrint, $"証明書 {number} の印刷の取りやめを命じた({job.Printer})"), job);
        }, cancellation);
        using var bound = Bound(LookWithin, cancellation);
        await line.CancelAsync(job.Address, job.PrinterJob!.Value, bound.Token);
        return await FollowAsync(number, cancellation);
    }

    /// <summary>A person has looked at the printer: the paper came out whole, or it did not.</summary>
    public Task DecideAsync(string number, bool cameOut, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.IssueCertificates);
        return StepAsync(number, actor, cameOut ? PrintStepKind.CameOut : PrintStepKind.DidNotCome, PrintRules.WhyNotDecide, cancellation);
    }

    /// <summary>引取り: the papers were taken from the printer and counted, at the terminal that asked.</summary>
    public Task TakeOverAsync(string number, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.IssueCertificates);
        return StepAsync(number, actor, PrintStepKind.TakenOver, PrintRules.WhyNotTakeOver, cancellation);
    }

    /// <summary>Asks printers about what nobody looks at. A printer that does not answer is asked the next time.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        IReadOnlyList<string> open;
        await using (var scope = await scopes.OpenAsync(cancellation))
        {
            open = await PrintBook.OpenAsync(scope, clock.GetUtcNow() - Shown, cancellation);
        }

        foreach (var number in open)
        {
            try
            {
                await FollowAsync(number, cancellation);
            }
            catch (CaseException e)
            {
                logger.LogError(e, "印刷 {Number} を確かめられません。", number);
            }
        }
    }

    private async Task DemandAsync(Actor actor, Permission permission, CancellationToken cancellation)
    {
        actor.Demand(permission);
        await using var scope = await scopes.OpenAsync(cancellation);
        await sessions.DemandAsync(scope.Database, actor, cancellation);
    }

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    // Asked before anything is recorded: a number whose printer is off is not used up.
    private async Task DemandReadyAsync(Printer printer, PaperStock stock, CancellationToken cancellation)
    {
        using var bound = Bound(LookWithin, cancellation);
        var look = await line.LookAsync(printer.Address, bound.Token);
        var wanting = look.Trays.Count > 0 && !look.Trays.Contains(printer.Trays[stock]) ? $"トレー {printer.Trays[stock]} がありません" : null;
        Rulings.Refuse(look.WhyNot is { } why ? new PrintRefusal.PrinterNotReady(printer.Name, why) : wanting is null ? null : new PrintRefusal.PrinterNotReady(printer.Name, wanting));
    }

    // The bound runs from before the record: whoever holds the register waits for it at most.
    private async Task<(PrintJob Job, CancellationTokenSource Left)> BeginAsync(IssuedCertificate copy, Printer printer, PaperStock stock, Actor actor, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var (next, left) = (signal.Next, new CancellationTokenSource(PrintJob.SendWithin, clock));
            var isGiven = false;
            try
            {
                var (_, job) = await journal.CommitAsync(actor, open => BeginAsync(open, copy, printer, stock, cancellation), cancellation);
                isGiven = true;
                return (job, left);
            }
            catch (CaseException e) when (e.Why is PrintRefusal.PrinterBusy && clock.GetElapsedTime(began) < PrintJob.SendWithin)
            {
                await Task.WhenAny(next, Task.Delay(Pause, cancellation));
            }
            finally
            {
                if (!isGiven)
                {
                    left.Dispose();
                }
            }
        }
    }

    private async Task<(Deed Deed, PrintJob Job)> BeginAsync(JournalTransaction open, IssuedCertificate copy, Printer printer, PaperStock stock, CancellationToken cancellation)
    {
        var (number, actor) = (copy.IssueNumber, open.Actor);
        var paper = await DemandSendableAsync(open.Scope, copy, (await open.CityAsync(cancellation)).Day, actor, cancellation);
        var last = await PrintBook.LastAsync(open.Scope, actor.Office, printer.Name, cancellation);
        Rulings.Refuse(last?.StateAt(open.Now) == PrintState.Sending ? new PrintRefusal.PrinterBusy(printer.Name) : null);
        var job = new PrintJob(number, printer.Name, printer.Address, stock, actor.Office, actor.Terminal, PrintRules.NeedsSeparator(last?.Terminal, actor.Terminal), open.Now, open.Author, []);
        PrintBook.Add(open, job, paper.Wanted!.Register?.Value);
        return (new Deed(DeedKind.CertificatePrint, $"証明書 {number} をプリンタ「{printer.Name}」({stock.Word()})へ送った"), job);
    }

    private async Task<IssuedPaper> DemandSendableAsync(ReadScope scope, IssuedCertificate copy, DateOnly day, Actor actor, CancellationToken cancellation)
    {
        var (paper, _) = await book.FindAsync(scope, copy.IssueNumber, cancellation);
        var question = new PrintQuestion(copy.IssueNumber, paper, Convert.ToHexStringLower(SHA256.HashData(copy.Pdf)), await prints.FindAsync(scope, copy.IssueNumber, cancellation));
        Rulings.Refuse(PrintRules.WhyNotSend(question, actor));
        // What holds now, as when it was issued: a hold, another generation, papers taken by hand.
        Rulings.Refuse(await certificates.EnsureGivenAsync(scope, paper!.Wanted!, day, cancellation, paper.Requester) is { } generation ? IssueDecision.WhyNot(paper.Generation, generation) : null);
        return paper;
    }

    // Before the journal is held, in which everybody waits: pages of images take seconds.
    private async Task ReadPagesAsync(IssuedCertificate copy, CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        if (copy.Kind.Source() == CertificateSource.Image && (await book.FindAsync(scope, copy.IssueNumber, cancellation)).Paper?.Wanted is { } wanted)
        {
            await certificates.ContentAsync(scope, wanted, Today, cancellation);
        }
    }

    private async Task<SendResult> SendAsync(IssuedCertificate copy, PrintJob job, Printer printer, CancellationToken left)
    {
        if (left.IsCancellationRequested)
        {
            return new SendResult.Refused("送り始められませんでした");
        }

        if (job.HasSeparator)
        {
            var sheet = renderer.Separator(job.Office, job.Terminal, JapanTime.Of(job.At).ToString("M月d日 H:mm:ss", CultureInfo.InvariantCulture), job.IssueNumber);
            if (await line.SendAsync(printer.Address, printer.SeparatorTray(job.Stock), $"separator {job.IssueNumber}", sheet, left) is not SendResult.Accepted and var failed)
            {
                return new SendResult.Refused($"仕切紙: {failed.Words}。証明書は送っていません");
            }
        }

        return await line.SendAsync(printer.Address, printer.Trays[job.Stock], job.IssueNumber, copy.Pdf, left);
    }

    private async Task<PrintLook> FollowAsync(string number, CancellationToken cancellation)
    {
        var job = await FindAsync(number, cancellation);
        if (job.StateAt(clock.GetUtcNow()) != PrintState.AtPrinter || job.PrinterJob is not { } printerJob)
        {
            return Of(job, "");
        }

        using var bound = Bound(LookWithin, cancellation);
        var look = await line.JobAsync(job.Address, printerJob, number, bound.Token);
        if (look is null || look.End == JobEnd.None)
        {
            var reasons = look is null ? "" : (await line.LookAsync(job.Address, bound.Token)).Reasons;
            return Of(job, look is null ? "プリンタが答えません" : reasons.Length == 0 ? look.Words : $"{look.Words}({reasons})");
        }

        await RecordAsync(number, Server, (look.End switch
        {
            JobEnd.Completed => PrintStepKind.Completed,
            JobEnd.Failed => PrintStepKind.Failed,
            JobEnd.Lost or JobEnd.None => PrintStepKind.Lost,
        }, look.Words, null), cancellation);
        return Of(await FindAsync(number, cancellation), look.Words);
    }

    private PrintLook Of(PrintJob job, string words) => new(job, job.StateAt(clock.GetUtcNow()), words);

    private async Task<PrintJob> FindAsync(string number, CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await prints.FindAsync(scope, number, cancellation) ?? throw new CaseException(new PrintRefusal.NeverSent(number));
    }

    // Two nodes hear the same: it is written once.
    private async Task RecordAsync(string number, Actor actor, (PrintStepKind Kind, string Said, int? PrinterJob) step, CancellationToken cancellation)
    {
        try
        {
            // Whoever sent it may have been signed out meanwhile; what became of it is recorded all the same.
            await journal.CommitAsync(actor with { Session = null }, async open =>
            {
                var job = await prints.FindAsync(open.Scope, number, cancellation);
                Rulings.Refuse(job!.Has(step.Kind) ? new PrintRefusal.PrintSettled(number, job.StateAt(open.Now)) : null);
                PrintBook.AddStep(open, number, step.Kind, step.Said, step.PrinterJob);
                return (new Deed(DeedKind.CertificatePrint, $"証明書 {number}: {step.Kind.Word()}{(step.Said.Length == 0 ? "" : $"({step.Said})")}"), true);
            }, cancellation);
        }
        catch (CaseException e) when (e.Why is PrintRefusal.PrintSettled)
        {
            logger.LogDebug("印刷 {Number} の {Step} は、もう記録されています。", number, step.Kind);
        }
    }

    private async Task StepAsync(string number, Actor actor, PrintStepKind kind, Func<PrintJob?, string, Actor, DateTimeOffset, PrintRefusal?> whyNot, CancellationToken cancellation) =>
        await journal.CommitAsync(actor, async open =>
        {
            Rulings.Refuse(whyNot(await prints.FindAsync(open.Scope, number, cancellation), number, actor, open.Now));
            PrintBook.AddStep(open, number, kind, "");
            return (new Deed(DeedKind.CertificatePrint, $"証明書 {number}: {kind.Word()}"), true);
        }, cancellation);

    private CancellationTokenSource Bound(TimeSpan within, CancellationToken cancellation)
    {
        var bound = new CancellationTokenSource(within, clock);
        cancellation.Register(bound.Cancel);
        return bound;
    }
}
