using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>Which registers, which persons and which new 本籍 an 入籍届 may name (戸籍法17条, 18条, 20条, 98条).</summary>
internal static class JoiningRequirements
{
    private static readonly PersonRole Person = JoiningForm.Person;
    private static readonly PersonRole Parent = JoiningForm.Parent;

    internal static IReadOnlyList<Requirement<JoiningNotification>> All() => [.. OfTheRegisters(), .. PersonComparison.All<JoiningNotification>("入籍", Person, n => n.Person, n => n.Paper, "名は、戸籍の記録のとおり入籍先の戸籍にも記録します。", parents: "別人でないことを確かめ、届書の補正を求めてください(父母の氏の変更などは、戸籍の記録のとおり書いてもらいます)。"), .. OfTheOthers(), .. OfTheWay(), .. OfTheNewDomicile(), .. OfTheRegistersElsewhere(), .. OfTheCoupleElsewhere()];

    private static IEnumerable<Requirement<JoiningNotification>> OfTheRegisters()
    {
        yield return new("入籍-01", "入籍するのは、現在の戸籍からである。", "戸籍法98条・128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("入籍-02", "入籍するのは、現在の戸籍へである。", "戸籍法98条・128条", Severity.Correction, [JoiningForm.To.Register],
            (n, _) => n is { ToRegister: { State: not RegisterState.Current } register, Parent: null or { Entry.IsRemoved: false } } ? $"入籍先として{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("入籍-03", "通知される入籍は、この市の戸籍から出るか、この市の戸籍に入るものである。", "戸籍法120条の5", Severity.Correction, [JoiningForm.Way, Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && !n.ConcernsUs ? "今の本籍も入籍先も、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("入籍-04", "既に同じ戸籍に在る者は、入籍しない。", "戸籍法18条・98条", Severity.Refusal, [Person.Register.Register, JoiningForm.To.Register],
            (n, _) => !n.IsNew && n.Register is { } register && register.Id == n.ToRegister?.Id ? "入籍する人は、入籍先の戸籍に既に在ります。" : null,
            "同じ届が記録されていないか、戸籍の選び違いでないか確かめてください。")
        { AcceptedElsewhere = Severity.Correction };
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheOthers()
    {
        const string Compare = "届書と戸籍を照らし合わせ、別人でないことを確かめてください。";
        yield return new("入籍-14", "届書の配偶者の生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [JoiningForm.Spouse.BornOn, Person.Register.Register],
            (n, _) => n is { Spouse: { Register: not null, Entry.BirthDate: var birth }, SpouseBornOn: { } paper } && !birth.IsSameAs(paper) ? $"配偶者の生年月日は、戸籍では{birth.Text}です。" : null,
            Compare);
        yield return new("入籍-15", "ともに入籍するのは、婚姻中の配偶者である。", "戸籍法98条2項・99条2項", Severity.Correction, [JoiningForm.Spouse.GivenName, Person.Register.Register],
            (n, _) => n is { Spouse: { Register: not null, Entry: var entry }, Person.Entry: var own } && (entry.Spouse is null || own.Spouse is null || entry.Person == own.Person) ? $"「{n.Spouse.Name}」は、戸籍では入籍する人の配偶者ではありません。" : null,
            Compare);
        yield return new("入籍-16", "届書の父または母の氏・生年月日は、入籍先の戸籍の記録と一致しなければならない。", "戸籍法98条・29条", Severity.Correction, [Parent.FamilyName, Parent.BornOn, JoiningForm.To.Register],
            (n, c) => n is { Parent: { Register: { } register, Entry.BirthDate: var birth }, ParentFamilyName: { } name, ParentBornOn: { } paper }
                && (!NameFolding.IsSame(name, register.FamilyName, c.Characters) || !birth.IsSameAs(paper)) ? $"入籍先の戸籍では「{n.Parent.Name}」({birth.Text}生)です。" : null,
            Compare);
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheWay()
    {
        yield return new("入籍-20", "筆頭者でも配偶者でもない父または母の氏を称するときは、父または母につき新戸籍を編製する。", "戸籍法17条", Severity.Correction, [JoiningForm.Way, Parent.GivenName, JoiningForm.To.Register],
            (n, c) => n is { IsNew: false, Parent: { Register: { } register, Entry.IsRemoved: false } parent } && !IsOfTheCouple(register, parent.Entry, c) ? $"「{parent.Name}」は、入籍先の戸籍の筆頭者でも配偶者でもありません(三代が同じ戸籍に在ることはできません)。" : null,
            "新しい戸籍をつくる届とし、新しい本籍を書いてもらってください。");
        yield return new("入籍-21", "筆頭者または配偶者である父または母の氏を称するときは、その戸籍に入る。", "戸籍法18条", Severity.Correction, [JoiningForm.Way, Parent.GivenName, JoiningForm.To.Register],
            (n, c) => n is { ParentMoves: true, Parent: { Register: { } register, Entry.IsRemoved: false } parent } && IsOfTheCouple(register, parent.Entry, c) ? $"「{parent.Name}」は、入籍先の戸籍の筆頭者か配偶者です。" : null,
            "既にある戸籍に入る届とするか、別に転籍の届出をしてもらってください。");
        yield return new("入籍-22", "配偶者のある者が入籍するときは、夫婦につき新戸籍を編製する。", "戸籍法20条", Severity.Correction, [JoiningForm.Way, Person.GivenName],
            (n, _) => n is { IsNew: false, IsMarried: true } ? "入籍する人には配偶者があります。" : null,
            "新しい戸籍をつくる届とし、新しい本籍を書いてもらってください。");
        yield return new("入籍-23", "父母の双方とするのは、二人が婚姻中で同じ戸籍に在るときである。", "民法791条、戸籍法6条・18条", Severity.Correction, [JoiningForm.OtherParent, JoiningForm.To.Register],
            (n, _) => n is { Whose: { } whose, Parent: { Register: not null, Entry: { Spouse: var mark, IsRemoved: false } } } && JoiningChoices.IsCouple(whose) && (mark is null || n.OtherParent?.Spouse is null || n.OtherParent.Person == n.Parent.Person)
                ? "届書の父母は、入籍先の戸籍で夫婦ではありません。" : null,
            "父または母の一方の氏を称する届(家庭裁判所の許可が要ります)でないか確かめてください。");
        yield return new("入籍-24", "同じ戸籍に在る子は、親の入籍によって動かない。", "戸籍法18条・98条", Severity.Caution, [Person.GivenName, Person.Register.Register],
            (n, _) => n is { Register: { } register, Person.IsHead: true } && register.Standing.Where(e => e.Person != n.Person.Person && e.Person != n.Spouse?.Person).Select(register.NameOf).ToList() is { Count: > 0 } left ? $"今の戸籍に残ります: {string.Join("、", left)}" : null,
            "子も移るには、子の入籍届が要ることを説明してください。");
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheNewDomicile()
    {
        yield return new("入籍-30", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [JoiningForm.NewDomicile],
            (n, _) => n.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("入籍-31", "新しい本籍地の市区町村は、この市のほかの市区町村である。", "戸籍法30条1項", Severity.Correction, [JoiningForm.NewMunicipality],
            (n, c) => n.NewMunicipality is { } municipality && c.LocalityOf(municipality) == Locality.Ours ? $"「{municipality}」はこの市です。" : null,
            "新しい本籍の所在を「この市」に直してください。");
        yield return new("入籍-32", "従前の氏の振り仮名は、定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [JoiningForm.FamilyNameKana],
            (n, _) => n.FormerNameKana is { } kana ? KanaReading.Problem(kana) : null,
            "カタカナで書き直してください。");
        foreach (var rule in FormerReading.Requirements<JoiningNotification>("入籍-33", "入籍-34", "従前の氏", "99条", [JoiningForm.FamilyNameKana, JoiningForm.FamilyName, JoiningForm.ChangedOn],
            n => n is { IsNew: true, ComesToUs: true } ? n.FormerNameKana : null, (n, c) => n.ReadingBefore(c)))
        {
            yield return rule;
        }
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheRegistersElsewhere()
    {
        const string Verify = "戸籍情報連携システムで確かめてください。紙の戸籍なら本籍地に問い合わせます。";
        yield return new("入籍-40", "他の市区町村の戸籍から入籍するときは、従前の戸籍の記録を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [JoiningForm.Verified],
            (n, _) => n.Verified == FormerCheck.NotVerified ? "入籍する人の戸籍の記録(親権・縁組・婚姻と移記する事項)を確かめていません。" : null, Verify);
        yield return new("入籍-41", "他の市区町村の戸籍に入籍するときは、入籍先の戸籍の記録を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [JoiningForm.ToVerified],
            (n, _) => n.ToVerified == FormerCheck.NotVerified ? "入籍先の戸籍の記録(父または母の生存・婚姻・氏の来歴)を確かめていません。" : null, Verify);
        yield return new("入籍-42", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction, [Person.Relationship, Person.AdoptiveRelationship, Person.Register.Domicile],
            (n, _) => n.Person is { Elsewhere: not null, Entry: var entry }
                ? Relationship.Problem(entry.Relationship, entry.Sex) ?? (entry.AdoptiveRelationship is { } adopted ? Relationship.AdoptiveProblem(adopted, entry.Sex) : null) : null,
            "従前の戸籍と照らし合わせ、「長男」「二女」の形で書き直してください。");
        yield return new("入籍-43", "続柄を「男」「女」とするのは、更正されていない嫡出でない子の記録に限る。", "平16.11.1民一3008号", Severity.Inquiry, [Person.Relationship, Person.Register.Domicile],
            (n, _) => n.Person is { Elsewhere: not null, Entry: var entry } && Relationship.IsOldWord(entry.Relationship) ? $"続柄が「{entry.Relationship}」です。" : null,
            "従前の戸籍にそう記録されているか確かめ、更正の申出ができることを説明してください。");
        yield return new("入籍-44", "氏名の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [Person.GivenNameKana, Person.FamilyNameKana],
            (n, _) => n.Person.Elsewhere is null ? null : new[] { n.Person.Entry.GivenNameKana, n.Person.FamilyNameKana }.OfType<string>().Select(KanaReading.Problem).FirstOrDefault(p => p is not null),
            "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheCoupleElsewhere()
    {
        yield return new("入籍-45", "他の市区町村から夫婦でこの市に新しい戸籍をつくるときは、夫と妻の婚姻事項を移記する。", "戸籍法施行規則39条1項4号", Severity.Correction, [Person.OtherMatters, JoiningForm.Spouse.OtherMatters],
            (n, _) => n is { Spouse: { Elsewhere: not null } spouse, ComesToUs: true } && !(RecordedFacts.HasMarriage(n.Person.Entry) && RecordedFacts.HasMarriage(spouse.Entry)) ? "夫か妻の移記事項に、婚姻がありません。" : null,
            "従前の戸籍の証明書のとおり、夫と妻のそれぞれの「その他の移記事項」に婚姻を書いてください。");
    }

    // Head, spouse, or whom the head left behind.
    private static bool IsOfTheCouple(FamilyRegister register, RegisterEntry entry, Circumstances c) =>
        Couple.Of(register).Any(e => e.Person == entry.Person) || Signers.Of(register, c.Kin.Kinship).Spouse?.Person == entry.Person;
}
