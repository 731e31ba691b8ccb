using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.MarriageAnnulment;

/// <summary>When the annulment of a marriage may be recorded: one sentence of law each (民法743条–749条; stopping rules V1, D1, D2, D7, D8).</summary>
internal static class MarriageAnnulmentRequirements
{
    private const string Kind = "婚取";
    private const string Ending = "婚姻の取消し";

    private static readonly PartyRequirements<MarriageAnnulmentNotification> OfParties = new(Kind, Ending, "民法743条〜748条、戸籍法75条", MarriageAnnulmentForm.Couple, isOfTheDeadToo: true);

    internal static IReadOnlyList<Requirement<MarriageAnnulmentNotification>> All() =>
    [
        .. MarriageAnnulmentForm.Parties.SelectMany(OfParties.Of),
        .. new ReturnRequirements<MarriageAnnulmentNotification>(Kind, MarriageAnnulmentForm.Back, MarriageAnnulmentForm.Couple, MarriageAnnulmentForm.Husband, MarriageAnnulmentForm.Wife).All(),
        .. new CommonChildRequirements<MarriageAnnulmentNotification>(Kind, ("婚姻取消届", "民法819条2項・749条"), MarriageAnnulmentForm.Children, MarriageAnnulmentForm.Couple, MarriageAnnulmentForm.Verdict).All(),
        .. MarriageAnnulmentForm.Ruling.Requirements<MarriageAnnulmentNotification>(Kind, MarriageAnnulmentForm.Husband.Person, n => n.Japanese?.Place, n => n.Ruling),
        .. OfTheCourt(), .. OfADeath(), .. OfTheNotifier(),
    ];

    private static IEnumerable<Requirement<MarriageAnnulmentNotification>> OfTheCourt()
    {
        yield return new("婚取-80", "婚姻の無効は、取消しの届によらず、確定した裁判による戸籍の訂正の申請によって記録する。", "民法742条、戸籍法116条", Severity.Correction, [MarriageAnnulmentForm.Verdict],
            (n, _) => n.Verdict == MarriageVerdict.Void ? "裁判の主文は、婚姻の無効です。" : null,
            "届書を返し、確定の日から1か月以内の戸籍訂正の申請(116条)を案内してください。");
        yield return new("婚取-81", "取消しの裁判の確定は、婚姻の後である。", "民法743条", Severity.Correction, [MarriageAnnulmentForm.Ruling.FinalOn, MarriageAnnulmentForm.Couple.Register],
            (n, _) => n.Parties.Select(p => p.MarriedOn).FirstOrDefault(m => m is not null && n.Ruling.FinalOn.Latest < m.Earliest) is { } married ? $"裁判確定日が婚姻日({married.Text})より前です。" : null,
            "裁判の謄本・確定証明書と照らし合わせてください。");
        yield return new("婚取-82", "取り消された婚姻のほかに続いている婚姻があるときの配偶者の記録は、照会して定める。", "民法732条・744条", Severity.Inquiry, [MarriageAnnulmentForm.Couple.Register, MarriageAnnulmentForm.Husband.Person.GivenName, MarriageAnnulmentForm.Wife.Person.GivenName],
            (n, c) => n.Parties.FirstOrDefault(p => HasOtherMarriage(n, p, c)) is { } party ? $"{party.Mark.Word()}には、この婚姻のほかに、終わりの記録のない婚姻があります。" : null,
            "重婚による取消しなら、前の婚姻の戸籍と配偶者区分の記録を、管轄法務局に照会してください。この届では、配偶者区分のない者として記録します。");
    }

    private static IEnumerable<Requirement<MarriageAnnulmentNotification>> OfADeath()
    {
        yield return new("婚取-83", "当事者の一方が死亡した後も、検察官のほかの者は、婚姻の取消しを請求することができる。", "民法744条1項・748条", Severity.Unsupported, [MarriageAnnulmentForm.Couple.Register, MarriageAnnulmentForm.Husband.Person.GivenName, MarriageAnnulmentForm.Wife.Person.GivenName],
            (n, c) => n.Parties.FirstOrDefault(p => p.OurEntry is { Spouse: null } entry && PartyRequirements<MarriageAnnulmentNotification>.IsEndedByDeath(entry, c)) is { } party ? $"{party.Mark.Word()}の婚姻は、一方の死亡(失踪宣告)によって解消しています。死亡の後の婚姻の取消しは未対応です。" : null,
            "訴えを提起した者と確定の日を裁判の謄本で確かめて受理し、復氏と記録の方法を管轄法務局に照会して、紙で処理してください。検察官の請求による取消しは、一方の死亡の後はできません。");
    }

    private static IEnumerable<Requirement<MarriageAnnulmentNotification>> OfTheNotifier()
    {
        yield return new("婚取-90", "取消しの届は、訴えを提起した者がする。相手方は、その者が期間内に届け出ないときに届け出ることができる。", "戸籍法75条1項・63条", Severity.Correction, [MarriageAnnulmentForm.Notifier, MarriageAnnulmentForm.Ruling.FinalOn, MarriageAnnulmentForm.Plaintiff],
            (n, c) => c.Origin is Origin.Here && n.Notifier is AnnulmentNotifier.Husband or AnnulmentNotifier.Wife && !n.Ruling.IsOverdue(c) ? "届出期間内に相手方が届け出ています。" : null,
            "訴えを提起した者に届け出てもらってください。検察官が訴えを提起したときは、検察官の請求を待ちます。");
        yield return new("婚取-91", "相手方は、訴えを提起した者ではない。", "戸籍法75条1項・63条2項", Severity.Correction, [MarriageAnnulmentForm.Notifier, MarriageAnnulmentForm.Plaintiff],
            (n, _) => (n.Notifier, n.Plaintiff) is (AnnulmentNotifier.Husband, MarriagePlaintiff.Husband) or (AnnulmentNotifier.Wife, MarriagePlaintiff.Wife) ? "訴えを提起した者が、相手方とされています。" : null,
            "裁判の謄本と照らし合わせ、届出人の欄を直してください。");
    }

    private static bool HasOtherMarriage(MarriageAnnulmentNotification n, Party party, Circumstances c) => party is { OurEntry: { Person: var person } }
        && c.Kin.Kinship.MarriagesOf(person).Any(m => m.EndedBy is null && m.SpouseOf(person) != n.Partner(party).OurEntry?.Person);
}
