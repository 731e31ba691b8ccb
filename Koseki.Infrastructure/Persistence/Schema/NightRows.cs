using System.Globalization;
using System.Text.Json;
using Koseki.Domain.NightHolds;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>預かり: a paper that was left while the office was closed. Written once; what it holds are rows of <see cref="HoldRow"/>.</summary>
public sealed class NightDepositRow : IJournaled
{
    /// <summary>夜 1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What it is said to be.</summary>
    public required NightPaper Paper { get; init; }

    /// <summary>When it was handed over.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>筆頭者 as typed; may be empty.</summary>
    public required string Head { get; init; }

    /// <summary>本籍 as typed; may be empty.</summary>
    public required string Domicile { get; init; }

    /// <summary>本人の氏名 as typed; may be empty.</summary>
    public required string Person { get; init; }

    /// <summary>生年月日 as typed; may be empty.</summary>
    public required string Birth { get; init; }

    /// <summary>The registers that it held from the beginning (R1 R2), in the order in which they were chosen; empty for a deposit by text.</summary>
    public required string Registers { get; init; }

    /// <summary>Whether it was entered in the morning from the paper list.</summary>
    public required bool IsFromList { get; init; }

    /// <summary>Account of who made it.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the terminal.</summary>
    public required string Terminal { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "NightDeposits";

    /// <inheritdoc/>
    public string RowKey => Number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("paper", Paper.ToString());
        json.Write("receivedAt", ReceivedAt);
        json.Write("head", Head);
        json.Write("domicile", Domicile);
        json.Write("person", Person);
        json.Write("birth", Birth);
        json.Write("registers", Registers);
        json.Write("fromList", IsFromList ? "yes" : "no");
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("terminal", Terminal);
        json.Write("at", At);
    }
}

/// <summary>One step of a deposit. Written once; its key says what it does, so that a step that was deleted is still known.</summary>
public sealed class NightStepRow : IJournaled
{
    /// <summary>The deposit.</summary>
    public required long Deposit { get; init; }

    /// <summary>1, 2, 3 … within the deposit.</summary>
    public required int Order { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What.</summary>
    public required NightStepKind Kind { get; init; }

    /// <summary>The register it is about, or null.</summary>
    public long? Register { get; init; }

    /// <summary>The case it joins, or null.</summary>
    public long? CaseId { get; init; }

    /// <summary>Why, or what was answered; may be empty.</summary>
    public required string Reason { get; init; }

    /// <summary>Account of who did it.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "NightSteps";

    /// <inheritdoc/>
    public string RowKey => string.Create(CultureInfo.InvariantCulture, $"{Deposit}|{Order}|{Kind}|{Register}|{CaseId}");

    /// <summary>The case that a step of this key joins, or null.</summary>
    internal static long? CaseOf(string rowKey) => rowKey.Split('|') is [_, _, nameof(NightStepKind.Joined), _, var joined] ? long.Parse(joined, CultureInfo.InvariantCulture) : null;

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("reason", Reason);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
    }
}
