using Koseki.Domain.Notifications.KeptName;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>The rules about the one who goes back: who it is, and which register is the right one (stopping rules D7, D8).</summary>
/// <typeparam name="T">The paper.</typeparam>
/// <param name="prefix">Prefix of the numbers: they are 20 to 36 of the kind.</param>
/// <param name="back">The boxes about the one who goes back.</param>
/// <param name="couple">The boxes of the register of the couple.</param>
/// <param name="husband">The boxes of the husband.</param>
/// <param name="wife">The boxes of the wife.</param>
internal sealed class ReturnRequirements<T>(string prefix, ReturnBoxes back, RegisterRole couple, PartyFields husband, PartyFields wife)
    where T : EndingOfMarriage
{
    internal IEnumerable<Requirement<T>> All() => [.. OfTheCouple(), .. OfTheFormerRegister(), .. OfANewRegister()];

    private IEnumerable<Requirement<T>> OfTheCouple()
    {
        yield return new($"{prefix}-20", $"{back.Words.Ending}は夫婦の現在の戸籍に記録する。", "戸籍法19条・128条", Severity.Correction, [couple.Register],
            (d, _) => d.CoupleRegister is { State: not RegisterState.Current } register ? $"夫婦の戸籍として{register.State.Word()}が選ばれています。" : null,
            "改製・転籍の後の戸籍を選び直してください。");
        yield return new($"{prefix}-21", "婚姻によって氏を改めた者が、婚姻前の氏に復する。", back.Words.Article, Severity.Correction, [back.Who, husband.Person.GivenName, wife.Person.GivenName],
            (d, _) => d.Returning?.Place is { IsHead: true } ? $"{d.Return!.Who.Word()}は戸籍の筆頭者で、婚姻によって氏を改めていません。" : null,
            "氏を改めた者を確かめ、届書の欄の補正を求めてください。");
        yield return new($"{prefix}-22", $"{back.Words.Ending}の際に称していた氏を称する届と同時のときは、二つの届を一緒に審査・決裁し、復籍しないで新戸籍を編製する。", $"戸籍法19条3項・{back.Words.KeptBy}", Severity.Correction, [back.Way],
            (d, c) => d.KeepsName && !IsKeptNameBeside(c) ? $"{back.Words.Ending}の際の氏を称する届({back.Words.KeptBy})が、この届と一緒に出ていません。" : null,
            $"「{back.Words.KeptBy}を同時に」で届を加えてください。出ていなければ、もどる者の本籍の補正を求めてください。{back.Words.Ending}だけを先に記録することはできません。");
        yield return new($"{prefix}-29", $"{back.Words.Ending}の際に称していた氏を称する届と同時のときは、もどる者の本籍は定めない。", $"戸籍法19条3項・{back.Words.KeptBy}", Severity.Correction, [back.Way],
            (d, c) => d.Return is not null && !d.KeepsName && IsKeptNameBeside(c) ? $"{back.Words.Ending}の際の氏を称する届({back.Words.KeptBy})が一緒に出ているのに、もどる者の本籍が定められています。" : null,
            $"もどる者の本籍を「{back.Words.Ending}の際の氏を称する届({back.Words.KeptBy})を同時に出す」とするか、後の届として扱ってください。");
    }

    private IEnumerable<Requirement<T>> OfTheFormerRegister()
    {
        yield return new($"{prefix}-23", "もとの戸籍が除かれているときは、新戸籍を編製する。転籍・改製がされているときは、その後の戸籍に入る。", "戸籍法19条1項但書", Severity.Correction, [back.Former.Register, back.Way],
            (d, _) => d.Return?.FormerRegister is { State: not RegisterState.Current } register ? $"もとの戸籍として{register.State.Word()}が選ばれています。" : null,
            "転籍・改製の後の戸籍があればそれを選び、全員が除かれていれば新しい本籍を定めてもらってください。");
        yield return new($"{prefix}-24", "復籍するのは、婚姻の直前に在った戸籍(婚姻中に養子となった者は養親の戸籍)である。", "戸籍法19条1項、民法767条1項・810条", Severity.Correction,
            [back.Way, back.Who],
            (d, c) => ReturnFacts.Wrong(d) is { } wrong && !ReturnFacts.MayChoose(d) ? wrong : ReturnFacts.IsAdopters(d, c) == Truth.No ? "もとの戸籍の筆頭者は、養親と同じ氏名の別の人です。" : null,
            "婚姻事項の【従前戸籍】(縁組していれば養親の戸籍)を確かめ、もとの戸籍か新しい本籍の補正を求めてください。");
        yield return new($"{prefix}-34", "もどる戸籍が養親の戸籍であることは、氏名でなく、人の番号で確かめる。", "民法810条・戸籍法27条の3", Severity.Inquiry, [back.Way, back.Who],
            (d, c) => ReturnFacts.Wrong(d) is null && ReturnFacts.IsAdopters(d, c) == Truth.Unsure ? "もとの戸籍の筆頭者が養親であることを、氏名のほかには確かめられません。" : null,
            "縁組の事項の【養親の戸籍】から養親の戸籍をたどって確かめ、親族関係の確認に記録してください。");
        yield return new($"{prefix}-25", "前婚の氏を称したまま婚姻した者は、前婚の氏と実方の氏のどちらに復するかを選べる。", "昭23.1.13民甲17号", Severity.Inquiry,
            [back.Way, back.Who],
            (d, _) => ReturnFacts.Wrong(d) is { } wrong && ReturnFacts.MayChoose(d) ? $"{wrong}婚姻の直前の戸籍の筆頭者は父母でも本人でもありません。" : null,
            "転婚者であるか、前の婚姻の前の戸籍をたどって確かめてください。");
        yield return new($"{prefix}-26", "もとの戸籍が転籍・改製しているときは、その後の戸籍に入る。", "戸籍法19条1項", Severity.Inquiry, [back.Former.Where, back.Who],
            (d, _) => d.Returning is { CameFrom: { } from, Place.IsHead: false } && ReturnFacts.Wrong(d) is null && ReturnFacts.Chosen(d) is { } chosen && !ReturnFacts.IsSameRegister(d) && ReturnFacts.Expected(d) is null && Designations.DomicileOf(from) != Designations.DomicileOf(chosen)
                ? $"もとの戸籍「{chosen}」の本籍は、婚姻の際の従前戸籍「{from}」と違います。" : null,
            "転籍・改製の後の戸籍であることを、除籍の記録で確かめてください。");
        yield return new($"{prefix}-27", "他の市区町村の夫婦の戸籍から復籍する者は、もとの戸籍から除かれた者と同一人でなければならない。", "戸籍法19条1項", Severity.Inquiry, [back.Former.Register, couple.Domicile],
            (d, _) => d is { Return.FormerRegister: { } register, Returning.Place: { Elsewhere: not null } place } && register.Entries.All(e => e.Person != place.Person)
                ? $"もとの戸籍に、夫婦の戸籍へ婚姻で除かれた「{place.Entry.GivenName}」(同じ生年月日)の記録がありません。" : null,
            "夫婦の戸籍の婚姻事項の【従前戸籍】と、もとの戸籍の移動の記録を確かめてください。");
        yield return new($"{prefix}-28", "三代が同じ戸籍に在ることはできないので、子を入籍させる者は父母の戸籍に復籍できない。", "戸籍法6条・17条", Severity.Correction, [back.WithChild, back.Way],
            (d, _) => d.Return is { WithChild: true } && !ReturnFacts.IsHeadOfChosen(d) ? "子の入籍届が同時に出ているのに、父母の戸籍に復籍する届です。" : null,
            "新しい戸籍をつくる届に補正を求めてください。");
    }

    private IEnumerable<Requirement<T>> OfANewRegister()
    {
        yield return new($"{prefix}-30", "婚姻前の氏は、婚姻の直前に在った戸籍の氏である。", "民法767条1項", Severity.Correction, [back.FamilyName, back.Who],
            (d, _) => d is { Return.FamilyName: { } name, Returning: { CameFrom: not null } } && ReturnFacts.Heads(d) is { Count: > 0 } heads && heads.TrueForAll(h => !h.StartsWith(name, StringComparison.Ordinal))
                ? $"婚姻前の氏「{name}」は、婚姻の際の従前戸籍(または養親)の氏と違います。" : null,
            "婚姻事項の【従前戸籍】と照らし合わせてください(転婚者が実方の氏を選ぶときは、もとの戸籍をたどって確かめます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new($"{prefix}-31", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [back.NewDomicile],
            (d, _) => d.Return?.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new($"{prefix}-32", "新戸籍の編製は、復氏する者が申し出る。", "戸籍法19条1項但書", Severity.Correction, [back.Way, back.IsAsked],
            (d, c) => c.Origin is Origin.Here && d is { Return: { Way: ReturnWay.NewRegister, IsAsked: false }, Returning.HasSigned: false } ? "復氏する者の署名も、新しい戸籍の申出もありません。" : null,
            "復氏する者に「その他」欄か申出書で申し出てもらってください。");
        yield return new($"{prefix}-33", "氏の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [back.FamilyNameKana],
            (d, _) => d.Return?.FamilyNameKana is { } kana ? Characters.KanaReading.Problem(kana) : null,
            "カタカナで書き直してください。");
        foreach (var rule in FormerReading.Requirements<T>($"{prefix}-35", $"{prefix}-36", "婚姻前の氏", "19条1項但書", [back.FamilyNameKana, back.FamilyName],
            d => d.Return is { Way: ReturnWay.NewRegister, NewMunicipality: null } chosen ? chosen.FamilyNameKana : null, (d, c) => d.ReadingBefore(c)))
        {
            yield return rule;
        }
    }

    private static bool IsKeptNameBeside(Circumstances c) => c.Companions.Any(p => p.Kind is KeptNameKind && KeptNameKind.IsWithDivorce(p.Draft));
}
