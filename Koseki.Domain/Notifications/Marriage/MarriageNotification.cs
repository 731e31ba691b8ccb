using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>
/// 婚姻届 as the paper says it (戸籍法74条, 附録12号様式), or the deed of a marriage concluded abroad (41条). Boxes that only
/// feed statistics stay in the draft.
/// </summary>
public sealed record MarriageNotification
{
    /// <summary>夫になる人.</summary>
    public required Spouse Husband { get; init; }

    /// <summary>妻になる人.</summary>
    public required Spouse Wife { get; init; }

    /// <summary>The day the marriage came about by a foreign form, or null: then acceptance makes it.</summary>
    public required RegisterDate? ConcludedAbroadOn { get; init; }

    /// <summary>婚姻の方式 of a marriage abroad, or null.</summary>
    public required string? Method { get; init; }

    /// <summary>Whether the copy of the foreign deed and its translation are there (41条).</summary>
    public required bool HasDeed { get; init; }

    /// <summary>婚姻後の夫婦の氏: 夫の氏 or 妻の氏; null when one of them is a foreigner, because no name changes then.</summary>
    public required string? FamilyNameOf { get; init; }

    /// <summary>新しい本籍, or null when the paper names none.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>証人.</summary>
    public required IReadOnlyList<Witness> Witnesses { get; init; }

    /// <summary>Whether a request of non-acceptance stands against this paper (戸籍法27条の2第3項–5項).</summary>
    public required bool IsRefusedByRequest { get; init; }

    /// <summary>The day one of the two died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? PartyDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required string? PlaceGround { get; init; }

    /// <summary>Whether a doctor certified that the wife is not with child (民法733条2項, until 2024-03-31).</summary>
    public required bool HasMedicalCertificate { get; init; }

    /// <summary>期間経過を通知する簡易裁判所 on the paper, or null.</summary>
    public required string? TypedCourt { get; init; }

    /// <summary>The court that is told of a late paper: of the address of a Japanese who signed; null while nobody knows it.</summary>
    public string? OverdueCourt(Circumstances c) => OverdueNotice.CourtOf(c, TypedCourt, [.. Spouses.Where(s => s is { HasSigned: true, IsForeign: false }).Select(s => s.Address)]);

    /// <summary>Whether the deed came after its period.</summary>
    public bool IsOverdue(Circumstances c) => c.Origin is Origin.Here && Deadline(c) is { } last && c.ReceiptDate > last;

    /// <summary>Whether the marriage was concluded by a foreign form and is only reported.</summary>
    public bool IsAbroad => ConcludedAbroadOn is not null;

    /// <summary>Whether the paper names one person of a register of ours in both columns.</summary>
    public bool IsOnePerson =>
        Husband.Place is { Register: { } register } husband && Wife.Place is { Register: { } other } wife && register.Id == other.Id && husband.Person == wife.Person;

    /// <summary>Both, the husband first.</summary>
    public IEnumerable<Spouse> Spouses => [Husband, Wife];

    /// <summary>
    /// 氏を称する側: whose name the couple bears, or the one Japanese of the two; null when neither is Japanese.
    /// </summary>
    public Spouse? NameKeeper =>
        Husband.IsForeign && Wife.IsForeign ? null
        : Wife.IsForeign || (!Husband.IsForeign && FamilyNameOf != MarriageForm.WifesName) ? Husband : Wife;

    /// <summary>The other of the two.</summary>
    public Spouse Partner(Spouse spouse) => ReferenceEquals(spouse, Husband) ? Wife : Husband;

    /// <summary>
    /// 婚姻日: that of the deed, else that of acceptance (民法739条1項), or the death of one who had posted the paper before
    /// (戸籍法47条2項).
    /// </summary>
    public RegisterDate MarriedOn(Circumstances c) => ConcludedAbroadOn ?? PartyDiedOn ?? RegisterDate.Of(c.ReceiptDate);

    /// <summary>The day that age and waiting period are judged by; null when the deed's date names none.</summary>
    public DateOnly? Day(Circumstances c) => MarriedOn(c).Day;

    /// <summary>届出期間の末日 of a marriage abroad: three months, its day counted (戸籍法41条, 43条); null otherwise.</summary>
    public DateOnly? Deadline(Circumstances c) =>
        ConcludedAbroadOn?.Day is { } day ? LegalPeriod.LastDayOfMonths(day, 3, c.ClosingDays) : null;
}
