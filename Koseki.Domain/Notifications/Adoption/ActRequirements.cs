using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>How it is notified: signatures, witnesses, will, requests, death on the way, place (戸籍法25条, 27条の2, 33条, 47条; 民法799条, 802条).</summary>
internal static class ActRequirements
{
    private static readonly FieldKey[] Signatures = [AdoptionForm.SignedBy(AdoptionForm.Father), AdoptionForm.SignedBy(AdoptionForm.Mother), AdoptionForm.Signed, AdoptionForm.Side];

    internal static IEnumerable<Requirement<AdoptionNotification>> All() => [.. OfThePaper(), .. OfTheWill(), .. OfThePost()];

    private static IEnumerable<Requirement<AdoptionNotification>> OfThePaper()
    {
        yield return new("縁組-70", "縁組の届出は、養親と、養子(15歳未満なら代諾者の全員)が署名した書面でする。", "民法799条・739条2項、戸籍法29条", Severity.Correction, Signatures,
            (n, c) => AcceptedPaper.Tells(c, n.HasSigned, n.Partner is { HasSigned: true }, n.Adopters.Any(a => a.HasSigned), n.Representatives.Any(r => r.HasSigned))
                && (n.Adopters.Any(a => !a.HasSigned) || n.Partner is { HasSigned: false } || (n.Consent is null ? !n.HasSigned : n.Representatives.Any(r => !r.HasSigned))) ? "養親か、養子(代諾者)の署名がありません。" : null,
            "届出人本人に署名してもらってください。");
        yield return new("縁組-71", "縁組の届出は、成年の証人二人以上が署名した書面でしなければならない。", "民法799条・739条2項、戸籍法33条", Severity.Correction, [AdoptionForm.Witnesses[0].Name, AdoptionForm.Witnesses[1].Name],
            (n, c) => NeedsWitnesses(n, c) ? Witnesses.AreTwo(n.Witnesses) : null,
            "証人二人の署名・生年月日・住所・本籍をそろえてもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("縁組-72", "証人は成年でなければならない。", "民法799条・739条2項・4条", Severity.Correction, [AdoptionForm.Witnesses[0].BornOn, AdoptionForm.Witnesses[1].BornOn],
            (n, c) => NeedsWitnesses(n, c) ? Witnesses.AreAdult(n.Witnesses, c) : null,
            "成年の証人に署名してもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("縁組-73", "証人は当事者以外の者でなければならない。", "民法799条・739条2項", Severity.Correction, [AdoptionForm.Witnesses[0].Name, AdoptionForm.Witnesses[1].Name],
            (n, c) => NeedsWitnesses(n, c) ? Witnesses.AreOthers(n.Witnesses, n.Adopters.Select(a => (a.Party.Name, a.Party.BirthDate)).Concat(n.Adoptees.Select(p => (p.Name, p.BirthDate))).Concat(n.Representatives.Select(r => (r.Name, r.BornOn)))) : null,
            "当事者でない成年二人に署名してもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("縁組-74", "届出人であることを確認できなかった者には、受理したことを通知する。", "戸籍法27条の2第2項", Severity.Caution, [AdoptionForm.Side],
            (n, _) => n.Adopters.Where(a => a.IsIdentified == false).Select(a => a.Word).Concat(n.IsIdentified == false ? ["養子"] : []).Concat(n.Partner is { IsIdentified: false } ? ["養子の配偶者"] : []).Concat(n.Representatives.Where(r => r.IsIdentified == false).Select(r => "代諾者" + r.Name)).ToList() is { Count: > 0 } unknown
                ? $"本人確認ができていません: {string.Join("、", unknown)}" : null,
            "受理したうえで、それぞれの住所あてに受理の通知を送ってください。");
        yield return new("縁組-75", "受理の通知は、届出人の住所に送る。", "戸籍法27条の2第2項", Severity.Correction, [AdoptionForm.Side, AdoptionForm.Father.Address, AdoptionForm.Mother.Address],
            (n, _) => n.Adopters.Any(a => a is { IsIdentified: false, Party.Address: null }) ? "本人確認のできなかった養親の住所がありません。" : null,
            "届書のとおり、養親の住所を入力してください。");
        yield return new("縁組-76", "届出は、届出事件の本人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [AdoptionForm.Place, AdoptionForm.Adopted.Register.Where],
            (n, _) => n is { NotifiedAt: NotificationPlace.Domicile, Place: null or { Register: null } } && n.Adopters.All(a => a.Party.Register is null) ? "養子の本籍地も養親の本籍地も当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfTheWill()
    {
        yield return new("縁組-80", "不受理申出がされているときは、申出人本人が出頭したことを確認できなければ受理できない。", "戸籍法27条の2第3項・第4項", Severity.Refusal, [AdoptionForm.Request],
            (n, _) => n.Request == RequestCheck.Stands ? "不受理申出がされています。" : null,
            "不受理とし、申出人に届出があったことを通知してください(戸籍法27条の2第5項)。養子が15歳未満なら、申出人は法定代理人です。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("縁組-81", "縁組の届出は、代理人によってすることができない。", "戸籍法37条3項、民法799条", Severity.Refusal, [AdoptionForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "代理人が届け出ています。" : null,
            "本人が署名した届書を出してもらってください(使者が持って来ることはできます)。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("縁組-82", "縁組の意思を欠く疑いのある届出は、照会して定める。", "民法802条、戸籍法27条の3", Severity.Inquiry, [AdoptionForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "縁組の意思に疑いがあります。" : null,
            "本人に確かめ、管轄法務局に受理照会をしてください。成年被後見人は、意思能力があれば本人だけで届け出られます。");
    }

    private static IEnumerable<Requirement<AdoptionNotification>> OfThePost()
    {
        yield return new("縁組-83", "当事者の死亡後に届いた届書は、生前に郵便・信書便で発送されたものでなければ受理できない。", "戸籍法47条", Severity.Refusal, [AdoptionForm.DiedOn, AdoptionForm.Side],
            (n, _) => !n.WasPosted && (n.PartyDiedOn ?? n.Adopters.Select(a => a.Party.DiedOn).FirstOrDefault(d => d is not null)) is { } day ? $"当事者が{day.Text}に死亡し、生前に発送されていません。" : null,
            "不受理とし、理由を説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("縁組-84", "生前に発送された届書は、死亡の時に届出があったものとみなす。", "戸籍法47条2項", Severity.Inquiry, [AdoptionForm.DiedOn],
            (n, _) => n is { PartyDiedOn: { } day, WasPosted: true } ? $"当事者が死亡した日({day.Text})を縁組日として記録します。" : null,
            "封筒の消印と死亡の日を確かめ、死亡の記録との先後について管轄法務局に照会してください。");
        yield return new("縁組-85", "届出の前に当事者が死亡した日は、受理の日より後ではない。", "戸籍法47条", Severity.Correction, [AdoptionForm.DiedOn],
            (n, c) => n.PartyDiedOn is { } day && (day.Day is null || day.Day > c.ReceiptDate) ? "当事者が死亡した日が受理日より後か、日まで分かりません。" : null,
            "死亡の日を確かめてください。");
    }

    private static bool NeedsWitnesses(AdoptionNotification n, Circumstances c) => AcceptedPaper.Tells(c, n.Witnesses.Any(w => w.Name is not null));
}
