using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>操作記録: who did what, in the same transaction as the deed. One row a journal row.</summary>
public sealed class AuditRow : IJournaled
{
    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account.</summary>
    public required string Account { get; init; }

    /// <summary>Name of the person then.</summary>
    public required string Name { get; init; }

    /// <summary>職務 then, joined by ・.</summary>
    public required string Roles { get; init; }

    /// <summary>Office code.</summary>
    public required string Office { get; init; }

    /// <summary>Terminal code.</summary>
    public required string Terminal { get; init; }

    /// <summary>What was done: the word of a <see cref="Domain.Cases.DeedKind"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The case, or null.</summary>
    public long? CaseId { get; init; }

    /// <summary>One sentence for the list.</summary>
    public required string Text { get; init; }

    /// <summary>The reason given, or null.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public string TableName => "Audit";

    /// <inheritdoc/>
    public string RowKey => KeyOf(JournalNumber);

    /// <summary>How the journal names the audit row of one of its rows.</summary>
    internal static string KeyOf(long journalNumber) => $"台帳番号{journalNumber}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("at", At);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("roles", Roles);
        json.Write("office", Office);
        json.Write("terminal", Terminal);
        json.Write("action", Action);
        json.Write("case", CaseId);
        json.Write("text", Text);
        json.Write("reason", Reason);
    }
}
