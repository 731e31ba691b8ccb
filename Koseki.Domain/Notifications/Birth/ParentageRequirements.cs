using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Acknowledgement;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>Whose child it is: what the law presumes from marriages and days (民法772条–789条).</summary>
internal static class ParentageRequirements
{
    internal static IEnumerable<Requirement<BirthNotification>> All() => [.. OfTheMarriage(), .. OfAnEarlierMarriage(), .. OfAnUndeterminedFather()];

    private static IEnumerable<Requirement<BirthNotification>> OfTheMarriage()
    {
        yield return new("出生-11", "婚姻中に出生した子は夫の子と推定される。", "民法772条", Severity.Refusal,
            [BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Home.Register],
            (n, c) => n.IsIllegitimate && Presumption.HusbandAtBirth(n, c) ? "母の婚姻中に生まれた子なので、嫡出でない子としては受理できません。" : null,
            "嫡出子として届け出てもらうか、嫡出否認等の裁判の確定を確かめてください。")
        { Force = Force.Since(LawDates.FatherhoodOfLaterMarriage), JudgedBy = (n, _) => n.BornOn.Day };
        yield return new("出生-12", "婚姻成立の日から200日を経過した後に出生した子は夫の子と推定される。", "民法772条(令和6年3月31日まで)", Severity.Refusal,
            [BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Home.Register],
            (n, c) => n.IsIllegitimate && Presumption.HusbandAtBirth(n, c) && Presumption.DaysSinceMarriage(n, c) > 200
                ? "婚姻成立から200日を過ぎて生まれた子なので、嫡出でない子としては受理できません。" : null,
            "嫡出子として届け出てもらうか、嫡出否認等の裁判の確定を確かめてください。")
        { Force = Force.Before(LawDates.FatherhoodOfLaterMarriage), JudgedBy = (n, _) => n.BornOn.Day };
        yield return new("出生-13", "婚姻の解消の日から300日を過ぎて出生した子は嫡出子と推定されない。", "民法772条2項", Severity.Refusal,
            [BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Home.Register],
            (n, c) => n.IsLegitimate && Presumption.DaysSinceDissolution(n, c) > 300
                ? "婚姻の解消から300日を過ぎて生まれた子なので、嫡出子としては受理できません。" : null,
            "嫡出でない子として届け出てもらってください。");
        yield return new("出生-14", "婚姻の解消の日から300日以内に出生した子は前夫の子と推定される。", "民法772条2項", Severity.Inquiry,
            [BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Home.Register],
            (n, c) => n.IsLegitimate && Presumption.IsWithin300OfDissolution(n, c) && !Presumption.IsOfAWidow(n, c) && Presumption.LaterMarriage(n, c) is null ? "婚姻の解消から300日以内の出生です。" : null,
            "母の再婚の有無と、懐胎時期に関する証明書の有無を確かめてください。");
        yield return new("出生-58", "婚姻の解消の日が確かでないときは、300日以内の出生かどうかを照会して定める。", "民法772条2項", Severity.Inquiry,
            [BirthForm.BornOn, BirthForm.Legitimacy, BirthForm.Home.Register],
            (n, c) => Presumption.UncertainEnd(n, c) is { } ended ? $"婚姻の解消の日({ended.Text})から300日以内の出生かどうか、日付だけでは決められません。" : null,
            "解消の日と懐胎時期を示す書面を確かめ、管轄法務局に照会してください。");
        yield return new("出生-62", "解消した婚姻の成立の日が分からないときは、婚姻中の出生かどうかを照会して定める。", "民法772条1項", Severity.Inquiry,
            [BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Home.Register],
            (n, c) => Presumption.EndOfUnknownBeginning(n, c) is { } ended ? $"母の婚姻は{ended.Text}に解消していますが、成立の日がこの市の戸籍からは分かりません。" : null,
            "母の従前の戸籍で婚姻の日を確かめ、婚姻中の出生なら嫡出子として届け出てもらってください。");
        yield return new("出生-15", "婚姻前に出生した子は、婚姻後に父が届け出たときに、認知されたものとして嫡出子となる。", "民法789条2項・戸籍法62条", Severity.Refusal,
            [BirthForm.Notifier, BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Home.Register],
            (n, c) => n.IsLegitimate && Presumption.DaysSinceMarriage(n, c) < 0 && n.Notifier is not ("父" or "父母") ? "父母の婚姻前に生まれた子の嫡出子出生届は、父が届け出なければなりません。" : null,
            "父に届出人になってもらうか、嫡出でない子として届け出てもらってください。");
        yield return new("出生-16", "母が50歳以上のときは、受理の前に法務局に照会する。", "昭36.9.5民甲2008号・平26.7.3民一737号", Severity.Inquiry,
            [BirthForm.MotherBirth, BirthForm.BornOn, BirthForm.CertificateBy],
            (n, _) => n.BornOn.Day is { } day && (n.MotherEntry?.BirthDate ?? n.MotherBirthDate)?.Earliest is { } mother && mother > DateOnly.MinValue
                && LegalAge.At(mother, day) >= 50 && n.CertificateBy is not ("医師(病院・診療所)" or "助産師(助産所)")
                ? "母が50歳以上で、病院・診療所・助産所の出生証明書がありません。" : null,
            "管轄法務局に受理照会をしてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfAnEarlierMarriage()
    {
        yield return new("出生-32", "婚姻の解消の日から300日以内に出生した子は、嫡出でない子として届け出ることができない。", "民法772条2項", Severity.Refusal,
            [BirthForm.ConceptionCertificate, BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.FormerMarriageEnded],
            (n, c) => n.IsIllegitimate && Presumption.IsWithin300OfDissolution(n, c) && !n.HasConceptionCertificate
                ? "婚姻の解消から300日以内に生まれた子なので、前夫の子と推定されます。" : null,
            "前夫の嫡出子として届け出てもらうか、懐胎時期に関する証明書または裁判の確定を確かめてください。");
        yield return new("出生-33", "婚姻の解消の日から300日以内に出生した子は、母が再婚しても前夫の子と推定される。", "民法772条2項(令和6年3月31日まで)", Severity.Refusal,
            [BirthForm.FormerMarriageEnded, BirthForm.ConceptionCertificate, BirthForm.Legitimacy, BirthForm.BornOn],
            (n, c) => Presumption.IsOfFormerHusband(n, c) && !n.HasConceptionCertificate ? "前の婚姻の解消から300日以内の出生なので、後夫の嫡出子としては受理できません。" : null,
            "懐胎時期に関する証明書、または前夫の嫡出否認等の裁判の確定を確かめてください。")
        { Force = Force.Before(LawDates.FatherhoodOfLaterMarriage), JudgedBy = (n, _) => n.BornOn.Day };
        yield return new("出生-34", "婚姻の解消の日から300日以内で再婚の前に出生した子は、前夫の子と推定される。", "民法772条2項・3項", Severity.Refusal,
            [BirthForm.FormerMarriageEnded, BirthForm.ConceptionCertificate, BirthForm.Legitimacy, BirthForm.BornOn],
            (n, c) => Presumption.IsOfFormerHusband(n, c) && !n.HasConceptionCertificate ? "再婚の前で前の婚姻の解消から300日以内の出生なので、後夫の嫡出子としては受理できません。" : null,
            "懐胎時期に関する証明書、または前夫の嫡出否認等の裁判の確定を確かめてください。")
        { Force = Force.Since(LawDates.FatherhoodOfLaterMarriage), JudgedBy = (n, _) => n.BornOn.Day };
        yield return new("出生-60", "母が再婚した後に出生した子は再婚の夫の子と、婚姻が二つ以上あるときは出生に最も近い婚姻の夫の子と推定される。", "民法772条3項", Severity.Refusal,
            [BirthForm.Legitimacy, BirthForm.Father, BirthForm.Mother, BirthForm.BornOn, BirthForm.Home.Register],
            (n, c) => Presumption.LaterMarriage(n, c) is { } later ? $"母は出生の前、{later.Since!.Text}に再婚しているので、届書の父の子としては受理できません。" : null,
            "再婚の夫の嫡出子として届け出てもらうか、嫡出否認の裁判の確定を確かめてください。")
        { Force = Force.Since(LawDates.FatherhoodOfLaterMarriage), JudgedBy = (n, _) => n.BornOn.Day };
        yield return new("出生-61", "母の前の婚姻の解消の日は、戸籍の記録と一致しなければならない。", "民法772条・戸籍法29条", Severity.Correction,
            [BirthForm.FormerMarriageEnded, BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Home.Register],
            (n, c) => n is { IsLegitimate: true, FormerMarriageEnded: { } typed } && Presumption.FormerMarriageEnded(n, c) is { } ended && !ended.IsSameAs(typed) ? $"戸籍では、母の前の婚姻は{ended.Text}に解消しています。" : null,
            "母の戸籍と照らし合わせ、届書の補正を求めてください。");
        yield return new("出生-59", "婚姻前に出生した子を父母の嫡出子とするには、母の前の婚姻による推定がないことを確かめる。", "民法772条・789条2項・戸籍法62条", Severity.Inquiry,
            [BirthForm.FormerMarriageEnded, BirthForm.Legitimacy, BirthForm.BornOn, BirthForm.Home.Register],
            (n, c) => n.IsLegitimate && n.MotherNationality is null && Presumption.FormerMarriageEnded(n, c) is null && !Presumption.IsMothersPastSeen(n, c) && Presumption.DaysSinceMarriage(n, c) < 0
                ? "母の前の婚姻とその解消の日が、この戸籍からは分かりません。" : null,
            "母の従前の戸籍をたどり、出生の前300日以内に解消した婚姻があれば、その日を入力してください。");
        yield return new("出生-35", "懐胎時期に関する証明書により推定が及ばないと認めたときは、その旨を記録する。", "平19.5.7民一1007号", Severity.Caution,
            [BirthForm.ConceptionCertificate, BirthForm.Legitimacy, BirthForm.BornOn],
            (n, c) => Presumption.IsTakenAway(n, c) ? $"【特記事項】に「{Presumption.Remark}」と記録します。" : null,
            "証明書の懐胎の時期が婚姻の解消の後であることを確かめてください。");
        yield return new("出生-36", "胎児認知された子の出生は、認知の記録と合わせて記録する。", "民法783条・戸籍法61条", Severity.Correction, [BirthForm.Recognized],
            (n, c) => n.IsRecognizedBeforeBirth && !c.Companions.Any(p => p.Kind is ChildAcknowledgementKind && ChildAcknowledgementKind.IsOfABirth(p.Draft)) ? "胎児認知の記録が同時にありません。" : null,
            "「胎児認知の記録を同時に」を加えてください。出生届が他の市区町村から通知されたときは、続けて「認知」の「胎児認知された子の出生による記録」を記録します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("出生-63", "外国人である母の子で、日本人の父が胎児認知したものは、子につき新戸籍を編製する。", "国籍法2条1号・戸籍法22条", Severity.Unsupported, [BirthForm.Recognized, BirthForm.MotherNationality],
            (n, _) => n.IsRecognizedBeforeBirth && n.MotherNationality is not null ? "外国人である母の胎児認知された子の新戸籍の編製は未対応です。" : null, "紙で処理してください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfAnUndeterminedFather()
    {
        yield return new("出生-37", "父を定めることを目的とする訴えによって父を定めるべき子は、重婚の場合に限られる。", "民法773条", Severity.Inquiry, [BirthForm.Legitimacy],
            (n, _) => n.IsFatherUndetermined ? "父未定の届です。" : null,
            "母の二つの婚姻の期間を確かめ、管轄法務局に照会してください。父が定まったときは戸籍訂正により父の氏名と入る戸籍を改めます。");
        yield return new("出生-38", "父未定の子の出生は母が届け出る。", "戸籍法54条", Severity.Refusal, [BirthForm.Notifier, BirthForm.Legitimacy],
            (n, _) => n.IsFatherUndetermined && n.Notifier is ("父" or "父母") ? "父未定の子について、父は届出人になれません。" : null,
            "母に届け出てもらってください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("出生-39", "父未定の届書には、父が未定である事由を書く。", "戸籍法54条1項", Severity.Correction, [BirthForm.Remarks, BirthForm.Legitimacy],
            (n, _) => n.IsFatherUndetermined && n.Remarks is null ? "父が未定である事由がありません。" : null,
            "「その他」欄に事由を書いてもらってください。")
        { AcceptedElsewhere = Severity.Caution };
    }
}
