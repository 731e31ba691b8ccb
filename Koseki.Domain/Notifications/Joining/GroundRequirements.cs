using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>On what ground somebody may join (民法791条; stopping rules E1–E4, E6–E8, S2).</summary>
internal static class GroundRequirements
{
    private static readonly PersonRole Person = JoiningForm.Person;
    private static readonly PersonRole Parent = JoiningForm.Parent;

    internal static IReadOnlyList<Requirement<JoiningNotification>> All() => [.. OfTheParentsName(), .. OfTheParent(), .. OfTheNameTaken(), .. OfTheAdopted(), .. OfTheMarried(), .. OfTheSameRegister(), .. OfTheFormerName(), .. OfAnAdoptionSince(), .. OfTheRegisterGoneBackTo()];

    private static IEnumerable<Requirement<JoiningNotification>> OfTheParentsName()
    {
        yield return new("入籍-50", "氏を異にする父または母の氏を称するには、家庭裁判所の許可を得なければならない。", "民法791条1項", Severity.Refusal, [JoiningForm.HasPermission, JoiningForm.Basis],
            (n, _) => n is { Basis: JoiningBasis.Permission, HasPermission: false } ? "許可の審判書の謄本がありません。" : null,
            "家庭裁判所の許可(子の氏の変更)を得てから届け出てもらってください。呼び方が同じ氏でも、民法上の氏が違えば要ります。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-46", "許可の審判書は、その子に、入籍先の父または母の氏への変更を許すものでなければならない。", "民法791条1項、戸籍法38条2項", Severity.Correction, [JoiningForm.PermissionFits, JoiningForm.HasPermission],
            (n, _) => n is { Basis: JoiningBasis.Permission, HasPermission: true, PermissionFits: false } ? "審判書の子と父・母の氏が、届書と同じであることを確かめていません。" : null,
            "審判書の子の氏名・本籍・生年月日と、許された氏を、届書と戸籍に照らしてください。別の子の許可、別の親の氏の許可では受理できません。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("入籍-51", "許可を得ないで父母の氏を称することができるのは、父または母が氏を改め、父母が婚姻中であるときに限る。", "民法791条2項", Severity.Refusal, [JoiningForm.Basis, Parent.GivenName, JoiningForm.To.Register],
            (n, c) => n.Basis == JoiningBasis.ParentsMarried && Parentage.AreMarried(n, c) == Truth.No ? "父母は、入籍先の戸籍で婚姻中ではありません(離婚・死別の後と、父母でない者との婚姻では、許可が要ります)。" : null,
            "家庭裁判所の許可を得てから届け出てもらってください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-52", "父母の一方が外国人であるときに許可を得ないで他方の氏を称することができるかは、照会して定める。", "民法791条2項、戸籍法27条の3", Severity.Inquiry, [JoiningForm.Basis, Parent.GivenName, JoiningForm.To.Register],
            (n, _) => n.Basis == JoiningBasis.ParentsMarried && Parentage.HasForeignSpouse(n) ? "入籍先の父または母の配偶者は外国人で、子のもう一方の親であるかを戸籍では確かめられません。" : null,
            "父母が互いに婚姻中であることを確かめ、管轄法務局に照会してください。");
        yield return new("入籍-59", "許可を得ないで称することができるのは、父母の双方の氏である。", "民法791条2項", Severity.Correction, [JoiningForm.Basis, JoiningForm.Whose, JoiningForm.To.Where],
            (n, c) => n is { Basis: JoiningBasis.ParentsMarried, Whose: { } whose } && !JoiningChoices.IsCouple(whose) && !Parentage.HasForeignSpouse(n) && Parentage.AreMarried(n, c) != Truth.No ? $"{JoiningChoices.Parents.Word(whose)}だけの氏を称する届になっています。" : null,
            "父母の双方の氏(養親と実親の夫婦なら「養父及び母」など)を称する届に直してもらうか、家庭裁判所の許可を得てもらってください。");
        yield return new("入籍-53", "民法上の氏が同じ父または母の戸籍に入るときは、同籍する旨の入籍とする。", "民法791条1項、昭和33年以後の先例", Severity.Inquiry, [JoiningForm.Manner, Parent.GivenName, Person.Register.Register],
            (n, c) => n.Manner == JoiningManner.ParentsName && Parentage.HaveOneName(n, c) == Truth.Yes ? "父または母の民法上の氏は、子と同じとみられます。" : null,
            "氏の来歴を確かめ、同籍する旨の入籍(許可は要りません)でないか管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheParent()
    {
        yield return new("入籍-54", "入籍先の父または母は、生存していなければならない。", "民法791条、先例(許可の後の死亡も同じ)", Severity.Refusal, [Parent.GivenName, JoiningForm.To.Register],
            (n, _) => n.Parent?.Entry.Removed is { } removed ? $"「{n.Parent.Name}」は、{removed.Cause}により{removed.On.Text}に除籍されています。" : null,
            "許可があっても、死亡した父または母の氏を称することはできないことを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-55", "入籍先の父または母は、子の法律上の父または母である。", "民法791条", Severity.Refusal, [Parent.GivenName, JoiningForm.Whose, JoiningForm.To.Register],
            (n, c) => IsOurs(n) && Judged(n, c, Truth.No) is { } name ? $"「{name}」は、子の{JoiningChoices.Parents.Word(n.Whose!.Value)}ではありません(別の人が記録されています)。" : null,
            "入籍先の選び違いか、父・母の別の書き違いでないか確かめてください。縁組をしていない継父母の氏は称することができません。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-56", "父または母であることが人の番号で確かめられないときは、照会して定める。", "民法791条、戸籍法27条の3", Severity.Inquiry, [Parent.GivenName, JoiningForm.Whose, JoiningForm.To.Register],
            (n, c) => IsOurs(n) && Judged(n, c, Truth.No) is null && Judged(n, c, Truth.Unsure) is { } name ? $"「{name}」が子の{JoiningChoices.Parents.Word(n.Whose!.Value)}であることを、氏名のほかには確かめられません。" : null,
            "子の出生からの戸籍をたどって確かめ、親族関係の確認に記録してください。");
        yield return new("入籍-57", "他の市区町村の戸籍に在る父または母の氏名が父母欄と違うときは、同じ人であることを確かめる。", "民法791条、戸籍法27条の3", Severity.Inquiry, [Parent.FamilyName, Parent.GivenName, JoiningForm.Whose],
            (n, c) => n is { Parent: { } parent, Whose: { } whose } && !IsOurs(n) && !Columns(n, whose).Any(p => RegisterComparison.Likeness(parent.Name, p, [], c.Characters) == NameLikeness.Same) ? $"「{parent.Name}」は、父母欄の「{string.Join("・", Columns(n, whose).OfType<string>())}」と違います。" : null,
            "離婚・再婚などで氏を改めた同じ人であることを、その人の戸籍で確かめてください。");
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheNameTaken()
    {
        yield return new("入籍-58", "称する氏は、入籍先の戸籍の筆頭者の氏である。", "戸籍法6条・18条", Severity.Correction, [JoiningForm.To.Where, Person.GivenName],
            (n, c) => NameThere(n) is ({ } head, { } name) && !NameFolding.Of(head, c.Characters).StartsWith(NameFolding.Of(name, c.Characters), StringComparison.Ordinal) ? $"称する氏「{name}」は、入籍先の戸籍の筆頭者「{head}」の氏と違います。" : null,
            "入籍先の戸籍と氏を確かめ、届書の補正を求めてください。");
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheAdopted()
    {
        yield return new("入籍-60", "縁組が続いている養子は、養親の配偶者でない実父母の氏を称することができない。", "民法810条", Severity.Refusal, [JoiningForm.Whose, Parent.GivenName, Person.GivenName],
            (n, c) => !n.HasPermission && IsBoundByAdoption(n, c) ? "入籍する人は、縁組が続いている養子です。" : null,
            "離縁の届出がされているか確かめてください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-61", "縁組が続いている養子について許可があるときは、照会して定める。", "民法810条・791条1項", Severity.Inquiry, [JoiningForm.Whose, Parent.GivenName, Person.GivenName],
            (n, c) => n.HasPermission && IsBoundByAdoption(n, c) ? "入籍する人は、縁組が続いている養子ですが、許可書があります。" : null,
            "許可の審判書の内容を確かめ、管轄法務局に照会してください。");
        yield return new("入籍-62", "特別養子と実父母との親族関係は終了している。", "民法817条の9", Severity.Refusal, [JoiningForm.Whose, Parent.GivenName, JoiningForm.To.Register],
            (n, c) => n.Parent is { Register: not null } parent && Parentage.IsCutOff(n, c, parent.Person) ? $"入籍する人は特別養子で、「{parent.Name}」との親族関係は終わっています。" : null,
            "届書を返してください。特別養子離縁がされているときは、その記録を先にします。")
        { AcceptedElsewhere = Severity.Correction };
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheMarried()
    {
        yield return new("入籍-63", "婚姻によって氏を改めた者は、婚姻中は父または母の氏を称することができない。", "民法750条・791条", Severity.Refusal, [Person.GivenName, Person.Register.Where],
            (n, _) => n is { IsMarried: true, Person.IsHead: false } ? "入籍する人は、婚姻によって相手の氏を称しています。" : null,
            "筆頭者である配偶者が入籍する届でないか確かめてください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-64", "配偶者のある者は、配偶者とともに届け出なければならない。", "戸籍法98条2項・99条2項", Severity.Correction, [JoiningForm.WithSpouse, Person.GivenName],
            (n, _) => n is { Register: { } register, Spouse: null, Person.Entry: { Spouse: not null } entry } && register.Standing.Any(e => e.Spouse is not null && e.Person != entry.Person) ? "入籍する人には配偶者がありますが、配偶者とともにする届になっていません。" : null,
            "夫婦で届け出てもらってください。");
        yield return new("入籍-65", "配偶者が戸籍に在らない外国人である者の入籍は、照会して定める。", "戸籍法20条・98条2項", Severity.Inquiry, [JoiningForm.WithSpouse, Person.GivenName],
            (n, _) => n is { Register: { } register, Spouse: null, Person.Entry: { Spouse: not null } entry } && register.Standing.All(e => e.Spouse is null || e.Person == entry.Person) ? "入籍する人の配偶者は外国人で、戸籍に在りません。" : null,
            "外国人の配偶者がともに届け出ることを要するか、管轄法務局に照会してください。本人につき新戸籍を編製します。");
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheSameRegister()
    {
        yield return new("入籍-66", "配偶者のある者は、父または母と同籍する入籍をすることができない。", "戸籍法20条・6条", Severity.Refusal, [JoiningForm.Manner, Person.GivenName],
            (n, _) => n is { Manner: JoiningManner.SameRegister, IsMarried: true } ? "入籍する人には配偶者があるので、父または母の戸籍に入れません。" : null,
            "届書を返してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-67", "同籍する旨の入籍は、民法上の氏が同じ父または母の戸籍にする。", "先例(民法791条1項の許可を要しない入籍)", Severity.Refusal, [JoiningForm.Manner, Parent.GivenName, Person.Register.Register],
            (n, c) => n.Manner == JoiningManner.SameRegister && Parentage.HaveOneName(n, c) == Truth.No ? "父または母は、離婚・婚姻・縁組などによって子と民法上の氏を異にしています(婚氏を続称していても同じです)。" : null,
            "家庭裁判所の許可を得て、父・母の氏を称する入籍の届出をしてもらってください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-69", "分籍した者は、父または母と同籍する入籍によって父母の戸籍にもどることができない。", "戸籍法21条・先例", Severity.Refusal, [JoiningForm.Manner, Person.GivenName, Person.Register.Register],
            (n, _) => n is { Manner: JoiningManner.SameRegister, Register: not null, Person: { IsHead: true, Entry: var entry } } && (entry.Entered.Cause == MatterTitles.OwnRegister || entry.Matters.Any(m => m is { Title: MatterTitles.OwnRegister, IsErased: false })) ? "入籍する人は、分籍して戸籍をつくっています。" : null,
            "届書を返してください。氏が同じ父母の戸籍にもどる方法はありません。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-68", "民法上の氏が同じであることが戸籍の記録から定まらないときは、照会して定める。", "先例、戸籍法27条の3", Severity.Inquiry, [JoiningForm.Manner, Parent.GivenName, Person.Register.Where],
            (n, c) => n.Manner == JoiningManner.SameRegister && Parentage.HaveOneName(n, c) == Truth.Unsure ? "父または母が子の今の戸籍からどう出たかを、この市の戸籍では確かめられません。" : null,
            "父または母の婚姻・離婚・縁組・氏の変更の記録をたどって確かめてください。");
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheFormerName()
    {
        yield return new("入籍-70", "従前の氏に復することができるのは、成年に達してから1年以内である。", "民法791条4項・143条", Severity.Refusal, [Person.BornOn, JoiningForm.ChangedOn],
            (n, c) => n.Manner != JoiningManner.FormerName ? null
                : !LegalAge.IsAdult(n.Person.Entry.BirthDate.Earliest, n.Day(c)) ? "成年に達していません。"
                : n.Day(c) > FormerNames.LastDay(n.Person.Entry.BirthDate, c.ClosingDays) ? $"期間({RegisterDate.Of(FormerNames.LastDay(n.Person.Entry.BirthDate, c.ClosingDays)).Text}まで)を過ぎています。" : null,
            "期間の後は、家庭裁判所の許可による氏の変更(戸籍法107条1項)を説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-71", "従前の氏に復することができるのは、未成年のときに入籍の届出で父または母の氏を称した者である。", "民法791条1項〜4項", Severity.Refusal, [JoiningForm.ChangedOn, Person.GivenName, Person.Register.Register],
            (n, c) => n is not { Manner: JoiningManner.FormerName, Register: not null } ? null
                : FormerNames.Of(n, c) is not { } matter ? FormerNames.MayBeLost(n) ? null : "入籍の届出で父または母の氏を称した記録がありません(縁組などで氏が変わった者は、この届ができません)。"
                : FormerNames.DayOf(matter) is { } on && LegalAge.IsAdult(n.Person.Entry.BirthDate.Latest, on.Earliest) ? $"入籍の届出({on.Text})は、成年に達した後のものです。" : null,
            "届書を返してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-72", "父または母の氏を称した入籍の記録が今の戸籍に移記されていないときは、前の戸籍をたどって確かめる。", "民法791条4項、戸籍法施行規則37条・39条", Severity.Inquiry, [JoiningForm.ChangedOn, Person.GivenName, Person.Register.Register],
            (n, c) => n is { Manner: JoiningManner.FormerName, Register: not null } && FormerNames.Of(n, c) is null && FormerNames.MayBeLost(n) ? "入籍の届出で父または母の氏を称した記録が、この市の戸籍に見当たりません。" : null,
            "転籍・改製の前の戸籍で、入籍の届出日と事由を確かめてください。");
        yield return new("入籍-73", "父・母の氏を称した届出の日は、戸籍の記録と一致しなければならない。", "戸籍法99条・29条", Severity.Correction, [JoiningForm.ChangedOn, Person.Register.Register],
            (n, c) => n is { Manner: JoiningManner.FormerName, ChangedOn: { } on, Register: not null } && FormerNames.Of(n, c) is { } matter && FormerNames.DayOf(matter) is { } day && !day.IsSameAs(on) ? $"戸籍に記録される入籍の届出日は{day.Text}です。" : null,
            "届書と戸籍を照らし合わせてください。");
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfAnAdoptionSince()
    {
        yield return new("入籍-76", "父または母の氏を称した後に養子となった者は、縁組が続く間は、従前の氏に復することができない。", "民法810条・791条4項", Severity.Refusal, [JoiningForm.Manner, Person.GivenName, Person.Register.Register],
            (n, c) => n.Manner == JoiningManner.FormerName && FormerNames.AdoptedSince(n, c) == Truth.Yes ? "入籍の後に縁組をし、その縁組が続いています(養親の氏を称します)。" : null,
            "離縁の届出がされているか確かめてください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("入籍-77", "父または母の氏を称したことと縁組・離縁との先後が定まらない者、入籍の後に離縁した者の復氏は、照会して定める。", "民法810条・816条・791条4項", Severity.Inquiry, [JoiningForm.Manner, Person.GivenName, Person.Register.Where],
            (n, c) => n.Manner == JoiningManner.FormerName && FormerNames.AdoptedSince(n, c) == Truth.Unsure ? "入籍する人には縁組の記録があり、その後の氏を、この市の戸籍の記録だけでは確かめられません。" : null,
            "縁組・離縁と入籍の届出の日を戸籍でたどり、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<JoiningNotification>> OfTheRegisterGoneBackTo()
    {
        yield return new("入籍-74", "従前の氏は、父または母の氏を称した入籍の直前の戸籍の氏である。", "民法791条4項", Severity.Correction, [JoiningForm.FamilyName, Person.Register.Register],
            (n, c) => n is { FormerName: { } name, Register: not null } && Before(n, c) is { } head && !IsNameBefore(n, name, head, c) ? $"入籍の際の従前戸籍の筆頭者は「{head}」です。" : null,
            "入籍事項の【従前戸籍】と照らし合わせてください。");
        yield return new("入籍-75", "もとの戸籍に入るときは、入籍の直前の戸籍か、その転籍・改製の後の戸籍に入る。", "民法791条4項、戸籍法19条2項", Severity.Inquiry, [JoiningForm.To.Where, Person.Register.Register],
            (n, c) => n is { Manner: JoiningManner.FormerName, IsNew: false, Register: not null } && FormerNames.Of(n, c)?[MatterLabels.FormerRegister] is { } from && !IsThatRegister(n, from) ? $"選ばれた戸籍は、入籍事項の【従前戸籍】「{from}」と違います。" : null,
            "転籍・改製の後の戸籍であることを、除籍の記録で確かめてください。除かれていれば新しい戸籍をつくります。");
        yield return new("入籍-78", "他の市区町村の戸籍から従前の戸籍に復する者は、その戸籍から入籍で除かれた者と同一人でなければならない。", "民法791条4項、戸籍法27条の3", Severity.Inquiry, [JoiningForm.To.Register, Person.Register.Domicile],
            (n, _) => n is { FormerRegister: { } register, Person: { Elsewhere: not null } person } && register.Entries.All(e => e.Person != person.Person) ? $"もとの戸籍に、入籍で除かれた「{person.Entry.GivenName}」(同じ生年月日・行き先)の記録がありません。" : null,
            "入籍事項の【従前戸籍】と、もとの戸籍の移動の記録を確かめてください。");
    }

    // 筆頭者 of the register entered, and the 氏 of the paper.
    private static (string? Head, string? Name) NameThere(JoiningNotification n) =>
        n.Parent?.Elsewhere is { } elsewhere ? (elsewhere.HeadName, n.ParentFamilyName)
        : n.FormerElsewhere is { } left ? (left.HeadName, n.FormerName) : (n.FormerRegister?.HeadName, n.FormerName);

    // Both ends in registers at hand: the numbers tell. From elsewhere nobody's number is known.
    private static bool IsOurs(JoiningNotification n) => n is { Register: not null, Parent.Register: not null, Whose: not null };

    // The one of the parents named of whom this is the answer, or null.
    private static string? Judged(JoiningNotification n, Circumstances c, Truth truth) =>
        new[] { n.Parent!.Entry, n.OtherParent }.OfType<RegisterEntry>().FirstOrDefault(e => Answer(n, c, e) == truth) is { } entry ? n.Parent.Register!.NameOf(entry) : null;

    private static Truth Answer(JoiningNotification n, Circumstances c, RegisterEntry entry) =>
        JoiningChoices.SexOf(n.Whose!.Value) is { } sex && entry.Sex != sex ? Truth.No : Parentage.Of(n, c, entry);

    private static bool IsBoundByAdoption(JoiningNotification n, Circumstances c) => n is { Whose: { } whose, Parent: { } parent, Person.Entry.AdoptiveRelationship: not null }
        && JoiningChoices.IsNatural(whose) && !(IsOurs(n) && Parentage.IsMarriedToAdopter(n, c, parent.Person));

    private static IEnumerable<string?> Columns(JoiningNotification n, JoiningParent whose) => whose switch
    {
        JoiningParent.Father => [n.Paper.Parents.Father],
        JoiningParent.Mother => [n.Paper.Parents.Mother],
        JoiningParent.Both => [n.Paper.Parents.Father, n.Paper.Parents.Mother],
        JoiningParent.AdoptiveFather => [n.Paper.Parents.AdoptiveFather],
        JoiningParent.AdoptiveMother => [n.Paper.Parents.AdoptiveMother],
        JoiningParent.AdoptiveBoth => [n.Paper.Parents.AdoptiveFather, n.Paper.Parents.AdoptiveMother],
        JoiningParent.AdoptiveFatherAndMother => [n.Paper.Parents.AdoptiveFather, n.Paper.Parents.Mother],
        JoiningParent.FatherAndAdoptiveMother => [n.Paper.Parents.Father, n.Paper.Parents.AdoptiveMother],
    };

    // The register left by that very 入籍 tells the 氏 itself; where it is not at hand, 筆頭者 has to begin with it.
    private static bool IsNameBefore(JoiningNotification n, string name, string head, Circumstances c) =>
        c.Kin.EntriesOf(n.Person.Person).Where(e => e.Entry.Removed?.Cause == MatterTitles.Entry && FormerNames.Of(n, c)?[MatterLabels.FormerRegister] is { } from && RecordedFacts.IsNamed(e.Register, from)).Select(e => e.Register).ToList() is [var left]
            ? RecordedFacts.FormerFamilyNames(left).Append(left.FamilyName).Any(f => NameFolding.IsSame(f, name, c.Characters))
            : head.StartsWith(name, StringComparison.Ordinal);

    private static string? Before(JoiningNotification n, Circumstances c) => Designations.HeadOf(FormerNames.Of(n, c)?[MatterLabels.FormerRegister]);

    private static bool IsThatRegister(JoiningNotification n, string from) =>
        n.FormerRegister is { } ours ? RecordedFacts.IsNamed(ours, from) || ours.Entries.Any(e => e.Person == n.Person.Person && e.Removed?.Cause == MatterTitles.Entry) : n.FormerElsewhere?.Designation == from;
}
