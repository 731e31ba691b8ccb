using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;
using static Koseki.Domain.Notifications.Acknowledgement.AcknowledgementManner;

namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>Who has to agree, and what is asked of an acknowledgement before the birth (民法782条, 783条; 戸籍法61条, 65条).</summary>
internal static class ConsentRequirements
{
    internal static IEnumerable<Requirement<AcknowledgementNotification>> All() => [.. OfTheChild(), .. OfADeadChild(), .. OfTheMother(), .. OfTheBirth()];

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfTheChild()
    {
        yield return new("認知-20", "成年の子は、その承諾がなければ、認知することができない。", "民法782条・4条", Severity.Correction, [AcknowledgementForm.ChildAgrees, AcknowledgementForm.Child.BornOn],
            (n, c) => NeedsConsent(n) && LegalAge.IsAdult(n.Child!.BirthDate.Latest, c.ReceiptDate) ? $"子は成年に達しています({n.Child.BirthDate.Text}生)。承諾がありません。" : null,
            "子本人の承諾書か、届書の「その他」欄に承諾の署名をもらってください。");
        yield return new("認知-21", "生年月日が確かでない子が成年に達したかは、照会して定める。", "民法782条・4条", Severity.Inquiry, [AcknowledgementForm.ChildAgrees, AcknowledgementForm.Child.BornOn],
            (n, c) => NeedsConsent(n) && LegalAge.IsAdult(n.Child!.BirthDate.Earliest, c.ReceiptDate) && !LegalAge.IsAdult(n.Child.BirthDate.Latest, c.ReceiptDate)
                ? $"生年月日({n.Child.BirthDate.Text})からは、子が成年に達しているか分かりません。" : null,
            "年齢を示す資料を確かめるか、子の承諾をもらってください。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfADeadChild()
    {
        yield return new("認知-22", "死亡した子は、その直系卑属があるときに限り、認知することができる。", "民法783条3項", Severity.Refusal, [AcknowledgementForm.Descendants],
            (n, _) => n.Descendants == ChildsDescendants.None ? "死亡した子に直系卑属がありません。" : null,
            "子の出生から死亡までの戸籍で卑属がないことを確かめて返してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("認知-23", "死亡した子の認知は、直系卑属が成年者であるときは、その承諾を得なければならない。", "民法783条3項後段", Severity.Refusal, [AcknowledgementForm.Descendants],
            (n, _) => n.Descendants == ChildsDescendants.AdultsDoNotAgree ? "成年の直系卑属の承諾がありません。" : null,
            "成年の直系卑属の承諾書をもらってください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("認知-24", "子が死亡しているかは、戸籍の記録と一致しなければならない。", "民法783条3項", Severity.Correction, [AcknowledgementForm.ChildIsDead, AcknowledgementForm.Child.GivenName],
            (n, _) => n is { Manner: Voluntary or Will, Child.Entry: not null } && n.Child.IsDead != n.IsChildDead ? n.Child.IsDead ? "子は、戸籍では死亡しています。" : "子の死亡は、戸籍に記録されていません。" : null,
            "子の死亡の記録を確かめ、「子は死亡している」の欄と直系卑属の欄を書き直してください。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfTheMother()
    {
        FieldKey mother = AcknowledgementForm.Mother.GivenName;
        yield return new("認知-30", "胎児を認知するには、母の承諾を得なければならない。", "民法783条1項", Severity.Refusal, [AcknowledgementForm.MotherAgrees],
            (n, c) => n.Manner == Unborn && AcceptedPaper.Tells(c, n.MotherAgrees, n.HasSigned) && !n.MotherAgrees ? "母の承諾がありません。" : null,
            "母の承諾書か、届書の「その他」欄に承諾の署名をもらってから届け出るよう説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("認知-31", "婚姻している母の胎児は、認知することができない。", "民法783条2項・772条", Severity.Refusal, [AcknowledgementForm.MotherIsMarried, mother],
            (n, c) => n is { Manner: Unborn, Mother: { } m } && (n.IsMotherMarried || m.Entry?.Spouse is not null || Parentage.StandingOn(n, c, c.ReceiptDate) is not null) ? "母は婚姻しています。" : null,
            "届書を返し、推定を否定する裁判が確定すれば、当初の届出の日で受理できることを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("認知-32", "婚姻の解消から300日以内に生まれた子は前夫の子と推定されるので、胎児認知は出生の後に効力を判断する。", "民法783条2項・772条2項", Severity.Caution, [mother],
            (n, c) => n.Manner == Unborn && Parentage.StandingOn(n, c, c.ReceiptDate) is null && Parentage.EndedBefore(n, c, c.ReceiptDate) is { } ended ? $"母の婚姻は{ended.Text}に解消しています。" : null,
            "受理し、解消の日から300日以内に生まれて推定されたときは、不受理に改めてください。");
        yield return new("認知-33", "胎児認知の届出は、母の本籍地(外国人である母は住所地)でしなければならない。", "戸籍法61条", Severity.Refusal, [AcknowledgementForm.Place, AcknowledgementForm.Mother.Role.Where, AcknowledgementForm.Mother.Address],
            (n, c) => n is not { Manner: Unborn, Mother: { } m } || c.Origin is not Origin.Here ? null
                : m.IsForeign ? m.Address is null ? "外国人である母の住所がありません。" : OwnPlace.Problem(c, m.Address, "外国人である母の住所")
                : m.Register is null ? "母の本籍は当市ではありません。" : null,
            "母の本籍地の市区町村に届け出るよう説明してください。");
        yield return new("認知-34", "胎児認知は、子の出生の前にする。", "民法783条1項", Severity.Refusal, [AcknowledgementForm.IsBornAlready],
            (n, _) => n is { Manner: Unborn, IsBornAlready: true } ? "子は既に生まれています。" : null,
            "出生の届出の後に、任意認知として届け出るよう説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("認知-35", "胎児認知は、子の出生の届出があるまで戸籍に記録しない。", "戸籍法61条、戸籍法施行規則35条2号", Severity.Caution, [AcknowledgementForm.Manner],
            (n, _) => n.Manner == Unborn ? "戸籍には何も記録せず、届書を保存します。" : null,
            "出生の届出があったとき、「胎児認知された子の出生による記録」を出生届と同時に記録してください。死産のときは、戸籍法65条の届出を受けます。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfTheBirth()
    {
        yield return new("認知-36", "胎児認知の届出は、子の出生の前に受理されている。", "民法783条1項", Severity.Correction, [AcknowledgementForm.UnbornOn, AcknowledgementForm.Child.BornOn],
            (n, _) => n is { Manner: Born, UnbornOn: { } on, Child: { } child } && on.Earliest > child.BirthDate.Latest ? $"胎児認知の日({on.Text})が、子の出生の日({child.BirthDate.Text})より後です。" : null,
            "受付帳と保存した届書で、受理の日と子を確かめてください。");
        yield return new("認知-37", "外国人である母の子で、日本人の父が胎児認知したものは、出生により日本の国籍を取得し、子につき新戸籍を編製する。", "国籍法2条1号、戸籍法22条", Severity.Unsupported, [AcknowledgementForm.Manner, AcknowledgementForm.Child.Role.Where],
            (n, _) => n is { Manner: Born, Child.IsForeign: true, Father.IsForeign: false } ? "外国人である母の胎児認知された子の新戸籍の編製は未対応です。" : null,
            "出生届とともに、紙で処理してください。");
        yield return new("認知-38", "認知された胎児の死産は、認知の届出地で届け出る。", "戸籍法65条", Severity.Caution, [AcknowledgementForm.Manner],
            (n, _) => n.Manner == Stillborn ? "保存している胎児認知の届書を確かめてください。" : null,
            "胎児認知の届出地が当市であることを確かめ、その届書に死産を書き添えて保存を続けてください。戸籍には記録しません。");
    }

    // A dead child agrees to nothing: its descendants do (783条3項).
    private static bool NeedsConsent(AcknowledgementNotification n) => n is { Manner: Voluntary or Will, Child: { IsDead: false }, IsChildDead: false, ChildAgrees: false };
}
