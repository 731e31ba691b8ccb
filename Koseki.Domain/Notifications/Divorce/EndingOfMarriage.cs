using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>
/// What 離婚 and 婚姻の取消し have in common (民法749条, 767条, 771条, 819条; 戸籍法19条): a couple that is one no longer, of whom the one who had changed 氏 goes back, and the
/// minor children of both.
/// </summary>
public abstract record EndingOfMarriage
{
    /// <summary>夫.</summary>
    public required Party Husband { get; init; }

    /// <summary>妻.</summary>
    public required Party Wife { get; init; }

    /// <summary>The register of ours that the paper names as that of the couple, or null.</summary>
    public required FamilyRegister? NamedRegister { get; init; }

    /// <summary>婚姻前の氏にもどる者; null when one of the two is a foreigner: no name changes by this paper then.</summary>
    public required Return? Return { get; init; }

    /// <summary>未成年の子, in the order of the paper.</summary>
    public required IReadOnlyList<DivorcedChild> Children { get; init; }

    /// <summary>Both, the husband first.</summary>
    public IEnumerable<Party> Parties => [Husband, Wife];

    /// <summary>The other of the two.</summary>
    public Party Partner(Party party) => ReferenceEquals(party, Husband) ? Wife : Husband;

    /// <summary>夫 or 妻.</summary>
    public Party Of(SpouseMark mark) => mark == SpouseMark.Husband ? Husband : Wife;

    /// <summary>The one who goes back to the former name, or null.</summary>
    public Party? Returning => Return is null ? null : Of(Return.Who);

    /// <summary>Whether the one who would go back keeps the 氏 of the marriage by a paper handed in with this one (戸籍法19条3項).</summary>
    public bool KeepsName => Return?.Way == ReturnWay.KeepsName;

    /// <summary>A Japanese party, or null.</summary>
    public Party? Japanese => Parties.FirstOrDefault(p => !p.IsForeign);

    /// <summary>The register of the couple when it is ours, or null.</summary>
    public FamilyRegister? CoupleRegister => Japanese?.Place?.Register;

    /// <summary>氏の振り仮名 of a register made for who goes back: of the one left for the marriage, else on the paper.</summary>
    public string? FamilyNameKana(Circumstances c) => ReadingBefore(c) ?? Return?.FamilyNameKana;

    /// <summary>The reading of the register of ours that the person left for the marriage, or null.</summary>
    internal string? ReadingBefore(Circumstances c) => this is { Return.FamilyName: { } name, Returning: { MarriedOn: { } on, Place.Person: var person } }
        ? FormerReading.Of(c, person, name, e => e.Removed!.Cause == MatterTitles.Marriage && e.Matters.Any(m => m.Title == MatterTitles.Marriage && m[MatterLabels.MarriedOn] == on.Text)) : null;

    /// <summary>The day on which the marriage ends.</summary>
    public abstract RegisterDate EndedOn(Circumstances c);

    /// <summary>Whether the parents agree who holds 親権; a court decides otherwise.</summary>
    public abstract bool IsByAgreement { get; }

    /// <summary>The day by which ages and the law are judged; null when the date names none.</summary>
    public DateOnly? Day(Circumstances c) => EndedOn(c).Day;

    /// <summary>Where the one who goes back stands afterwards: 本籍 and 筆頭者 of the register entered, or the 本籍 of a new one.</summary>
    public string Destination => Return switch
    {
        { FormerRegister: { } ours } => ours.Designation,
        { FormerElsewhere: { } elsewhere } => elsewhere.Designation,
        { NewDomicile: { } domicile } => domicile.Text,
        _ => DraftReader.Missing,
    };
}
