namespace Koseki.Domain.Certificates.Printing;

/// <summary>What happened to a paper that was sent to a printer. Each at most once.</summary>
public enum PrintStepKind
{
    /// <summary>The printer has taken it and given it a number.</summary>
    Accepted,

    /// <summary>The printer has not taken it: nothing came out.</summary>
    Refused,

    /// <summary>Nobody can say whether the printer has it.</summary>
    Lost,

    /// <summary>The printer says that it is printed.</summary>
    Completed,

    /// <summary>The printer has given it up.</summary>
    Failed,

    /// <summary>Somebody has told the printer to give it up.</summary>
    CancelAsked,

    /// <summary>Somebody has looked: it came out.</summary>
    CameOut,

    /// <summary>Somebody has looked: it did not come out, or not whole.</summary>
    DidNotCome,

    /// <summary>引取り: taken from the printer, and counted, at the terminal that asked.</summary>
    TakenOver,
}

/// <summary>How it stands with a paper that was sent to a printer.</summary>
public enum PrintState
{
    /// <summary>It is on its way.</summary>
    Sending,

    /// <summary>The printer has it.</summary>
    AtPrinter,

    /// <summary>Nobody can say: a person looks and decides.</summary>
    Unknown,

    /// <summary>It came out and waits for whoever asked.</summary>
    Printed,

    /// <summary>It did not come out whole: 処分.</summary>
    NotPrinted,

    /// <summary>Whoever asked has it.</summary>
    TakenOver,
}

/// <summary>One step of a job.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Said">What the printer or the person said.</param>
/// <param name="PrinterJob">The printer's number of it; null but for <see cref="PrintStepKind.Accepted"/>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account and name.</param>
public sealed record PrintStep(PrintStepKind Kind, string Said, int? PrinterJob, DateTimeOffset At, string By);

/// <summary>印刷: one certificate, with its own number, on one printer. It is sent once at most.</summary>
/// <param name="IssueNumber">発行番号.</param>
/// <param name="Printer">Name of the printer.</param>
/// <param name="Address">Its address then.</param>
/// <param name="Stock">The paper.</param>
/// <param name="Office">Code of the office.</param>
/// <param name="Terminal">Code of the terminal that asked.</param>
/// <param name="HasSeparator">Whether a 仕切紙 goes before it: the one before was another terminal's.</param>
/// <param name="At">When it was sent.</param>
/// <param name="By">Account and name.</param>
/// <param name="Steps">What happened since.</param>
public sealed record PrintJob(string IssueNumber, string Printer, string Address, PaperStock Stock, string Office, string Terminal, bool HasSeparator, DateTimeOffset At, string By, IReadOnlyList<PrintStep> Steps)
{
    /// <summary>Within this time from its record all of it has left, or never will.</summary>
    public static TimeSpan SendWithin { get; } = TimeSpan.FromSeconds(20);

    /// <summary>After this time whoever sent it is gone without having said how it went; generous to clocks that differ.</summary>
    public static TimeSpan UnknownAfter { get; } = TimeSpan.FromSeconds(60);

    /// <summary>After this time at a printer a person may say what became of it.</summary>
    public static TimeSpan StuckAfter { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The printer's own number of it.</summary>
    public int? PrinterJob => Steps.FirstOrDefault(s => s.Kind == PrintStepKind.Accepted)?.PrinterJob;

    /// <summary>How it stands. What a person saw counts before what a printer says.</summary>
    public PrintState StateAt(DateTimeOffset now) =>
        Has(PrintStepKind.TakenOver) ? PrintState.TakenOver
        : Has(PrintStepKind.DidNotCome) ? PrintState.NotPrinted
        : Has(PrintStepKind.CameOut) ? PrintState.Printed
        : Has(PrintStepKind.Refused) || Has(PrintStepKind.Failed) ? PrintState.NotPrinted
        : Has(PrintStepKind.Completed) ? PrintState.Printed
        : Has(PrintStepKind.Lost) ? PrintState.Unknown
        : Has(PrintStepKind.Accepted) ? PrintState.AtPrinter
        : now - At < UnknownAfter ? PrintState.Sending
        : PrintState.Unknown;

    /// <summary>Whether it is settled that it did not come out whole.</summary>
    public bool NeverCameOut => StateAt(At) == PrintState.NotPrinted;

    /// <summary>Whether a step of a kind was recorded.</summary>
    public bool Has(PrintStepKind kind) => Steps.Any(s => s.Kind == kind);
}

/// <summary>Words of printing.</summary>
public static class PrintWords
{
    /// <summary>As screens write it.</summary>
    public static string Word(this PrintState state) => state switch
    {
        PrintState.Sending => "送信中",
        PrintState.AtPrinter => "プリンタで処理中",
        PrintState.Unknown => "不明(見て確かめる)",
        PrintState.Printed => "印刷済み・引取り待ち",
        PrintState.NotPrinted => "印刷できなかった",
        PrintState.TakenOver => "引取り済み",
    };

    /// <summary>As records write it.</summary>
    public static string Word(this PrintStepKind kind) => kind switch
    {
        PrintStepKind.Accepted => "プリンタが受け取った",
        PrintStepKind.Refused => "プリンタが受け取らなかった",
        PrintStepKind.Lost => "プリンタが受け取ったか分からない",
        PrintStepKind.Completed => "印刷が終わった",
        PrintStepKind.Failed => "プリンタが印刷をやめた",
        PrintStepKind.CancelAsked => "印刷の取りやめを命じた",
        PrintStepKind.CameOut => "紙が出たことを確かめた",
        PrintStepKind.DidNotCome => "紙が出なかったことを確かめた",
        PrintStepKind.TakenOver => "引き取った",
    };
}
