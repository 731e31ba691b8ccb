namespace Koseki.Domain.Certificates.Door;

/// <summary>What a stop of the door is about.</summary>
public enum DoorStopKind
{
    /// <summary>A row of the feed of 宛名番号 ↔ 人 would change whom a number means, or could not be read.</summary>
    Link,

    /// <summary>A register whose record does not pass its check.</summary>
    Register,

    /// <summary>Something the gateway set aside and closed.</summary>
    Gateway,
}

/// <summary>One of the steps that settle a stop: somebody proposes, somebody else confirms.</summary>
/// <param name="Order">1, 2, 3 … within the stop; a later proposal replaces the earlier one.</param>
/// <param name="Confirms">Whether it confirms the proposal before it; the stop is settled then.</param>
/// <param name="Takes">Whether what was set aside is to hold; else everything stays as it was.</param>
/// <param name="Reason">Why.</param>
/// <param name="Account">Account of who did it.</param>
/// <param name="Name">Name of that person.</param>
public sealed record DoorStopStep(int Order, bool Confirms, bool Takes, string Reason, string Account, string Name);

/// <summary>交付停止: a resident or a register to which the door gives nothing until two people have decided.</summary>
/// <param name="Id">1, 2, 3 …; 0 before it is stored.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What happened, in words.</param>
/// <param name="At">When.</param>
public sealed record DoorStop(long Id, DoorStopKind Kind, string Text, DateTimeOffset At)
{
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

    /// <summary>What has been done about it, in order.</summary>
    public IReadOnlyList<DoorStopStep> Steps { get; init; } = [];

    /// <summary>The proposal that counts, or null.</summary>
    public DoorStopStep? Proposal => Steps.LastOrDefault(s => !s.Confirms);

    /// <summary>The confirmation, or null while it stands.</summary>
    public DoorStopStep? Settled => Steps.LastOrDefault(s => s.Confirms);

    /// <summary>Whether what made the stop can be taken instead of what stood before: a row of a feed that could be read, or what the gateway asked about.</summary>
    public bool CanBeTaken => Kind == DoorStopKind.Gateway || this is { Kind: DoorStopKind.Link, ProposedPerson: not null };
}
