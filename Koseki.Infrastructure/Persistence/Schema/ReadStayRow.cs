using System.Globalization;
using System.Text.Json;
using Koseki.Domain.RegisterChains;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>
/// 画像戸籍での在籍: what one of the office read of a person on the pages of an imaged register, and another's confirmation. Written once; the latest
/// confirmed word on register and person counts.
/// </summary>
public sealed class ReadStayRow : IJournaled
{
    /// <summary>1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The imaged register.</summary>
    public required long Imaged { get; init; }

    /// <summary>The person.</summary>
    public required long Person { get; init; }

    /// <summary>Whether the person stands in it; false: that is somebody else.</summary>
    public required bool Holds { get; init; }

    /// <summary>Who it is in the index, from 0, or null.</summary>
    public int? Position { get; init; }

    /// <summary>How the stay began.</summary>
    public required StayBegin Begin { get; init; }

    /// <summary>入籍の原因.</summary>
    public required string BeginCause { get; init; }

    /// <summary>Since when, as written.</summary>
    public required string Since { get; init; }

    /// <summary>前の戸籍.</summary>
    public required string Former { get; init; }

    /// <summary>How it ended.</summary>
    public required StayEnd End { get; init; }

    /// <summary>除籍の原因.</summary>
    public required string EndCause { get; init; }

    /// <summary>Until when, as written.</summary>
    public required string Until { get; init; }

    /// <summary>次の戸籍.</summary>
    public required string Next { get; init; }

    /// <summary>By what the person was recognised.</summary>
    public required string Reason { get; init; }

    /// <summary>The proposal that this row confirms; null for a proposal.</summary>
    public long? Confirms { get; init; }

    /// <summary>Account of who did it.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "ReadStays";

    /// <inheritdoc/>
    public string RowKey => string.Create(CultureInfo.InvariantCulture, $"{GroupOf(Person)}|{Number}");

    /// <summary>What the keys of the rows of a person begin with.</summary>
    public static string GroupOf(long person) => string.Create(CultureInfo.InvariantCulture, $"P{person}");

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("number", Number);
        json.Write("journal", JournalNumber);
        json.Write("imaged", Imaged);
        json.Write("person", Person);
        json.Write("holds", Holds ? "yes" : "no");
        json.Write("position", Position);
        json.Write("begin", Begin.ToString());
        json.Write("beginCause", BeginCause);
        json.Write("since", Since);
        json.Write("former", Former);
        json.Write("end", End.ToString());
        json.Write("endCause", EndCause);
        json.Write("until", Until);
        json.Write("next", Next);
        json.Write("reason", Reason);
        json.Write("confirms", Confirms);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
    }
}
