using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.GivenNameReading;

/// <summary>When the reading of a 名 may be accepted: one sentence of law each (stopping rules F01, F02, F04–F06, G06, G07, G12).</summary>
internal static class GivenNameReadingRequirements
{
    private const string Law = "令和5年法律48号附則8条・12条";

    private static readonly PersonRole Person = GivenNameReadingForm.Person;

    private static readonly ReadingRules<GivenNameReadingNotification> Reading = new("名読", "名", GivenNameReadingForm.ByLeave, GivenNameReadingForm.Reading, Person.Register.Where,
        n => n.Reading, n => n.Recorded, n => n.Register is not null, (n, _) => n.Register is not null ? RecordedReadings.OfGivenName(n.Person.Entry) : ReadingOrigin.None);

    internal static IReadOnlyList<Requirement<GivenNameReadingNotification>> All() => [.. OfTheRegister(), .. PersonComparison.All<GivenNameReadingNotification>("名読", Person, n => n.Person, n => n.Paper, "戸籍の氏名はそのままです。", hasParents: false), .. Reading.All(),
        .. ChildsNotifierRules.All<GivenNameReadingNotification>("名読", "名の振り仮名の届", $"{Law}・戸籍法31条", Person, GivenNameReadingForm.Notifier, n => n.Person, n => n.Notifier, (n, c) => n.Day(c),
            new("(初めての届なら未成年者の法定代理人も、成年後見人も届け出ることができる)", n => n.Reading.Manner == ReadingManner.Notified, n => n.Notifier.IsProvenGuardian)),
        .. OfTheWill(), .. OfThePaper()];

    private static IEnumerable<Requirement<GivenNameReadingNotification>> OfTheRegister()
    {
        yield return new("名読-01", "名の振り仮名は、現在の戸籍に記録する。", $"{Law}・戸籍法128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("名読-02", "通知される届は、この市にその人の戸籍があるものである。", "戸籍法120条の5", Severity.Correction, [Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n.Register is null ? "本籍は、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("名読-03", "他の市区町村に本籍のある者の届では、戸籍の記録を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [GivenNameReadingForm.Verified],
            (n, _) => n.Verified == FormerCheck.NotVerified ? "戸籍の記録(名・振り仮名・親権・後見)を確かめていません。" : null,
            "戸籍情報連携システムで確かめてください。紙の戸籍なら本籍地に問い合わせます。");
    }

    private static IEnumerable<Requirement<GivenNameReadingNotification>> OfTheWill()
    {
        yield return new("名読-50", "名の振り仮名の届出は、届出人が署名した書面でする。", "戸籍法29条", Severity.Correction, [GivenNameReadingForm.Signed],
            (n, _) => !n.IsSigned ? "届出人(法定代理人が届け出るときはその全員)の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("名読-51", "名の振り仮名は、届出人として定められた者だけが届け出ることができる(配偶者や同籍者は、本人のために届け出られない)。", $"戸籍法37条・{Law}", Severity.Correction, [GivenNameReadingForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "届出人でない者が、届出人として届け出ています。" : null,
            "届出人に届け出てもらってください(使者が持って来た、届出人の署名した届は受け付けられます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("名読-52", "届出の意思に疑いがあるときは、照会して定める。", "戸籍法3条2項・32条", Severity.Inquiry, [GivenNameReadingForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "届出人の意思に疑いがあります。" : null,
            "届出人に確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<GivenNameReadingNotification>> OfThePaper()
    {
        foreach (var rule in PostedPaper.Requirements<GivenNameReadingNotification>("名読-53", "名読-54", GivenNameReadingForm.DiedOn, n => n.NotifierDiedOn, "振り仮名の届出の日"))
        {
            yield return rule;
        }

        yield return new("名読-55", "届出は、その人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [GivenNameReadingForm.Place, Person.Register.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }
}
