namespace Koseki.Domain.Registers;

/// <summary>
/// Titles of recorded matters that the rules look for (戸籍法施行規則34条, 35条 and its record examples). Titles that are
/// only written stand in the <c>record.txt</c> of their kind.
/// </summary>
public static class MatterTitles
{
    /// <summary>出生.</summary>
    public const string Birth = "出生";

    /// <summary>認知, of the father and of the child alike.</summary>
    public const string Acknowledgement = "認知";

    /// <summary>養子縁組, of the parents and of the adopted alike.</summary>
    public const string Adoption = "養子縁組";

    /// <summary>養子離縁.</summary>
    public const string DissolutionOfAdoption = "養子離縁";

    /// <summary>縁組取消: an adoption that a court has annulled (戸籍法69条).</summary>
    public const string AnnulmentOfAdoption = "縁組取消";

    /// <summary>民法817条の2: 特別養子縁組 on the adopted person's side.</summary>
    public const string SpecialAdoption = "民法817条の2";

    /// <summary>特別養子離縁.</summary>
    public const string DissolutionOfSpecialAdoption = "特別養子離縁";

    /// <summary>婚姻.</summary>
    public const string Marriage = "婚姻";

    /// <summary>離婚.</summary>
    public const string Divorce = "離婚";

    /// <summary>婚姻取消: ends the marriage for the time to come (民法748条).</summary>
    public const string AnnulmentOfMarriage = "婚姻取消";

    /// <summary>離婚取消: the marriage lasts as if there had been no divorce (民法764条).</summary>
    public const string RevokedDivorce = "離婚取消";

    /// <summary>死亡.</summary>
    public const string Death = "死亡";

    /// <summary>配偶者の死亡, on the survivor's side.</summary>
    public const string SpousesDeath = "配偶者の死亡";

    /// <summary>失踪宣告.</summary>
    public const string Disappearance = "失踪宣告";

    /// <summary>失踪宣告取消.</summary>
    public const string RevokedDisappearance = "失踪宣告取消";

    /// <summary>配偶者の失踪宣告, on the side of the spouse left behind.</summary>
    public const string SpousesDisappearance = "配偶者の失踪宣告";

    /// <summary>配偶者の失踪宣告取消, where the marriage lasts on.</summary>
    public const string SpousesRevokedDisappearance = "配偶者の失踪宣告取消";

    /// <summary>高齢者消除: takes the person out of the register and ends nothing else.</summary>
    public const string RemovalForAge = "高齢者消除";

    /// <summary>姻族関係終了.</summary>
    public const string EndOfAffinity = "姻族関係終了";

    /// <summary>入籍 (戸籍法98条, 99条).</summary>
    public const string Entry = "入籍";

    /// <summary>分籍 (戸籍法21条).</summary>
    public const string OwnRegister = "分籍";

    /// <summary>復氏 (戸籍法95条).</summary>
    public const string ReturnToFormerName = "復氏";

    /// <summary>特別養子縁組, on the register that the adopted person left.</summary>
    public const string SpecialAdoptionLeft = "特別養子縁組";

    /// <summary>改製, as the cause of standing in a renewed register.</summary>
    public const string Renewal = "改製";

    /// <summary>戸籍再製, of the whole register.</summary>
    public const string Reissue = "戸籍再製";

    /// <summary>戸籍消除, of the whole register.</summary>
    public const string Closing = "戸籍消除";

    /// <summary>転籍, of the whole register.</summary>
    public const string Transfer = "転籍";

    /// <summary>親権.</summary>
    public const string ParentalAuthority = "親権";

    /// <summary>未成年者の後見.</summary>
    public const string Guardianship = "未成年者の後見";

    /// <summary>推定相続人廃除.</summary>
    public const string Disinheritance = "推定相続人廃除";

    /// <summary>推定相続人廃除取消.</summary>
    public const string RevokedDisinheritance = "推定相続人廃除取消";

    /// <summary>帰化.</summary>
    public const string Naturalization = "帰化";

    /// <summary>国籍取得.</summary>
    public const string AcquisitionOfNationality = "国籍取得";

    /// <summary>国籍喪失.</summary>
    public const string LossOfNationality = "国籍喪失";

    /// <summary>就籍.</summary>
    public const string FirstRegister = "就籍";

    /// <summary>棄児発見, as the cause of standing in a register.</summary>
    public const string Foundling = "棄児発見";

    /// <summary>国籍選択.</summary>
    public const string ChoiceOfNationality = "国籍選択";

    /// <summary>外国国籍喪失.</summary>
    public const string LossOfForeignNationality = "外国国籍喪失";

    /// <summary>名の変更.</summary>
    public const string ChangeOfGivenName = "名の変更";

    /// <summary>氏の振り仮名記載: the first reading of the 氏, by a notification or by the city itself.</summary>
    public const string FamilyNameKana = "氏の振り仮名記載";

    /// <summary>氏の振り仮名の変更.</summary>
    public const string ChangeOfFamilyNameKana = "氏の振り仮名の変更";

    /// <summary>名の振り仮名記載: the first reading of the 名, by a notification or by the city itself.</summary>
    public const string GivenNameKana = "名の振り仮名記載";

    /// <summary>名の振り仮名の変更.</summary>
    public const string ChangeOfGivenNameKana = "名の振り仮名の変更";

    /// <summary>平成15年法律第111号3条: 性別の取扱いの変更.</summary>
    public const string ChangeOfSex = "平成15年法律第111号3条";

    /// <summary>By what somebody comes to another register with the 氏 by civil law that was borne before (戸籍法17条, 21条, 108条; 77条の2 and 107条 change what it is called).</summary>
    public static IReadOnlyList<string> OfNameKept { get; } = ["子の出生", "子の入籍", OwnRegister, ChangeOfFamilyName, Transfer, Renewal];

    /// <summary>氏の変更, of the whole register (戸籍事項) or of one person (身分事項).</summary>
    public const string ChangeOfFamilyName = "氏の変更";

    /// <summary>訂正: a 段落ち, or a matter of its own for a person's column.</summary>
    public const string Correction = "訂正";

    /// <summary>更正: a 段落ち, or a matter of its own where the 本籍 is called otherwise.</summary>
    public const string Update = "更正";

    /// <summary>消除: the 段落ち of a matter that is erased.</summary>
    public const string Erasure = "消除";

    /// <summary>記録: the 段落ち, or the matter of a column, of what had been left out.</summary>
    public const string Recording = "記録";

    /// <summary>回復: that somebody's removal was void or a mistake; also the cause of standing in the register again.</summary>
    public const string Restoration = "回復";

    /// <summary>移記: that a child stands in another register because a judgment took the father away.</summary>
    public const string CarriedOver = "移記";

    /// <summary>What ends an adoption but a 特別養子縁組: 養子離縁 and 縁組取消, of the parents and of the adopted alike.</summary>
    public static IReadOnlyList<string> EndsOfAdoption { get; } = [DissolutionOfAdoption, AnnulmentOfAdoption];

    /// <summary>配偶者の国籍等に関する事項 (戸籍法施行規則36条2項).</summary>
    public static IReadOnlyList<string> OfForeignSpouse { get; } = ["配偶者の国籍変更", "配偶者の国籍喪失", "配偶者の帰化", "配偶者の国籍取得", "配偶者の氏名変更"];
}
