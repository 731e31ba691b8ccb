using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>The rules about a divorce that a court or a foreign form made, and about time and place of any (stopping rules D4–D6).</summary>
internal static class ReportRequirements
{
    internal static IEnumerable<Requirement<DivorceNotification>> All() => [.. OfThePapers(), .. OfTheNotifier(), .. OfTheDay(), .. OfThePlace()];

    private static IEnumerable<Requirement<DivorceNotification>> OfThePapers()
    {
        yield return new("離婚-80", "裁判による離婚の届出には、調書または裁判書の謄本を添えなければならない。", "戸籍法77条・63条", Severity.Correction, [DivorceForm.HasCourtPaper],
            (d, c) => c.Origin is Origin.Here && DivorceChoices.IsByCourt(d.Manner) && !d.HasCourtPaper ? "調書・裁判書の謄本がありません。" : null,
            "謄本(省略謄本でもよい)を出してもらってください。");
        yield return new("離婚-81", "審判・判決による離婚の届出には、確定証明書を添えなければならない。", "戸籍法77条・63条", Severity.Correction, [DivorceForm.HasFinality],
            (d, c) => AcceptedPaper.Tells(c, d.HasCourtPaper) && DivorceChoices.NeedsFinality(d.Manner) && !d.HasFinality ? "確定証明書がありません。" : null,
            "確定証明書を出してもらってください。調停・和解・認諾では要りません。");
        yield return new("離婚-82", "外国の裁判所の離婚の判決は、承認の要件を備えなければ効力がない。", "民事訴訟法118条", Severity.Inquiry, [DivorceForm.IsForeignCourt],
            (d, _) => d.IsForeignCourt ? "外国の裁判所の判決による離婚です。" : null,
            "判決の謄本・確定証明・訳文と、管轄・送達・公序・相互保証を確かめ、明らかでなければ管轄法務局に照会してください。");
        yield return new("離婚-83", "外国の方式で離婚したときは、証書の謄本を提出しなければならない。", "戸籍法41条・戸籍法施行規則63条", Severity.Correction, [DivorceForm.HasDeed],
            (d, c) => c.Origin is Origin.Here && d is { Manner: DivorceManner.Abroad, HasDeed: false } ? "離婚証書の謄本と訳文がありません。" : null,
            "その国の官憲が作った離婚証書の謄本と、訳者を明らかにした訳文を出してもらってください。");
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfTheNotifier()
    {
        yield return new("離婚-84", "裁判による離婚は、申立人(訴えを提起した者)が届け出る。相手方は、その者が期間内に届け出ないときに届け出ることができる。", "戸籍法77条・63条", Severity.Correction,
            [DivorceForm.Petitioner, DivorceForm.DivorcedOn],
            (d, c) => c.Origin is Origin.Here && d.Petitioner is { } mark && !d.Of(mark).HasSigned && d.Partner(d.Of(mark)).HasSigned && !d.HasClause && !d.IsOverdue(c)
                ? "届出期間内に相手方が届け出ています。" : null,
            "申立人に届け出てもらうか、条項に「相手方の申出により」とあるか確かめてください。");
        yield return new("離婚-85", "届書には届出人が署名しなければならない。", "戸籍法29条", Severity.Correction, [DivorceForm.Husband.Signed, DivorceForm.Wife.Signed],
            (d, c) => c.Origin is Origin.Here && !d.IsByAgreement && d.Parties.All(p => !p.HasSigned) ? "届出人の署名がありません。" : null,
            "届出人に署名してもらってください。");
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfTheDay()
    {
        yield return new("離婚-86", "離婚の届出は、離婚が成立・確定した後にする。", "戸籍法77条・63条・41条", Severity.Correction, [DivorceForm.DivorcedOn],
            (d, c) => d.On is { } day && day.Earliest > c.ReceiptDate ? "離婚の成立・確定の日が受理日より後です。" : null,
            "調書・裁判書・証書と照らし合わせてください。");
        yield return new("離婚-87", "離婚は、婚姻の後である。", "民法763条", Severity.Correction, [DivorceForm.DivorcedOn, DivorceForm.Couple.Register],
            (d, _) => d.On is { } day && d.Parties.Select(p => p.MarriedOn).OfType<RegisterDate>().FirstOrDefault(m => day.Latest < m.Earliest) is { } married ? $"離婚の成立・確定の日が婚姻日({married.Text})より前です。" : null,
            "調書・裁判書・証書と照らし合わせてください。");
        yield return new("離婚-88", "裁判による離婚は成立・確定の日から10日以内に、外国の方式による離婚の証書は3か月以内に届け出る。", "戸籍法77条・63条・41条・43条・137条", Severity.Caution, [DivorceForm.DivorcedOn],
            (d, c) => d.IsOverdue(c) ? $"届出期間({RegisterDate.Of(d.Deadline(c)!.Value).Text}まで)を過ぎています。" : null,
            "受理したうえで、期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new("離婚-89", "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [OverdueNotice.Court, DivorceForm.DivorcedOn],
            (d, c) => OverdueNotice.Problem(d.IsOverdue(c), d.OverdueCourt(c)), OverdueNotice.Remedy);
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfThePlace()
    {
        yield return new("離婚-90", "届出は、届出事件の本人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [DivorceForm.Place, DivorceForm.Couple.Where],
            (d, _) => d is { Place: NotificationPlace.Domicile, CoupleRegister: null } ? "夫婦の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。もどる戸籍の本籍地であることは理由になりません。");
    }
}
