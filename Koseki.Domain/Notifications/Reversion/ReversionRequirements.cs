using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reversion;

/// <summary>Who may take back the former 氏 after the death of the spouse: one sentence of law each (民法751条1項; stopping rule F1).</summary>
internal static class ReversionRequirements
{
    private static readonly PersonRole Person = ReversionForm.Person;

    internal static IReadOnlyList<Requirement<ReversionNotification>> All() => [.. OfTheRegister(), .. PersonComparison.All<ReversionNotification>("復氏", Person, n => n.Person, n => n.Paper, "名は、戸籍の記録のとおり復氏の後の戸籍にも記録します。"), .. OfTheRight(), .. OfTheSpouse(), .. OfTheWill(), .. OfThePaper()];

    private static IEnumerable<Requirement<ReversionNotification>> OfTheRegister()
    {
        yield return new("復氏-01", "復氏するのは、現在の戸籍からである。", "戸籍法95条・128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("復氏-02", "通知される復氏は、この市の戸籍から出るか、この市の戸籍に入るものである。", "戸籍法120条の5", Severity.Correction, [ReversionForm.Way, Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && !n.ConcernsUs ? "今の本籍も復氏の後の本籍も、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
    }

    private static IEnumerable<Requirement<ReversionNotification>> OfTheRight()
    {
        IReadOnlyList<FieldKey> boxes = [Person.GivenName, Person.Register.Where];
        yield return new("復氏-20", "復氏することができるのは、婚姻によって氏を改めた者である(筆頭者はできない)。", "民法751条1項・750条", Severity.Refusal, boxes,
            (n, _) => n.Person.IsHead ? $"「{n.Person.Name}」は、戸籍の筆頭者です。" : null,
            "婚姻によって氏を改めていないことを説明してください。外国人との婚姻で氏を変更した者は、戸籍法107条3項によります。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("復氏-21", "復氏することができるのは、配偶者が死亡し、再婚していない者である。", "民法751条1項", Severity.Refusal, boxes,
            (n, _) => n.Person.Entry.Spouse is not null || (n.Person.Elsewhere is not null && RecordedFacts.HasMarriage(n.Person.Entry)) ? $"「{n.Person.Name}」は、戸籍では婚姻中です。" : null,
            "死亡届が先に受理されているか、再婚していないか確かめてください。再婚した者は、前の婚姻について復氏できません。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("復氏-22", "離婚した者は、離婚によって既に復氏している。", "民法767条1項", Severity.Refusal, boxes,
            (n, c) => n.Register is not null && IsDivorced(n) && !WasLeftBehind(n, c) ? $"「{n.Person.Name}」は、離婚しています。" : null,
            "離婚の際に称していた氏からもどるには、家庭裁判所の許可による氏の変更(戸籍法107条1項)を説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("復氏-23", "婚姻によってこの戸籍に入った者でなければ、復氏することができない。", "民法751条1項", Severity.Refusal, boxes,
            (n, c) => IsUndetermined(n) && !WasSpouse(n, c) ? $"「{n.Person.Name}」に、婚姻によってこの戸籍に入った記録がありません。" : null,
            "届書と戸籍を照らし合わせ、届書を返してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("復氏-24", "婚姻と配偶者の死亡が戸籍の記録から定まらないときは、前の戸籍をたどって確かめる。", "民法751条1項、戸籍法施行規則37条・戸籍法27条の3", Severity.Inquiry, boxes,
            (n, c) => IsUndetermined(n) && WasSpouse(n, c) ? $"「{n.Person.Name}」に、配偶者の死亡の記録がありません(転籍・失踪宣告などの後とみられます)。"
                : n.Register is not null && IsDivorced(n) && WasLeftBehind(n, c) ? $"「{n.Person.Name}」は離婚していますが、その前の婚姻の配偶者が死亡しています。" : null,
            "前の戸籍か失踪宣告の記録で、婚姻で氏を改めたことと配偶者の死亡を確かめてください。");
        yield return new("復氏-28", "外国人との婚姻では氏を改めないので、復氏することができない。", "民法750条・751条1項、戸籍法107条3項", Severity.Refusal, boxes,
            (n, _) => n is { Register: not null, Person.IsHead: false } && RecordedFacts.HasForeignSpouse(n.Person.Entry) ? $"「{n.Person.Name}」の死亡した配偶者は外国人です。" : null,
            "外国人の氏に変更していたときは、戸籍法107条3項の届出(死亡の日から3か月以内)を案内してください。")
        { AcceptedElsewhere = Severity.Correction };
    }

    private static IEnumerable<Requirement<ReversionNotification>> OfTheSpouse()
    {
        yield return new("復氏-25", "配偶者の死亡の日は、戸籍の記録と一致しなければならない。", "戸籍法95条・29条", Severity.Correction, [ReversionForm.SpouseDiedOn, Person.Register.Register],
            (n, _) => n.Register is not null && RecordedFacts.SpouseDiedOn(n.Person.Entry) is { } died && !died.IsSameAs(n.SpouseDiedOn) ? $"戸籍に記録される配偶者の死亡の日は{died.Text}です。" : null,
            "届書と戸籍を照らし合わせてください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("復氏-26", "死亡した配偶者の氏名は、戸籍の記録と一致しなければならない。", "戸籍法95条・29条", Severity.Correction, [ReversionForm.SpouseName, Person.Register.Register],
            (n, c) => n is { Register: { } register, Marriage: not null } && RecordedFacts.LatestSpouse(n.Person.Entry) is { } name
                && RegisterComparison.Likeness(n.SpouseName, name, [], c.Characters) != NameLikeness.Same && RegisterComparison.Likeness(n.SpouseName, register.HeadName, [], c.Characters) != NameLikeness.Same ? $"戸籍の婚姻の相手は「{name}」です。" : null,
            "届書と戸籍を照らし合わせてください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("復氏-27", "同じ戸籍に在る子は、親の復氏によって動かない。", "民法790条・791条", Severity.Caution, [Person.GivenName, Person.Register.Register],
            (n, c) => n.Register is { } register && register.Standing.Where(e => MayBeChild(n, e, c)).Select(register.NameOf).ToList() is { Count: > 0 } left ? $"今の戸籍に残ります: {string.Join("、", left)}" : null,
            "子が復氏した親の氏を称するには、家庭裁判所の許可と入籍届が要ること、親が父母の戸籍にもどった後なら親につき新戸籍を編製することを説明してください。姻族関係は、復氏では終わりません。");
    }

    private static IEnumerable<Requirement<ReversionNotification>> OfTheWill()
    {
        yield return new("復氏-50", "復氏の届出は、生存配偶者が署名した書面でする。", "戸籍法29条・95条", Severity.Correction, [ReversionForm.Signed],
            (n, _) => !n.IsSigned ? "復氏する人の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("復氏-51", "復氏は、生存配偶者だけが届け出ることができる。", "民法751条1項・戸籍法95条", Severity.Refusal, [ReversionForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "生存配偶者でない者が届け出ています。" : null,
            "生存配偶者本人に届け出てもらってください(使者が持って来た、本人の署名した届は受け付けられます)。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("復氏-52", "届出の意思に疑いがあるときは、照会して定める。", "戸籍法3条2項・32条", Severity.Inquiry, [ReversionForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "復氏する人の意思に疑いがあります。" : null,
            "本人に確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<ReversionNotification>> OfThePaper()
    {
        foreach (var rule in PostedPaper.Requirements<ReversionNotification>("復氏-53", "復氏-54", ReversionForm.DiedOn, n => n.NotifierDiedOn, "復氏の日"))
        {
            yield return rule;
        }

        yield return new("復氏-55", "届出は、届出人の本籍地または所在地でする。", "戸籍法25条", Severity.Correction, [ReversionForm.Place, Person.Register.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "復氏する人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。もとの戸籍の本籍地であることは理由になりません。");
    }

    // Neither head nor married, and no end of a marriage stands recorded.
    private static bool IsUndetermined(ReversionNotification n) => n is { Register: not null, Person: { IsHead: false, Entry: { Spouse: null } entry } } && Couple.LastDissolution(entry) is null;

    private static bool IsDivorced(ReversionNotification n) => Couple.LastDissolution(n.Person.Entry) is { By: MatterTitles.Divorce };

    // 転婚者: the divorce led back to the 氏 of a marriage that death has ended.
    private static bool WasLeftBehind(ReversionNotification n, Circumstances c) => c.Kin.Kinship.MarriagesOf(n.Person.Person).Any(m => m.EndedBy == MarriageEnd.Death);

    // Everybody but those of whom a sure link says that somebody else of the person's sex is the parent, and whom the person has not adopted.
    private static bool MayBeChild(ReversionNotification n, RegisterEntry entry, Circumstances c)
    {
        var person = n.Person.Person;
        var others = c.Kin.Kinship.Links.Parents.Where(p => p.Child == entry.Person && p.Ground != ParentGround.Apparent && p.Origin.IsSure() && c.Kin.EntryOf(p.Parent)?.Sex == n.Person.Entry.Sex).ToList();
        return entry.Person != person && (others.Count == 0 || others.Exists(p => p.Parent == person) || c.Kin.Kinship.AdoptionsOf(entry.Person).Any(a => a.EndedBy is null && a.Adopter == person));
    }

    private static bool WasSpouse(ReversionNotification n, Circumstances c) =>
        Couple.Of(n.Register!).Any(e => e.Person == n.Person.Person) || Signers.Of(n.Register!, c.Kin.Kinship).Spouse?.Person == n.Person.Person;
}
