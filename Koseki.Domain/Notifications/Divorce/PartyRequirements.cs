using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>The rules about each of the two and the register they stand in. Their numbers end in 夫 or 妻.</summary>
/// <typeparam name="T">The paper.</typeparam>
/// <param name="prefix">Prefix of the numbers: they are 01 to 11 of the kind.</param>
/// <param name="ending">離婚 or 婚姻の取消し.</param>
/// <param name="articles">The articles of that.</param>
/// <param name="couple">The boxes of the register of the couple.</param>
/// <param name="isOfTheDeadToo">Whether the marriage may have ended by a death before (民法744条): a rule of the kind speaks of it then.</param>
internal sealed class PartyRequirements<T>(string prefix, string ending, string articles, RegisterRole couple, bool isOfTheDeadToo = false)
    where T : EndingOfMarriage
{
    private const string Compare = "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。";

    internal IEnumerable<Requirement<T>> Of(PartyFields fields) => [.. OfTheMarriage(fields), .. OfTheRegister(fields), .. OfThePerson(fields)];

    private IEnumerable<Requirement<T>> OfTheMarriage(PartyFields f)
    {
        var word = f.Mark.Word();
        yield return new($"{prefix}-01{word}", $"{ending}は、現に継続する婚姻についてする。", articles, Severity.Refusal, [f.Person.GivenName, couple.Register],
            (d, c) => d.Of(f.Mark).OurEntry is { Spouse: null } entry && !(isOfTheDeadToo && IsEndedByDeath(entry, c)) ? $"{word}の婚姻は、戸籍では既に解消しています(または婚姻の記録がありません)。" : null,
            $"同じ{ending}の届が受理されていないか、配偶者が死亡していないか確かめてください。");
        yield return new($"{prefix}-02{word}", "届書の夫と妻は、戸籍の配偶者区分と一致しなければならない。", "戸籍法13条1項6号・76条", Severity.Correction, [f.Person.GivenName, couple.Register],
            (d, _) => d.Of(f.Mark).OurEntry is { Spouse: { } mark } && mark != f.Mark ? $"{word}の欄の人は、戸籍では「{mark.Word()}」です。" : null,
            "夫と妻の欄の取り違えでないか確かめてください。");
        yield return new($"{prefix}-03{word}", "戸籍に記録されている当事者は、日本人である。", "戸籍法6条・13条", Severity.Correction, [f.Citizenship, couple.Register],
            (d, _) => d.Of(f.Mark).IsForeign && d.NamedRegister is { } register && (register.Standing.Any(e => e.Spouse == f.Mark) || d.Parties.All(p => p.IsForeign))
                ? $"{word}が外国人とされていますが、夫婦の戸籍としてこの市の戸籍が選ばれています。" : null,
            "国籍の別か、夫婦の戸籍を確かめてください。");
    }

    /// <summary>Whether death, or 失踪宣告, ended the person's last marriage, by the entry or by one that the person left.</summary>
    internal static bool IsEndedByDeath(RegisterEntry entry, Circumstances c) =>
        (Couple.LastDissolution(entry) ?? c.Kin.EntriesOf(entry.Person).Select(e => Couple.LastDissolution(e.Entry)).LastOrDefault(d => d is not null))
            is (_, MatterTitles.Death or MatterTitles.SpousesDeath or MatterTitles.Disappearance or MatterTitles.SpousesDisappearance);

    private IEnumerable<Requirement<T>> OfTheRegister(PartyFields f)
    {
        var word = f.Mark.Word();
        yield return new($"{prefix}-05{word}", "届書の氏は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [f.Person.FamilyName, couple.Register],
            (d, c) => d.Of(f.Mark) is { Place.Register: { } register } p && !NameFolding.IsSame(p.FamilyName, register.FamilyName, c.Characters) ? $"{word}の氏は、戸籍では「{register.FamilyName}」です。" : null,
            Compare);
        yield return new($"{prefix}-06{word}", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution,
            [f.Person.FamilyName, f.Person.GivenName, couple.Register],
            (d, c) => d.Of(f.Mark) is { Place: { Register: not null } place } p && p.FamilyName + p.GivenName != place.Name && NameFolding.IsSame(p.FamilyName + p.GivenName, place.Name, c.Characters)
                ? $"{word}の氏名は、戸籍では「{place.Name}」と記録されています。" : null,
            "戸籍の記録のとおり扱います。");
        yield return new($"{prefix}-07{word}", "届書の生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [f.Person.BornOn, couple.Register],
            (d, _) => d.Of(f.Mark) is { OurEntry: { } entry } p && !entry.BirthDate.IsSameAs(p.BornOn) ? $"{word}の生年月日は、戸籍では{entry.BirthDate.Text}です。" : null,
            Compare);
        yield return new($"{prefix}-08{word}", "父母・養父母の氏名と続柄は戸籍の記録と一致しなければならない。", "戸籍法施行規則57条", Severity.Correction,
            [f.Person.Father, f.Person.Mother, f.Person.Relationship, f.Person.AdoptiveFather, f.Person.AdoptiveMother, couple.Register],
            (d, c) => d.Of(f.Mark) is { OurEntry: { } entry } p
                && RegisterComparison.OfParents(c.Characters, entry, (p.Father, p.Mother, p.Relationship, p.AdoptiveFather, p.AdoptiveMother)) is { Count: > 0 } different
                    ? $"{word}の{string.Join("、", different)}が戸籍の記録と違います。" : null,
            "別人でないことを確かめ、届書の補正を求めてください(父母の氏の変更などは、戸籍の記録のとおり書いてもらいます)。")
        { AcceptedElsewhere = Severity.Caution };
    }

    private IEnumerable<Requirement<T>> OfThePerson(PartyFields f)
    {
        var word = f.Mark.Word();
        yield return new($"{prefix}-09{word}", "氏名の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [f.Person.GivenNameKana, f.Person.FamilyNameKana],
            (d, _) => d.Of(f.Mark).Place is { Elsewhere: not null } place
                ? new[] { place.Entry.GivenNameKana, place.FamilyNameKana }.OfType<string>().Select(KanaReading.Problem).FirstOrDefault(p => p is not null) : null,
            "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new($"{prefix}-10{word}", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction,
            [f.Person.Relationship, f.Person.AdoptiveRelationship, couple.Domicile],
            (d, _) => d.Of(f.Mark).Place is { Elsewhere: not null, Entry: var entry }
                ? Relationship.Problem(entry.Relationship, entry.Sex) ?? (entry.AdoptiveRelationship is { } adopted ? Relationship.AdoptiveProblem(adopted, entry.Sex) : null) : null,
            "戸籍の証明書と照らし合わせ、「長男」「二女」の形で書き直してください。");
        yield return new($"{prefix}-11{word}", "外国人の氏名は、氏、名の順に片仮名(本国で漢字を用いる者は漢字)で記録する。", "昭59.11.1民二5500号", Severity.Caution,
            [f.Person.FamilyName, f.Person.GivenName, f.Nationality],
            (d, _) => d.Of(f.Mark) is { IsForeign: true } p ? ForeignPerson.Problem(p.Name) : null,
            "婚姻事項の【配偶者氏名】と本国の証明書で氏名を確かめてください。");
    }
}
