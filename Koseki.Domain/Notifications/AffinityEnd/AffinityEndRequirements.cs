using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.AffinityEnd;

/// <summary>When the end of affinity may be accepted: one sentence of law each (民法728条2項; stopping rule F2).</summary>
internal static class AffinityEndRequirements
{
    private static readonly PersonRole Person = AffinityEndForm.Person;

    internal static IReadOnlyList<Requirement<AffinityEndNotification>> All() => [.. OfTheRegister(), .. PersonComparison.All<AffinityEndNotification>("姻族", Person, n => n.Person, n => n.Paper), .. OfTheDeath(), .. OfTheSpouse(), .. OfTheWill(), .. OfThePaper()];

    private static IEnumerable<Requirement<AffinityEndNotification>> OfTheRegister()
    {
        yield return new("姻族-01", "姻族関係の終了は、生存配偶者の現在の戸籍に記録する。", "戸籍法施行規則35条7号・戸籍法128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("姻族-02", "通知される届は、この市に生存配偶者の戸籍があるものである。", "戸籍法120条の5", Severity.Correction, [Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n.Register is null ? "届け出る人の本籍は、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("姻族-03", "他の市区町村に本籍のある者の届では、配偶者の死亡の記録を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [AffinityEndForm.Verified],
            (n, _) => n.Verified == FormerCheck.NotVerified ? "届け出る人の戸籍の記録(配偶者の死亡)を確かめていません。" : null,
            "戸籍情報連携システムで確かめてください。紙の戸籍なら本籍地に問い合わせます。");
    }

    private static IEnumerable<Requirement<AffinityEndNotification>> OfTheDeath()
    {
        IReadOnlyList<FieldKey> boxes = [AffinityEndForm.SpouseName, Person.Register.Register];
        yield return new("姻族-20", "姻族関係を終了させることができるのは、配偶者が死亡した者である(行方が知れないだけではできない)。", "民法728条2項", Severity.Refusal, boxes,
            (n, c) => Named(n, c) is { Count: > 0 } named && named.TrueForAll(m => m.EndedBy is null) && !IsDead(n, c, null) ? $"「{n.SpouseName}」との婚姻は、戸籍では続いています(配偶者の死亡の記録がありません)。" : null,
            "死亡届が先に受理されているか確かめてください。行方不明なら、失踪宣告によることを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("姻族-21", "離婚した者の姻族関係は、離婚によって既に終わっている。", "民法728条1項", Severity.Refusal, boxes,
            (n, c) => Named(n, c) is { Count: > 0 } named && named.TrueForAll(m => m.EndedBy == MatterTitles.Divorce) ? $"「{n.SpouseName}」とは離婚しています。" : null,
            "届出の要らないことを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("姻族-22", "その配偶者の親族との姻族関係は、まだ終わっていないものである。", "民法728条2項", Severity.Refusal, boxes,
            (n, c) => Named(n, c).FirstOrDefault(m => m.AffinityEnded is not null) is { AffinityEnded: { } ended } ? $"「{n.SpouseName}」の親族との姻族関係は、{ended.Text}に終わっています。" : null,
            "同じ届が既に記録されています。届書を返してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("姻族-23", "配偶者の死亡が戸籍の記録から分からないときは、前の戸籍をたどって確かめる。", "民法728条2項、戸籍法27条の3・戸籍法施行規則37条", Severity.Inquiry, boxes,
            (n, c) => n.Register is not null && Named(n, c).Count == 0 ? $"「{n.SpouseName}」との婚姻の記録が、この市の戸籍に見当たりません。" : null,
            "転籍・改製・復氏の前の戸籍で、婚姻と配偶者の死亡を確かめてください。");
        yield return new("姻族-24", "失踪宣告によって死亡とみなされる配偶者は死亡した者と同じであるが、届け出る人の戸籍にその記録がなければ、照会して定める。", "民法31条・728条2項", Severity.Inquiry, boxes,
            (n, c) => IsDead(n, c, MatterTitles.Disappearance) && Named(n, c).TrueForAll(m => m.EndedBy != MatterTitles.SpousesDisappearance) ? "配偶者は失踪宣告によって死亡とみなされていますが、届け出る人の戸籍に配偶者の失踪宣告の記録がありません。" : null,
            "失踪宣告とその取消しの記録を確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<AffinityEndNotification>> OfTheSpouse()
    {
        yield return new("姻族-25", "配偶者の死亡の日は、戸籍の記録と一致しなければならない。", "戸籍法96条・29条", Severity.Correction, [AffinityEndForm.SpouseDiedOn, AffinityEndForm.SpouseName, Person.Register.Register],
            (n, c) => Named(n, c).Find(m => m.EndedBy is MatterTitles.SpousesDeath or MatterTitles.SpousesDisappearance) is { Ended: { } ended } && !ended.IsSameAs(n.SpouseDiedOn) ? $"戸籍に記録される配偶者の死亡の日は{ended.Text}です。" : null,
            "届書と戸籍を照らし合わせてください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("姻族-28", "死亡した配偶者の氏名は、死亡の時の氏名で書く。", "戸籍法96条、戸籍法施行規則35条7号", Severity.Correction, [AffinityEndForm.SpouseName, AffinityEndForm.SpouseDiedOn, Person.Register.Register],
            (n, c) => n.Register is { } register && DeadSpouse(n, register, c) is { } name && RegisterComparison.Likeness(n.SpouseName, name, [], c.Characters) != NameLikeness.Same ? $"死亡の時の氏名は「{name}」です。" : null,
            "届書と戸籍を照らし合わせてください(婚姻事項の【配偶者氏名】は婚姻前の氏名です)。そのまま戸籍に記録されます。");
        yield return new("姻族-26", "配偶者の死亡は、届出より後ではない。", "民法728条2項", Severity.Correction, [AffinityEndForm.SpouseDiedOn],
            (n, c) => n.SpouseDiedOn.Earliest > c.ReceiptDate ? "配偶者の死亡の日が受理日より後です。" : null,
            "死亡の日を確かめてください。");
        yield return new("姻族-27", "再婚した者も、死亡した前の配偶者の親族との姻族関係を終了させることができる。", "民法728条2項", Severity.Caution, [AffinityEndForm.SpouseName, Person.GivenName, Person.Register.Register],
            (n, _) => n.Person.Entry.Spouse is not null && RecordedFacts.Marriages(n.Person.Entry).LastOrDefault()?.SpouseName != n.SpouseName ? "届け出る人は、再婚しています。" : null,
            "どの配偶者の親族との関係かを確かめてください。終了の後も、直系姻族であった者とは婚姻できません(民法735条)。");
    }

    private static IEnumerable<Requirement<AffinityEndNotification>> OfTheWill()
    {
        yield return new("姻族-30", "姻族関係終了の届出は、生存配偶者が署名した書面でする。", "戸籍法29条・96条", Severity.Correction, [AffinityEndForm.Signed],
            (n, _) => !n.IsSigned ? "届け出る人の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("姻族-31", "姻族関係の終了は、生存配偶者だけが届け出ることができる。", "民法728条2項・戸籍法96条", Severity.Refusal, [AffinityEndForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "生存配偶者でない者が届け出ています。" : null,
            "生存配偶者本人に届け出てもらってください(使者が持って来た、本人の署名した届は受け付けられます)。死亡した配偶者の親族からは届け出られません。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("姻族-32", "届出の意思に疑いがあるときは、照会して定める。", "戸籍法3条2項・32条", Severity.Inquiry, [AffinityEndForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "届け出る人の意思に疑いがあります。" : null,
            "本人に確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<AffinityEndNotification>> OfThePaper()
    {
        foreach (var rule in PostedPaper.Requirements<AffinityEndNotification>("姻族-33", "姻族-34", AffinityEndForm.DiedOn, n => n.NotifierDiedOn, "姻族関係終了の日"))
        {
            yield return rule;
        }

        yield return new("姻族-35", "届出は、届出人の本籍地または所在地でする。", "戸籍法25条", Severity.Correction, [AffinityEndForm.Place, Person.Register.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "届け出る人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。死亡した配偶者の本籍地であることは理由になりません。");
    }

    // By the register in which the spouse died, also where the person has left it since. Of several who died only the one of that day is asked of.
    private static string? DeadSpouse(AffinityEndNotification n, FamilyRegister register, Circumstances c) =>
        c.Kin.EntriesOf(n.Person.Person).Append((register, n.Person.Entry))
            .Where(e => RecordedFacts.SpouseDiedOn(e.Item2)?.IsSameAs(n.SpouseDiedOn) == true)
            .Select(e => RecordedFacts.DeadSpouse(e.Item1, e.Item2)).OfType<string>().FirstOrDefault();

    // The marriages of the person to somebody of that name: the name at the death, or as the marriage matter writes it (before the marriage).
    private static List<MarriageOnRecord> Named(AffinityEndNotification n, Circumstances c) =>
        [.. n.Marriages(c).Where(m => m.SpouseName is { } name && IsNamed(n, name, c))];

    // What the spouse's own entry says, where it is at hand: the survivor's need not tell it.
    private static bool IsDead(AffinityEndNotification n, Circumstances c, string? cause) => n.Register is not null && c.Kin.Kinship.MarriagesOf(n.Person.Person)
        .Any(m => m is { EndedBy: MarriageEnd.Death } && m.SpouseOf(n.Person.Person) is { } spouse
            && c.Kin.EntriesOf(spouse).Any(e => (cause is null || e.Entry.Removed?.Cause == cause) && IsNamed(n, e.Register.NameOf(e.Entry), c)));

    // 配偶者氏名 is the name before the marriage: of a spouse who took the 氏 of the person, 氏 differs and 名 has to be the end.
    private static bool IsNamed(AffinityEndNotification n, string recorded, Circumstances c) =>
        RegisterComparison.Likeness(n.SpouseName, recorded, [], c.Characters) == NameLikeness.Same
        || (n.Register is { } register && n.SpouseName.StartsWith(register.FamilyName, StringComparison.Ordinal) && n.SpouseName.Length > register.FamilyName.Length
            && recorded.EndsWith(n.SpouseName[register.FamilyName.Length..], StringComparison.Ordinal));
}
