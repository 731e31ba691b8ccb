using Koseki.Domain.Notifications.KeptAdoptiveName;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>Where the adopted stands afterwards (民法816条, 810条但書; 戸籍法19条1項, 20条; stopping rule R5).</summary>
internal static class ReturnRequirements
{
    private static readonly FieldKey[] Boxes = [DissolutionForm.Way, DissolutionForm.Adopted.GivenName, DissolutionForm.Side];

    internal static IEnumerable<Requirement<DissolutionNotification>> All() => [.. OfTheName(), .. OfTheKeptName(), .. OfTheFormerRegister(), .. OfANewRegister()];

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheName()
    {
        yield return new("離縁-20", "婚姻で氏を改めた養子、夫婦養親の一方とだけ離縁する養子(離婚で復氏したその一方の氏を入籍により称する者を除く)、後の縁組が続く養子は、氏も戸籍も変わらない。", "民法816条1項但書・810条但書、戸籍法19条1項", Severity.Correction, Boxes,
            (n, c) => n.Way is PartedWay.FormerRegister or PartedWay.NewRegister or PartedWay.KeepsName && (DissolutionKin.Stays(n, c) is { } reason ? Words(reason) : n is { Place.Elsewhere: not null, Standing: PartedStanding.SpousesName } ? Words(StayReason.SpousesName) : null) is { } why ? $"養子の戸籍は変わりません({why})。" : null,
            "離縁の後の本籍の欄を「戸籍は変わらない」に直してもらってください。");
        yield return new("離縁-21", "離縁によって縁組前の氏に復する養子は、縁組前の戸籍に入るか、新戸籍を編製する。", "民法816条1項、戸籍法19条1項", Severity.Correction, Boxes,
            (n, c) => n is { Way: PartedWay.Stays, Place.Register: not null } && DissolutionKin.Ended(n, c) is not null && DissolutionKin.Stays(n, c) is null ? "養子は縁組前の氏に復します。" : null,
            "縁組前の戸籍にもどるか、新しい本籍を定めるか、書いてもらってください。");
        yield return new("離縁-22", "縁組の時に動かなかった養子が離縁で復する氏は、照会して定める。", "民法816条1項・810条", Severity.Inquiry, Boxes,
            (n, c) => n.Way is PartedWay.FormerRegister or PartedWay.NewRegister && DissolutionKin.Stays(n, c) is null && DissolutionKin.LeftBy(n, c) is { } left && left[MatterLabels.FormerRegister] is null ? "縁組(入籍)の事項に【従前戸籍】がありません。" : null,
            "縁組の後に婚姻・離婚などで養親の戸籍に入ったか、昔の記録かを、除籍をたどって確かめてください。");
        yield return new("離縁-23", "縁組前の氏は、縁組の前に在った戸籍の氏である。", "民法816条1項", Severity.Correction, [DissolutionForm.FormerName, DissolutionForm.Adopted.GivenName],
            (n, c) => n.FormerName is { } name && Designations.HeadOf(From(n, c)) is { } head && !head.StartsWith(name, StringComparison.Ordinal) ? $"縁組の際の従前戸籍の筆頭者は「{head}」です。" : null,
            "縁組の事項の【従前戸籍】と照らし合わせてください。")
        { AcceptedElsewhere = Severity.Inquiry };
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheKeptName()
    {
        yield return new("離縁-34", "離縁の際に称していた氏を称する届と同時のときは、二つの届を一緒に審査・決裁し、復籍しないで新戸籍を編製する。", "戸籍法19条3項・73条の2", Severity.Correction, [DissolutionForm.Way],
            (n, c) => n.Way == PartedWay.KeepsName && !IsKeptNameBeside(c) ? "離縁の際の氏を称する届(73条の2)が、この届と一緒に出ていません。" : null,
            "「73条の2を同時に」で届を加えてください。出ていなければ、離縁の後の本籍の補正を求めてください。");
        yield return new("離縁-35", "離縁の際に称していた氏を称する届と同時のときは、離縁の後の本籍は定めない。", "戸籍法19条3項・73条の2", Severity.Correction, [DissolutionForm.Way],
            (n, c) => n.Way != PartedWay.KeepsName && IsKeptNameBeside(c) ? "離縁の際の氏を称する届(73条の2)が一緒に出ているのに、離縁の後の本籍が定められています。" : null,
            "離縁の後の本籍を「離縁の際の氏を称する届(73条の2)を同時に出す」とするか、後の届として扱ってください。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheFormerRegister()
    {
        yield return new("離縁-24", "縁組前の戸籍が除かれているときは、新戸籍を編製する。転籍・改製がされているときは、その後の戸籍に入る。", "戸籍法19条1項但書", Severity.Correction, [DissolutionForm.Former.Register, DissolutionForm.Way],
            (n, _) => n.FormerRegister is { State: not RegisterState.Current } register ? $"縁組前の戸籍として{register.State.Word()}が選ばれています。" : null,
            "転籍・改製の後の戸籍があればそれを選び、全員が除かれていれば新しい本籍を定めてもらってください。");
        yield return new("離縁-25", "復籍するのは、縁組の直前に在った戸籍(転縁組なら前の養親の戸籍)である。", "戸籍法19条1項、民法816条1項", Severity.Correction, [DissolutionForm.Way, DissolutionForm.Former.Register],
            (n, c) => Wrong(n, c), "縁組の事項の【従前戸籍】を確かめ、縁組前の戸籍か新しい本籍の補正を求めてください。前の縁組も離縁していれば、実方の戸籍をたどります。");
        yield return new("離縁-26", "縁組前の戸籍が転籍・改製しているときは、その後の戸籍に入る。", "戸籍法19条1項", Severity.Inquiry, [DissolutionForm.Former.Where, DissolutionForm.Way],
            (n, c) => Wrong(n, c) is null && !IsSameRegister(n, c) && From(n, c) is { } from && Chosen(n) is { } chosen && Designations.DomicileOf(from) != Designations.DomicileOf(chosen)
                ? $"もどる戸籍「{chosen}」の本籍は、縁組の際の従前戸籍「{from}」と違います。" : null,
            "転籍・改製の後の戸籍であることを、除籍の記録で確かめてください。");
        yield return new("離縁-27", "他の市区町村の養親の戸籍から復籍する者は、もどる戸籍から除かれた者と同一人でなければならない。", "戸籍法19条1項", Severity.Inquiry, [DissolutionForm.Former.Register, DissolutionForm.Adopted.Register.Domicile],
            (n, _) => n is { FormerRegister: { } register, Place: { Elsewhere: not null } place } && register.Entries.All(e => e.Person != place.Person) ? $"もどる戸籍に、養親の戸籍へ縁組で除かれた「{place.Entry.GivenName}」(同じ生年月日)の記録がありません。" : null,
            "養親の戸籍の縁組の事項の【従前戸籍】と、もどる戸籍の移動の記録を確かめてください。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfANewRegister()
    {
        yield return new("離縁-28", "筆頭者である養子に配偶者があるときは、夫婦につき新戸籍を編製する。", "戸籍法20条・19条1項", Severity.Correction, [DissolutionForm.Way, DissolutionForm.Standing],
            (n, _) => n is { Standing: PartedStanding.MarriedHead, Way: PartedWay.FormerRegister } ? "配偶者のある養子が、縁組前の戸籍にもどる届です。" : null,
            "夫婦の新しい本籍を定めてもらってください。");
        yield return new("離縁-29", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [DissolutionForm.NewDomicile],
            (n, _) => n.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("離縁-30", "新しい本籍地の市区町村は、この市のほかの市区町村である。", "戸籍法30条1項", Severity.Correction, [DissolutionForm.NewMunicipality],
            (n, c) => n.NewMunicipality is { } municipality && c.LocalityOf(municipality) == Locality.Ours ? $"「{municipality}」はこの市です。" : null,
            "新しい本籍の所在を「この市」に直してください。");
        yield return new("離縁-31", "氏の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [DissolutionForm.FormerNameKana],
            (n, _) => n.FormerNameKana is { } kana ? Characters.KanaReading.Problem(kana) : null, "カタカナで書き直してください。");
        foreach (var rule in FormerReading.Requirements<DissolutionNotification>("離縁-36", "離縁-37", "縁組前の氏", "19条1項", [DissolutionForm.FormerNameKana, DissolutionForm.FormerName],
            n => n is { Way: PartedWay.NewRegister, NewMunicipality: null } ? n.FormerNameKana : null, DissolutionKin.ReadingBefore))
        {
            yield return rule;
        }

        yield return new("離縁-32", "他の市区町村の戸籍に在る養子夫婦につき、この市に新戸籍を編製する。", "戸籍法20条", Severity.Unsupported, [DissolutionForm.NewAt, DissolutionForm.Adopted.Register.Where],
            (n, _) => n is { Standing: PartedStanding.MarriedHead, Place.Register: null, NewDomicile: not null, NewMunicipality: null } ? "他の市区町村の戸籍から来る夫婦の新戸籍の編製は未対応です。" : null,
            "届を受理し、戸籍を連携で取り寄せて、紙で処理してください。");
        yield return new("離縁-78", "縁組の取消しで、筆頭者である養子に配偶者があるときは、夫婦につき新戸籍を編製する。", "戸籍法20条・19条1項、民法808条2項", Severity.Unsupported, [DissolutionForm.Manner, DissolutionForm.Standing],
            (n, _) => n is { IsAnnulled: true, Standing: PartedStanding.MarriedHead } ? "縁組の取消しによる夫婦の新戸籍は、まだ記録できません。" : null,
            "届を受理し、配偶者の記録の文例を管轄法務局に確かめて、紙で処理してください。");
        yield return new("離縁-33", "養子の子は、養子の離縁によって動かない。", "戸籍法18条、民法791条2項", Severity.Caution, [DissolutionForm.Adopted.GivenName, DissolutionForm.Way],
            (n, _) => n is { Way: PartedWay.FormerRegister or PartedWay.NewRegister, Place: { Register: { } register, IsHead: true } place } && register.Standing.Where(e => e.Person != place.Person && e.Spouse is null).Select(register.NameOf).ToList() is { Count: > 0 } children
                ? $"今の戸籍に子が残ります: {string.Join("、", children)}" : null,
            "子も移すには、入籍届が要ることを説明してください。");
    }

    private static string Words(StayReason reason) => reason switch
    {
        StayReason.SpousesName => "婚姻により配偶者の氏を称している",
        StayReason.OtherAdopter => "ともに縁組をした、もう一方の養親との縁組が続く",
        StayReason.LaterAdoption => "後の縁組が続く",
        StayReason.NeverMoved => "縁組によって戸籍が変わっていない",
    };

    private static bool IsKeptNameBeside(Circumstances c) => c.Companions.Any(p => p.Kind is KeptAdoptiveNameKind && KeptAdoptiveNameKind.IsWithDissolution(p.Draft));

    private static string? Chosen(DissolutionNotification n) => n.FormerRegister?.Designation ?? n.FormerElsewhere?.Designation;

    private static string? From(DissolutionNotification n, Circumstances c) => DissolutionKin.LeftBy(n, c)?[MatterLabels.FormerRegister];

    // The person left this very register for this adoption, not for one before it, wherever its 本籍 has gone since.
    private static bool IsSameRegister(DissolutionNotification n, Circumstances c) => n.FormerRegister is { } register && DissolutionKin.LeftBy(n, c) is { } left
        && register.Entries.Any(e => e.Person == n.Place.Person && e.Removed?.Cause == left.Title && e.Matters.LastOrDefault(m => m.Title == left.Title && m[MatterLabels.AdoptedName] is null) is { } leaving && DayOf(leaving) is { } day && DayOf(left)?.IsSameAs(day) == true);

    private static Calendar.RegisterDate? DayOf(StatusMatter matter) => (matter[MatterLabels.AdoptedOn] ?? matter[MatterLabels.NotifiedOn]) is { } day ? Calendar.RegisterDate.Parse(day) : null;

    // What is wrong with the register chosen, by its head: transfers and renewals keep the head (9条), so another head is another register.
    private static string? Wrong(DissolutionNotification n, Circumstances c) => Chosen(n) is { } chosen && Designations.HeadOf(chosen) is { } head && !IsSameRegister(n, c)
        && Designations.HeadOf(From(n, c)) is { } before && before != head ? $"もどる戸籍の筆頭者「{head}」が、縁組の際の従前戸籍の筆頭者「{before}」と違います。" : null;
}
