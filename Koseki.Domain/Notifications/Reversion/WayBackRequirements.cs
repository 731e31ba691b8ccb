using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reversion;

/// <summary>To which register, and to which 氏 (戸籍法19条2項, 民法751条; 転婚者, 婚姻中の縁組).</summary>
internal static class WayBackRequirements
{
    private static readonly PersonRole Person = ReversionForm.Person;

    internal static IReadOnlyList<Requirement<ReversionNotification>> All() => [.. OfTheFormerRegister(), .. OfTheThirdGeneration(), .. OfTheName(), .. OfTheNewRegister(), .. OfTheRegistersElsewhere()];

    private static IEnumerable<Requirement<ReversionNotification>> OfTheFormerRegister()
    {
        IReadOnlyList<FieldKey> boxes = [ReversionForm.To.Where, Person.Register.Where];
        yield return new("復氏-30", "もとの戸籍は、現在の戸籍である。", "戸籍法19条2項・128条", Severity.Correction, [ReversionForm.To.Register],
            (n, _) => n.FormerRegister is { State: not RegisterState.Current } register ? $"もとの戸籍として{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("復氏-31", "もとの戸籍は、婚姻の直前に在った戸籍(婚姻中に養子となった者は養親の戸籍)である。", "戸籍法19条2項、民法751条1項・810条", Severity.Correction, boxes,
            (n, c) => IsOther(n) && !MayChoose(n) ? $"もとの戸籍の筆頭者「{n.ChosenHead}」が、{(Adopters(n) is null ? "婚姻の際の従前戸籍の筆頭者" : "養親")}「{string.Join("・", Heads(n))}」と違います。"
                : IsAdopters(n, c) == Truth.No ? $"もとの戸籍の筆頭者「{n.ChosenHead}」は、養親と同じ氏名の別の人です。" : null,
            "婚姻事項の【従前戸籍】と照らし合わせ、届書の補正を求めてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("復氏-47", "もどる戸籍が養親の戸籍であることは、氏名でなく、人の番号で確かめる。", "民法810条・戸籍法27条の3", Severity.Inquiry, boxes,
            (n, c) => !IsOther(n) && IsAdopters(n, c) == Truth.Unsure ? $"もとの戸籍の「{n.ChosenHead}」が養親であることを、氏名のほかには確かめられません。" : null,
            "縁組の事項の【養親の戸籍】から養親の戸籍をたどって確かめ、親族関係の確認に記録してください。");
        yield return new("復氏-32", "転婚した者は、前の婚姻の氏か実方の氏を選ぶことができる。", "昭23.1.13民甲17号、戸籍法19条2項", Severity.Inquiry, boxes,
            (n, _) => IsOther(n) && MayChoose(n) ? $"選ばれた戸籍の筆頭者「{n.ChosenHead}」は、婚姻の直前の戸籍の筆頭者「{string.Join("・", Heads(n))}」と違います。" : null,
            "転婚した者であるか、実方の戸籍をたどって確かめてください。");
        yield return new("復氏-33", "もとの戸籍が転籍・改製しているときは、その後の戸籍に入る。", "戸籍法19条2項", Severity.Inquiry, boxes,
            (n, _) => n is { Chosen: { } chosen, Marriage: { } marriage } && Adopters(n) is null && !IsOther(n) && !IsThatRegister(n, marriage[MatterLabels.FormerRegister]!)
                ? $"もとの戸籍「{chosen}」の本籍は、婚姻の際の従前戸籍「{marriage[MatterLabels.FormerRegister]}」と違います。" : null,
            "転籍・改製の後の戸籍であることを、除籍の記録で確かめてください。除かれていれば新しい戸籍をつくります。");
        yield return new("復氏-34", "他の市区町村の戸籍から復する者は、もとの戸籍から婚姻で除かれた者と同一人でなければならない。", "戸籍法19条2項・27条の3", Severity.Inquiry, [ReversionForm.To.Register, Person.Register.Domicile],
            (n, _) => n is { FormerRegister: { } register, Person: { Elsewhere: not null } person } && register.Entries.All(e => e.Person != person.Person) ? $"もとの戸籍に、婚姻で除かれた「{person.Entry.GivenName}」(同じ生年月日・行き先)の記録がありません。" : null,
            "夫婦の戸籍の婚姻事項の【従前戸籍】と、もとの戸籍の移動の記録を確かめてください。");
        yield return new("復氏-35", "今在る戸籍にもどる届はできない。", "戸籍法19条2項", Severity.Correction, [ReversionForm.To.Register, Person.Register.Register],
            (n, _) => n.Register is { } register && register.Id == n.FormerRegister?.Id ? "もとの戸籍として、今在る戸籍が選ばれています。" : null,
            "婚姻前の戸籍を選び直してください。");
    }

