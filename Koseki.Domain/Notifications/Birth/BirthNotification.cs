using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// 出生届 as the paper says it (戸籍法49条–59条, 附録11号様式). Boxes that only feed statistics stay in the draft.
/// </summary>
public sealed record BirthNotification
{
    /// <summary>
    /// The register the child enters, as it stands: the parents' (戸籍法18条1項) or the one the mother stands in (17条, 18条2項);
    /// null when it is not ours.
    /// </summary>
    public required FamilyRegister? Register { get; init; }

    /// <summary>The register the child enters, when another municipality keeps it: it is only notified.</summary>
    public required RegisterElsewhere? Elsewhere { get; init; }

    /// <summary>Whether neither parent is Japanese: nothing is recorded in any register.</summary>
    public required bool IsForeign { get; init; }

    /// <summary>嫡出子.</summary>
    public required bool IsLegitimate { get; init; }

    /// <summary>父未定: the mother was married to two men (民法773条, 戸籍法54条).</summary>
    public required bool IsFatherUndetermined { get; init; }

    /// <summary>子の氏: that of the register the child enters; null for a foreigner without one.</summary>
    public required string? FamilyName { get; init; }

    /// <summary>子の名; null while 名未定.</summary>
    public required string? GivenName { get; init; }

    /// <summary>子の名の振り仮名; null while 名未定.</summary>
    public required string? GivenNameKana { get; init; }

    /// <summary>What the clerk found about the reading (戸籍法13条2項), or null when not examined.</summary>
    public required string? ReadingJudgement { get; init; }

    /// <summary>男女の別.</summary>
    public required Sex Sex { get; init; }

    /// <summary>父母との続柄 without the sex: 長, 二, 三 ….</summary>
    public required string Ordinal { get; init; }

    /// <summary>出生日.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>生まれた時刻 in the words of the register, or null when not written.</summary>
    public required string? BornAt { get; init; }

    /// <summary>出生地 down to the smallest municipality.</summary>
    public required string BirthPlace { get; init; }

    /// <summary>Whether the child was born abroad.</summary>
    public required bool BornAbroad { get; init; }

    /// <summary>Whether the child also acquired a foreign nationality by being born abroad (国籍法12条).</summary>
    public required bool HasForeignNationality { get; init; }

    /// <summary>国籍留保: whether the paper says that Japanese nationality is kept (戸籍法104条).</summary>
    public required bool ReservesNationality { get; init; }

    /// <summary>The day the reservation became possible after something no one answers for (104条3項), or null.</summary>
    public required RegisterDate? ReservationPossibleOn { get; init; }

    /// <summary>父の氏名; null for a child born out of wedlock.</summary>
    public required string? Father { get; init; }

    /// <summary>父の国籍 when he is not Japanese, or null.</summary>
    public required string? FatherNationality { get; init; }

    /// <summary>父の生年月日 as typed on the paper.</summary>
    public required RegisterDate? FatherBirthDate { get; init; }

    /// <summary>母の氏名.</summary>
    public required string Mother { get; init; }

    /// <summary>母の国籍 when she is not Japanese, or null.</summary>
    public required string? MotherNationality { get; init; }

    /// <summary>母の生年月日 as typed on the paper.</summary>
    public required RegisterDate? MotherBirthDate { get; init; }

    /// <summary>The day the mother's earlier marriage ended, when the register does not show it; null when there was none.</summary>
    public required RegisterDate? FormerMarriageEnded { get; init; }

    /// <summary>Whether a doctor certifies conception after the end of the marriage (平19.5.7民一1007号).</summary>
    public required bool HasConceptionCertificate { get; init; }

    /// <summary>Whether the father recognised the child before birth (民法783条).</summary>
    public required bool IsRecognizedBeforeBirth { get; init; }

    /// <summary>母の新しい本籍, where a register is made for her (17条); null otherwise.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>その他, or null.</summary>
    public required string? Remarks { get; init; }

    /// <summary>届出人の資格.</summary>
    public required string Notifier { get; init; }

    /// <summary>届出人の氏名, for others than the parents.</summary>
    public required string? NotifierName { get; init; }

    /// <summary>Why neither parent notifies (52条3項), or null.</summary>
    public required string? NotifierReason { get; init; }

    /// <summary>The day the notifier died after sending the paper by post (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠: 本籍地, 所在地 or 出生地 (戸籍法25条, 51条).</summary>
    public required string PlaceGround { get; init; }

    /// <summary>出生証明書: who issued it, or なし.</summary>
    public required string CertificateBy { get; init; }

    /// <summary>The court that is told of a late paper, or null while nobody knows it.</summary>
    public required string? OverdueCourt { get; init; }

