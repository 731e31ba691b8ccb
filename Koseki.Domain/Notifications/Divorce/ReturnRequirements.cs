using Koseki.Domain.Notifications.KeptName;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>The rules about the one who goes back: who it is, and which register is the right one (stopping rules D7, D8).</summary>
internal static class ReturnRequirements
{
    internal static IEnumerable<Requirement<DivorceNotification>> All() => [.. OfTheCouple(), .. OfTheFormerRegister(), .. OfANewRegister()];

    private static IEnumerable<Requirement<DivorceNotification>> OfTheCouple()
    {
        yield return new("離婚-20", "離婚は夫婦の現在の戸籍に記録する。", "戸籍法19条・128条", Severity.Correction, [DivorceForm.Couple.Register],
            (d, _) => d.CoupleRegister is { State: not RegisterState.Current } register ? $"夫婦の戸籍として{register.State.Word()}が選ばれています。" : null,
            "改製・転籍の後の戸籍を選び直してください。");
        yield return new("離婚-21", "婚姻によって氏を改めた者が、婚姻前の氏に復する。", "民法767条1項・771条", Severity.Correction, [DivorceForm.Who, DivorceForm.Husband.Person.GivenName, DivorceForm.Wife.Person.GivenName],
            (d, _) => d.Returning?.Place is { IsHead: true } ? $"{d.Return!.Who.Word()}は戸籍の筆頭者で、婚姻によって氏を改めていません。" : null,
            "氏を改めた者を確かめ、届書の欄の補正を求めてください。");
        yield return new("離婚-22", "離婚の際に称していた氏を称する届と同時のときは、二つの届を一緒に審査・決裁し、復籍しないで新戸籍を編製する。", "戸籍法19条3項・77条の2", Severity.Correction, [DivorceForm.Way],
            (d, c) => d.KeepsName && !IsKeptNameBeside(c) ? "離婚の際の氏を称する届(77条の2)が、この届と一緒に出ていません。" : null,
            "「77条の2を同時に」で届を加えてください。出ていなければ、もどる者の本籍の補正を求めてください。離婚だけを先に記録することはできません。");
        yield return new("離婚-29", "離婚の際に称していた氏を称する届と同時のときは、もどる者の本籍は定めない。", "戸籍法19条3項・77条の2", Severity.Correction, [DivorceForm.Way],
            (d, c) => d.Return is not null && !d.KeepsName && IsKeptNameBeside(c) ? "離婚の際の氏を称する届(77条の2)が一緒に出ているのに、もどる者の本籍が定められています。" : null,
            "もどる者の本籍を「離婚の際の氏を称する届(77条の2)を同時に出す」とするか、後の届として扱ってください。");
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfTheFormerRegister()
    {
        yield return new("離婚-23", "もとの戸籍が除かれているときは、新戸籍を編製する。転籍・改製がされているときは、その後の戸籍に入る。", "戸籍法19条1項但書", Severity.Correction, [DivorceForm.Former.Register, DivorceForm.Way],
            (d, _) => d.Return?.FormerRegister is { State: not RegisterState.Current } register ? $"もとの戸籍として{register.State.Word()}が選ばれています。" : null,
            "転籍・改製の後の戸籍があればそれを選び、全員が除かれていれば新しい本籍を定めてもらってください。");
        yield return new("離婚-24", "復籍するのは、婚姻の直前に在った戸籍(婚姻中に養子となった者は養親の戸籍)である。", "戸籍法19条1項、民法767条1項・810条", Severity.Correction,
            [DivorceForm.Way, DivorceForm.Who],
            (d, c) => Wrong(d) is { } wrong && !MayChoose(d) ? wrong : IsAdopters(d, c) == Truth.No ? "もとの戸籍の筆頭者は、養親と同じ氏名の別の人です。" : null,
            "婚姻事項の【従前戸籍】(縁組していれば養親の戸籍)を確かめ、もとの戸籍か新しい本籍の補正を求めてください。");
        yield return new("離婚-34", "もどる戸籍が養親の戸籍であることは、氏名でなく、人の番号で確かめる。", "民法810条・戸籍法27条の3", Severity.Inquiry, [DivorceForm.Way, DivorceForm.Who],
            (d, c) => Wrong(d) is null && IsAdopters(d, c) == Truth.Unsure ? "もとの戸籍の筆頭者が養親であることを、氏名のほかには確かめられません。" : null,
            "縁組の事項の【養親の戸籍】から養親の戸籍をたどって確かめ、親族関係の確認に記録してください。");
        yield return new("離婚-25", "前婚の氏を称したまま婚姻した者は、前婚の氏と実方の氏のどちらに復するかを選べる。", "昭23.1.13民甲17号", Severity.Inquiry,
            [DivorceForm.Way, DivorceForm.Who],
            (d, _) => Wrong(d) is { } wrong && MayChoose(d) ? $"{wrong}婚姻の直前の戸籍の筆頭者は父母でも本人でもありません。" : null,
            "転婚者であるか、前の婚姻の前の戸籍をたどって確かめてください。");
        yield return new("離婚-26", "もとの戸籍が転籍・改製しているときは、その後の戸籍に入る。", "戸籍法19条1項", Severity.Inquiry, [DivorceForm.Former.Where, DivorceForm.Who],
            (d, _) => d.Returning is { CameFrom: { } from, Place.IsHead: false } && Wrong(d) is null && Chosen(d) is { } chosen && !IsSameRegister(d) && Expected(d) is null && Designations.DomicileOf(from) != Designations.DomicileOf(chosen)
                ? $"もとの戸籍「{chosen}」の本籍は、婚姻の際の従前戸籍「{from}」と違います。" : null,
            "転籍・改製の後の戸籍であることを、除籍の記録で確かめてください。");
        yield return new("離婚-27", "他の市区町村の夫婦の戸籍から復籍する者は、もとの戸籍から除かれた者と同一人でなければならない。", "戸籍法19条1項", Severity.Inquiry, [DivorceForm.Former.Register, DivorceForm.Couple.Domicile],
            (d, _) => d is { Return.FormerRegister: { } register, Returning.Place: { Elsewhere: not null } place } && register.Entries.All(e => e.Person != place.Person)
                ? $"もとの戸籍に、夫婦の戸籍へ婚姻で除かれた「{place.Entry.GivenName}」(同じ生年月日)の記録がありません。" : null,
            "夫婦の戸籍の婚姻事項の【従前戸籍】と、もとの戸籍の移動の記録を確かめてください。");
        yield return new("離婚-28", "三代が同じ戸籍に在ることはできないので、子を入籍させる者は父母の戸籍に復籍できない。", "戸籍法6条・17条", Severity.Correction, [DivorceForm.WithChild, DivorceForm.Way],
            (d, _) => d.Return is { WithChild: true } && !IsHeadOfChosen(d) ? "子の入籍届が同時に出ているのに、父母の戸籍に復籍する届です。" : null,
            "新しい戸籍をつくる届に補正を求めてください。");
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfANewRegister()
    {
        yield return new("離婚-30", "婚姻前の氏は、婚姻の直前に在った戸籍の氏である。", "民法767条1項", Severity.Correction, [DivorceForm.FamilyName, DivorceForm.Who],
            (d, _) => d is { Return.FamilyName: { } name, Returning: { CameFrom: not null } } && Heads(d) is { Count: > 0 } heads && heads.TrueForAll(h => !h.StartsWith(name, StringComparison.Ordinal))
                ? $"婚姻前の氏「{name}」は、婚姻の際の従前戸籍(または養親)の氏と違います。" : null,
            "婚姻事項の【従前戸籍】と照らし合わせてください(転婚者が実方の氏を選ぶときは、もとの戸籍をたどって確かめます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("離婚-31", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [DivorceForm.NewDomicile],
            (d, _) => d.Return?.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("離婚-32", "新戸籍の編製は、復氏する者が申し出る。", "戸籍法19条1項但書", Severity.Correction, [DivorceForm.Way, DivorceForm.IsAsked],
            (d, c) => c.Origin is Origin.Here && d is { Return: { Way: ReturnWay.NewRegister, IsAsked: false }, Returning.HasSigned: false } ? "復氏する者の署名も、新しい戸籍の申出もありません。" : null,
            "復氏する者に「その他」欄か申出書で申し出てもらってください。");
        yield return new("離婚-33", "氏の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [DivorceForm.FamilyNameKana],
            (d, _) => d.Return?.FamilyNameKana is { } kana ? Characters.KanaReading.Problem(kana) : null,
            "カタカナで書き直してください。");
        foreach (var rule in FormerReading.Requirements<DivorceNotification>("離婚-35", "離婚-36", "婚姻前の氏", "19条1項但書", [DivorceForm.FamilyNameKana, DivorceForm.FamilyName],
            d => d.Return is { Way: ReturnWay.NewRegister, NewMunicipality: null } back ? back.FamilyNameKana : null, (d, c) => d.ReadingBefore(c)))
        {
            yield return rule;
        }
    }

    private static bool IsKeptNameBeside(Circumstances c) => c.Companions.Any(p => p.Kind is KeptNameKind && KeptNameKind.IsWithDivorce(p.Draft));

    private static string? Chosen(DivorceNotification d) => d.Return?.FormerRegister?.Designation ?? d.Return?.FormerElsewhere?.Designation;

    // The person left this very register for this marriage, wherever its 本籍 has gone since.
    private static bool IsSameRegister(DivorceNotification d) =>
        d is { Return.FormerRegister: { } register, Returning: { Place: { } place, MarriedOn: { } on } }
            && register.Entries.Any(e => e.Person == place.Person && e.Removed?.Cause == MatterTitles.Marriage && e.Matters.Any(m => m.Title == MatterTitles.Marriage && m[MatterLabels.MarriedOn] == on.Text));

    private static bool IsHeadOfChosen(DivorceNotification d) =>
        d.Returning is { } returning && Designations.HeadOf(Chosen(d)) is { } head && head == d.Return!.FamilyNameAfter + returning.GivenName;

    private static List<string>? Expected(DivorceNotification d) => d.Returning?.Place?.Entry is { } entry ? AdoptersSinceMarriage.Names(entry) : null;

    private static Truth? IsAdopters(DivorceNotification d, Circumstances c) =>
        d is { Return.FormerRegister: { } register, Returning.Place.Entry: { } entry } && Expected(d) is not null ? AdoptersSinceMarriage.Have(register, entry, c) : null;

    private static List<string> Heads(DivorceNotification d) =>
        Expected(d) ?? (Designations.HeadOf(d.Returning?.CameFrom) is { } head ? [head] : []);

    // What is wrong with the register chosen, by its head: transfers and renewals keep the head (9条), so another head is another register.
    private static string? Wrong(DivorceNotification d) =>
        d.Returning is { CameFrom: not null, Place.IsHead: false } && Chosen(d) is { } chosen && Designations.HeadOf(chosen) is { } head && Heads(d) is { Count: > 0 } heads && !heads.Contains(head) && !(IsSameRegister(d) && Expected(d) is null)
            ? $"もとの戸籍の筆頭者「{head}」が、{(Expected(d) is null ? "婚姻の際の従前戸籍の筆頭者" : "養親")}「{string.Join("・", heads)}」と違います。" : null;

    // 転婚者: the register before the marriage was headed by neither a parent nor the person.
    private static bool MayChoose(DivorceNotification d) =>
        Expected(d) is null && d.Returning is { Place.Entry: var entry } returning && Designations.HeadOf(returning.CameFrom) is { } head
            && !new[] { entry.Father, entry.Mother, entry.AdoptiveFather, entry.AdoptiveMother }.Contains(head) && !head.EndsWith(returning.GivenName, StringComparison.Ordinal);
}
