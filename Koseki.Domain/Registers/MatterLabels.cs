namespace Koseki.Domain.Registers;

/// <summary>
/// 【labels】 of recorded matters that rules read. Labels that are only written stand in the <c>record.txt</c> of their kind; a
/// test holds that each of these stands in a record template, so that nothing is read that nobody writes.
/// </summary>
public static class MatterLabels
{
    /// <summary>婚姻日.</summary>
    public const string MarriedOn = "婚姻日";

    /// <summary>配偶者氏名, as it was before the marriage.</summary>
    public const string SpouseName = "配偶者氏名";

    /// <summary>配偶者の生年月日, of a foreign spouse.</summary>
    public const string SpouseBornOn = "配偶者の生年月日";

    /// <summary>従前戸籍: 本籍 and 筆頭者 of the register left.</summary>
    public const string FormerRegister = "従前戸籍";

    /// <summary>新本籍: 本籍 of a register made anew.</summary>
    public const string NewDomicile = "新本籍";

    /// <summary>従前本籍 of a register that moved.</summary>
    public const string FormerDomicile = "従前本籍";

    /// <summary>入籍戸籍: 本籍 and 筆頭者 of the register entered.</summary>
    public const string RegisterEntered = "入籍戸籍";

    /// <summary>死亡日.</summary>
    public const string DiedOn = "死亡日";

    /// <summary>配偶者の死亡日.</summary>
    public const string SpouseDiedOn = "配偶者の死亡日";

    /// <summary>死亡とみなされる日.</summary>
    public const string DeemedDeadOn = "死亡とみなされる日";

    /// <summary>配偶者の死亡とみなされる日.</summary>
    public const string SpouseDeemedDeadOn = "配偶者の死亡とみなされる日";

    /// <summary>The days on which a divorce came about, by its form.</summary>
    public static IReadOnlyList<string> DivorcedOn { get; } =
        ["離婚日", "離婚の裁判確定日", "離婚の調停成立日", "離婚の審判確定日", "離婚の和解成立日", "離婚の請求認諾日"];

    /// <summary>婚姻取消しの裁判確定日.</summary>
    public const string MarriageAnnulledOn = "婚姻取消しの裁判確定日";

    /// <summary>離婚取消しの裁判確定日.</summary>
    public const string DivorceRevokedOn = "離婚取消しの裁判確定日";

    /// <summary>死亡配偶者の親族との姻族関係終了日.</summary>
    public const string AffinityEndedOn = "死亡配偶者の親族との姻族関係終了日";

    /// <summary>死亡配偶者の氏名.</summary>
    public const string DeadSpouse = "死亡配偶者の氏名";

    /// <summary>縁組日.</summary>
    public const string AdoptedOn = "縁組日";

    /// <summary>養父氏名.</summary>
    public const string AdoptiveFather = "養父氏名";

    /// <summary>養母氏名.</summary>
    public const string AdoptiveMother = "養母氏名";

    /// <summary>養子氏名, on the side of the adopters.</summary>
    public const string AdoptedName = "養子氏名";

    /// <summary>養親の戸籍.</summary>
    public const string AdoptersRegister = "養親の戸籍";

    /// <summary>養子の戸籍, on the side of the adopters.</summary>
    public const string AdoptedsRegister = "養子の戸籍";

    /// <summary>The days on which an adoption was dissolved, by the form.</summary>
    public static IReadOnlyList<string> DissolvedOn { get; } =
        ["離縁日", "離縁の裁判確定日", "離縁の調停成立日", "離縁の審判確定日", "離縁の和解成立日", "離縁の請求認諾日", "縁組取消しの裁判確定日"];

    /// <summary>民法817条の2による裁判確定日.</summary>
    public const string SpeciallyAdoptedOn = "民法817条の2による裁判確定日";

    /// <summary>特別養子縁組の裁判確定日, on the register of the natural parents and on the one between.</summary>
    public const string LeftBySpecialAdoptionOn = "特別養子縁組の裁判確定日";

    /// <summary>特別養子離縁の裁判確定日.</summary>
    public const string SpeciallyDissolvedOn = "特別養子離縁の裁判確定日";

    /// <summary>The days of an acknowledgement, by the form.</summary>
    public static IReadOnlyList<string> AcknowledgedOn { get; } = ["認知日", "胎児認知日", "認知の裁判確定日"];

    /// <summary>認知者氏名, on the child's side.</summary>
    public const string Acknowledger = "認知者氏名";

    /// <summary>認知者の戸籍, on the child's side.</summary>
    public const string AcknowledgersRegister = "認知者の戸籍";

    /// <summary>認知した子の氏名, on the father's side.</summary>
    public const string AcknowledgedChild = "認知した子の氏名";

    /// <summary>認知した子の戸籍, on the father's side.</summary>
    public const string AcknowledgedChildsRegister = "認知した子の戸籍";

    /// <summary>特記事項 of a birth: that the presumption of fatherhood does not reach the child.</summary>
    public const string Remark = "特記事項";

    /// <summary>被相続人, of 推定相続人廃除 and its revocation.</summary>
    public const string Decedent = "被相続人";

    /// <summary>編製日 of a register.</summary>
    public const string CompiledOn = "編製日";

    /// <summary>転籍日.</summary>
    public const string TransferredOn = "転籍日";

    /// <summary>改製日 of a register renewed.</summary>
    public const string RenewedOn = "改製日";

    /// <summary>親権者.</summary>
    public const string HolderOfAuthority = "親権者";

    /// <summary>The days since which a named holder has 親権, by the form.</summary>
    public static IReadOnlyList<string> AuthorityNamedOn { get; } =
        ["親権者を定めた日", "親権者を定められた日", "親権者変更の裁判確定日", "親権者変更の調停成立日", "共同親権に服した日"];