    private static IEnumerable<Requirement<ReversionNotification>> OfTheThirdGeneration()
    {
        yield return new("復氏-46", "三代が同じ戸籍に在ることはできないので、子を入籍させる者は父母の戸籍にもどれない。", "戸籍法6条・17条", Severity.Correction, [ReversionForm.WithChild, ReversionForm.Way],
            (n, _) => n is { WithChild: true, IsNew: false } && !IsHeadOfChosen(n) ? "子の入籍の届が同時に出ているのに、父母の戸籍にもどる届です。" : null,
            "新しい戸籍をつくる届に補正を求めてください。");
    }

    private static IEnumerable<Requirement<ReversionNotification>> OfTheName()
    {
        yield return new("復氏-36", "復する氏は、もとの戸籍の筆頭者の氏である。", "戸籍法6条・19条2項", Severity.Correction, [ReversionForm.FamilyName, ReversionForm.To.Where],
            (n, c) => n.ChosenHead is { } head && !(n.FormerRegister is { } ours ? NameFolding.IsSame(ours.FamilyName, n.PaperName, c.Characters) : Begins(head, n.PaperName, c)) ? $"復する氏「{n.PaperName}」は、もとの戸籍の筆頭者「{head}」の氏と違います。" : null,
            "もとの戸籍と氏を確かめ、届書の補正を求めてください。");
        yield return new("復氏-37", "新しい戸籍をつくる者の復する氏は、婚姻の直前の氏(婚姻中に養子となった者は養親の氏)である。", "民法751条1項・810条", Severity.Correction, [ReversionForm.FamilyName, Person.GivenName, ReversionForm.NewDomicile],
            (n, c) => n.IsNew && Heads(n) is { Count: > 0 } heads && !MayChoose(n) && !IsNameBefore(n, heads, c) ? $"復する氏「{n.PaperName}」は、「{string.Join("・", heads)}」の氏と違います。" : null,
            "婚姻事項の【従前戸籍】と照らし合わせてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("復氏-38", "転婚した者が前の婚姻の氏でない氏に復するときは、実方の氏であることを確かめる。", "昭23.1.13民甲17号", Severity.Inquiry, [ReversionForm.FamilyName, Person.GivenName, ReversionForm.NewDomicile],
            (n, c) => n.IsNew && Heads(n) is { Count: > 0 } heads && MayChoose(n) && !IsNameBefore(n, heads, c) ? $"復する氏「{n.PaperName}」は、婚姻の直前の戸籍の筆頭者「{string.Join("・", heads)}」の氏と違います。" : null,
            "転婚した者であるか、実方の戸籍をたどって確かめてください。");
        yield return new("復氏-39", "復する氏の振り仮名は、定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [ReversionForm.FamilyNameKana],
            (n, _) => n.PaperNameKana is { } kana ? KanaReading.Problem(kana) : null,
            "カタカナで書き直してください。");
    }

