using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>How it is notified: signatures, witnesses, will, requests, the post, a court's paper, time and place (戸籍法25条, 27条の2, 33条, 47条, 63条, 73条; 民法812条).</summary>
internal static class ActRequirements
{
    private static readonly FieldKey[] Signatures = [DissolutionForm.SignedBy(DissolutionForm.Father), DissolutionForm.SignedBy(DissolutionForm.Mother), DissolutionForm.Signed, DissolutionForm.Manner];

    internal static IEnumerable<Requirement<DissolutionNotification>> All() => [.. OfThePaper(), .. OfTheWill(), .. OfThePost(), .. OfTheCourt(), .. OfTheNotifier()];

    private static IEnumerable<Requirement<DissolutionNotification>> OfThePaper()
    {
        yield return new("離縁-50", "離縁の届出は、生存する養親と養子(15歳未満なら協議者の全員)が署名した書面でする。", "民法812条・739条2項、戸籍法29条・72条", Severity.Correction, Signatures,
            (n, c) => !n.IsByCourt && AcceptedPaper.Tells(c, n.HasSigned, n.Adopters.Any(a => a.HasSigned), n.Negotiators.Any(r => r.HasSigned))
                && ((n.Manner == DissolutionManner.Agreement && n.Adopters.Any(a => !a.HasSigned)) || (n.Negotiator is null ? !n.HasSigned : n.Negotiators.Any(r => !r.HasSigned))) ? "養親か、養子(協議者)の署名がありません。" : null,
            "届出人本人に署名してもらってください。");
        yield return new("離縁-51", "離縁の届出は、成年の証人二人以上が署名した書面でしなければならない。", "民法812条・739条2項、戸籍法33条", Severity.Correction, [DissolutionForm.Witnesses[0].Name, DissolutionForm.Witnesses[1].Name],
            (n, c) => NeedsWitnesses(n, c) ? Witnesses.AreTwo(n.Witnesses) : null,
            "証人二人の署名・生年月日・住所・本籍をそろえてもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("離縁-52", "証人は成年でなければならない。", "民法812条・739条2項・4条", Severity.Correction, [DissolutionForm.Witnesses[0].BornOn, DissolutionForm.Witnesses[1].BornOn],
            (n, c) => NeedsWitnesses(n, c) ? Witnesses.AreAdult(n.Witnesses, c) : null,
            "成年の証人に署名してもらってください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("離縁-53", "証人は当事者以外の者でなければならない。", "民法812条・739条2項", Severity.Correction, [DissolutionForm.Witnesses[0].Name, DissolutionForm.Witnesses[1].Name],
            (n, c) => NeedsWitnesses(n, c) ? Witnesses.AreOthers(n.Witnesses, n.Adopters.Select(a => (a.Party.Name, a.Party.BirthDate)).Append((n.Name, n.BirthDate)).Concat(n.Negotiators.Select(r => (r.Name, r.BornOn)))) : null,
            "当事者でない成年二人に署名してもらってください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("離縁-54", "届出人であることを確認できなかった者には、受理したことを通知する。", "戸籍法27条の2第2項", Severity.Caution, [DissolutionForm.Manner],
            (n, _) => n.IsByCourt ? null : n.Adopters.Where(a => a.IsIdentified == false).Select(a => a.Word).Concat(n.IsIdentified == false ? ["養子"] : []).Concat(n.Negotiators.Where(r => r.IsIdentified == false).Select(r => "協議者" + r.Name)).ToList() is { Count: > 0 } unknown
                ? $"本人確認ができていません: {string.Join("、", unknown)}" : null,
            "受理したうえで、それぞれの住所あてに受理の通知を送ってください。");
        yield return new("離縁-55", "受理の通知は、届出人の住所に送る。", "戸籍法27条の2第2項", Severity.Correction, [DissolutionForm.Father.Address, DissolutionForm.Mother.Address, DissolutionForm.Manner],
            (n, _) => n.Adopters.Any(a => a is { IsIdentified: false, Party.Address: null }) ? "本人確認のできなかった養親の住所がありません。" : null,
            "届書のとおり、養親の住所を入力してください。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheWill()
    {
        yield return new("離縁-60", "不受理申出がされているときは、申出人本人が出頭したことを確認できなければ受理できない。", "戸籍法27条の2第3項・第4項", Severity.Refusal, [DissolutionForm.Request],
            (n, _) => n.Request == RequestCheck.Stands ? "不受理申出がされています。" : null,
            "不受理とし、申出人に届出があったことを通知してください。養子が15歳未満なら、申出人は離縁の後に法定代理人となるべき者です。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("離縁-61", "離縁の届出は、代理人によってすることができない。", "戸籍法37条3項、民法812条", Severity.Refusal, [DissolutionForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "代理人が届け出ています。" : null,
            "本人が署名した届書を出してもらってください(使者が持って来ることはできます)。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("離縁-62", "離縁の意思を欠く疑いのある届出は、照会して定める。", "民法812条・802条、戸籍法27条の3", Severity.Inquiry, [DissolutionForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "離縁の意思に疑いがあります。" : null,
            "本人に確かめ、管轄法務局に受理照会をしてください。成年被後見人は、意思能力があれば本人だけで届け出られます。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfThePost()
    {
        yield return new("離縁-63", "当事者の死亡後に届いた届書は、生前に郵便・信書便で発送されたものでなければ受理できない。", "戸籍法47条", Severity.Refusal, [DissolutionForm.DiedOn],
            (n, _) => n is { WasPosted: false, PartyDiedOn: { } day } ? $"当事者が{day.Text}に死亡し、生前に発送されていません。" : null,
            "不受理とし、理由を説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("離縁-64", "生前に発送された届書は、死亡の時に届出があったものとみなす。", "戸籍法47条2項", Severity.Inquiry, [DissolutionForm.DiedOn],
            (n, _) => n is { WasPosted: true, PartyDiedOn: { } day } ? $"当事者が死亡した日({day.Text})を離縁の日として記録します。" : null,
            "封筒の消印と死亡の日を確かめ、死亡の記録との先後について管轄法務局に照会してください。");
        yield return new("離縁-65", "届出の前に当事者が死亡した日は、受理の日より後ではない。", "戸籍法47条", Severity.Correction, [DissolutionForm.DiedOn],
            (n, c) => n.PartyDiedOn is { } day && (day.Day is null || day.Day > c.ReceiptDate) ? "当事者が死亡した日が受理日より後か、日まで分かりません。" : null,
            "死亡の日を確かめてください。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheCourt()
    {
        yield return new("離縁-70", "裁判による離縁の届出には、調書または裁判書の謄本を、審判・判決なら確定証明書も、添えなければならない。", "戸籍法73条・63条", Severity.Correction, [DissolutionForm.HasCourtPaper, DissolutionForm.HasFinality],
            (n, c) => n.IsByCourt && AcceptedPaper.Tells(c, n.HasCourtPaper, n.HasFinality) && !(n.HasCourtPaper && (n.HasFinality || !DissolutionChoices.NeedsFinality(n.Manner))) ? "調書・裁判書の謄本か、確定証明書がありません。" : null,
            "謄本(審判・判決なら確定証明書も)を出してもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("離縁-71", "離縁の届出は、離縁が成立・確定した後にし、その日は縁組の後である。", "戸籍法73条・63条、民法814条", Severity.Correction, [DissolutionForm.On, DissolutionForm.Adopted.GivenName],
            (n, c) => n.On is not { } day ? null : day.Earliest > c.ReceiptDate ? "離縁の成立・確定の日が受理日より後です。"
                : DissolutionKin.Ended(n, c)?.On is { } adopted && day.Latest < adopted.Earliest ? $"離縁の成立・確定の日が縁組日({adopted.Text})より前です。" : null,
            "調書・裁判書と照らし合わせてください。");
        yield return new("離縁-72", "裁判による離縁は、成立・確定の日から10日以内に届け出る。", "戸籍法73条・63条・43条・137条", Severity.Caution, [DissolutionForm.On],
            (n, c) => n.IsOverdue(c) ? $"届出期間({RegisterDate.Of(n.Deadline(c)!.Value).Text}まで)を過ぎています。" : null,
            "受理したうえで、期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new("離縁-73", "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [OverdueNotice.Court, DissolutionForm.On],
            (n, c) => OverdueNotice.Problem(n.IsOverdue(c), n.OverdueCourt(c)), OverdueNotice.Remedy);
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheNotifier()
    {
        yield return new("離縁-74", "裁判による離縁は、申立人(訴えを提起した者)が届け出る。相手方は、その者が期間内に届け出ないときに届け出ることができる。", "戸籍法73条・63条", Severity.Correction, [DissolutionForm.Petitioner, DissolutionForm.On],
            (n, c) => c.Origin is Origin.Here && n.Petitioner is { } petitioner && n.Notifier != petitioner && !n.HasClause && !n.IsOverdue(c) ? "届出期間内に相手方が届け出ています。" : null,
            "申立人に届け出てもらうか、条項に「相手方の申出により」とあるか確かめてください。");
        yield return new("離縁-77", "縁組の当事者でない者が訴えた縁組の取消しは、その者が届け出る。", "戸籍法69条・63条、民法804条〜807条", Severity.Unsupported, [DissolutionForm.Petitioner],
            (n, _) => n.Petitioner == DissolvingParty.SomebodyElse ? "当事者でない者の届は、まだ記録できません。" : null,
            "届を受理し、届出人の記録の文例を管轄法務局に確かめて、紙で処理してください。");
        yield return new("離縁-75", "届書には届出人が署名しなければならない。", "戸籍法29条", Severity.Correction, Signatures,
            (n, c) => c.Origin is Origin.Here && n.Petitioner is not null && !n.HasSignedAs(DissolvingParty.Adopters) && !n.HasSignedAs(DissolvingParty.Adopted) ? "届出人の署名がありません。" : null,
            "届出人に署名してもらってください。");
        yield return new("離縁-76", "届出は、届出事件の本人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [DissolutionForm.Place, DissolutionForm.Adopted.Register.Where],
            (n, _) => n is { NotifiedAt: NotificationPlace.Domicile, Place.Register: null } && n.Adopters.All(a => a.Party.Register is null) ? "養子の本籍地も養親の本籍地も当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。もどる戸籍の本籍地であることは理由になりません。");
    }

    private static bool NeedsWitnesses(DissolutionNotification n, Circumstances c) => !n.IsByCourt && AcceptedPaper.Tells(c, n.Witnesses.Any(w => w.Name is not null));
}