    /// <summary>裁判を受けた者: whose 親権 or 管理権 a court has taken, or given back.</summary>
    public const string JudgedParent = "裁判を受けた者";

    /// <summary>辞任した者.</summary>
    public const string ResigningParent = "辞任した者";

    /// <summary>回復した者.</summary>
    public const string RecoveringParent = "回復した者";

    /// <summary>親権停止の期間.</summary>
    public const string SuspensionTerm = "親権停止の期間";

    /// <summary>未成年者の後見開始事由.</summary>
    public const string GuardianshipCause = "未成年者の後見開始事由";

    /// <summary>未成年後見人.</summary>
    public const string Guardian = "未成年後見人";

    /// <summary>未成年後見監督人.</summary>
    public const string Supervisor = "未成年後見監督人";

    /// <summary>未成年者の後見終了日.</summary>
    public const string GuardianshipEndedOn = "未成年者の後見終了日";

    /// <summary>消除日 of a whole register.</summary>
    public const string ClosedOn = "消除日";

    /// <summary>更正日.</summary>
    public const string UpdatedOn = "更正日";

    /// <summary>更正事由: what changed outside of the register, and when.</summary>
    public const string UpdatedBecause = "更正事由";

    /// <summary>本籍, below 【従前の記録】 of 転籍 within the city and of 更正.</summary>
    public const string Domicile = "本籍";

    /// <summary>名, below 【従前の記録】 of 名の変更.</summary>
    public const string GivenName = "名";

    /// <summary>氏, below 【従前の記録】 of 氏の変更.</summary>
    public const string FamilyName = "氏";

    /// <summary>氏変更日.</summary>
    public const string FamilyNameChangedOn = "氏変更日";

    /// <summary>氏変更の事由: by which article.</summary>
    public const string FamilyNameChangedBecause = "氏変更の事由";

    /// <summary>配偶者の国籍 of a marriage with a foreigner.</summary>
    public const string SpousesNationality = "配偶者の国籍";

    /// <summary>入籍事由, on the register entered.</summary>
    public const string EntryCause = "入籍事由";

    /// <summary>喪失した外国籍.</summary>
    public const string LostForeignNationality = "喪失した外国籍";

    /// <summary>届出日.</summary>
    public const string NotifiedOn = "届出日";

    /// <summary>許可日: of the leave by which the city itself records or corrects.</summary>
    public const string PermittedOn = "許可日";

    /// <summary>記載事由, of a first reading that the city itself has recorded.</summary>
    public const string RecordedBecause = "記載事由";

    /// <summary>名の変更日.</summary>
    public const string GivenNameChangedOn = "名の変更日";

    /// <summary>氏の振り仮名変更日.</summary>
    public const string FamilyNameKanaChangedOn = "氏の振り仮名変更日";

    /// <summary>氏の振り仮名変更の事由.</summary>
    public const string FamilyNameKanaChangedBecause = "氏の振り仮名変更の事由";

    /// <summary>名の振り仮名変更日.</summary>
    public const string GivenNameKanaChangedOn = "名の振り仮名変更日";

    /// <summary>名の振り仮名変更の事由.</summary>
    public const string GivenNameKanaChangedBecause = "名の振り仮名変更の事由";

    /// <summary>分籍日.</summary>
    public const string SeparatedOn = "分籍日";

    /// <summary>婚姻前の氏に復した日, of 復氏.</summary>
    public const string FormerNameSince = "婚姻前の氏に復した日";

    /// <summary>除籍日, of 高齢者消除 and of who was moved along.</summary>
    public const string RemovedOn = "除籍日";

    /// <summary>親権者を定めた日.</summary>
    public const string AuthorityDecidedOn = "親権者を定めた日";

    /// <summary>親権者を定められた日, by a court.</summary>
    public const string AuthorityDecidedByCourtOn = "親権者を定められた日";

    /// <summary>届出人, of a birth and of any other matter.</summary>
    public const string Notifier = "届出人";

    /// <summary>Every label, for the test.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        MarriedOn, SpouseName, SpouseBornOn, FormerRegister, NewDomicile, FormerDomicile, RegisterEntered, DiedOn, SpouseDiedOn, DeemedDeadOn, SpouseDeemedDeadOn, .. DivorcedOn, MarriageAnnulledOn, DivorceRevokedOn, AffinityEndedOn, DeadSpouse,
        AdoptedOn, AdoptiveFather, AdoptiveMother, AdoptedName, AdoptersRegister, AdoptedsRegister, .. DissolvedOn, SpeciallyAdoptedOn, LeftBySpecialAdoptionOn, SpeciallyDissolvedOn, .. AcknowledgedOn, Acknowledger,
        AcknowledgersRegister, AcknowledgedChild, AcknowledgedChildsRegister, Remark, Decedent, CompiledOn, TransferredOn, RenewedOn, HolderOfAuthority, .. AuthorityNamedOn, JudgedParent, ResigningParent, RecoveringParent, SuspensionTerm, GuardianshipCause, Guardian, Supervisor, GuardianshipEndedOn, ClosedOn, UpdatedOn, UpdatedBecause, FamilyNameChangedOn, FamilyNameChangedBecause, SpousesNationality, EntryCause, NotifiedOn, LostForeignNationality,
        PermittedOn, RecordedBecause, GivenNameChangedOn, FamilyNameKanaChangedOn, FamilyNameKanaChangedBecause, GivenNameKanaChangedOn, GivenNameKanaChangedBecause, SeparatedOn, FormerNameSince, RemovedOn, AuthorityDecidedOn, AuthorityDecidedByCourtOn, Notifier,
    ];
}
