using System.Text.Json;
using Koseki.Domain.Certificates.Printing;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>印刷: one copy that was sent to a printer. At most one a copy, so that none is printed twice.</summary>
public sealed class PrintJobRow : IJournaled
{
    /// <summary>発行番号.</summary>
    public required string IssueNumber { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The register that it shows; null for what is made of none.</summary>
    public long? Register { get; init; }

    /// <summary>Name of the printer.</summary>
    public required string Printer { get; init; }

    /// <summary>Its address then.</summary>
    public required string Address { get; init; }

    /// <summary>The paper.</summary>
    public required PaperStock Stock { get; init; }

    /// <summary>Whether a 仕切紙 goes before it.</summary>
    public required bool HasSeparator { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account and name.</summary>
    public required string By { get; init; }

    /// <summary>Office code.</summary>
    public required string Office { get; init; }

    /// <summary>Code of the terminal that asked.</summary>
    public required string Terminal { get; init; }

    /// <inheritdoc/>
    public string TableName => "PrintJobs";

    /// <inheritdoc/>
    public string RowKey => IssueNumber;

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("register", Register);
        json.Write("printer", Printer);
        json.Write("address", Address);
        json.Write("stock", Stock.ToString());
        json.WriteBoolean("separator", HasSeparator);
        json.Write("at", At);
        json.Write("by", By);
        json.Write("office", Office);
        json.Write("terminal", Terminal);
    }
}

/// <summary>What happened to a copy that was sent to a printer: each kind at most once.</summary>
public sealed class PrintStepRow : IJournaled
{
    /// <summary>発行番号.</summary>
    public required string IssueNumber { get; init; }

    /// <summary>What happened.</summary>
    public required PrintStepKind Kind { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What the printer or the person said.</summary>
    public required string Said { get; init; }

    /// <summary>The printer's number of it; null but where it took it.</summary>
    public int? PrinterJob { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account and name.</summary>
    public required string By { get; init; }

    /// <inheritdoc/>
    public string TableName => "PrintSteps";

    /// <inheritdoc/>
    public string RowKey => KeyOf(IssueNumber, Kind);

    /// <summary>Its key in the journal.</summary>
    public static string KeyOf(string number, PrintStepKind kind) => $"{number} {kind}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("said", Said);
        json.Write("printerJob", PrinterJob);
        json.Write("at", At);
        json.Write("by", By);
    }
}
