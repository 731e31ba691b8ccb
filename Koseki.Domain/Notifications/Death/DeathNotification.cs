using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Death;

/// <summary>
/// 死亡届, or the report that takes its place, as the paper says it (戸籍法86条–93条, 附録14号様式). Boxes that only feed
/// statistics stay in the draft.
/// </summary>
public sealed record DeathNotification
{
    /// <summary>Whether this is a notification by a person or a report by an office, and under which article.</summary>
    public required string Basis { get; init; }

    /// <summary>Whether nobody knows where the deceased has a register (戸籍法92条1項): nothing is recorded.</summary>
    public required bool IsHomeUnknown { get; init; }

    /// <summary>Whether the deceased has no register, being a foreigner.</summary>
    public required bool IsForeign { get; init; }

    /// <summary>The register the deceased stands in, when it is ours.</summary>
    public required FamilyRegister? Register { get; init; }

    /// <summary>The register the deceased stands in, when another municipality keeps it: it is only notified.</summary>
    public required RegisterElsewhere? Elsewhere { get; init; }

    /// <summary>The register of a foreigner's Japanese spouse, when it is ours and the paper names it.</summary>
    public required FamilyRegister? SpouseRegister { get; init; }

    /// <summary>死亡した人の氏名; where the register writes a variant of a character, as the register writes it.</summary>
    public required string Name { get; init; }

    /// <summary>死亡した人の氏名 as the paper writes it.</summary>
    public required string NameOnPaper { get; init; }

    /// <summary>生年月日 as on the paper.</summary>
    public required RegisterDate BirthDate { get; init; }

    /// <summary>生まれた時刻 (asked within 30 days of birth), or null when it is not on the paper.</summary>
    public required RegisterTime? BirthTime { get; init; }

    /// <summary>死亡した人の国籍 of a foreigner, or null when it is not on the paper.</summary>
    public required string? Nationality { get; init; }

    /// <summary>男女の別.</summary>
    public required Sex Sex { get; init; }

    /// <summary>死亡したとき, the day: exact or 推定, 頃, between, 不詳.</summary>
    public required RegisterDate DiedOn { get; init; }

    /// <summary>死亡したとき, the time (午前5時20分, 推定午前3時, 時刻不詳); null when the paper has none, because its day is not one day.</summary>
    public required string? DiedAt { get; init; }

    /// <summary>The same as a time of day, or null.</summary>
    internal RegisterTime? Time => DiedAt is { } text ? new(text) : null;

    /// <summary>【死亡時分】: only where 【死亡日】 is one day, 確定 or 推定; a span or 頃 says all in the day.</summary>
    public string? TimeOnRecord => DiedOn.IsOneDay ? DiedAt : null;

    /// <summary>Whether the person died abroad.</summary>
    public required bool DiedAbroad { get; init; }

