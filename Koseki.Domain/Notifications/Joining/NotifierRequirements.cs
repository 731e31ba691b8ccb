using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>Who notifies (民法791条3項, 824条の2; stopping rules E5, G4–G6, G8).</summary>
internal static class NotifierRequirements
{
    private const int OwnWill = 15;
    private static readonly PersonRole Person = JoiningForm.Person;

    internal static IReadOnlyList<Requirement<JoiningNotification>> All() => [.. OfTheAge(), .. OfTheAgents(), .. OfTheWill(), .. OfThePaper()];

    private static IEnumerable<Requirement<JoiningNotification>> OfTheAge()
    {
        yield return new("入籍-80", "15歳に達した者の入籍は、本人が届け出る(許可を法定代理人が得ていたときも同じ)。", "民法791条1項・3項", Severity.Correction, [JoiningForm.Notifier, Person.BornOn],
            (n, c) => n.Notifier is { } notifier && notifier != JoiningNotifier.Self && IsOfOwnWill(n.Person.Entry.BirthDate.Latest, n, c) ? $"入籍する人は15歳に達しています({n.Person.Entry.BirthDate.Text}生)。" : null,
            "本人に届け出てもらってください。");
        yield return new("入籍-81", "15歳未満の者の入籍は、法定代理人が届け出る。", "民法791条3項", Severity.Correction, [JoiningForm.Notifier, Person.BornOn],
            (n, c) => n.Notifier == JoiningNotifier.Self && !IsOfOwnWill(n.Person.Entry.BirthDate.Earliest, n, c) ? $"入籍する人は15歳に達していません({n.Person.Entry.BirthDate.Text}生)。" : null,
            "法定代理人に届け出てもらってください。");
        yield return new("入籍-82", "生年月日が確かでない者が15歳に達したかは、照会して定める。", "民法791条3項", Severity.Inquiry, [JoiningForm.Notifier, Person.BornOn],
            (n, c) => IsOfOwnWill(n.Person.Entry.BirthDate.Earliest, n, c) && !IsOfOwnWill(n.Person.Entry.BirthDate.Latest, n, c) ? $"生年月日({n.Person.Entry.BirthDate.Text})からは、15歳に達しているか分かりません。" : null,
            "年齢を示す資料を確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheAgents()
    {
        yield return new("入籍-83", "15歳未満の者については、届出の日の法定代理人の全員が届け出る。", "民法791条3項・818条・819条・824条の2", Severity.Correction, [JoiningForm.Notifier, Person.GivenName, Person.Register.Register],
            (n, c) => IsByAgent(n, c) && StatutoryAgent.Of(n, c) is { } agent && agent != n.Notifier && !IsDesignated(n, c, agent) ? $"戸籍の記録では、届け出るのは{JoiningChoices.Notifiers.Word(agent)}です。" : null,
            "法定代理人の全員に届け出てもらってください(監護者の定めだけでは足りません)。双方が親権者で意見が対立するときは、親権を行う者を指定する裁判書が要ります。");
        yield return new("入籍-84", "法定代理人が戸籍の記録から定まらないときは、照会して定める。", "民法818条・819条・838条、戸籍法27条の3", Severity.Inquiry, [JoiningForm.Notifier, Person.GivenName, Person.Register.Register],
            (n, c) => n.Register is not null && IsByAgent(n, c) && (StatutoryAgent.Of(n, c) is null || n.Notifier == JoiningNotifier.Other) ? "だれが法定代理人かを、この市の戸籍の記録だけでは確かめられません。" : null,
            "父母の婚姻・離婚・死亡と親権・後見の記録をたどり、審判書などで確かめてください。");
    }

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
        yield return new("入籍-90", "届出人が郵送の後に死亡したときは、死亡の時に届出があったものとみなす。", "戸籍法47条", Severity.Inquiry, [JoiningForm.DiedOn],
            (n, c) => n.NotifierDiedOn is { Day: { } died } && died <= c.ReceiptDate ? $"届出人は{n.NotifierDiedOn.Text}に死亡しています。届出の日はその日になります。" : null,
            "消印で生前に郵送されたことを確かめ、死亡の記録との先後について管轄法務局に照会してください。");
        yield return new("入籍-91", "郵送の後の届出人の死亡は、受理より後ではない。", "戸籍法47条", Severity.Correction, [JoiningForm.DiedOn],
            (n, c) => n.NotifierDiedOn is { } on && (on.Day is not { } died || died > c.ReceiptDate) ? "届出人の死亡の日が受理日より後か、日まで分かりません。" : null,
            "死亡の日を確かめてください。");
        yield return new("入籍-92", "届出は、入籍する人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [JoiningForm.Place, Person.Register.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "入籍する人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。入籍先の本籍地であることは理由になりません。");
    }

    private static bool IsOfOwnWill(DateOnly birth, JoiningNotification n, Circumstances c) => LegalAge.Attains(birth, OwnWill) <= n.Day(c);

    private static bool IsByAgent(JoiningNotification n, Circumstances c) => n is { Register: not null, Notifier: not null and not JoiningNotifier.Self } && !IsOfOwnWill(n.Person.Entry.BirthDate.Latest, n, c);

    // 824条の2第3項: a court has said that one of two exercises it in this matter.
    private static bool IsDesignated(JoiningNotification n, Circumstances c, JoiningNotifier agent) =>
        n.HasDesignation && agent == JoiningNotifier.Parents && n.Notifier is JoiningNotifier.Father or JoiningNotifier.Mother && c.ReceiptDate >= LawDates.JointCustody;
}
