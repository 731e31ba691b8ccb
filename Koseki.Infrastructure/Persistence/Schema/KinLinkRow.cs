using System.Text.Json;
using Koseki.Domain.People;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>
/// 人の結び付き that the registers do not show, or not for ever: what a decided notification recorded, and the two steps by which
/// the office confirms or denies what is only inferred. Written once; the latest word on two persons counts.
/// </summary>
public sealed class KinLinkRow : IJournaled
{
    /// <summary>1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What they are to each other.</summary>
    public required KinLinkKind Kind { get; init; }

    /// <summary>The child, the adopted, or one of the two.</summary>
    public required long One { get; init; }

    /// <summary>The parent, the adopter, or the other.</summary>
    public required long Other { get; init; }

    /// <summary>婚姻日 or 縁組日 in the words of the register, or null.</summary>
    public string? Since { get; init; }

    /// <summary>Whether they are; false: they are not (別人).</summary>
    public required bool Holds { get; init; }

    /// <summary>The notification that recorded it, or null for a step of the office.</summary>
    public long? CaseId { get; init; }

    /// <summary>The proposal that this row confirms, by somebody else; null for a proposal and for what a notification recorded.</summary>
    public long? Confirms { get; init; }

    /// <summary>Why, of a step of the office; empty for a notification.</summary>
    public required string Reason { get; init; }

    /// <summary>Account of who did it.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "KinLinks";

    /// <inheritdoc/>
    public string RowKey => $"結び付き{Number}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("number", Number);
        json.Write("journal", JournalNumber);
        json.Write("kind", Kind.ToString());
        json.Write("one", One);
        json.Write("other", Other);
        json.Write("since", Since);
        json.Write("holds", Holds ? "yes" : "no");
        json.Write("case", CaseId);
        json.Write("confirms", Confirms);
        json.Write("reason", Reason);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
    }
}