    /// <summary>死亡地 down to the smallest municipality.</summary>
    public required string DeathPlace { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>(7) 夫または妻: いる, 未婚, 死別 or 離別; null when the box is empty.</summary>
    public required string? MaritalStatus { get; init; }

    /// <summary>届出人の資格; null for a report.</summary>
    public required string? Notifier { get; init; }

    /// <summary>届出人の氏名, or the title of the office that reports.</summary>
    public required string NotifierName { get; init; }

    /// <summary>Whether a 後見人 and the like has shown the proof of the capacity (87条2項).</summary>
    public required bool HasProofOfCapacity { get; init; }

    /// <summary>死亡の事実を知った日 (86条1項), or null.</summary>
    public required RegisterDate? KnownOn { get; init; }

    /// <summary>The day the notifier died after sending the paper by post (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠: 本籍地, 所在地, 死亡地, 発見地 …</summary>
    public required string PlaceGround { get; init; }

    /// <summary>死亡診断書, 死体検案書 or なし; null for a report.</summary>
    public required string? Certificate { get; init; }

    /// <summary>死亡したとき of the certificate, the day, or null when not typed.</summary>
    public required RegisterDate? CertifiedOn { get; init; }

    /// <summary>死亡したとき of the certificate, the time, or null when not typed.</summary>
    public required string? CertifiedAt { get; init; }

    /// <summary>The day the certificate was made out, or null when not typed.</summary>
    public required RegisterDate? IssuedOn { get; init; }

    /// <summary>The court that is told of a late paper, or null while nobody knows it.</summary>
    public required string? OverdueCourt { get; init; }

    /// <summary>Why there is no certificate, and the paper that proves the death instead (86条3項); null when not written.</summary>
    public required string? Evidence { get; init; }

    /// <summary>Whether an office reports (89条, 90条, 92条): then no notifier, no certificate, no period.</summary>
    public bool IsReport => Basis != DeathForm.Notified;

    /// <summary>
    /// The deceased's entry: of that name, the one born on that day before others, one who stands before removed ones;
    /// null when nobody in the register has the name.
    /// </summary>
    public RegisterEntry? Deceased => Register?.Entries.Where(e => Register.NameOf(e) == Name)
        .OrderBy(e => e.BirthDate.IsSameAs(BirthDate)).ThenBy(e => !e.IsRemoved).LastOrDefault();

    /// <summary>Whether 高齢者消除 took the deceased from the register that stands yet: the death is recorded in its place.</summary>
    public bool IsRemovedForAge => Register is { State: RegisterState.Current } && Deceased?.Removed is { Cause: MatterTitles.RemovalForAge };

    /// <summary>
    /// The surviving spouse who stands in a register of ours: the other of the couple, or the Japanese whose spouse, a
    /// foreigner, has died; null when there is none.
    /// </summary>
    public (FamilyRegister Register, RegisterEntry Entry)? Survivor
    {
        get
        {
            var (register, spouse) = Deceased is { } deceased
                ? (Register!, deceased.Spouse is null ? null : Register!.Standing.FirstOrDefault(e => e.Spouse is not null && e != deceased))
                : (SpouseRegister!, MarriedToForeigner is { } married && married.BornOn?.IsSameAs(BirthDate) != false ? married.Entry : null);
            return spouse is null ? null : (register, spouse);
        }
    }

    /// <summary>The marriage with a foreigner of that name which lasts by the spouse's register; null when there is none. The name alone says not yet that it is the one who died.</summary>
    internal ForeignMarriage? MarriedToForeigner =>
        Deceased is null && SpouseRegister is { State: RegisterState.Current } register && ForeignMarriage.In(register) is { } marriage && ForeignPerson.IsSameName(marriage.Name, Name) ? marriage : null;

    /// <summary>【届出人】: capacity in the words of the record and the name (戸籍法施行規則30条2号).</summary>
    public string NotifierOnRecord =>
        $"{(Notifier is "同居の親族" or "同居していない親族" ? "親族" : Notifier)}　{NotifierName}";

    /// <summary>Whether the notifier is bound to notify (87条1項, 56条), not only entitled (87条2項).</summary>
    public bool IsObliged => Notifier is not null && !DeathForm.Entitled.Contains(Notifier);

    /// <summary>【届出日】: the receipt date, or the day the notifier died after posting the paper (47条2項).</summary>
    public RegisterDate NotifiedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>
    /// 届出期間の末日: 7 days from learning of the death, counting that day; three months abroad (戸籍法43条, 86条). Null for
    /// a report, for a paper accepted elsewhere (that office has judged it) and while neither day is known exactly.
    /// </summary>
    public DateOnly? Deadline(Circumstances c) =>
        IsReport || c.Origin is not Origin.Here ? null : LastDay(KnownOn ?? DiedOn, DiedAbroad, c.ClosingDays);

    /// <summary>届出期間の末日 from the day of the death or of learning of it; null while that day is not known exactly.</summary>
    public static DateOnly? LastDay(RegisterDate from, bool abroad, ClosingDays closing) => from.Day is not { } day ? null
        : abroad ? LegalPeriod.LastDayOfMonths(day, 3, closing)
        : LegalPeriod.LastDayOfDays(day, 7, closing);

    /// <summary>Whether the period had passed when the paper came.</summary>
    public bool IsOverdue(Circumstances c) => Deadline(c) is { } last && NotifiedOn(c).Latest > last;
}
