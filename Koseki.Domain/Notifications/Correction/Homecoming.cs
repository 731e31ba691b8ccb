using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>Where somebody whom a void act moved belongs: the register left, at its end; where it moved to another municipality, there (戸籍法施行規則39条2項).</summary>
/// <param name="Party">Who.</param>
/// <param name="Home">The register of ours; null where another municipality keeps it.</param>
/// <param name="Elsewhere">The register elsewhere, or null.</param>
internal sealed record Homecoming(ActParty Party, FamilyRegister? Home, RegisterElsewhere? Elsewhere)
{
    /// <summary>戸籍の表示.</summary>
    internal string Designation => Home?.Designation ?? Elsewhere!.Designation;

    /// <summary>Whether the register left has moved to another municipality since.</summary>
    internal bool HasMovedAway => Party.Home is not null && Home is null;

    /// <summary>Whether the record names a register of this city that nobody has seen.</summary>
    internal bool IsUnseenHere(Circumstances c) => Party.Home is null && Elsewhere is { } elsewhere && c.LocalityOf(elsewhere.Domicile.Text) == Locality.Ours;

    internal static Homecoming Of(ActParty party, Circumstances c) =>
        party.Home is { } home ? home.Register.MovedTo is { } moved ? new(party, null, At(moved, home.Register.HeadName, c)) : new(party, home.Register, null)
        : party.Now!.Matter[MatterLabels.FormerRegister] is { } former ? new(party, null, At(RecordedFacts.DomicileOf(former), RecordedFacts.HeadOf(former) ?? "", c)) : throw new InvalidOperationException("もどる戸籍のない者です。");

    private static RegisterElsewhere At(string domicile, string head, Circumstances c) =>
        new(new(domicile), head, c.Municipalities.Of(domicile, c.RegisterDay)?.Display ?? domicile);
}
