using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// 出生届 as the paper says it (戸籍法49条–59条, 附録11号様式). Boxes that only feed statistics stay in the draft.
/// </summary>
public sealed record BirthNotification
{
    /// <summary>The register the child enters, as it stands: the parents' (戸籍法18条1項) or the mother's (18条2項).</summary>
    public required FamilyRegister Register { get; init; }

    /// <summary>嫡出子 or 嫡出でない子.</summary>
    public required bool IsLegitimate { get; init; }

    /// <summary>子の名.</summary>
    public required string GivenName { get; init; }

    /// <summary>子の名の振り仮名.</summary>
    public required string GivenNameKana { get; init; }

    /// <summary>男女の別.</summary>
    public required Sex Sex { get; init; }

    /// <summary>父母との続柄 without the sex: 長, 二, 三 ….</summary>
    public required string Ordinal { get; init; }

    /// <summary>出生日.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>出生地 down to the smallest municipality.</summary>
    public required string BirthPlace { get; init; }

    /// <summary>Whether the child was born abroad.</summary>
    public required bool BornAbroad { get; init; }

    /// <summary>父の氏名; null for a child born out of wedlock.</summary>
    public required string? Father { get; init; }

    /// <summary>父の国籍 when he is not Japanese, or null.</summary>
    public required string? FatherNationality { get; init; }

    /// <summary>父の生年月日 when he is not Japanese (西暦), or null.</summary>
    public required string? FatherBirthDate { get; init; }

    /// <summary>母の氏名.</summary>
    public required string Mother { get; init; }

    /// <summary>母の生年月日 as typed on the paper.</summary>
    public required RegisterDate? MotherBirthDate { get; init; }

    /// <summary>届出人の資格.</summary>
    public required string Notifier { get; init; }

    /// <summary>届出人の氏名, for others than the parents.</summary>
    public required string? NotifierName { get; init; }

    /// <summary>Why neither parent notifies (52条3項), or null.</summary>
    public required string? NotifierReason { get; init; }

    /// <summary>届出地の根拠: 本籍地, 所在地 or 出生地 (戸籍法25条, 51条).</summary>
    public required string PlaceGround { get; init; }

    /// <summary>出生証明書: who issued it, or なし.</summary>
    public required string CertificateBy { get; init; }

    /// <summary>住所 of the child.</summary>
    public required string Address { get; init; }

    /// <summary>続柄 as recorded, e.g. 長女, 二男.</summary>
    public string Relationship => Ordinal + Sex.Word();

    /// <summary>
    /// The mother's entry: the woman of that name in the register, else the woman of its couple (whose name then
    /// differs from the paper); null when the register shows neither.
    /// </summary>
    public RegisterEntry? MotherEntry =>
        Register.Entries.LastOrDefault(e => e.Sex == Sex.Female && Register.NameOf(e) == Mother) ?? Couple.Of(Register, Sex.Female);

    /// <summary>The father's entry when he is one of the couple of the register, removed or not; null otherwise.</summary>
    public RegisterEntry? FatherEntry => Couple.Of(Register, Sex.Male);

    /// <summary>【届出人】: 父 and 母 by capacity alone, others with their name (戸籍法施行規則30条2号).</summary>
    public string NotifierOnRecord => Notifier is "父" or "母" or "父母" ? Notifier : $"{Notifier}　{NotifierName}";

    /// <summary>Children of the same parents that the register shows, removed ones included.</summary>
    public IEnumerable<RegisterEntry> Siblings =>
        Register.Entries.Where(e => e.Sex == Sex && e.Mother == Mother && e.Father == Father
            && e.AdoptiveRelationship is null);
}
