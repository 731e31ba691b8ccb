using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>What has to be so before those whom a void act moved are put back: one sentence of law each.</summary>
internal static class VoidActRequirements
{
    private const string Law = "戸籍法113条・114条・116条・戸籍法施行規則39条2項";

    // What only says of the person what is carried anyway.
    private static readonly string[] Harmless =
    [
        MatterTitles.Birth, MatterTitles.ChoiceOfNationality, MatterTitles.LossOfForeignNationality, MatterTitles.ChangeOfGivenName, MatterTitles.GivenNameKana, MatterTitles.ChangeOfGivenNameKana,
        MatterTitles.Disinheritance, MatterTitles.RevokedDisinheritance, MatterTitles.Correction, MatterTitles.Update, MatterTitles.Erasure, MatterTitles.Recording,
    ];

    // What hangs on a marriage or an adoption of somebody who did not move by the act.
    private static readonly string[] Depending =
    [
        MatterTitles.Marriage, MatterTitles.Divorce, MatterTitles.SpousesDeath, MatterTitles.SpousesDisappearance, MatterTitles.Adoption, MatterTitles.DissolutionOfAdoption,
        MatterTitles.ReturnToFormerName, MatterTitles.EndOfAffinity, MatterTitles.Entry,
    ];

    internal static IEnumerable<Requirement<CorrectionNotification>> All() => [.. OfTheSuit(), .. OfTheAct(), .. OfTheWayBack()];

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheSuit()
    {
        yield return new("訂正-29", "確定判決による申請は、訴えを提起した者(その者がしないときは相手方)がする。検察官が訴えを提起したときは、検察官が請求する。", "戸籍法116条・117条・63条", Severity.Refusal, [CorrectionForm.Suitor],
            (n, _) => n.Suitor == Suitor.SomebodyElse ? "申請人は、訴えの当事者ではありません。" : null,
            "訴えを提起した者に申請してもらってください。申請がないときは、催告のうえ職権で訂正します(戸籍法44条・117条)。");
        yield return new("訂正-30", "相手方は、訴えを提起した者が期間内に申請しないときに申請できる。", "戸籍法117条・63条2項", Severity.Correction, [CorrectionForm.Suitor, CorrectionForm.FinalOn],
            (n, c) => n.Suitor == Suitor.Opponent && n.Deadline(c) is { } last && c.ReceiptDate <= last ? $"訴えを提起した者が申請できる期間({Calendar.RegisterDate.Of(last).Text}まで)が残っています。" : null,
            "訴えを提起した者に申請してもらうか、期間が過ぎてから受け付けてください。");
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheAct()
    {
        yield return new("訂正-31", "確定判決によって消除するのは、認知・縁組・離縁・婚姻・離婚の記録である。", "戸籍法116条", Severity.Correction, [CorrectionForm.Matter, CorrectionForm.Act, CorrectionForm.Ground],
            (n, _) => n is { IsOfWholeMatter: true, Target: { } target } && n.Ground == CorrectionGround.Judged && !CorrectionScope.NeedsJudgment(target.Title) ? $"{target.Title}の消除は、確定判決によるものではありません。" : null,
            "根拠を113条・114条(家庭裁判所の許可)か24条2項に改めるか、消除する事項を選び直してください。");
        yield return new("訂正-32", "無効な行為を記録した戸籍は、すべて訂正する。", Law, Severity.Correction, [CorrectionForm.Register, CorrectionForm.Matter, CorrectionForm.Act],
            (n, c) => n.Undone is { } act && Unnamed(act, c) is { Count: > 0 } registers ? $"この行為は、次の戸籍にも記録されています: {string.Join("、", registers)}。" : null,
            "「併せて訂正する記録」の戸籍に加えてください。");
        yield return new("訂正-33", "無効な行為の当事者は、人の番号で確かめる。", Law, Severity.Correction, [CorrectionForm.Person, CorrectionForm.Matter, CorrectionForm.Act],
            (n, _) => n.Undone is { IsUnclear: true } ? "この行為の相手方が、人の番号で確かめられません(推定か、同じ日に同じ行為があります)。" : null,
            "相手方の記録と照らし、人の結び付きを二人で確認してから、もう一度審査してください。");
        yield return new("訂正-34", "相手方の戸籍が他の市区町村にあるときは、その本籍地でも訂正する。", "戸籍法117条・25条・120条の5", Severity.Caution, [CorrectionForm.Matter, CorrectionForm.Act],
            (n, _) => n.Undone is { } act && IsOfTwo(act.Title) && act.Parties.Count == 1 && !act.IsUnclear ? "相手方は、この市の戸籍に見当たりません。" : null,
            "申請では届書等情報で、職権の訂正では別に、相手方の本籍地に知らせてください(外国人には戸籍がありません)。");
        yield return new("訂正-35", "改製原戸籍の訂正は、改製後の戸籍の訂正と合わせて考える。", "戸籍法24条・128条", Severity.Caution, [CorrectionForm.Register, CorrectionForm.Matter, CorrectionForm.Act],
            (n, _) => n.Undone is { Superseded: { Count: > 0 } registers } ? $"改製原戸籍({string.Join("、", registers.Select(r => r.Id))})の記録は、このままでは訂正されません。" : null,
            "改製原戸籍の訂正は未対応です。要るかどうかを管轄法務局に相談し、要るときは紙で処理してください。");
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheWayBack()
    {
        yield return new("訂正-36", "無効な行為で除籍された者は、従前の戸籍の末尾に回復する。その戸籍が転籍しているとき、本人が他の市区町村の戸籍に在るときは、その本籍地と打ち合わせる。", Law, Severity.Inquiry, [CorrectionForm.Matter, CorrectionForm.Act],
            (n, c) => n.Undone is not { } act ? null
                : act.Moved.Select(p => Homecoming.Of(p, c)).FirstOrDefault(h => h.HasMovedAway) is { } gone ? $"従前の戸籍は「{gone.Designation}」へ転籍しています。"
                : act.Moved.Any(p => p.Now is null && IsSurelyElsewhere(p, c)) ? "除かれた者は、他の市区町村の戸籍に在籍しています。" : null,
            "移った先の本籍地に、記録する戸籍とその後の記録を確かめてください。");
        yield return new("訂正-37", "他の市区町村の戸籍にもどる者の氏を、本籍転属通知に書く。", "住民基本台帳法19条3項", Severity.Correction, [CorrectionForm.ReturnName, CorrectionForm.Matter],
            (n, c) => n is { Undone: { } act, ReturnName: null } && act.Moved.Any(p => p.Now is not null && Homecoming.Of(p, c) is { Elsewhere: not null } back && !back.IsUnseenHere(c)) ? "もどる戸籍での氏がありません。" : null,
            "戸籍の記録(配偶者氏名、従前の戸籍の証明書)で確かめて入力してください。");
        yield return new("訂正-38", "無効な行為の後の身分の変動、生まれた子、ほかの在籍者は、一緒に改める。", Law, Severity.Unsupported, [CorrectionForm.Matter, CorrectionForm.Act],
            (n, c) => n.Undone is { IsUnclear: false } act && Chained(act, c) is { } chained ? $"{chained}この訂正は未対応です。" : null,
            "管轄法務局に相談し、続いた記録の訂正も含めて紙で処理してください。");
    }

    // Who has left for a register that may be one of ours and is not on the paper stands nowhere that could be seen.
    private static List<string> Unnamed(VoidAct act, Circumstances c) =>
    [
        .. act.Unnamed.Select(r => $"戸籍 {r.Id}({r.Designation})"),
        .. act.Moved.Where(p => p.Now is null && act.Unnamed.Count == 0 && !IsSurelyElsewhere(p, c) && !IsGone(p)).Select(p => $"「{p.Home!.Entry.Removed!.Destination}」"),
        .. act.Moved.Where(p => p.Now is not null || p.Home is not null).Select(p => Homecoming.Of(p, c)).Where(h => h.IsUnseenHere(c)).Select(h => $"「{h.Designation}」").Where(_ => act.Unnamed.Count == 0),
    ];

    private static bool IsOfTwo(string title) => title is MatterTitles.Marriage or MatterTitles.Divorce or MatterTitles.Adoption or MatterTitles.DissolutionOfAdoption or MatterTitles.Acknowledgement;

    private static bool IsSurelyElsewhere(ActParty party, Circumstances c) =>
        party.Home?.Entry.Removed?.Destination is { } destination && c.LocalityOf(RecordedFacts.DomicileOf(destination)) == Locality.Elsewhere;

    // Came by the act to a register of ours, and stands there no more.
    private static bool IsGone(ActParty party) => party.Now is null && party.Traces.Any(t => t.Came);

    // 77条の2, 73条の2 handed in together with the act: it took the person from the couple's or the adopters' register, not the act (戸籍法19条3項前段).
    private static bool WentByNameBorne(ActParty party) => !party.HasMoved
        && party.Traces.Any(t => party.Behind(t).Any(m => m.Title == MatterTitles.ChangeOfFamilyName && (m[MatterLabels.NewDomicile] ?? m[MatterLabels.FormerRegister]) is not null));

    // What happened since, in words; null where nothing has.
    private static string? Chained(VoidAct act, Circumstances c) =>
        act.IsOfNobodyLeft ? OfTheDead(act)
        : act.Parties.FirstOrDefault(WentByNameBorne) is { } named ? $"{NameOf(named)}は、{act.Title}の際に称していた氏を称して新戸籍に在ります。"
        : act.Parties.FirstOrDefault(IsGone) is { } gone ? $"{NameOf(gone)}は、その後に除籍されています。"
        : act.Moved.Select(p => (p, Later: p.Now is { } now ? Later(p, now, Harmless, isHarmless: true) : null)).FirstOrDefault(p => p.Later is not null) is ({ } moved, { } title) ? $"{NameOf(moved)}に、その後の記録({title})があります。"
        : act.Parties.Where(p => !p.HasMoved).Select(p => (p, Later: p.Now is { } now ? Later(p, now, Depending, isHarmless: false) : act.Title == MatterTitles.Divorce && p.Traces.Any(t => t.Matter.Title == act.Title) ? MatterTitles.Death : null)).FirstOrDefault(p => p.Later is not null) is ({ } stayed, { } since)
            ? $"{NameOf(stayed)}に、その後の記録({since})があります。"
        : act.Moved.FirstOrDefault(p => p.Now is { EntryAt: 0 } now && now.Register.Standing.Any(e => act.Moved.All(o => o.Person != e.Person))) is { } head ? $"{NameOf(head)}の戸籍に、ほかの者が在籍しています。"
        : act.Title == MatterTitles.Marriage && CommonChild(act, c) is { } child ? $"二人の間に子({child})があります。"
        : act.Title == MatterTitles.Acknowledgement && act.Parties.Any(p => p.Traces.Any(t => RecordedFacts.IsLegitimated(t.Entry) || p.Behind(t).Any(m => m.Title == MatterTitles.ParentalAuthority))) ? "認知された子に、準正か親権の記録があります。"
        : null;

    private static string? OfTheDead(VoidAct act)
    {
        var died = act.Parties[0].Traces.LastOrDefault(t => t.Matter.Title == act.Title && t.Entry.Removed?.Cause == act.Title);
        return died is null ? $"この{act.Title}によって除籍されていません。"
            : died.Register.MovedTo is not null ? "戸籍は、その後に転籍しています。"
            : died.Entry.Matters.Count > died.Place.Index + 1 ? $"{act.Title}の後の記録({died.Entry.Matters[^1].Title})があります。"
            : act.Parties.Skip(1).SelectMany(p => p.Traces.Select(t => Later(p, t, Depending, isHarmless: false) ?? (t.IsStanding ? null : "除籍"))).FirstOrDefault(l => l is not null) is { } later ? $"配偶者に、その後の記録({later})があります。"
            : null;
    }

    private static string? Later(ActParty party, ActTrace trace, string[] titles, bool isHarmless) =>
        party.Behind(trace).FirstOrDefault(m => titles.Contains(m.Title, StringComparer.Ordinal) != isHarmless)?.Title;

    private static string? CommonChild(VoidAct act, Circumstances c)
    {
        var children = act.Parties.Select(p => c.Kin.Kinship.ChildrenOf(p.Person)).ToList();
        var common = children is [var one, var other] ? one.Intersect(other) : children[0].Where(k => c.Kin.EntryOf(k) is { } entry && entry.BirthDate.Latest >= act.On.Earliest);
        return common.Select(k => (PersonId?)k).FirstOrDefault() is { } child ? c.Kin.NameOf(child) : null;
    }

    private static string NameOf(ActParty party) => party.Traces[^1].Register.NameOf(party.Traces[^1].Entry);
}
