using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reissue;

/// <summary>再製 or 改製 of one register, as ordered, asked for or laid down (戸籍法11条, 11条の2, 128条).</summary>
public sealed record ReissueNotification
{
    /// <summary>The ground.</summary>
    public required ReissueGround Ground { get; init; }

    /// <summary>The register.</summary>
    public required FamilyRegister Register { get; init; }

    /// <summary>The day of the Minister's order; null for 改製.</summary>
    public required RegisterDate? OrderedOn { get; init; }

    /// <summary>The number of the order; null for 改製.</summary>
    public required string? OrderNumber { get; init; }

    /// <summary>改製事由; null for 再製.</summary>
    public required string? Because { get; init; }

    /// <summary>Whether the record was held against the duplicate and the papers (滅失, 滅失のおそれ).</summary>
    public required bool IsCompared { get; init; }

    /// <summary>What is left out, each once, in the order of the paper.</summary>
    public required IReadOnlyList<ReissueTrace> Without { get; init; }

    /// <summary>What the register would be without it; null where nobody asks.</summary>
    public required ReissueResult? Result { get; init; }

    /// <summary>Place of the entry of who asks; null where nobody does, and for a stranger.</summary>
    public required int? ApplicantAt { get; init; }

    /// <summary>Whether a stranger to the register asks.</summary>
    public required bool IsStranger { get; init; }

    /// <summary>In which capacity; null where nobody asks.</summary>
    public required ReissueCapacity? Capacity { get; init; }

    /// <summary>Whether somebody asks for it (申出再製).</summary>
    public bool IsAsked => Ground is ReissueGround.Falsehood or ReissueGround.Letters or ReissueGround.Relationship;

    /// <summary>Whether the register is renewed, not made again.</summary>
    public bool IsRenewal => Ground == ReissueGround.Renewal;

    /// <summary>Where what is left out stands.</summary>
    public ValueList<MatterPlace> Places => [.. Without.Select(t => t.Place)];

    /// <summary>Traces of the same leave or ruling that stay, because the paper does not name them.</summary>
    public IReadOnlyList<ReissueTrace> Left => [.. ReissueTrace.Of(Register).Where(t => t.IsOf(Ground) && Without.All(w => w.Place != t.Place))];

    /// <summary>Those whose place goes with their last matter.</summary>
    public IReadOnlyList<RegisterEntry> Gone => [.. Register.Entries.Where((_, i) => Reissues.IsLeftOut(Register, i, Places))];
}
