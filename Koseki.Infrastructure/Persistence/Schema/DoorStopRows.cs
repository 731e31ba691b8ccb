using System.Globalization;
using System.Text.Json;
using Koseki.Domain.Certificates.Door;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>交付停止: a resident or a register to which the door gives nothing until two people have decided. Written once.</summary>
public sealed class DoorStopRow : IJournaled
{
    /// <summary>1, 2, 3 …</summary>
    public required long Id { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What it is about.</summary>
    public required DoorStopKind Kind { get; init; }

    /// <summary>宛名番号 that gets nothing, or null.</summary>
    public string? Resident { get; init; }

    /// <summary>Another 宛名番号 that gets nothing, or null.</summary>
    public string? OtherResident { get; init; }

    /// <summary>The register that is not issued, or null.</summary>
    public long? Register { get; init; }

    /// <summary>人 the number means now, or null.</summary>
    public long? FormerPerson { get; init; }

    /// <summary>人 the row says it means, or null.</summary>
    public long? ProposedPerson { get; init; }

    /// <summary>The gateway's case, or null.</summary>
    public string? Reference { get; init; }

    /// <summary>What happened, in words.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "DoorStops";

    /// <inheritdoc/>
    public string RowKey => string.Join('|', $"交付停止{Id}", Kind, Resident, OtherResident, Register);

    /// <summary>Number, kind, residents and register out of the key: what a stop is about is known without its row.</summary>
    internal static (long Id, DoorStopKind Kind, string Resident, string OtherResident, long? Register) Of(string rowKey) => rowKey.Split('|') is [var id, var kind, var resident, var other, var register]
        ? (long.Parse(id["交付停止".Length..], CultureInfo.InvariantCulture), Enum.Parse<DoorStopKind>(kind), resident, other, register.Length == 0 ? null : long.Parse(register, CultureInfo.InvariantCulture))
        : throw new FormatException($"交付停止の名「{rowKey}」が読めません。");

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("kind", Kind.ToString());
        json.Write("resident", Resident ?? "");
        json.Write("other", OtherResident ?? "");
        json.Write("register", Register ?? 0);
        json.Write("former", FormerPerson ?? 0);
        json.Write("proposed", ProposedPerson ?? 0);
        json.Write("reference", Reference ?? "");
        json.Write("text", Text);
        json.Write("at", At);
    }
}

/// <summary>One of the two steps that settle a stop: somebody proposes, somebody else confirms. Written once.</summary>
public sealed class DoorStopStepRow : IJournaled
{
    /// <summary>The stop.</summary>
    public required long Stop { get; init; }

    /// <summary>1, 2, 3 … within the stop; a later proposal replaces the earlier one.</summary>
    public required int Order { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Whether it confirms the proposal before it; the stop is settled then.</summary>
    public required bool Confirms { get; init; }

    /// <summary>Whether what was set aside is to hold; else everything stays as it was.</summary>
    public required bool Takes { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Account of who did it.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "DoorStopSteps";

    /// <inheritdoc/>
    public string RowKey => $"交付停止{Stop}の{Order}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("confirms", Confirms ? "yes" : "no");
        json.Write("takes", Takes ? "yes" : "no");
        json.Write("reason", Reason);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
    }
}
