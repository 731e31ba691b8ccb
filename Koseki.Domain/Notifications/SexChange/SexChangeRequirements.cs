using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SexChange;

/// <summary>When a request of the court to record 性別の取扱いの変更 may be recorded: one sentence of law each.</summary>
internal static class SexChangeRequirements
{
    private static readonly PersonRole Person = SexChangeForm.Person;

    internal static IReadOnlyList<Requirement<SexChangeNotification>> All() => [.. OfTheRequest(), .. OfTheRegister(), .. OfTheComparison(), .. OfTheRelationship(), .. OfThePerson()];

    private static IEnumerable<Requirement<SexChangeNotification>> OfTheRequest()
    {
        yield return new("性別-01", "性別の取扱いの変更は、裁判所書記官の嘱託によって記録する(届出ではできない)。", "家事事件手続法116条、戸籍法15条", Severity.Refusal, [SexChangeForm.HasPaper],
            (n, _) => !n.HasPaper ? "嘱託書がありません。" : null,
            "書面を返し、裁判所からの嘱託を待ってください。");
        yield return new("性別-02", "嘱託は、この戸籍の本人についてのものでなければならない。", "戸籍法15条・27条の3", Severity.Correction, [SexChangeForm.PaperFits],
            (n, _) => !n.PaperFits ? "嘱託書の事件本人がこの戸籍の本人であることを確かめていません。" : null,
            "嘱託書の氏名・本籍・生年月日を戸籍と照らしてください。裁判の後に氏名や本籍が変わっていれば、戸籍でたどり、裁判所に知らせます。");
        yield return new("性別-03", "裁判が効力を生じた日は嘱託より後ではなく、嘱託は受付より後ではない。", "家事事件手続法74条2項・116条", Severity.Correction, [SexChangeForm.EffectiveOn, SexChangeForm.RequestedOn],
            (n, c) => n.EffectiveOn.Earliest > n.RequestedOn.Latest || n.RequestedOn.Earliest > c.ReceiptDate ? "裁判が効力を生じた日・嘱託の日・受付の日の順が合いません。" : null,
            "嘱託書の日付を確かめてください。");
        yield return new("性別-04", "嘱託は、本籍地の市区町村長に対してされる。", "家事事件手続法116条", Severity.Correction, [Person.Register.Where],
            (n, c) => n.Register is null || c.Origin is not Origin.Here ? "本人の本籍は他の市区町村にあるか、他の市区町村からの通知とされています。" : null,
            "嘱託書の宛先を確かめ、誤りなら裁判所に返してください。この市の戸籍には記録しません。");
    }

    private static IEnumerable<Requirement<SexChangeNotification>> OfTheRegister()
    {
        yield return new("性別-05", "性別の取扱いの変更は、本人の現在の戸籍に記録する。", "戸籍法20条の4・128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("性別-06", "同じ戸籍に在る者、在った者があるときは本人につき新戸籍を編製し、ほかの者は動かない。", "戸籍法20条の4・30条3項", Severity.Caution, [Person.GivenName, Person.Register.Register],
            (n, _) => n is { StaysInRegister: false, Register: { } register } && register.Standing.Where(e => e.Person != n.Person.Person).Select(register.NameOf).ToList() is { Count: > 0 } left ? $"今の戸籍に残ります: {string.Join("、", left)}" : null,
            "従前の戸籍の続柄は改めません。新しい本籍は、従前の本籍と同じところになります。");
    }

    private static IEnumerable<Requirement<SexChangeNotification>> OfTheComparison()
    {
        yield return new("性別-10", "嘱託書の氏・生年月日は戸籍の記録と一致しなければならない。", "戸籍法15条", Severity.Correction, [Person.FamilyName, Person.BornOn, Person.Register.Register],
            (n, c) => n is { Register: { } register, Person.Entry.BirthDate: var birth } && (!NameFolding.IsSame(n.FamilyName, register.FamilyName, c.Characters) || !birth.IsSameAs(n.BornOn)) ? $"戸籍では「{n.Person.Name}」({birth.Text}生)です。" : null,
            "別人でないことを確かめ、嘱託書の誤りなら裁判所に知らせてください。");
        yield return new("性別-11", "嘱託書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [Person.FamilyName, Person.GivenName, Person.Register.Register],
            (n, c) => n.Register is not null && n.FamilyName + n.GivenName != n.Person.Name && NameFolding.IsSame(n.FamilyName + n.GivenName, n.Person.Name, c.Characters)
                ? $"氏名は、戸籍では「{n.Person.Name}」と記録されています。" : null,
            "同じ人であることを確かめてください。");
        yield return new("性別-12", "父母・養父母の氏名と続柄は戸籍の記録と一致しなければならない。", "戸籍法15条", Severity.Correction,
            [Person.Father, Person.Mother, Person.Relationship, Person.AdoptiveFather, Person.AdoptiveMother, Person.Register.Register],
            (n, c) => n.Register is not null && RegisterComparison.OfParents(c.Characters, n.Person.Entry, n.Parents) is { Count: > 0 } different ? $"{string.Join("、", different)}が戸籍の記録と違います。" : null,
            "別人でないことを確かめてください。");
    }

    private static IEnumerable<Requirement<SexChangeNotification>> OfTheRelationship()
    {
        yield return new("性別-20", "変更後の続柄は、戸籍に用いる語で書き、変更後の男女の別と一致しなければならない。", "戸籍法13条1項4号、平成15年法律111号4条1項", Severity.Correction, [SexChangeForm.NewRelationship, Person.Register.Register],
            (n, _) => Relationship.Problem(n.NewRelationship, n.NewSex), "嘱託書の続柄を確かめ、「長男」「二女」の形で書き直してください。");
        yield return new("性別-21", "続柄を「男」「女」とするのは、更正されていない嫡出でない子の記録に限る。", "平16.11.1民一3008号", Severity.Inquiry, [SexChangeForm.NewRelationship],
            (n, _) => Relationship.IsOldWord(n.NewRelationship) ? $"変更後の続柄が「{n.NewRelationship}」です。" : null,
            "嘱託書の続柄を確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<SexChangeNotification>> OfThePerson()
    {
        // The court has judged age, marriage and children (特例法3条1項); here only an earlier paper can be missing.
        yield return new("性別-30", "戸籍で婚姻中の者の嘱託では、離婚の届が先に受理されていないかを確かめる(裁判の要件は審査し直さない)。", "戸籍法20条の4、平成15年法律111号3条", Severity.Caution, [Person.GivenName, Person.Register.Register],
            (n, _) => n is { Register: not null, Person.Entry.Spouse: not null } ? $"「{n.Person.Name}」は、戸籍では婚姻中です。" : null,
            "受付帳と他の市区町村からの通知を確かめ、離婚・死亡の届があれば先に記録してください。なければ、嘱託のとおり記録します。");
        yield return new("性別-31", "再び性別の取扱いの変更が嘱託されたときは、照会して定める。", "平成15年法律111号3条", Severity.Inquiry, [Person.GivenName, Person.Register.Register],
            (n, _) => n.Register is not null && n.Person.Entry.Matters.Any(m => m is { Title: MatterTitles.ChangeOfSex, IsErased: false }) ? $"「{n.Person.Name}」には、性別の取扱いの変更の記録が既にあります。" : null,
            "同じ嘱託が既に記録されていないか、裁判所に確かめてください。");
    }
}
