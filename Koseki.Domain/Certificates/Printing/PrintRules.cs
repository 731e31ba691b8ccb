using Koseki.Domain.Cases;
using Koseki.Domain.City;

namespace Koseki.Domain.Certificates.Printing;

/// <summary>What is asked before a paper is sent to a printer.</summary>
/// <param name="Number">発行番号.</param>
/// <param name="Paper">The copy as it was recorded; null when there is none.</param>
/// <param name="Sha256">Hash of the bytes in hand, hexadecimal.</param>
/// <param name="Before">The job of it; null while it was never sent.</param>
public sealed record PrintQuestion(string Number, IssuedPaper? Paper, string Sha256, PrintJob? Before);

/// <summary>What may be done with papers and printers. Pure.</summary>
public static class PrintRules
{
    /// <summary>The printer of an office by its name, when it has the paper of a certificate.</summary>
    public static Ruling<Printer> PrinterFor(CitySettings settings, string office, string name, PaperStock stock) =>
        settings.PrintersOf(office).FirstOrDefault(p => p.Name == name) is not { } printer ? new PrintRefusal.UnknownPrinter(name)
        : printer.Trays.ContainsKey(stock) ? printer
        : new PrintRefusal.NoTray(name, stock);

    /// <summary>Why a copy is not sent; null when it is. The bytes are those that were recorded under its number, and leave once.</summary>
    public static ActRefusal? WhyNotSend(PrintQuestion question, Actor actor) =>
        question.Paper is not { } paper ? new CertificateRefusal.UnknownIssue(question.Number)
        : paper.Sha256 != question.Sha256 ? new PrintRefusal.OtherPaper(question.Number)
        : paper.Office != actor.Office ? new PrintRefusal.OtherOffice(question.Number)
        : paper.Spoilt is { } spoilt ? new CertificateRefusal.SpoiltBefore(question.Number, spoilt.By)
        : question.Before is { } before ? new PrintRefusal.PrintedBefore(question.Number, before.Printer)
        : null;

    /// <summary>Whether a 仕切紙 goes before it: the last paper of the printer was another terminal's.</summary>
    public static bool NeedsSeparator(string? lastTerminal, string terminal) => lastTerminal is not null && lastTerminal != terminal;

    /// <summary>Why a copy is not marked as spoilt yet: it may still come out; null when nothing stands against it.</summary>
    public static PrintRefusal? WhyNotSpoil(PrintJob? job, DateTimeOffset now) =>
        job?.StateAt(now) is { } state and (PrintState.Sending or PrintState.AtPrinter or PrintState.Unknown) ? new PrintRefusal.PrintUnsettled(job.IssueNumber, state) : null;

    /// <summary>Why the printer is not told to give a job up; null when it is.</summary>
    public static PrintRefusal? WhyNotCancel(PrintJob? job, string number, Actor actor, DateTimeOffset now) =>
        job is null ? new PrintRefusal.NeverSent(number)
        : job.Office != actor.Office ? new PrintRefusal.OtherOffice(number)
        : job.StateAt(now) == PrintState.AtPrinter ? null
        : new PrintRefusal.PrintSettled(number, job.StateAt(now));

    /// <summary>Why a person may not say what became of a job; null when they may: it is unknown, or stands at the printer for long.</summary>
    public static PrintRefusal? WhyNotDecide(PrintJob? job, string number, Actor actor, DateTimeOffset now) =>
        job is null ? new PrintRefusal.NeverSent(number)
        : job.Office != actor.Office ? new PrintRefusal.OtherOffice(number)
        : job.StateAt(now) switch
        {
            PrintState.Unknown => null,
            PrintState.AtPrinter => now - job.At >= PrintJob.StuckAfter ? null : new PrintRefusal.PrintUnsettled(number, PrintState.AtPrinter),
            PrintState.Sending => new PrintRefusal.PrintUnsettled(number, PrintState.Sending),
            PrintState.Printed => new PrintRefusal.PrintSettled(number, PrintState.Printed),
            PrintState.NotPrinted => new PrintRefusal.PrintSettled(number, PrintState.NotPrinted),
            PrintState.TakenOver => new PrintRefusal.PrintSettled(number, PrintState.TakenOver),
        };

    /// <summary>Why a paper is not taken over; null when it is: it came out, and was asked for at this terminal.</summary>
    public static PrintRefusal? WhyNotTakeOver(PrintJob? job, string number, Actor actor, DateTimeOffset now) =>
        job is null ? new PrintRefusal.NeverSent(number)
        : job.Office != actor.Office || job.Terminal != actor.Terminal ? new PrintRefusal.OtherTerminal(number, job.Terminal)
        : job.StateAt(now) == PrintState.Printed ? null
        : job.StateAt(now) is var state && state is PrintState.Sending or PrintState.AtPrinter or PrintState.Unknown ? new PrintRefusal.PrintUnsettled(number, state)
        : new PrintRefusal.PrintSettled(number, state);
}
