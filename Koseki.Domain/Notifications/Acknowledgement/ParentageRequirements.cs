using Koseki.Domain.Notifications.Birth;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>Whether the child can be acknowledged, and what follows where its parents are married (民法772条, 779条, 783条, 789条, 817条の9).</summary>
internal static class ParentageRequirements
{
    private static readonly FieldKey ChildsName = AcknowledgementForm.Child.GivenName;

    internal static IEnumerable<Requirement<AcknowledgementNotification>> All() => [.. OfAnotherFather(), .. OfPresumption(), .. OfLegitimation()];

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfAnotherFather()
    {
        yield return new("認知-10", "法律上の父のある子は、認知することができない。", "民法779条", Severity.Refusal, [ChildsName],
            (n, _) => n.Manner == AcknowledgementManner.Legitimation || n.Child?.Entry is not { Father: { } father } entry ? null
                : RecordedFacts.Acknowledgements(entry).Any(a => a.Father is not null) ? $"子は、既に「{father}」が認知しています。"
                : $"子には、父「{father}」が記録されています。",
            "嫡出否認・認知無効・親子関係不存在の裁判が確定し、戸籍が訂正されてから届け出るよう説明してください。胎児認知の後に父が定まった子なら、胎児認知の届出を不受理に改めます。")
        { AcceptedElsewhere = Severity.Correction, IsReported = n => n.Manner is AcknowledgementManner.Court };
        yield return new("認知-11", "特別養子となった子は、実親が認知することができない。", "民法817条の9", Severity.Refusal, [ChildsName],
            (n, _) => n.Child?.Entry is { } entry && RecordedFacts.Adoptions(entry).Any(a => a is { IsSpecial: true, IsEnded: false }) ? "子は特別養子です。" : null,
            "実方の血族との親族関係は終了しているので、返してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("認知-12", "他の市区町村に本籍がある子と、母がこの市の戸籍に見えない子は、法律上の父がないことを確かめる。", "民法779条・772条、戸籍法120条の7", Severity.Correction, [AcknowledgementForm.ChildVerified],
            (n, c) => c.Origin is not Origin.Here || n is not { Child: { } child, IsChildVerified: false, Manner: not AcknowledgementManner.Legitimation } ? null
                : child.Elsewhere is not null ? "子の戸籍と母の婚姻の記録を確かめていません。"
                : child.Entry is not null && Parentage.Mother(n, c) is null && !IsBesideTheBirth(n, c) ? "母がこの市の戸籍に見えないので、母の婚姻の記録を確かめていません。" : null,
            "戸籍情報連携システムで、父の記録、特別養子縁組、出生の時の母の婚姻とその解消を確かめてください。紙の戸籍なら本籍地に問い合わせます。外国人である母は、本国の婚姻に関する証明書によります。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfPresumption()
    {
        yield return new("認知-13", "父の欄が空でも、母の婚姻によって夫の子と推定される子は、認知することができない。", "民法772条・779条", Severity.Refusal, [ChildsName],
            (n, c) => n.Manner is not AcknowledgementManner.Court && Parentage.Presumed(n, c) is { } marriage ? $"子は、母の婚姻({Words(marriage)})の夫の子と推定されます。" : null,
            "嫡出否認などの裁判が確定してから届け出るよう説明してください。胎児認知の届出なら、不受理に改めます(民法783条2項)。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("認知-14", "嫡出推定を受ける子についての認知の裁判は、推定が及ばないことを確かめる。", "民法772条・787条", Severity.Inquiry, [ChildsName],
            (n, c) => n.Manner is AcknowledgementManner.Court && Parentage.Presumed(n, c) is { } marriage ? $"子は、母の婚姻({Words(marriage)})の夫の子と推定されます。" : null,
            "裁判の理由に推定が及ばない旨があるか確かめ、管轄法務局に照会してください。");
        yield return new("認知-15", "母の婚姻による推定を受けるか、記録だけでは決まらない子の認知は、照会して定める。", "民法772条・779条", Severity.Inquiry, [ChildsName],
            (n, c) => Parentage.PerhapsPresumed(n, c) is { } marriage ? $"母の婚姻({Words(marriage)})による推定を受けるか、記録からは決まりません。" : null,
            "母の戸籍をたどって婚姻と解消の日を確かめてください。");
        yield return new("認知-16", "母の婚姻は、母の出生から今までの戸籍で確かめる。", "民法772条", Severity.Caution, [ChildsName],
            (n, c) => n.Child?.Entry is not null && n.Manner != AcknowledgementManner.Legitimation && Unseen(n, c) is { Count: > 0 } unseen ? $"母の婚姻を確かめる戸籍で、この市にないもの: {string.Join("、", unseen)}" : null,
            "出生の時の母の婚姻と、その前300日以内の解消がないことを、その戸籍でも確かめてください。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfLegitimation()
    {
        FieldKey[] boxes = [AcknowledgementForm.Legitimated, ChildsName];
        yield return new("認知-90", "婚姻中の父母が認知した子と、認知の後に父母が婚姻した子は、嫡出子の身分を取得し、続柄を更正する。", "民法789条1項・2項、戸籍法13条1項4号", Severity.Correction, boxes,
            (n, c) => Parentage.OfTheParents(n, c) is not null && n.Child!.Entry is not null && n.Legitimated is null ? "父母は婚姻しています。嫡出子としての続柄がありません。" : null,
            "「準正による父母との続柄」を、父母の間の子の出生の順で書いてもらってください。");
        yield return new("認知-91", "準正されるのは、認知した者が母の夫であるときに限る。", "民法789条1項・2項", Severity.Correction, boxes,
            (n, c) => (n.Legitimated is not null || n.Manner == AcknowledgementManner.Legitimation) && n.Child?.Entry is not null && Parentage.OfTheParents(n, c) is null ? "認知する人が母の夫であることが、戸籍から分かりません。" : null,
            "氏名が同じだけでは準正としません。別人なら続柄の記入を消してもらい、同じ人なら、人の結び付きを二人で確認してください(父の戸籍が他の市区町村なら、その戸籍で確かめて印を付けます)。");
        yield return new("認知-96", "父母の婚姻だけでは準正されない。父が認知した子であることを要する。", "民法789条1項", Severity.Refusal, boxes,
            (n, c) => n is { Manner: AcknowledgementManner.Legitimation, Child.Entry: not null } && !Parentage.IsAcknowledged(n, c) ? "この父が子を認知したことが、戸籍から分かりません。" : null,
            "認知の事項の【認知者氏名】【認知者の戸籍】が父の戸籍と一致するか確かめてください(父の戸籍が他の市区町村なら、その戸籍で確かめて印を付けます)。認知されていなければ、認知の届出を案内してください。");
        yield return new("認知-97", "準正の記録は、子の本籍地でする。", "戸籍法24条、戸籍法施行規則35条", Severity.Correction, [AcknowledgementForm.Manner, AcknowledgementForm.Child.Role.Where],
            (n, _) => n is { Manner: AcknowledgementManner.Legitimation, Child.Register: null } ? "子の本籍は、この市ではありません。" : null,
            "婚姻の届書等情報により、子の本籍地の市区町村が記録します。");
        yield return new("認知-98", "父母の一方の親権に服していた未成年の子は、準正により父母の共同親権に服する。", "民法818条1項・789条", Severity.Caution, boxes,
            (n, c) => Parentage.UnderBothSince(n, c) is { } since ? $"{since.Text}から父母の共同親権に服することを記録します。" : null,
            "子の親権の事項を確かめてください。");
        yield return new("認知-92", "準正による続柄は、父母の間の子の男女ごとの出生の順による。", "戸籍法13条1項4号", Severity.Correction, boxes,
            (n, c) => n.Legitimated is { } said && Parentage.Expected(n, c) is { } expected && IsBelowOrNone(said, expected) ? $"父母の間の子の記録からは「{expected}」のはずです。" : null,
            "父母の間の子の出生の順を確かめ、届書の補正を求めてください。");
        yield return new("認知-93", "準正された子も、当然には父母の戸籍に入らない。", "民法791条2項、戸籍法98条", Severity.Caution, boxes,
            (n, c) => Parentage.OfTheParents(n, c) is not null ? $"子は、父母の婚姻({Words(Parentage.OfTheParents(n, c)!)})により嫡出子となります。" : null,
            "父母の婚姻中は、許可なしに父母の氏を称する入籍届ができることを説明してください。");
        yield return new("認知-94", "準正された子より後に生まれた父母の間の子は、続柄を更正する。", "戸籍法13条1項4号・24条", Severity.Caution, boxes,
            (n, c) => Parentage.OfTheParents(n, c) is not null && Parentage.Younger(n, c) is { Count: > 0 } younger ? $"続柄を更正する子: {string.Join("、", younger)}" : null,
            "その子の続柄は、職権の戸籍訂正で別に更正してください。");
        yield return new("認知-95", "母の夫と認知する者が同じ人か、解消した婚姻による準正があるかは、確かめて定める。", "民法789条", Severity.Inquiry, boxes,
            (n, c) => Parentage.PerhapsOfTheParents(n, c) is { } marriage ? $"母には、認知する人かもしれない人との婚姻({Words(marriage)})があります。" : null,
            "生年月日・本籍・父母で同じ人か確かめ、同じ人なら人の結び付きを確認してください。解消した婚姻による準正は管轄法務局に照会してください。");
    }

    private static string Words(People.MarriageLink marriage) =>
        $"{marriage.Since?.Text ?? "成立の日は不明"}から{(marriage.EndedBy is null ? "" : marriage.Ended?.Text ?? "解消の日は不明")}";

    // The paper of the birth asks it of the mother.
    private static bool IsBesideTheBirth(AcknowledgementNotification n, Circumstances c) => n.Manner == AcknowledgementManner.Born && c.Companions.Any(p => p.Kind is BirthKind);

    private static List<string> Unseen(AcknowledgementNotification n, Circumstances c) => Parentage.Mother(n, c) is { } mother
        ? [.. UnseenRegisters.Of([mother], c)] : [];

    // A child of theirs whom no register of ours shows may stand before it, none may be missing that does.
    private static bool IsBelowOrNone(string said, string expected) => Relationship.SexOf(said) != Relationship.SexOf(expected)
        || Relationship.Ordinals.ToList().IndexOf(said[..^1]) < Relationship.Ordinals.ToList().IndexOf(expected[..^1]);
}
