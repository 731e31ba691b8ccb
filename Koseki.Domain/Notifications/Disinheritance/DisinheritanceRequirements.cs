using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Disinheritance;

/// <summary>When 推定相続人の廃除 and its revocation may be accepted: one sentence of law each (民法892条–894条; stopping rules H01, G12).</summary>
internal static class DisinheritanceRequirements
{
    private static readonly PersonRole Person = DisinheritanceForm.Person;

    internal static IReadOnlyList<Requirement<DisinheritanceNotification>> All() =>
    [
        .. OfTheRegister(), .. PersonComparison.All<DisinheritanceNotification>("廃除", Person, n => n.Person, n => n.Paper), .. OfTheDecedent(), .. OfTheRecord(),
        .. DisinheritanceForm.Ruling.Requirements<DisinheritanceNotification>("廃除", Person, n => n.Person, n => n.Ruling),
    ];

    private static IEnumerable<Requirement<DisinheritanceNotification>> OfTheRegister()
    {
        yield return new("廃除-01", "廃除は、廃除された者の現在の戸籍に記録する。", "戸籍法施行規則35条8号・戸籍法128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("廃除-02", "通知される届は、この市に廃除された者の戸籍があるものである。", "戸籍法120条の5", Severity.Correction, [Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n.Register is null ? "廃除された人の本籍は、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
    }

    private static IEnumerable<Requirement<DisinheritanceNotification>> OfTheDecedent()
    {
        yield return new("廃除-20", "廃除されるのは、遺留分を有する推定相続人である(兄弟姉妹を除く)。", "民法892条・1042条", Severity.Inquiry, [DisinheritanceForm.Decedent],
            (n, _) => n.Decedent == Decedent.Sibling ? "被相続人が兄弟姉妹とされています。兄弟姉妹には遺留分がありません。" : null,
            "審判書を確かめ、管轄法務局に照会してください。");
        yield return new("廃除-21", "被相続人の氏名は、戸籍の父母欄・養父母欄、配偶者の氏名と一致しなければならない。", "戸籍法97条・29条", Severity.Correction, [DisinheritanceForm.DecedentName, DisinheritanceForm.Decedent, Person.Register.Register],
            (n, c) => n is { Register: { } register, Column: var (word, name) } && !n.IsFormerSpouse(c)
                && RegisterComparison.Likeness(n.DecedentName, name, [register.FamilyName, RegisterComparison.SharedFamilyName(n.Person.Entry)], c.Characters) == NameLikeness.Other ? $"戸籍の{word}は「{name ?? "(記録なし)"}」です。" : null,
            "審判書と照らし合わせ、届書の誤りなら補正を求めてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("廃除-22", "配偶者が被相続人であるときは、婚姻の続いていることを確かめる。", "民法890条・892条", Severity.Inquiry, [DisinheritanceForm.Decedent, Person.Register.Register],
            (n, c) => n is not { Decedent: Decedent.Husband or Decedent.Wife, Register: not null } ? null
                : !n.HasSpouse ? $"戸籍では、廃除された人に{DisinheritanceChoices.Decedents.Word(n.Decedent.Value)}がありません。"
                : n.IsFormerSpouse(c) ? $"「{n.DecedentName}」は、今の{DisinheritanceChoices.Decedents.Word(n.Decedent.Value)}ではなく、前の婚姻の相手です。" : null,
            "離婚・死亡の先後を確かめ、管轄法務局に照会してください。");
        yield return new("廃除-23", "被相続人の生前は被相続人が、遺言による廃除は死亡の後に遺言執行者が届け出る。", "民法892条・893条、戸籍法97条", Severity.Inquiry, [DisinheritanceForm.Notifier, DisinheritanceForm.Decedent, Person.Register.Register],
            (n, c) => (n.Notifier, n.IsDecedentDead(c)) switch
            {
                (DisinheritanceNotifier.Executor, false) => "戸籍では、被相続人は生存しています。",
                (DisinheritanceNotifier.Decedent, true) => "戸籍では、被相続人は死亡しています。",
                _ => null,
            },
            "審判書の請求者と、被相続人の戸籍を確かめてください。");
    }

    private static IEnumerable<Requirement<DisinheritanceNotification>> OfTheRecord()
    {
        IReadOnlyList<FieldKey> boxes = [DisinheritanceForm.Act, DisinheritanceForm.Decedent, DisinheritanceForm.DecedentName, Person.GivenName, Person.Register.Register];
        yield return new("廃除-30", "同じ被相続人による廃除の記録があるときは、重ねて記録しない。", "民法892条", Severity.Refusal, boxes,
            (n, c) => n is { IsRevoked: false, Register: not null } && n.IsRecorded(c) ? $"被相続人「{n.DecedentOnRecord}」による廃除が、既に記録されています。" : null,
            "二重の届出でないかを確かめ、届書を返してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("廃除-31", "取消しを記録するのは、その被相続人による廃除の記録がある者である。", "民法894条", Severity.Refusal, boxes,
            (n, c) => n is { IsRevoked: true, Register: not null } && !n.IsRecorded(c) ? $"被相続人「{n.DecedentOnRecord}」による廃除の記録がありません。" : null,
            "廃除の届が受理されているか、前の戸籍から移記されているかを確かめてください。")
        { AcceptedElsewhere = Severity.Correction };
    }
}
