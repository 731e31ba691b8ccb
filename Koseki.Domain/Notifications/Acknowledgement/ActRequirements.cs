using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using static Koseki.Domain.Notifications.Acknowledgement.AcknowledgementManner;

namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>How it is notified: by the father, after a court's decision, by the executor of a will (戸籍法25条, 27条の2, 47条, 60条–65条).</summary>
internal static class ActRequirements
{
    internal static IEnumerable<Requirement<AcknowledgementNotification>> All() => [.. OfTheCourt(), .. OfTheCourtsNotifier(), .. OfTheWill(), .. OfThePeriod(), .. OfTheFather(), .. OfThePost(), .. OfThePlace()];

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfTheCourt()
    {
        yield return new("認知-40", "裁判による認知の届出には、裁判の謄本と確定証明書を添えなければならない。", "戸籍法63条1項", Severity.Correction, [AcknowledgementForm.HasCourtPaper, AcknowledgementForm.HasFinality],
            (n, c) => n.Manner == Court && AcceptedPaper.Tells(c, n.HasCourtPaper, n.HasFinality) && !(n.HasCourtPaper && n.HasFinality) ? "裁判の謄本か確定証明書がありません。" : null,
            "謄本と確定証明書を出してもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("認知-41", "訴えの相手方は、訴えを提起した者が確定の日から10日以内に届け出ないときに限り、届け出ることができる。", "戸籍法63条2項", Severity.Correction, [AcknowledgementForm.Notifier, AcknowledgementForm.EventOn],
            (n, c) => n.Notifier == CourtNotifier.Father && n.EventOn?.Day is { } day && c.ReceiptDate <= LegalPeriod.LastDayOfDays(day, 10, c.ClosingDays) ? "訴えを提起した者の届出の期間内に、相手方である父が届け出ています。" : null,
            "訴えを提起した者に届け出てもらうか、期間を過ぎてから届け出てもらってください。")
        { AcceptedElsewhere = Severity.Caution };
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfTheCourtsNotifier()
    {
        yield return new("認知-45", "裁判による認知を届け出るのは、訴えを提起した子、その法定代理人、死亡した子の直系卑属である。", "戸籍法63条1項、民法787条・824条", Severity.Correction, [AcknowledgementForm.Notifier, AcknowledgementForm.Child.BornOn],
            (n, c) => n is not { Manner: Court, Child: { } child } ? null
                : n.Notifier == CourtNotifier.Mother && LegalAge.IsAdult(child.BirthDate.Latest, c.ReceiptDate) ? "子は成年に達しているので、母は親権者ではありません。"
                : n.Notifier == CourtNotifier.Descendant && child is { Entry: not null, IsDead: false } ? "子の死亡が、戸籍に記録されていません。" : null,
            "裁判書の原告・申立人と照らし合わせ、届出人の資格を書き直してください。")
        { AcceptedElsewhere = Severity.Caution };
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfTheWill()
    {
        yield return new("認知-50", "遺言による認知は、遺言執行者が届け出る。", "戸籍法64条、民法781条2項", Severity.Refusal, [AcknowledgementForm.IsExecutor],
            (n, c) => n.Manner == Will && AcceptedPaper.Tells(c, n.IsByExecutor, n.HasWill) && !n.IsByExecutor ? "遺言執行者でない者が届け出ています。" : null,
            "遺言執行者に届け出てもらってください。いなければ、家庭裁判所に選任を申し立てるよう説明してください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("認知-51", "遺言による認知の届出には、認知に関する遺言の謄本を添えなければならない。", "戸籍法64条", Severity.Correction, [AcknowledgementForm.HasWill],
            (n, c) => n.Manner == Will && AcceptedPaper.Tells(c, n.IsByExecutor, n.HasWill) && !n.HasWill ? "遺言の謄本がありません。" : null,
            "遺言の謄本を出してもらってください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("認知-52", "遺言は、遺言者の死亡の時から効力を生ずる。", "民法985条1項", Severity.Refusal, [AcknowledgementForm.WillDiedOn, AcknowledgementForm.Father.GivenName],
            (n, _) => n is { Manner: Will, Father: { Entry: not null, IsDead: false } } ? "遺言者の死亡が、戸籍に記録されていません。" : null,
            "死亡の届出を先に受けてください。生存していれば、任意認知を案内してください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("認知-53", "遺言者の死亡の日は戸籍の記録と一致し、遺言執行者の就職と届出はその後である。", "戸籍法64条、民法985条1項", Severity.Correction, [AcknowledgementForm.WillDiedOn, AcknowledgementForm.EventOn],
            (n, c) => n is not { Manner: Will, TestatorDiedOn: { } died } ? null
                : n.Father.DiedOn is { } recorded && !recorded.IsSameAs(died) ? $"遺言者は、戸籍では{recorded.Text}に死亡しています。"
                : n.EventOn?.Latest < died.Earliest ? "就職の日が、遺言者の死亡の日より前です。" : null,
            "死亡の記録、遺言、就職を示す書面を照らし合わせてください。");
        yield return new("認知-54", "遺言による胎児の認知は、出生の届出があるまで戸籍に記録しない。", "戸籍法64条・61条", Severity.Unsupported, [AcknowledgementForm.IsUnbornByWill],
            (n, _) => n.IsUnbornByWill ? "遺言による胎児の認知は未対応です。" : null,
            "母の承諾と母の本籍地での届出であることを確かめ、紙で処理してください。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfThePeriod()
    {
        yield return new("認知-42", "届出は、裁判の確定・遺言執行者の就職・死産を知った日の後にする。", "戸籍法63条・64条・65条", Severity.Correction, [AcknowledgementForm.EventOn],
            (n, c) => n.EventOn?.Earliest > c.ReceiptDate ? "裁判の確定・就職・死産を知った日が受理日より後です。" : null,
            "添付の書面と照らし合わせてください。");
        yield return new("認知-43", "届出は、裁判の確定・遺言執行者の就職の日から10日、死産を知った日から14日以内にする。", "戸籍法63条・64条・65条・43条・137条", Severity.Caution, [AcknowledgementForm.EventOn],
            (n, c) => n.IsOverdue(c) ? $"届出期間({RegisterDate.Of(n.Deadline(c)!.Value).Text}まで)を過ぎています。" : null,
            "受理したうえで、期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new("認知-44", "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [OverdueNotice.Court, AcknowledgementForm.EventOn],
            (n, c) => OverdueNotice.Problem(n.IsOverdue(c), n.OverdueCourt(c)), OverdueNotice.Remedy);
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfTheFather()
    {
        yield return new("認知-60", "認知の届出は、認知する父が署名した書面でする。", "戸籍法29条・60条、民法781条1項", Severity.Correction, [AcknowledgementForm.Signed],
            (n, c) => n.IsByFather && AcceptedPaper.Tells(c, n.HasSigned) && !n.HasSigned ? "父の署名がありません。" : null,
            "父本人に署名してもらってください。");
        yield return new("認知-61", "認知は、父だけがすることができる。法定代理人の同意は要らない。", "民法779条・780条、戸籍法37条3項", Severity.Refusal, [AcknowledgementForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "父でない者が届け出ています。" : null,
            "父本人が署名した届書を出してもらってください(使者が持って来ることはできます)。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("認知-62", "父の意思、または事実に疑いのある認知は、照会して定める。", "民法779条・786条、国籍法3条3項", Severity.Inquiry, [AcknowledgementForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "認知の意思に疑いがあります。" : null,
            "父本人に確かめ、管轄法務局に受理照会をしてください。");
        yield return new("認知-63", "認知する父から不受理申出がされているときは、本人が出頭したことを確認できなければ受理できない。", "戸籍法27条の2第3項・第4項", Severity.Refusal, [AcknowledgementForm.Request],
            (n, _) => n.Request == RequestCheck.Stands ? "不受理申出がされています。" : null,
            "不受理とし、申出人に届出があったことを通知してください(戸籍法27条の2第5項)。申出をすることができるのは、認知する父だけです。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("認知-64", "届出人であることを確認できなかった者には、受理したことを通知する。", "戸籍法27条の2第2項", Severity.Caution, [AcknowledgementForm.Identified],
            (n, _) => n.IsIdentified == false ? "父の本人確認ができていません。" : null,
            "受理したうえで、父の住所あてに受理の通知を送ってください。");
        yield return new("認知-65", "受理の通知は、届出人の住所に送る。", "戸籍法27条の2第2項", Severity.Correction, [AcknowledgementForm.Identified, AcknowledgementForm.Father.Address],
            (n, _) => n is { IsIdentified: false, Father.Address: null } ? "父の住所がありません。" : null,
            "届書のとおり、父の住所を入力してください。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfThePost()
    {
        yield return new("認知-66", "父の死亡の後に届いた届書は、生前に郵便・信書便で発送されたものでなければ受理できない。", "戸籍法47条、民法787条", Severity.Refusal, [AcknowledgementForm.DiedOn, AcknowledgementForm.Father.GivenName],
            (n, _) => n is { IsByFather: true, WasPosted: false } && (n.NotifierDiedOn ?? n.Father.DiedOn) is { } day ? $"父は{day.Text}に死亡し、生前に発送されていません。" : null,
            "不受理とし、認知の訴え(父の死亡の日から3年以内)を案内してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("認知-67", "生前に発送された届書は、死亡の時に届出があったものとみなす。", "戸籍法47条2項", Severity.Inquiry, [AcknowledgementForm.DiedOn],
            (n, _) => n is { NotifierDiedOn: { } day, WasPosted: true } ? $"父が死亡した日({day.Text})を認知の日として記録します。" : null,
            "封筒の消印と死亡の日を確かめ、管轄法務局に照会してください。");
        yield return new("認知-68", "届出の前に父が死亡した日は、受理の日より後ではなく、戸籍の記録と一致する。", "戸籍法47条", Severity.Correction, [AcknowledgementForm.DiedOn, AcknowledgementForm.Father.GivenName],
            (n, c) => n.NotifierDiedOn is { } day && (day.Day is null || day.Day > c.ReceiptDate || (n.Father.DiedOn is { } recorded && !recorded.IsSameAs(day))) ? "父が死亡した日が受理日より後か、日まで分からないか、戸籍の記録と違います。" : null,
            "死亡の日を確かめてください。");
    }

    private static IEnumerable<Requirement<AcknowledgementNotification>> OfThePlace()
    {
        yield return new("認知-80", "届出は、子か父の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [AcknowledgementForm.Place, AcknowledgementForm.Father.Role.Where],
            (n, _) => n is { Manner: not Unborn, Place: NotificationPlace.Domicile } && (n.Child ?? n.Mother)?.Register is null && n.Father.Register is null ? "子の本籍地も父の本籍地も当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }
}
