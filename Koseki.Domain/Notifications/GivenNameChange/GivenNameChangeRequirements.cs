using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.GivenNameChange;

/// <summary>When a change of 名 may be accepted: one sentence of law each (戸籍法107条の2; stopping rules C5, A01–A03, G06, G12).</summary>
internal static class GivenNameChangeRequirements
{
    private static readonly PersonRole Person = GivenNameChangeForm.Person;

    internal static IReadOnlyList<Requirement<GivenNameChangeNotification>> All() => [.. OfTheRegister(), .. PersonComparison.All<GivenNameChangeNotification>("名変", Person, n => n.Person, n => n.Paper, "従前の名は、戸籍の記録のとおり記録します。"), .. OfThePermission(), .. OfTheName(), .. OfTheReading(),
        .. ChildsNotifierRules.All<GivenNameChangeNotification>("名変", "名の変更", "戸籍法107条の2・31条", Person, GivenNameChangeForm.Notifier, n => n.Person, n => n.Notifier, (n, c) => n.Day(c)), .. OfTheWill(), .. OfThePaper()];

    private static IEnumerable<Requirement<GivenNameChangeNotification>> OfTheRegister()
    {
        yield return new("名変-01", "名の変更は、現在の戸籍に記録する。", "戸籍法107条の2・128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("名変-02", "通知される届は、この市に名を変更する人の戸籍があるものである。", "戸籍法120条の5", Severity.Correction, [Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n.Register is null ? "名を変更する人の本籍は、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("名変-03", "他の市区町村に本籍のある者の届では、戸籍の記録を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [GivenNameChangeForm.Verified],
            (n, _) => n.Verified == FormerCheck.NotVerified ? "名を変更する人の戸籍の記録(名・親権・後見)を確かめていません。" : null,
            "戸籍情報連携システムで確かめてください。紙の戸籍なら本籍地に問い合わせます。");
    }

    private static IEnumerable<Requirement<GivenNameChangeNotification>> OfThePermission()
    {
        yield return new("名変-20", "名の変更の届出には、家庭裁判所の許可の審判書の謄本を添えなければならない。", "戸籍法107条の2・38条2項", Severity.Correction, [GivenNameChangeForm.HasPermission],
            (n, _) => !n.HasPermission ? "許可の審判書の謄本がありません。" : null,
            "謄本を出してもらってください。確定証明書は要りません。");
        yield return new("名変-24", "許可の審判書は、届書の本人についてのものでなければならない。", "戸籍法107条の2・38条2項", Severity.Correction, [GivenNameChangeForm.PermissionFits, GivenNameChangeForm.HasPermission],
            (n, _) => n is { HasPermission: true, PermissionFits: false } ? "審判書の事件本人が届書の本人であることを確かめていません。" : null,
            "審判書の氏名・本籍・生年月日を戸籍と照らしてください。審判の後に氏や本籍が変わっていれば、戸籍でたどります。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("名変-21", "変更後の名は、許可された名と一字も違ってはならない。", "戸籍法107条の2", Severity.Correction, [GivenNameChangeForm.NewName, GivenNameChangeForm.PermittedName],
            (n, _) => n.NewName != n.PermittedName ? $"許可された名は「{n.PermittedName}」です。" : null,
            "審判書の主文と照らし合わせてください。審判書の誤記なら、更正の決定を得てもらいます。");
        yield return new("名変-22", "変更後の名の振り仮名は、許可された振り仮名と一字も違ってはならない。", "戸籍法107条の2", Severity.Correction, [GivenNameChangeForm.NewKana, GivenNameChangeForm.PermittedKana],
            (n, _) => n is { NewKana: { } kana, PermittedKana: { } permitted } && kana != permitted ? $"許可された振り仮名は「{permitted}」です。" : null,
            "審判書の主文と照らし合わせてください(小書きの仮名は別の仮名です)。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("名変-23", "振り仮名のない許可(令和7年5月25日までの審判など)による変更の振り仮名は、照会して定める。", "戸籍法107条の2、令和5年法律48号附則", Severity.Inquiry, [GivenNameChangeForm.PermittedKana, GivenNameChangeForm.NewKana],
            (n, _) => n is { NewKana: not null, PermittedKana: null } ? "審判書に、変更後の名の振り仮名がありません。" : null,
            "許可の日を確かめ、届書の振り仮名によってよいか管轄法務局に照会してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
    }

    private static IEnumerable<Requirement<GivenNameChangeNotification>> OfTheName()
    {
        yield return new("名変-30", "変更後の名は、今の名と違うものである。", "戸籍法107条の2・107条の4", Severity.Correction, [GivenNameChangeForm.NewName, Person.GivenName],
            (n, _) => n.NewName == n.Person.Entry.GivenName ? "変更後の名が、今の名と同じです。" : null,
            "振り仮名だけを変えるときは、名の振り仮名の変更(戸籍法107条の4)によります。同じ届が既に記録されていないかも確かめてください。");
        yield return new("名変-31", "許可された名に常用平易でない文字があるときは、照会して定める。", "戸籍法50条・同規則60条", Severity.Inquiry, [GivenNameChangeForm.NewName],
            (n, c) => RegisterText.Split(n.NewName).Where(ch => !c.Characters.IsAllowedInGivenName(ch, c.ReceiptDate)).Select(ch => ch.ToString()).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } bad ? $"名に使えない文字があります: {string.Join("、", bad)}" : null,
            "審判書の文字を確かめ、管轄法務局に照会してください。");
        yield return new("名変-32", "同じ戸籍に在る者と同じ名になっても、許可があれば受理する。", "戸籍法107条の2", Severity.Caution, [GivenNameChangeForm.NewName, Person.Register.Register],
            (n, _) => n.Register is { } register && register.Standing.Any(e => e.Person != n.Person.Person && e.GivenName == n.NewName) ? $"「{n.NewName}」は、同じ戸籍に在る者の名と同じです。" : null,
            "人の取り違えがないことを確かめてください。");
        yield return new("名変-33", "同籍する子の父母欄は、申出によって更正する。", "戸籍法施行規則44条・実務の扱い", Severity.Unsupported, [GivenNameChangeForm.WantsColumns],
            (n, _) => n.WantsColumns ? "父母欄の更正は、まだ扱えません。" : null,
            "父母欄の更正の申出は別に紙で処理し、この届では選ばずに名の変更だけを記録してください。");
    }

    private static IEnumerable<Requirement<GivenNameChangeNotification>> OfTheReading()
    {
        yield return new("名変-34", "名を変更するときは、変更後の名の振り仮名も届け出る。", "戸籍法107条の2・13条1項2号", Severity.Correction, [GivenNameChangeForm.NewKana],
            (n, _) => n.NewKana is null ? "変更後の名の振り仮名がありません。" : null,
            "審判書のとおり書いてもらってください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("名変-35", "名の振り仮名は、定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [GivenNameChangeForm.NewKana],
            (n, _) => n.NewKana is { } kana ? KanaReading.Problem(kana) : null,
            "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
    }

    private static IEnumerable<Requirement<GivenNameChangeNotification>> OfTheWill()
    {
        yield return new("名変-50", "名の変更の届出は、届出人が署名した書面でする。", "戸籍法29条・107条の2", Severity.Correction, [GivenNameChangeForm.Signed],
            (n, _) => !n.IsSigned ? "届出人(法定代理人が届け出るときはその全員)の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("名変-51", "名の変更は、届出人として定められた者だけが届け出ることができる。", "戸籍法37条・107条の2", Severity.Correction, [GivenNameChangeForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "届出人でない者が、届出人として届け出ています。" : null,
            "届出人に届け出てもらってください(使者が持って来た、届出人の署名した届は受け付けられます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("名変-52", "届出の意思に疑いがあるときは、照会して定める。", "戸籍法3条2項・32条", Severity.Inquiry, [GivenNameChangeForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "届出人の意思に疑いがあります。" : null,
            "届出人に確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<GivenNameChangeNotification>> OfThePaper()
    {
        foreach (var rule in PostedPaper.Requirements<GivenNameChangeNotification>("名変-53", "名変-54", GivenNameChangeForm.DiedOn, n => n.NotifierDiedOn, "名の変更の日"))
        {
            yield return rule;
        }

        yield return new("名変-55", "届出は、名を変更する人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [GivenNameChangeForm.Place, Person.Register.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "名を変更する人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }
}
