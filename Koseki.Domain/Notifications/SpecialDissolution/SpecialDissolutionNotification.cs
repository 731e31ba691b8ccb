using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialDissolution;

/// <summary>特別養子離縁届 as the paper says it (戸籍法73条, 民法817条の10–817条の11).</summary>
public sealed record SpecialDissolutionNotification
{
    /// <summary>The child and where it stands: the register of the adopters, or one of its own since.</summary>
    public required PersonInRegister Child { get; init; }

    /// <summary>The child on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>住所 of the child.</summary>
    public required string Address { get; init; }

    /// <summary>養父 and 養母 who part, by name; null where one does not.</summary>
    public required (string? Father, string? Mother) Adopters { get; init; }

    /// <summary>The decision of the court.</summary>
    public required Ruling Ruling { get; init; }

    /// <summary>離縁の後の本籍, or null while it is not chosen.</summary>
    public required SpecialReturn? Way { get; init; }

    /// <summary>The register before when it is ours, or null.</summary>
    public required FamilyRegister? FormerRegister { get; init; }

    /// <summary>The register before when another municipality keeps it, or null.</summary>
    public required RegisterElsewhere? FormerElsewhere { get; init; }

    /// <summary>縁組前の氏 on the paper, or null.</summary>
    public required string? FormerName { get; init; }

    /// <summary>Its 振り仮名, or null.</summary>
    public required string? FormerNameKana { get; init; }

    /// <summary>新しい本籍, or null.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>実父, 実母 and 続柄 on the paper.</summary>
    public required (string? Father, string? Mother, string Relationship) Natural { get; init; }

    /// <summary>Who notifies, or null while it is not chosen.</summary>
    public required SpecialPetitioner? Notifier { get; init; }

    /// <summary>Whether registers elsewhere were looked at; null where there is none.</summary>
    public required bool? IsVerified { get; init; }

    /// <summary>氏 after it: that of the register before.</summary>
    public string FamilyNameAfter => FormerRegister?.FamilyName ?? FormerName ?? DraftReader.Missing;

    /// <summary>The reading of that 氏 in the register of ours that the child left, or null.</summary>
    internal string? ReadingBefore(Circumstances c) => Left(c) is var (left, _) && left.FamilyName == FamilyNameAfter ? left.FamilyNameKana : null;

    /// <summary>The entry that the child left for the 特別養子縁組 in the register of the natural parents, from whichever register of ours shows it; null where none does.</summary>
    public (FamilyRegister Register, RegisterEntry Entry)? Left(Circumstances c) => c.Kin.EntriesOf(Child.Person)
        .Where(e => e.Entry.Removed?.Cause == MatterTitles.SpecialAdoptionLeft && e.Entry.Matters.Any(m => m is { IsErased: false, Title: MatterTitles.SpecialAdoptionLeft } && m[MatterLabels.FormerRegister] is null))
        .Select(e => ((FamilyRegister, RegisterEntry)?)(e.Register, e.Entry)).LastOrDefault();
}
