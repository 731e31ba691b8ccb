using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>One of those whom a paper is about, as the paper and our register say; also one who died.</summary>
public sealed record PartyOnPaper
{
    /// <summary>The register when it is ours, or null.</summary>
    public required FamilyRegister? Register { get; init; }

    /// <summary>The entry in it, also of one who died; null where the register is not ours.</summary>
    public required RegisterEntry? Entry { get; init; }

    /// <summary>The register when another municipality keeps it, or null.</summary>
    public required RegisterElsewhere? Elsewhere { get; init; }

    /// <summary>国籍 of a foreigner, or null.</summary>
    public required string? Nationality { get; init; }

    /// <summary>氏 on the paper; empty for a foreigner who has none.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名 on the paper.</summary>
    public required string GivenName { get; init; }

    /// <summary>生年月日 on the paper.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>住所 on the paper, or null.</summary>
    public required string? Address { get; init; }

    /// <summary>Whether the person has no register.</summary>
    public bool IsForeign => Nationality is not null;

    /// <summary>The number, where a register of ours shows the person; null otherwise.</summary>
    public PersonId? Person => Entry?.Person;

    /// <summary>氏名: that of the register before that of the paper.</summary>
    public string Name => Register is not null && Entry is not null ? Register.NameOf(Entry) : IsForeign ? ForeignPerson.Name(FamilyName, GivenName) : FamilyName + GivenName;

    /// <summary>生年月日: that of the register before that of the paper.</summary>
    public RegisterDate BirthDate => Entry?.BirthDate ?? BornOn;

    /// <summary>戸籍の表示, or null for a foreigner.</summary>
    public string? Designation => Register?.Designation ?? Elsewhere?.Designation;

    /// <summary>Whether our register says that the person died.</summary>
    public bool IsDead => Entry is { } entry && IsDeath(entry);

    /// <summary>死亡日 by our register, or null.</summary>
    public RegisterDate? DiedOn => IsDead ? RecordedFacts.DiedOn(Entry!) : null;

    /// <summary>The entry of one of that 名 whom death took from the register, or null.</summary>
    internal static RegisterEntry? DeadIn(FamilyRegister register, string name) => register.Entries.LastOrDefault(e => e.GivenName == name && IsDeath(e));

    private static bool IsDeath(RegisterEntry entry) => entry.Removed is { Cause: MatterTitles.Death or MatterTitles.Disappearance };
}
