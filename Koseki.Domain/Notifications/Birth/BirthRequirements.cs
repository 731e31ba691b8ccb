using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>When a notification of birth may be accepted: one sentence of law each.</summary>
internal static class BirthRequirements
{
    private const string FixOnPaper = "届出人に届書の補正を求めてください。";

    internal static IReadOnlyList<Requirement<BirthNotification>> All() =>
        [.. OfTheName(), .. OfTheRegister(), .. OfParentage(), .. OfTheNotifier(), .. OfTimeAndPlace()];

    /// <summary>届出期間の末日: 14 days from the birth, counting its day; three months abroad (戸籍法43条, 49条).</summary>
    internal static DateOnly? Deadline(BirthNotification birth, Circumstances c) => birth.BornOn.Day is not { } day ? null
        : birth.BornAbroad ? LegalPeriod.LastDayOfMonths(day, 3, c.ClosingDays)
        : LegalPeriod.LastDayOfDays(day, 14, c.ClosingDays);

    private static IEnumerable<Requirement<BirthNotification>> OfTheName()
    {
        yield return new("出生-01", "子の名には常用平易な文字を用いなければならない。", "戸籍法50条・同規則60条", Severity.Correction,
            [BirthForm.GivenName],
            (n, c) => Forbidden(n, c) is { Count: > 0 } bad ? $"子の名に使えない文字があります: {string.Join("、", bad)}" : null,
            "常用漢字・人名用漢字・ひらがな・カタカナで書き直してもらってください。");
        yield return new("出生-02", "名の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条3項・同規則", Severity.Correction,
            [BirthForm.GivenNameKana],
            (n, _) => KanaReading.Problem(n.GivenNameKana),
            "カタカナで書き直してもらってください。") { Force = Force.Since(2025, 5, 26) };
        yield return new("出生-03", "同じ戸籍に在籍する者と同じ名は付けられない。", "戸籍法50条(先例)", Severity.Correction,
            [BirthForm.GivenName, BirthForm.Register],
            (n, _) => n.Register.Standing.Any(e => e.GivenName == n.GivenName) ? $"「{n.GivenName}」は同じ戸籍に在籍する者の名です。" : null,
            "別の名を付けてもらってください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfTheRegister()
    {
        yield return new("出生-04", "子は現に在る戸籍に入る。", "戸籍法15条・18条", Severity.Unsupported, [BirthForm.Register],
            (n, _) => n.Register.State == RegisterState.Current ? null
                : $"{n.Register.State.Word()}には入れません(転籍後の戸籍への入籍・戸籍の回復は未対応です)。",
            "転籍・改製後の戸籍があればそれを選び、なければ紙で処理してください。");
        yield return new("出生-05", "嫡出でない子は、母が筆頭者またはその配偶者である戸籍に入る。", "戸籍法17条・18条2項", Severity.Unsupported,
            [BirthForm.Register, BirthForm.Legitimacy],
            (n, _) => n.IsLegitimate || (n.MotherEntry is { IsRemoved: false } mother && Couple.Of(n.Register).Contains(mother)) ? null
                : "母がこの戸籍の筆頭者・配偶者ではありません。母につき新戸籍を編製する届は未対応です。",
            "母の戸籍を選び直すか、紙で処理してください。");
        yield return new("出生-06", "嫡出子は父母の氏を称し、父母の戸籍に入る。", "民法790条1項・戸籍法18条1項", Severity.Correction,
            [BirthForm.Register, BirthForm.Legitimacy],
            (n, _) => !n.IsLegitimate || Couple.Of(n.Register).Any(e => Couple.LatestMarriage(e) is not null) ? null
                : "この戸籍に父母の婚姻の記録がありません。",
            "父母の戸籍を選び直してください。");
        yield return new("出生-07", "父母の氏名は戸籍の記録と一致しなければならない。", "戸籍法49条2項3号", Severity.Caution,
            [BirthForm.Mother, BirthForm.Register],
            (n, _) => n.MotherEntry is null || n.Register.NameOf(n.MotherEntry) == n.Mother ? null
                : $"母の氏名が戸籍の記録「{n.Register.NameOf(n.MotherEntry)}」と違います。",
            "離婚・復氏後の氏名かどうか、届書と母の現在の戸籍を確かめてください。");
        yield return new("出生-08", "父母の氏名は戸籍の記録と一致しなければならない。", "戸籍法49条2項3号", Severity.Caution,
            [BirthForm.Father, BirthForm.Register, BirthForm.Legitimacy],
            (n, _) => n.FatherEntry is null || n.Father is null || n.Register.NameOf(n.FatherEntry) == n.Father ? null
                : $"父の氏名が戸籍の記録「{n.Register.NameOf(n.FatherEntry)}」と違います。",
            "離婚・復氏後の氏名かどうか、届書と父の現在の戸籍を確かめてください。");
        yield return new("出生-09", "続柄は、父母を同じくする子の男女ごとの出生の順による。", "戸籍法13条1項4号", Severity.Correction,
            [BirthForm.Ordinal, BirthForm.Sex, BirthForm.Mother, BirthForm.Legitimacy],
            (n, _) => Ordinals.Expected(n) is { } expected && expected != n.Ordinal && Ordinals.IsBelow(n.Ordinal, expected)
                ? $"同じ戸籍に父母を同じくする子が記録されているので「{expected}{n.Sex.Word()}」のはずです。" : null,
            "戸籍の記録と届書を照らし合わせてください。");
        yield return new("出生-10", "続柄の順が、この戸籍に記録された子の数より多い。", "戸籍法13条1項4号", Severity.Caution,
            [BirthForm.Ordinal, BirthForm.Sex, BirthForm.Mother, BirthForm.Legitimacy],
            (n, _) => Ordinals.Expected(n) is { } expected && Ordinals.IsBelow(expected, n.Ordinal)
                ? $"この戸籍の記録だけなら「{expected}{n.Sex.Word()}」です。" : null,
            "従前の戸籍に記録された兄姉がいるか確かめてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfParentage()
    {
        yield return new("出生-11", "婚姻中に出生した子は夫の子と推定される。", "民法772条", Severity.Refusal,
            [BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Register],
            (n, _) => !n.IsLegitimate && Presumption.HusbandAtBirth(n) ? "母の婚姻中に生まれた子なので、嫡出でない子としては受理できません。" : null,
            "嫡出子として届け出てもらうか、嫡出否認等の裁判の確定を確かめてください。")
        { Force = Force.Since(2024, 4, 1), JudgedBy = (n, _) => n.BornOn.Day };
        yield return new("出生-12", "婚姻成立の日から200日を経過した後に出生した子は夫の子と推定される。", "民法772条(令和6年3月31日まで)", Severity.Refusal,
            [BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Register],
            (n, _) => !n.IsLegitimate && Presumption.HusbandAtBirth(n) && Presumption.DaysSinceMarriage(n) > 200
                ? "婚姻成立から200日を過ぎて生まれた子なので、嫡出でない子としては受理できません。" : null,
            "嫡出子として届け出てもらうか、嫡出否認等の裁判の確定を確かめてください。")
        { Force = Force.Until(2024, 3, 31), JudgedBy = (n, _) => n.BornOn.Day };
        yield return new("出生-13", "婚姻の解消の日から300日を過ぎて出生した子は嫡出子と推定されない。", "民法772条2項", Severity.Refusal,
            [BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Register],
            (n, _) => n.IsLegitimate && Presumption.DaysSinceDissolution(n) > 300
                ? "婚姻の解消から300日を過ぎて生まれた子なので、嫡出子としては受理できません。" : null,
            "嫡出でない子として届け出てもらってください。");
        yield return new("出生-14", "婚姻の解消の日から300日以内に出生した子は前夫の子と推定される。", "民法772条2項", Severity.Inquiry,
            [BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Register],
            (n, _) => Presumption.DaysSinceDissolution(n) is >= 0 and <= 300
                ? "婚姻の解消から300日以内の出生です。" : null,
            "母の再婚の有無と、懐胎時期に関する証明書の有無を確かめてください。");
        yield return new("出生-15", "婚姻前に出生した子は、父の認知がなければ嫡出子とならない。", "民法789条・戸籍法62条", Severity.Unsupported,
            [BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Register],
            (n, _) => n.IsLegitimate && Presumption.DaysSinceMarriage(n) < 0 ? "父母の婚姻前に生まれた子の嫡出子出生届(戸籍法62条)は未対応です。" : null,
            "紙で処理してください。");
        yield return new("出生-16", "母が50歳以上のときは、受理の前に法務局に照会する。", "昭36.9.5民甲2008号・平26.7.3民一737号", Severity.Inquiry,
            [BirthForm.MotherBirth, BirthForm.BornOn, BirthForm.CertificateBy],
            (n, _) => n.BornOn.Day is { } day && (n.MotherEntry?.BirthDate ?? n.MotherBirthDate)?.Day is { } mother
                && LegalAge.At(mother, day) >= 50 && n.CertificateBy is not ("医師(病院・診療所)" or "助産師(助産所)")
                ? "母が50歳以上で、病院・診療所・助産所の出生証明書がありません。" : null,
            "管轄法務局に受理照会をしてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfTheNotifier()
    {
        yield return new("出生-17", "嫡出でない子の出生は母が届け出る。", "戸籍法52条2項", Severity.Refusal,
            [BirthForm.Notifier, BirthForm.Legitimacy],
            (n, _) => !n.IsLegitimate && n.Notifier is ("父" or "父母") ? "嫡出でない子について、父は届出人になれません。" : null,
            "母に届け出てもらってください(父が同居者であれば「同居者」の資格で届け出られます)。");
        yield return new("出生-18", "同居者、出産に立ち会った者は、父母が届け出ることができないときに届け出る。", "戸籍法52条3項・4項", Severity.Correction,
            [BirthForm.Notifier],
            (n, _) => n.Notifier is not ("父" or "母" or "父母" or "公設所の長") && n.NotifierReason is null ? "父母が届け出ることができない理由がありません。" : null,
            "理由を「父母が届出できない理由」に記入してもらってください。");
        yield return new("出生-19", "出生の届書には出生証明書を添付しなければならない。", "戸籍法49条3項", Severity.Inquiry,
            [BirthForm.CertificateBy],
            (n, _) => n.CertificateBy == "なし" ? "出生証明書がありません。" : null,
            "添付できない理由を確かめ、管轄法務局に受理照会をしてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfTimeAndPlace()
    {
        yield return new("出生-20", "届出は出生の後にする。", "戸籍法49条1項", Severity.Correction, [BirthForm.BornOn],
            (n, c) => n.BornOn.Earliest > c.ReceiptDate ? "生まれた日が受理日より後です。" : null, FixOnPaper);
        yield return new("出生-21", "出生の届出は14日以内(国外では3か月以内)にしなければならない。", "戸籍法49条1項・43条・137条", Severity.Caution,
            [BirthForm.BornOn],
            (n, c) => Deadline(n, c) is { } last && c.ReceiptDate > last ? $"届出期間({RegisterDate.Of(last).Text}まで)を過ぎています。" : null,
            "受理したうえで、期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new("出生-22", "外国で生まれ外国の国籍も取得した子は、国籍留保の届出がなければ日本の国籍を失う。", "国籍法12条・戸籍法104条", Severity.Unsupported,
            [BirthForm.BornAbroad],
            (n, _) => n.BornAbroad ? "外国で生まれた子の届(国籍留保を含む)は未対応です。" : null, "紙で処理してください。");
        yield return new("出生-23", "学齢に達した後の出生届は、受理の前に法務局に照会する。", "昭34.8.27民甲1545号", Severity.Inquiry,
            [BirthForm.BornOn],
            (n, c) => n.BornOn.Day is { } day && LegalAge.At(day, c.ReceiptDate) >= 6 ? "子が6歳に達した後の届出です。" : null,
            "管轄法務局に受理照会をしてください。");
        yield return new("出生-24", "届出は本籍地、届出人の所在地または出生地でする。", "戸籍法25条・51条", Severity.Caution,
            [BirthForm.PlaceGround, BirthForm.BirthPlace, BirthForm.Register],
            (n, c) => c.Origin is Origin.Here && n.PlaceGround == "出生地" && n.BirthPlace != c.Here.Display ? "出生地が当市ではありません。" : null,
            "届出地の根拠(本籍地・所在地・出生地)を確かめてください。");
        yield return new("出生-25", "外国人である父については、国籍と生年月日を記録する。", "戸籍法施行規則36条2項", Severity.Correction,
            [BirthForm.FatherNationality, BirthForm.FatherBirth],
            (n, _) => n.FatherNationality is not null && n.FatherBirthDate is null ? "外国人である父の生年月日がありません。" : null,
            "西暦で入力してください(例: 西暦1990年1月1日)。");
    }

    private static List<string> Forbidden(BirthNotification n, Circumstances c) =>
        [.. RegisterText.Split(n.GivenName).Where(ch => !c.Characters.IsAllowedInGivenName(ch, c.ReceiptDate)).Select(ch => ch.ToString()).Distinct(StringComparer.Ordinal)];
}
