using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>婚姻前の氏にもどる者 and where to (戸籍法19条).</summary>
public sealed record Return
{
    /// <summary>夫 or 妻.</summary>
    public required SpouseMark Who { get; init; }

    /// <summary>How.</summary>
    public required ReturnWay Way { get; init; }

    /// <summary>もとの戸籍 when it is ours, or null.</summary>
    public required FamilyRegister? FormerRegister { get; init; }

    /// <summary>もとの戸籍 when another municipality keeps it, or null.</summary>
    public required RegisterElsewhere? FormerElsewhere { get; init; }

    /// <summary>婚姻前の氏 on the paper, or null.</summary>
    public required string? FamilyName { get; init; }

    /// <summary>婚姻前の氏の振り仮名 on the paper, or null.</summary>
    public required string? FamilyNameKana { get; init; }

    /// <summary>新しい本籍, or null.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>Whether the person asked for the new register in person (19条1項但書).</summary>
    public required bool IsAsked { get; init; }

    /// <summary>Whether a paper that brings a child into the register comes with this one.</summary>
    public required bool WithChild { get; init; }

    /// <summary>氏 after the divorce.</summary>
    public string FamilyNameAfter => FormerRegister?.FamilyName ?? FamilyName ?? DraftReader.Missing;
}

/// <summary>未成年の子 as the paper says, and where the child stands.</summary>
public sealed record DivorcedChild
{
    /// <summary>Which of the boxes it stands in.</summary>
    public required FormInstance Box { get; init; }

    /// <summary>氏名 on the paper.</summary>
    public required string Name { get; init; }

    /// <summary>The register of ours the child stands in, or null.</summary>
    public required FamilyRegister? Register { get; init; }

    /// <summary>The child's entry in it, or null.</summary>
    public required RegisterEntry? Entry { get; init; }

    /// <summary>The register elsewhere, or null.</summary>
    public required RegisterElsewhere? Elsewhere { get; init; }

    /// <summary>生年月日: the register's, or that on the paper; null while unknown.</summary>
    public required RegisterDate? BornOn { get; init; }

    /// <summary>The column the child stands in; null when in none.</summary>
    public required Custody? Custody { get; init; }

    /// <summary>The paper that shows the petition, or null.</summary>
    public required PetitionPaper? Petition { get; init; }

    /// <summary>When it was filed, or null.</summary>
    public required RegisterDate? PetitionedOn { get; init; }
}

/// <summary>
/// 離婚届 as the paper says it (戸籍法76条, 77条, 附録13号様式), or the deed of a divorce by a foreign form (41条). Boxes that only feed
/// statistics stay in the draft.
/// </summary>
public sealed record DivorceNotification
{
    /// <summary>離婚の種別.</summary>
    public required DivorceManner Manner { get; init; }

    /// <summary>成立・確定の日; null for a divorce by agreement, which acceptance makes.</summary>
    public required RegisterDate? On { get; init; }

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

    /// <summary>Whether the paper is of the edition before 2026-04-01.</summary>
    public required bool IsFormerEdition { get; init; }

    /// <summary>申立人(訴えを提起した者), or null.</summary>
    public required SpouseMark? Petitioner { get; init; }

    /// <summary>Whether the terms let the other party notify from the beginning.</summary>
    public required bool HasClause { get; init; }

    /// <summary>Whether the copy of the court's paper is there.</summary>
    public required bool HasCourtPaper { get; init; }

    /// <summary>Whether the certificate of finality is there.</summary>
    public required bool HasFinality { get; init; }

    /// <summary>Whether a foreign court decided (民事訴訟法118条).</summary>
    public required bool IsForeignCourt { get; init; }

    /// <summary>離婚の方式 of a divorce by a foreign form, or null.</summary>
    public required string? Method { get; init; }

    /// <summary>Whether the copy of the foreign deed and its translation are there (41条).</summary>
    public required bool HasDeed { get; init; }

    /// <summary>離婚の準拠法, or null where none has to be asked.</summary>
    public required DivorceLaw? Law { get; init; }

    /// <summary>証人.</summary>
    public required IReadOnlyList<Witness> Witnesses { get; init; }

    /// <summary>不受理申出, or null where it cannot stand against the paper.</summary>
    public required RequestCheck? Request { get; init; }

    /// <summary>届出の意思, or null.</summary>
    public required IntentCheck? Intent { get; init; }

    /// <summary>The day one of the two died before acceptance, or null.</summary>
    public required RegisterDate? PartyDiedOn { get; init; }

    /// <summary>Whether the paper was posted before that death (47条).</summary>
    public required bool WasPosted { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>期間経過を通知する簡易裁判所 on the paper, or null.</summary>
    public required string? TypedCourt { get; init; }

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

    /// <summary>Whether acceptance makes the divorce.</summary>
    public bool IsByAgreement => Manner == DivorceManner.Agreement;

    /// <summary>離婚の日: that of the court or the deed, else that of acceptance, or the death of one who had posted the paper before (47条2項).</summary>
    public RegisterDate DivorcedOn(Circumstances c) => On ?? PartyDiedOn ?? RegisterDate.Of(c.ReceiptDate);

    /// <summary>The day by which ages and the law are judged; null when the date names none.</summary>
    public DateOnly? Day(Circumstances c) => DivorcedOn(c).Day;

    /// <summary>届出期間の末日: ten days by a court (77条・63条), three months for a foreign deed (41条), the day counted; null otherwise.</summary>
    public DateOnly? Deadline(Circumstances c) => On?.Day is not { } day ? null
        : DivorceChoices.IsByCourt(Manner) ? LegalPeriod.LastDayOfDays(day, 10, c.ClosingDays) : LegalPeriod.LastDayOfMonths(day, 3, c.ClosingDays);

    /// <summary>Whether the paper came after its period.</summary>
    public bool IsOverdue(Circumstances c) => c.Origin is Origin.Here && Deadline(c) is { } last && c.ReceiptDate > last;

    /// <summary>届出人 of a divorce by a court: the petitioner if that one signed, else the other.</summary>
    public Party? Notifier => Petitioner is not { } mark ? null : new[] { Of(mark), Partner(Of(mark)) }.FirstOrDefault(p => p.HasSigned);

    /// <summary>The court that is told of a late paper.</summary>
    public string? OverdueCourt(Circumstances c) => OverdueNotice.CourtOf(c, TypedCourt, [.. Parties.Where(p => p.HasSigned).Select(p => p.Address)]);

    /// <summary>Where the one who goes back stands afterwards: 本籍 and 筆頭者 of the register entered, or the 本籍 of a new one.</summary>
    public string Destination => Return switch
    {
        { FormerRegister: { } ours } => ours.Designation,
        { FormerElsewhere: { } elsewhere } => elsewhere.Designation,
        { NewDomicile: { } domicile } => domicile.Text,
        _ => DraftReader.Missing,
    };
}
