using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialAdoption;

/// <summary>
/// When a 特別養子縁組 may be taken in (stopping rules S1, S2). The court has examined who adopts whom (民法817条の3–817条の8): here only what the paper and the registers say of the
/// same persons is held against each other, and what cannot be is asked about.
/// </summary>
internal static class SpecialAdoptionRequirements
{
    private const string Compare = "審判書・届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。";

    private static readonly PersonRole Adopted = SpecialAdoptionForm.Adopted;

    private static readonly FieldKey[] Persons = [Adopted.GivenName, SpecialAdoptionForm.Side];

    internal static IReadOnlyList<Requirement<SpecialAdoptionNotification>> All() =>
    [
        .. OfTheRegisters(), .. OfAJapanese(PersonComparison.All<SpecialAdoptionNotification>("特養", Adopted, n => n.Child!, n => n.Paper!)),
        .. OfTheAdopter("養父", SpecialAdoptionForm.Father, Sex.Male), .. OfTheAdopter("養母", SpecialAdoptionForm.Mother, Sex.Female),
        .. CoupleRequirements.All(), .. ChildRequirements.All(), .. OfTheNotifier(),
        // The adopters are parties as well: their 本籍 will do (戸籍法25条).
        .. OfAJapanese(SpecialAdoptionForm.Ruling.Requirements<SpecialAdoptionNotification>("特養", Adopted, n => n.Child!, n => n.Ruling)
            .Select(r => r.Id == "特養-70" ? r with { Broken = (n, c) => n.Adopters.Any(a => a.Party.Register is not null) ? null : r.Broken(n, c) } : r)),
    ];

    // Of a foreigner only that the paper is not handled is said.
    private static IEnumerable<Requirement<SpecialAdoptionNotification>> OfAJapanese(IEnumerable<Requirement<SpecialAdoptionNotification>> rules) =>
        rules.Select(r => r with { Broken = (n, c) => n.Child is null ? null : r.Broken(n, c) });