    private static IEnumerable<Requirement<ReversionNotification>> OfTheNewRegister()
    {
        foreach (var rule in FormerReading.Requirements<ReversionNotification>("復氏-48", "復氏-49", "復する氏", "19条2項", [ReversionForm.FamilyNameKana, ReversionForm.FamilyName, Person.Register.Where],
            n => n is { IsNew: true, ComesToUs: true } ? n.PaperNameKana : null, (n, c) => n.ReadingBefore(c)))
        {
            yield return rule;
        }

        yield return new("復氏-40", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [ReversionForm.NewDomicile],
            (n, _) => n.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("復氏-41", "新しい本籍地の市区町村は、この市のほかの市区町村である。", "戸籍法30条1項", Severity.Correction, [ReversionForm.NewMunicipality],
            (n, c) => n.NewMunicipality is { } municipality && c.LocalityOf(municipality) == Locality.Ours ? $"「{municipality}」はこの市です。" : null,
            "新しい本籍の所在を「この市」に直してください。");
    }

    private static IEnumerable<Requirement<ReversionNotification>> OfTheRegistersElsewhere()
    {
        const string Verify = "戸籍情報連携システムで確かめてください。紙の戸籍なら本籍地に問い合わせます。";
        yield return new("復氏-42", "他の市区町村の戸籍から復氏するときは、従前の戸籍の記録を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [ReversionForm.Verified],
            (n, _) => n.Verified == FormerCheck.NotVerified ? "復氏する人の戸籍の記録(婚姻で氏を改めたこと、配偶者の死亡、移記する事項)を確かめていません。" : null, Verify);
        yield return new("復氏-43", "他の市区町村の戸籍にもどるときは、その戸籍が除かれていないことを確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [ReversionForm.ToVerified],
            (n, _) => n.ToVerified == FormerCheck.NotVerified ? "もとの戸籍の記録を確かめていません。" : null, Verify);
        yield return new("復氏-44", "続柄は、戸籍に用いる語で書き、男女の別と一致しなければならない。", "戸籍法13条1項4号・5号", Severity.Correction, [Person.Relationship, Person.AdoptiveRelationship, Person.Register.Domicile],
            (n, _) => n.Person is { Elsewhere: not null, Entry: var entry }
                ? Relationship.Problem(entry.Relationship, entry.Sex) ?? (entry.AdoptiveRelationship is { } adopted ? Relationship.AdoptiveProblem(adopted, entry.Sex) : null) : null,
            "従前の戸籍と照らし合わせ、「長男」「二女」の形で書き直してください。");
        yield return new("復氏-45", "氏名の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [Person.GivenNameKana, Person.FamilyNameKana],
            (n, _) => n.Person.Elsewhere is null ? null : new[] { n.Person.Entry.GivenNameKana, n.Person.FamilyNameKana }.OfType<string>().Select(KanaReading.Problem).FirstOrDefault(p => p is not null),
            "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
    }

    private static bool Begins(string head, string name, Circumstances c) => NameFolding.Of(head, c.Characters).StartsWith(NameFolding.Of(name, c.Characters), StringComparison.Ordinal);

    // The register that the person left for this marriage tells the 氏 itself; where it is not at hand, 筆頭者 has to begin with it.
    private static bool IsNameBefore(ReversionNotification n, List<string> heads, Circumstances c) =>
        Adopters(n) is null && n.Marriage is { } marriage && c.Kin.EntriesOf(n.Person.Person).Where(e => IsLeftFor(e.Entry, marriage)).Select(e => e.Register).ToList() is [var left]
            ? RecordedFacts.FormerFamilyNames(left).Append(left.FamilyName).Any(f => NameFolding.IsSame(f, n.PaperName, c.Characters))
            : heads.Exists(h => Begins(h, n.PaperName, c));

    private static bool IsLeftFor(RegisterEntry entry, StatusMatter marriage) =>
        entry.Removed?.Cause == MatterTitles.Marriage && entry.Matters.Any(m => m.Title == MatterTitles.Marriage && m[MatterLabels.MarriedOn] == marriage[MatterLabels.MarriedOn]);

    private static bool IsHeadOfChosen(ReversionNotification n) =>
        n.FormerRegister is { } ours ? ours.Head?.Person == n.Person.Person : n.FormerElsewhere?.HeadName == n.PaperName + n.Person.Entry.GivenName;

    private static List<string>? Adopters(ReversionNotification n) => AdoptersSinceMarriage.Names(n.Person.Entry);

    // Null where no register of ours is chosen, or none of an adopter is the right one.
    private static Truth? IsAdopters(ReversionNotification n, Circumstances c) => n.FormerRegister is { } register && Adopters(n) is not null ? AdoptersSinceMarriage.Have(register, n.Person.Entry, c) : null;

    private static List<string> Heads(ReversionNotification n) => Adopters(n) ?? (Designations.HeadOf(n.Marriage?[MatterLabels.FormerRegister]) is { } head ? [head] : []);

    // Transfers and renewals keep the head (9条): another head is another register.
    private static bool IsOther(ReversionNotification n) => n.ChosenHead is { } head && Heads(n) is { Count: > 0 } heads && !heads.Contains(head) && !(Adopters(n) is null && LeftIt(n));

    // 転婚者: the register before the marriage was headed by neither a parent nor the person.
    private static bool MayChoose(ReversionNotification n) => Adopters(n) is null && n is { Person.Entry: var entry, Marriage: { } marriage } && Designations.HeadOf(marriage[MatterLabels.FormerRegister]) is { } head
        && !new[] { entry.Father, entry.Mother, entry.AdoptiveFather, entry.AdoptiveMother }.Contains(head) && !head.EndsWith(entry.GivenName, StringComparison.Ordinal);

    private static bool IsThatRegister(ReversionNotification n, string from) => LeftIt(n) || (n.FormerRegister is { } ours ? RecordedFacts.IsNamed(ours, from) : n.FormerElsewhere?.Designation == from);

    // The person left this very register for this marriage, wherever its 本籍 has gone since.
    private static bool LeftIt(ReversionNotification n) => n is { FormerRegister: { } register, Marriage: { } marriage }
        && register.Entries.Any(e => e.Person == n.Person.Person && IsLeftFor(e, marriage));
}
