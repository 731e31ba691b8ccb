using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>The rules about the paper: the new domicile, signatures, witnesses, requests, foreign deeds, time and place.</summary>
internal static class PaperRequirements
{
    internal static IEnumerable<Requirement<MarriageNotification>> All() => [.. OfTheNewDomicile(), .. OfSignatures(), .. OfThePost(), .. OfTheDeed()];

    private static IEnumerable<Requirement<MarriageNotification>> OfTheNewDomicile()
    {
        yield return new("婚姻-30", "氏を称する者が戸籍の筆頭者であるときは、新戸籍を編製せず、その戸籍に入る。", "戸籍法16条1項但書・2項・3項但書", Severity.Correction, [MarriageForm.NewDomicileAt],
            (m, _) => m is { NameKeeper.Place.IsHead: true, NewDomicile: not null } ? $"{m.NameKeeper.Mark.Word()}は筆頭者なので、新しい本籍は定められません。" : null,
            "新しい本籍の欄を消してもらうか、婚姻の前に転籍・分籍の届出をするか確かめてください。");
        yield return new("婚姻-31", "氏を称する者が戸籍の筆頭者でないときは、新戸籍を編製するので、新しい本籍を定める。", "戸籍法16条1項・3項、30条1項", Severity.Correction, [MarriageForm.NewDomicileAt],
            (m, _) => m is { NameKeeper.Place.IsHead: false, NewDomicile: null } ? "新しい本籍がありません。" : null,
            "新しい本籍を書いてもらってください。");
        yield return new("婚姻-32", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [MarriageForm.NewDomicile],
            (m, _) => m.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
    }

    private static IEnumerable<Requirement<MarriageNotification>> OfSignatures()
    {
        yield return new("婚姻-40", "婚姻の届出は、当事者双方が署名した書面でしなければならない。", "民法739条2項・戸籍法29条", Severity.Correction,
            [MarriageForm.Husband.Signed, MarriageForm.Wife.Signed],
            (m, c) => !m.IsAbroad && AcceptedPaper.Tells(c, m.Husband.HasSigned, m.Wife.HasSigned) && m.Spouses.Any(s => !s.HasSigned) ? "夫か妻の署名がありません。" : null,
            "届出人本人に署名してもらってください。");
        yield return new("婚姻-41", "婚姻の届出は、成年の証人二人以上が署名した書面でしなければならない。", "民法739条2項・戸籍法33条", Severity.Correction,
            [MarriageForm.Witnesses[0].Name, MarriageForm.Witnesses[1].Name],
            (m, c) => NeedsWitnesses(m, c) ? Witnesses.AreTwo(m.Witnesses) : null,
            "証人二人の署名・生年月日・住所・本籍をそろえてもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("婚姻-42", "証人は成年でなければならない。", "民法739条2項・4条", Severity.Correction,
            [MarriageForm.Witnesses[0].BornOn, MarriageForm.Witnesses[1].BornOn],
            (m, c) => NeedsWitnesses(m, c) ? Witnesses.AreAdult(m.Witnesses, c) : null,
            "成年の証人に署名してもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("婚姻-43", "証人は当事者以外の者でなければならない。", "民法739条2項", Severity.Correction,
            [MarriageForm.Witnesses[0].Name, MarriageForm.Witnesses[1].Name],
            (m, c) => NeedsWitnesses(m, c) ? Witnesses.AreOthers(m.Witnesses, m.Spouses.Select(s => (s.Name, s.BornOn))) : null,
            "当事者でない成年二人に署名してもらってください。既に受理された届は記録し、管轄法務局に報告します。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("婚姻-44", "不受理申出がされているときは、申出人本人が出頭したことを確認できなければ受理できない。", "戸籍法27条の2第4項", Severity.Refusal, [MarriageForm.NonAcceptance],
            (m, _) => m.IsRefusedByRequest ? "不受理申出がされています。" : null,
            "不受理とし、申出人に届出があったことを通知してください(戸籍法27条の2第5項)。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("婚姻-45", "届出は、届出事件の本人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction,
            [MarriageForm.PlaceGround, MarriageForm.Husband.Person.Register.Where, MarriageForm.Wife.Person.Register.Where],
            (m, _) => m.PlaceGround is { } ground && Claimed(m, ground) is { } claimed && claimed.Place?.Register is null ? $"{claimed.Mark.Word()}の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。新しい本籍地であることは理由になりません。");
    }

    private static IEnumerable<Requirement<MarriageNotification>> OfThePost()
    {
        yield return new("婚姻-46", "郵送の後に当事者が死亡したときは、死亡の時に届出があったものとみなす。", "戸籍法47条", Severity.Inquiry, [MarriageForm.PartyDiedOn],
            (m, _) => m.PartyDiedOn is { } day ? $"当事者が死亡した日({day.Text})を婚姻日として記録します。" : null,
            "封筒の消印と死亡の日を確かめ、死亡の記録との先後について管轄法務局に照会してください。");
        yield return new("婚姻-47", "郵送の後に当事者が死亡した日は、受理の日より後ではない。", "戸籍法47条", Severity.Correction, [MarriageForm.PartyDiedOn],
            (m, c) => m.PartyDiedOn is { } day && (day.Day is null || day.Day > c.ReceiptDate) ? "当事者が死亡した日が受理日より後か、日まで分かりません。" : null,
            "死亡の日を確かめてください。");
    }

    private static IEnumerable<Requirement<MarriageNotification>> OfTheDeed()
    {
        yield return new("婚姻-50", "外国の方式で婚姻したときは、証書の謄本を提出しなければならない。", "戸籍法41条・戸籍法施行規則63条", Severity.Correction, [MarriageForm.HasDeed],
            (m, c) => c.Origin is Origin.Here && m is { IsAbroad: true, HasDeed: false } ? "婚姻証書の謄本と訳文がありません。" : null,
            "その国の官憲が作った婚姻証書の謄本と、訳者を明らかにした訳文を出してもらってください。");
        yield return new("婚姻-51", "証書の謄本は、婚姻の後に提出する。", "戸籍法41条", Severity.Correction, [MarriageForm.MarriedOn],
            (m, c) => m.ConcludedAbroadOn is { } day && day.Earliest > c.ReceiptDate ? "婚姻の成立した日が受理日より後です。" : null,
            "婚姻証書と照らし合わせてください。");
        yield return new("婚姻-52", "証書の謄本は、婚姻の日から3か月以内に提出しなければならない。", "戸籍法41条・43条・137条", Severity.Caution, [MarriageForm.MarriedOn],
            (m, c) => m.Deadline(c) is { } last && c.ReceiptDate > last ? $"届出期間({RegisterDate.Of(last).Text}まで)を過ぎています。" : null,
            "受理したうえで、期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new("婚姻-54", "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [OverdueNotice.Court, MarriageForm.MarriedOn],
            (m, c) => OverdueNotice.Problem(m.IsOverdue(c), m.OverdueCourt(c)), OverdueNotice.Remedy);
        yield return new("婚姻-53", "外国の方式による婚姻は、日本では戸籍に記録する当事者の少なくとも一方が提出する。", "戸籍法41条", Severity.Correction,
            [MarriageForm.Husband.Signed, MarriageForm.Wife.Signed],
            (m, c) => c.Origin is Origin.Here && m.IsAbroad && !m.Spouses.Any(s => s is { HasSigned: true, IsForeign: false }) ? "日本人である当事者の署名がありません。" : null,
            "日本人である夫か妻に署名してもらってください。");
    }

    private static bool NeedsWitnesses(MarriageNotification m, Circumstances c) => !m.IsAbroad && AcceptedPaper.Tells(c, m.Witnesses.Any(w => w.Name is not null));

    private static Spouse? Claimed(MarriageNotification m, string ground) => ground switch
    {
        "夫の本籍地" => m.Husband,
        "妻の本籍地" => m.Wife,
        _ => null,
    };
}