    private static IEnumerable<Requirement<SpecialAdoptionNotification>> OfTheRegisters()
    {
        yield return new("特養-01", "特別養子縁組は、養子と養親の現在の戸籍に記録する。", "戸籍法20条の3・128条", Severity.Correction, Persons,
            (n, _) => n.Adopters.Select(a => a.Party.Register).Append(n.Birth).Any(r => r is { State: not RegisterState.Current }) ? "除籍か改製原戸籍が選ばれています。" : null,
            "転籍・改製の後の戸籍を選び直してください。");
        yield return new("特養-02", "通知される届は、養子か養親の戸籍がこの市に在るものである。", "戸籍法120条の5", Severity.Correction, [Adopted.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n is { Child: not null, Movement: SpecialMovement.None } ? "養子の戸籍も養親の戸籍も、この市ではありません。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("特養-03", "他の市区町村に本籍がある養子・養親は、戸籍で確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [SpecialAdoptionForm.Verified],
            (n, _) => n.IsVerified == false ? "他の市区町村の戸籍を確かめていません。" : null,
            "戸籍情報連携システムで、養子の父母と続柄、前の縁組、養親の婚姻を確かめてください。紙の戸籍なら本籍地に問い合わせます。");
        yield return new("特養-04", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction, [Adopted.Relationship, Adopted.AdoptiveRelationship, Adopted.Register.Domicile],
            (n, _) => n.Child is { Elsewhere: not null, Entry: var entry } ? Relationship.Problem(entry.Relationship, entry.Sex) ?? (entry.AdoptiveRelationship is { } adopted ? Relationship.AdoptiveProblem(adopted, entry.Sex) : null) : null,
            "従前の戸籍と照らし合わせ、「長男」「二女」「養子」の形で書き直してください。");
        yield return new("特養-07", "養子だけの戸籍の氏の振り仮名は、定められた仮名と記号で、養親の戸籍の記録のとおり記録する。", "戸籍法13条1項2号・3項・20条の3", Severity.Correction, [SpecialAdoptionForm.HomeKana],
            (n, _) => n.HomeKana is { } kana ? Characters.KanaReading.Problem(kana) : null, "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("特養-08", "養親の戸籍に氏の振り仮名の記録があれば、養子だけの戸籍にも記録する。", "戸籍法13条1項2号・20条の3", Severity.Inquiry, [SpecialAdoptionForm.HomeKana],
            (n, c) => n is { Movement: SpecialMovement.ThroughOwn, Home: { Register: null }, HomeKana: null } ? "養親の氏の振り仮名がありません。" : null,
            "戸籍情報連携システムで養親の戸籍を確かめ、氏の振り仮名の記録があれば書いてください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("特養-05", "養子が外国人であるときは、養親の身分事項に特別養子縁組を記録する。", "戸籍法施行規則35条3号の2", Severity.Unsupported, [Adopted.Register.Where],
            (n, _) => n.Child is null ? "外国人を養子とする特別養子縁組は、まだ記録できません。" : null,
            "届を受理し、管轄法務局に記録の文例を確かめて、紙で処理してください。");
        yield return new("特養-06", "養親が外国人だけである連れ子の特別養子縁組で、養子が入る戸籍は、照会して定める。", "戸籍法20条の3第1項但書", Severity.Unsupported, Persons,
            (n, _) => n is { Child: not null, Side: not SpecialAdopters.Couple, Home: null } ? "外国人である養親の配偶者(実親)の戸籍に養子が残るかは、まだ扱えません。" : null,
            "届を受理し、管轄法務局に指示を求めて、紙で処理してください。");
    }

    private static IEnumerable<Requirement<SpecialAdoptionNotification>> OfTheAdopter(string word, PartyBoxes boxes, Sex sex)
    {
        yield return new($"特養-14{word}", "届書の氏と生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [boxes.FamilyName, boxes.BornOn],
            (n, c) => One(n, sex)?.Party is { Register: { } register, Entry: { } entry } p && (!NameFolding.IsSame(p.FamilyName, register.FamilyName, c.Characters) || !entry.BirthDate.IsSameAs(p.BornOn)) ? $"{word}は、戸籍では「{p.Name}」({entry.BirthDate.Text}生)です。" : null,
            Compare);
        yield return new($"特養-15{word}", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [boxes.FamilyName, boxes.GivenName],
            (n, c) => One(n, sex)?.Party is { Register: not null } p && p.FamilyName + p.GivenName != p.Name && NameFolding.IsSame(p.FamilyName + p.GivenName, p.Name, c.Characters) ? $"{word}の氏名は、戸籍では「{p.Name}」と記録されています。" : null,
            "戸籍の記録のとおり記録します。");
        yield return new($"特養-16{word}", "外国人の氏名は、片仮名で、氏と名の間を「，」で区切って書く。", "昭59.11.1民二5500号", Severity.Caution, [boxes.FamilyName, boxes.GivenName],
            (n, _) => One(n, sex)?.Party is { IsForeign: true } p ? ForeignPerson.Problem(p.Name) : null,
            "本国の書面と照らし合わせてください。ミドルネームや氏のない者はそのまま受理できます。");
    }

    private static IEnumerable<Requirement<SpecialAdoptionNotification>> OfTheNotifier()
    {
        yield return new("特養-71", "届出人は、審判を請求した養親である。", "戸籍法68条の2・63条1項", Severity.Correction, [SpecialAdoptionForm.Notifier, SpecialAdoptionForm.Side],
            (n, _) => n.Notifier is { } notifier && n.Side != SpecialAdopters.Couple && notifier != n.Side ? "届出人が、養親となった者ではありません。" : null,
            "養親となった者を届出人としてください。");
    }

    private static SpecialAdopter? One(SpecialAdoptionNotification n, Sex sex) => n.Adopters.FirstOrDefault(a => a.Sex == sex);
}
