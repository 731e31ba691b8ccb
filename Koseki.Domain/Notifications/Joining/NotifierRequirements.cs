using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>Who notifies (民法791条3項, 824条の2; stopping rules E5, G4–G6, G8).</summary>
internal static class NotifierRequirements
{
    private static readonly PersonRole Person = JoiningForm.Person;

    internal static IReadOnlyList<Requirement<JoiningNotification>> All() =>
    [
        .. ChildsNotifierRules.All<JoiningNotification>("入籍", "入籍", "民法791条3項", Person, JoiningForm.Notifier, n => n.Person, n => n.Notifier, (n, c) => n.Day(c)), .. OfTheWill(), .. OfThePaper(),
    ];

    private static IEnumerable<Requirement<JoiningNotification>> OfTheWill()
    {
        yield return new("入籍-85", "入籍の届出は、届出人が署名した書面でする。", "戸籍法29条・98条", Severity.Correction, [JoiningForm.Signed],
            (n, _) => !n.IsSigned ? "届出人(法定代理人が届け出るときはその全員)の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("入籍-86", "配偶者とともにする入籍の届出は、配偶者も署名した書面でする。", "戸籍法98条2項・99条2項・29条", Severity.Correction, [JoiningForm.SpouseSigned],
            (n, _) => n is { Spouse: not null, SpouseSigned: false } ? "配偶者の署名がありません。" : null,
            "配偶者に署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("入籍-87", "入籍は、届出人として定められた者だけが届け出ることができる。", "戸籍法37条・民法791条", Severity.Correction, [JoiningForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "届出人でない者が、届出人として届け出ています。" : null,
            "届出人に届け出てもらってください(使者が持って来た、届出人の署名した届は受け付けられます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("入籍-88", "届出の意思に疑いがあるときは、照会して定める。", "戸籍法3条2項・32条", Severity.Inquiry, [JoiningForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "届出人の意思に疑いがあります。" : null,
            "届出人に確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfThePaper()
    {
        foreach (var rule in PostedPaper.Requirements<JoiningNotification>("入籍-90", "入籍-91", JoiningForm.DiedOn, n => n.NotifierDiedOn, "届出の日"))
        {
            yield return rule;
        }

        yield return new("入籍-92", "届出は、入籍する人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [JoiningForm.Place, Person.Register.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "入籍する人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。入籍先の本籍地であることは理由になりません。");
    }
}