    /// <summary>住所 of the child.</summary>
    public required string Address { get; init; }

    /// <summary>世帯主の氏名, or null.</summary>
    public required string? HouseholdHead { get; init; }

    /// <summary>世帯主との続き柄, or null.</summary>
    public required string? HouseholdRelation { get; init; }

    /// <summary>船長 whose copy of the log tells of it (55条), or null.</summary>
    public string? Captain { get; init; }

    /// <summary>職権記載 (44条3項), or null.</summary>
    public ExOfficioRead? ExOfficio { get; init; }

    /// <summary>Whether somebody notifies: neither a captain tells of it nor the mayor records it of his own.</summary>
    public bool IsNotified => Captain is null && ExOfficio is null;

    /// <summary>氏名 of the child as notices write it; the 氏 alone while 名未定.</summary>
    public string Name => IsForeign && FamilyName is not null && GivenName is not null ? ForeignPerson.Name(FamilyName, GivenName) : FamilyName + GivenName;

    /// <summary>続柄 as recorded, e.g. 長女, 二男.</summary>
    public string Relationship => Ordinal + Sex.Word();

    /// <summary>嫡出でない子.</summary>
    public bool IsIllegitimate => !IsLegitimate && !IsFatherUndetermined;

    /// <summary>
    /// The mother's entry: the woman of that name in the register, one who stands before removed ones, else a wife or former
    /// wife of that 名, else the woman of its couple (whose name then differs from the paper); null when the register shows
    /// none. A foreign mother has no entry: a woman of the couple is then a former wife.
    /// </summary>
    public RegisterEntry? MotherEntry => Register is { } register
        ? ParentsInRegister.Find(register, Sex.Female, Mother, MotherBirthDate, MotherNationality is not null, IsLegitimate) : null;

    /// <summary>The father's entry when he is, or was, one of the couple of the register; null otherwise, and for a foreigner.</summary>
    public RegisterEntry? FatherEntry => Register is { } register && FatherNationality is null
        ? ParentsInRegister.Find(register, Sex.Male, Father, FatherBirthDate, false, true) : null;

    /// <summary>
    /// Whether the mother has a place in the register for a child born out of wedlock: she stands in it, or she died as one
    /// whom the register was made for (戸籍法18条2項).
    /// </summary>
    public bool IsMothersRegister => MotherEntry is { } mother
        && (!mother.IsRemoved || (mother.Removed is { Cause: "死亡" } && Couple.Of(Register!).Contains(mother)));

    /// <summary>死亡日 of the mother by the register, or null.</summary>
    public RegisterDate? MotherDiedOn => MotherEntry is { } mother ? RecordedFacts.DiedOn(mother) : null;

    /// <summary>
    /// Whether a register is made for the mother: she stands as a child where three generations may not stand (戸籍法17条).
    /// </summary>
    public bool NeedsNewRegister =>
        !IsLegitimate && MotherEntry is { IsRemoved: false } mother && !Couple.Of(Register!).Contains(mother);

    /// <summary>The mother for whom a register is made, once its 本籍 is on the paper; null when none is.</summary>
    internal PersonInRegister? MovingMother =>
        NeedsNewRegister && NewDomicile is not null ? PersonInRegister.Of(Register!, MotherEntry!) : null;

    /// <summary>【届出人】: 父 and 母 by capacity alone, others with their name (戸籍法施行規則30条2号).</summary>
    public string NotifierOnRecord => IsByParents ? Notifier : $"{Notifier}　{NotifierName}";

    /// <summary>【届出日】: the receipt date, or the day the notifier died after posting the paper (47条2項).</summary>
    public RegisterDate NotifiedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>Whether the father, the mother or both notify.</summary>
    public bool IsByParents => Notifier is "父" or "母" or "父母";

    /// <summary>
    /// 届出期間の末日: 14 days from the birth, counting its day; three months abroad (戸籍法43条, 49条). Null while the day is
    /// unknown.
    /// </summary>
    public DateOnly? Deadline(Circumstances c) => LastDay(BornOn, BornAbroad, c.ClosingDays);

    /// <summary>届出期間の末日 of a birth on a day, here or abroad; null while the day is unknown.</summary>
    public static DateOnly? LastDay(RegisterDate bornOn, bool abroad, ClosingDays closing) => bornOn.Day is not { } day ? null
        : abroad ? LegalPeriod.LastDayOfMonths(day, 3, closing)
        : LegalPeriod.LastDayOfDays(day, 14, closing);

    /// <summary>Whether the period had passed; the office that accepted the paper judges it, so never for one from elsewhere.</summary>
    public bool IsOverdue(Circumstances c) => IsNotified && c.Origin is Origin.Here && Deadline(c) is { } last && NotifiedOn(c).Latest > last;
}
