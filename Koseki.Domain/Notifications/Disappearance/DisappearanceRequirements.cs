using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Disappearance;

/// <summary>When 失踪宣告 and its revocation may be accepted: one sentence of law each (民法30条–32条; stopping rules S01–S06, D12, D13).</summary>
internal static class DisappearanceRequirements
{
    private static readonly PersonRole Person = DisappearanceForm.Person;

    internal static IReadOnlyList<Requirement<DisappearanceNotification>> All() =>
    [
        .. OfTheRegister(), .. PersonComparison.All<DisappearanceNotification>("失踪", Person, n => n.Person, n => n.Paper), .. OfTheDeclaration(), .. OfTheRevocation(), .. OfTheMarriage(),
        .. DisappearanceForm.Ruling.Requirements<DisappearanceNotification>("失踪", Person, n => n.Person, n => n.Ruling),
    ];

    private static IEnumerable<Requirement<DisappearanceNotification>> OfTheRegister()
    {
        yield return new("失踪-01", "失踪宣告は、失踪した者が現に在籍する戸籍に記録する。", "戸籍法23条・128条", Severity.Correction, [Person.Register.Register, DisappearanceForm.Act],
            (n, _) => n is { IsRevoked: false, Register.State: RegisterState.Superseded or RegisterState.Replaced } ? "改製原戸籍か再製原戸籍が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("失踪-02", "通知される届は、この市に失踪した者の戸籍があるものである。", "戸籍法120条の5", Severity.Correction, [Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n.Register is null ? "失踪した人の本籍は、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
    }

    private static IEnumerable<Requirement<DisappearanceNotification>> OfTheDeclaration()
    {
        IReadOnlyList<FieldKey> boxes = [Person.GivenName, Person.Register.Register, DisappearanceForm.Act];
        yield return new("失踪-20", "失踪宣告の記録がある者について、重ねて失踪宣告を記録しない。", "民法30条", Severity.Refusal, boxes,
            (n, _) => !n.IsRevoked && n.Person.Entry is { Removed.Cause: MatterTitles.Disappearance } ? $"「{n.Person.Name}」には既に失踪宣告の記録があります。" : null,
            "二重の届出か、同姓同名の別人かを確かめてください。");
        yield return new("失踪-21", "死亡の記録がある者の失踪宣告は、照会して定める。", "民法30条・戸籍法24条", Severity.Inquiry, boxes,
            (n, _) => !n.IsRevoked && n.Person.Entry is { Removed.Cause: MatterTitles.Death } ? $"「{n.Person.Name}」には死亡の記録があります。" : null,
            "死亡の記録の誤りか審判の取消しかを、管轄法務局に照会してください。並べては記録しません。");
        yield return new("失踪-22", "高齢者消除で除かれた者の失踪宣告は、消除の記録を消して記録する。", "戸籍法24条2項", Severity.Unsupported, boxes,
            (n, _) => !n.IsRevoked && n.Person.Entry is { Removed.Cause: MatterTitles.RemovalForAge } ? $"「{n.Person.Name}」は高齢者消除で除かれています。その後の失踪宣告の記録は未対応です。" : null,
            "管轄法務局に指示を求め、紙で処理してください。");
        yield return new("失踪-23", "死亡とみなされる日は、出生より後で、裁判の確定より後ではない。", "民法31条", Severity.Inquiry, [DisappearanceForm.DeemedDeadOn, DisappearanceForm.Ruling.FinalOn, Person.BornOn],
            (n, _) => n.DeemedDeadOn is { } day && (day.Latest < n.Person.Entry.BirthDate.Earliest || day.Earliest > n.Ruling.FinalOn.Latest) ? "死亡とみなされる日が、生年月日より前か、裁判確定日より後です。" : null,
            "審判書を確かめ、そのとおりなら更正決定の要否を裁判所と管轄法務局に照会してください。");
        yield return new("失踪-24", "死亡とみなされる日より後の行為の記録は、照会して定める(消さない)。", "民法31条・戸籍法24条", Severity.Inquiry, [DisappearanceForm.DeemedDeadOn, Person.GivenName, Person.Register.Register],
            (n, _) => n is { DeemedDeadOn: { } day, Register: not null, Person.Entry: { IsRemoved: false } entry } && ActsAfterDeath.FirstOf(entry, day) is { } matter ? $"死亡とみなされる日より後の{matter.Title}({matter.Lines[0].Value})が記録されています。" : null,
            "本人がした届出かを確かめ、管轄法務局に照会してください。");
        yield return new("失踪-25", "失踪宣告の届出人は、失踪した者ではない。", "戸籍法94条・民法30条", Severity.Correction, [DisappearanceForm.Notifier, DisappearanceForm.Act],
            (n, _) => n is { IsRevoked: false, Notifier: AbsenceNotifier.Self } ? "失踪した本人が届出人とされています。" : null,
            "審判の謄本の請求者を届出人としてください。本人が現れたのなら、失踪宣告の取消しを説明してください。");
    }

    private static IEnumerable<Requirement<DisappearanceNotification>> OfTheRevocation()
    {
        IReadOnlyList<FieldKey> boxes = [Person.GivenName, Person.Register.Register, DisappearanceForm.Act];
        yield return new("失踪-30", "取消しを記録するのは、失踪宣告によって除かれた者である。", "民法32条1項", Severity.Refusal, boxes,
            (n, _) => n is { IsRevoked: true, Register: not null, Declaration: null } ? $"「{n.Person.Name}」は、失踪宣告によって除かれていません。" : null,
            "失踪宣告により除かれた戸籍を選び直してください。失踪宣告の届が先に受理されていないかも確かめてください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("失踪-31", "除かれた後に改製・転籍のあった戸籍の者は、今の戸籍に回復する。", "民法32条1項・戸籍法施行規則37条", Severity.Unsupported, boxes,
            (n, _) => n is { IsRevoked: true, Register: not null, CanBeRestored: false } ? "失踪宣告の後に改製か転籍があったか、戸籍消除の記録がありません。今の戸籍への回復は未対応です。" : null,
            "管轄法務局に指示を求め、紙で処理してください。");
        yield return new("失踪-32", "異なる時に死亡した者については、失踪宣告の取消しの届と死亡の届をともにする。", "民法32条1項・戸籍法86条", Severity.Correction, [DisappearanceForm.Ground, Person.Register.Where],
            (n, c) => n is { Ground: RevocationGround.DiedOtherwise, Register: not null } && !c.Companions.Any(p => p is { Kind.Code: "0601", Registers: null }) ? "死亡の届が一緒に出ていません。" : null,
            "死亡届(または死亡の報告)を同時の届として受け付けてください。");
        yield return new("失踪-33", "回復する者は、附票にも回復する。", "住民基本台帳法17条・18条", Severity.Unsupported, boxes,
            (n, c) => n is { IsRevoked: true, Declaration: not null, Register: { } register } && c.Supplementaries?.Of(register.Id) is { } supplementary && supplementary.EntryOf(n.Person.Person) is null
                ? "附票に、失踪宣告で消除された記録がありません(改製の前の附票とみられます)。附票への回復は未対応です。" : null,
            "戸籍と附票を紙で処理してください。");
    }

    private static IEnumerable<Requirement<DisappearanceNotification>> OfTheMarriage()
    {
        yield return new("失踪-40", "配偶者の死亡より前に死亡したとみなされる者には、配偶者の死亡を記録しない。", "民法31条・戸籍法24条", Severity.Inquiry, [DisappearanceForm.DeemedDeadOn, Person.GivenName, Person.Register.Register],
            (n, _) => n is { DeemedDeadOn: { } day, Register: not null, Person.Entry: var entry } && RecordedFacts.SpouseDiedOn(entry) is { } died && day.Earliest <= died.Latest ? $"配偶者の死亡({died.Text})より前か、先後が分かりません。" : null,
            "配偶者の死亡の記録の訂正を、管轄法務局に照会してください。");
        yield return new("失踪-41", "配偶者が再婚しているときは、前の婚姻が続くかを照会して定める。", "民法32条1項後段", Severity.Inquiry, [Person.GivenName, Person.Register.Register],
            (n, c) => n.IsRevoked && n.IsSpouseRemarried(c) ? "失踪宣告の後に、配偶者が再婚しています。" : null,
            "再婚の当事者がともに生存を知らなかったかを確かめ、管轄法務局に照会してください。再婚はそのまま続き、失踪した人は配偶者のない者として回復します。");
        yield return new("失踪-42", "配偶者が戸籍から除かれているときは、前の婚姻が続くかを照会して定める。", "民法32条1項", Severity.Inquiry, [Person.GivenName, Person.Register.Register],
            (n, c) => n is { IsRevoked: true, HasEndedMarriage: true } && !n.IsSpouseRemarried(c) && n.SpouseRevived(c) is null ? "失踪宣告の時の配偶者が、この戸籍に在籍していないか、だれか分かりません。" : null,
            "配偶者の今の戸籍(復氏・死亡など)を確かめ、婚姻の記録について管轄法務局に照会してください。失踪した人は、配偶者区分のない者として回復します。");
    }
}
