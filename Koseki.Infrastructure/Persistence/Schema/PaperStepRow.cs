using System.Globalization;
using System.Text.Json;
using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>What was done about a paper beside the steps of its case. Written once; its key says of which case and what, so that one that was deleted is still known.</summary>
public sealed class PaperStepRow : IJournaled
{
    /// <summary>The case.</summary>
    public required long CaseId { get; init; }

    /// <summary>1, 2, 3 … within the case.</summary>
    public required int Order { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What.</summary>
    public required PaperStepKind Kind { get; init; }

    /// <summary>When; of 再点検を待つ the day it is due.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What was asked, said, found or given as a reason; may be empty.</summary>
    public required string Text { get; init; }

    /// <summary>根拠条文, or what the bureau wrote; may be empty.</summary>
    public required string Reference { get; init; }

    /// <summary>What the bureau said, or null.</summary>
    public BureauAnswer? Answer { get; init; }

    /// <summary>The book that numbers it, or null.</summary>
    public PaperBook? Book { get; init; }

    /// <summary>Year of its number, or null.</summary>
    public int? BookYear { get; init; }

    /// <summary>Its number within the year, or null.</summary>
    public int? BookNumber { get; init; }

    /// <summary>Account of who did it.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When it was written down.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "PaperSteps";

    /// <inheritdoc/>
    public string RowKey => string.Create(CultureInfo.InvariantCulture, $"{CaseId}|{Order}|{Kind}");

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("on", On);
        json.Write("text", Text);
        json.Write("reference", Reference);
        json.Write("answer", Answer?.ToString());
        json.Write("book", Book?.ToString());
        json.Write("bookYear", BookYear);
        json.Write("bookNumber", BookNumber);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
    }

    /// <summary>As the domain reads it.</summary>
    internal PaperStep Step => new(Kind, On, Text, Account, Name, At)
    {
        Reference = Reference,
        Answer = Answer,
        Number = this is { BookYear: { } year, BookNumber: { } number } ? new ReceiptNumber(year, number) : null,
    };
}
