using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>The rules about a divorce by agreement: signatures, witnesses, will, requests, death on the way, the law that governs.</summary>
internal static class AgreementRequirements
{
    internal static IEnumerable<Requirement<DivorceNotification>> All() => [.. OfSignatures(), .. OfTheWill(), .. OfThePost(), .. OfTheLaw()];

    private static IEnumerable<Requirement<DivorceNotification>> OfSignatures()
    {
        yield return new("離婚-60", "協議離婚の届出は、当事者双方が署名した書面でしなければならない。", "民法764条・739条2項、戸籍法29条", Severity.Correction, [DivorceForm.Husband.Signed, DivorceForm.Wife.Signed],
            (d, c) => d.IsByAgreement && AcceptedPaper.Tells(c, d.Husband.HasSigned, d.Wife.HasSigned) && d.Parties.Any(p => !p.HasSigned) ? "夫か妻の署名がありません。" : null,
            "届出人本人に署名してもらってください。");
        yield return new("離婚-61", "協議離婚の届出は、成年の証人二人以上が署名した書面でしなければならない。", "民法764条・739条2項、戸籍法33条", Severity.Correction,
            [DivorceForm.Witnesses[0].Name, DivorceForm.Witnesses[1].Name],
            (d, c) => NeedsWitnesses(d, c) ? Witnesses.AreTwo(d.Witnesses) : null,
            "証人二人の署名・生年月日・住所・本籍をそろえてもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("離婚-62", "証人は成年でなければならない。", "民法764条・739条2項・4条", Severity.Correction,
            [DivorceForm.Witnesses[0].BornOn, DivorceForm.Witnesses[1].BornOn],
            (d, c) => NeedsWitnesses(d, c) ? Witnesses.AreAdult(d.Witnesses, c) : null,
            "成年の証人に署名してもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("離婚-63", "証人は当事者以外の者でなければならない。", "民法764条・739条2項", Severity.Correction,
            [DivorceForm.Witnesses[0].Name, DivorceForm.Witnesses[1].Name],
            (d, c) => NeedsWitnesses(d, c) ? Witnesses.AreOthers(d.Witnesses, d.Parties.Select(p => (p.Name, p.BornOn))) : null,
            "当事者でない成年二人に署名してもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfTheWill()
    {
        yield return new("離婚-64", "不受理申出がされているときは、申出人本人が出頭したことを確認できなければ受理できない。", "戸籍法27条の2第4項", Severity.Refusal, [DivorceForm.NonAcceptance],
            (d, _) => d.Request == RequestCheck.Stands ? "不受理申出がされています。" : null,
            "不受理とし、申出人に届出があったことを通知してください(戸籍法27条の2第5項)。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("離婚-65", "協議離婚の届出は、代理人によってすることができない。", "戸籍法37条3項、民法764条", Severity.Refusal, [DivorceForm.Intent],
            (d, _) => d.Intent == IntentCheck.Agent ? "代理人が届け出ています。" : null,
            "本人が署名した届書を出してもらってください(使者が持って来ることはできます)。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("離婚-66", "離婚の意思を欠く疑いのある届出は、照会して定める。", "民法763条・742条、戸籍法27条の3", Severity.Inquiry, [DivorceForm.Intent],
            (d, _) => d.Intent == IntentCheck.Doubtful ? "離婚の意思に疑いがあります。" : null,
            "本人に確かめ、管轄法務局に受理照会をしてください。成年被後見人は、意思能力があれば本人だけで届け出られます。");
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfThePost()
    {
        yield return new("離婚-67", "届出人の死亡後に届いた届書は、生前に郵便・信書便で発送されたものでなければ受理できない。", "戸籍法47条", Severity.Refusal, [DivorceForm.PartyDiedOn],
            (d, _) => d is { PartyDiedOn: { } day, WasPosted: false } ? $"当事者が{day.Text}に死亡し、生前に発送されていません。" : null,
            "不受理とし、死亡の届出を案内してください。");
        yield return new("離婚-68", "生前に発送された届書は、死亡の時に届出があったものとみなす。", "戸籍法47条2項", Severity.Inquiry, [DivorceForm.PartyDiedOn],
            (d, _) => d is { PartyDiedOn: { } day, WasPosted: true } ? $"当事者が死亡した日({day.Text})を離婚日として記録します。" : null,
            "封筒の消印と死亡の日を確かめ、死亡の記録との先後について管轄法務局に照会してください。");
        yield return new("離婚-69", "死亡の前に発送された届書の当事者が死亡した日は、受理の日より後ではない。", "戸籍法47条", Severity.Correction, [DivorceForm.PartyDiedOn],
            (d, c) => d.PartyDiedOn is { } day && (day.Day is null || day.Day > c.ReceiptDate) ? "当事者が死亡した日が受理日より後か、日まで分かりません。" : null,
            "死亡の日を確かめてください。");
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfTheLaw()
    {
        yield return new("離婚-70", "準拠法が協議離婚を認めないときは、協議離婚をすることができない。", "法の適用に関する通則法27条・25条", Severity.Refusal, [DivorceForm.Law],
            (d, _) => d.Law == DivorceLaw.Forbids ? "準拠法が協議離婚を認めていません。" : null,
            "家庭裁判所の調停・審判などによることを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("離婚-71", "準拠法が協議離婚を認めることは、その国の官憲の証明などによる。", "法の適用に関する通則法27条・25条、平元.10.2民二3900号", Severity.Inquiry, [DivorceForm.Law],
            (d, _) => d.Law == DivorceLaw.Unproven ? "準拠法が協議離婚を認めることの証明がありません。" : null,
            "同一本国法、同一常居所地法、密接関係地法の順に確かめ、管轄法務局に受理照会をしてください。");
        yield return new("離婚-72", "夫婦の一方が日本に常居所のある日本人であるときは、離婚は日本法による。", "法の適用に関する通則法27条但書", Severity.Correction, [DivorceForm.Law, DivorceForm.Husband.Address, DivorceForm.Wife.Address],
            (d, _) => d.Law == DivorceLaw.Japanese && d.Parties.All(p => p.IsForeign) ? "日本人の当事者がいません。" : null,
            "離婚の準拠法を選び直してください。");
    }

    private static bool NeedsWitnesses(DivorceNotification d, Circumstances c) => d.IsByAgreement && AcceptedPaper.Tells(c, d.Witnesses.Any(w => w.Name is not null));
}
