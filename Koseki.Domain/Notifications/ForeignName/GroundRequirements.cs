using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ForeignName;

/// <summary>On what ground a foreigner's 氏 may be taken, or left again (戸籍法107条2項–4項; stopping rules C2, C3, C4, G6, G7).</summary>
internal static class GroundRequirements
{
    private static readonly PersonRole Person = ForeignNameForm.Person;

    internal static IReadOnlyList<Requirement<ForeignNameNotification>> All() =>
    [
        .. OfTheMarriage(), .. OfTheSpousesName(), .. OfTheEnd(), .. OfTheNameBefore(), .. OfTheChild(), .. OfThePermission(), .. OfTheParentsName(),
        .. ChildsNotifierRules.All<ForeignNameNotification>("外氏", "氏の変更", "戸籍法107条4項・31条", Person, ForeignNameForm.Notifier, n => n.Person, n => n.Notifier, (n, c) => n.Day(c)),
    ];

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheMarriage()
    {
        yield return new("外氏-10", "配偶者の氏に変更することができるのは、外国人と婚姻中の者である(離婚・死別の後はできない)。", "戸籍法107条2項", Severity.Refusal, [ForeignNameForm.Ground, Person.GivenName, Person.Register.Register],
            (n, _) => n is { Ground: ForeignNameGround.Spouse, Register: not null } && !ForeignNameFacts.IsMarriedToForeigner(n) ? $"「{n.Person.Name}」は、戸籍では外国人と婚姻中ではありません。" : null,
            "婚姻の届が先に受理されているか確かめてください。家庭裁判所の許可による氏の変更(戸籍法107条1項)を説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("外氏-11", "配偶者の氏への変更は、婚姻の日から6か月以内(その日を数える)でなければならない。", "戸籍法107条2項・43条", Severity.Refusal, [ForeignNameForm.MarriedOn, ForeignNameForm.DiedOn],
            (n, c) => n.Ground == ForeignNameGround.Spouse && n.LastDay(c.ClosingDays) is { } last && n.Day(c) > last ? $"期間({RegisterDate.Of(last).Text}まで)を過ぎています。" : null,
            "家庭裁判所の許可による氏の変更(戸籍法107条1項)を説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("外氏-12", "婚姻の日は、戸籍の記録と一致しなければならない。", "戸籍法107条2項・29条", Severity.Correction, [ForeignNameForm.MarriedOn, Person.Register.Register],
            (n, _) => n is { Ground: ForeignNameGround.Spouse, Register: not null, MarriedOn: { } on } && ForeignNameFacts.IsMarriedToForeigner(n) && ForeignNameFacts.Marriage(n)?.Began is { } began && !began.IsSameAs(on) ? $"戸籍に記録される婚姻の日は{began.Text}です。" : null,
            "届書と戸籍を照らし合わせてください。期間は戸籍の日から数えます。");
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheSpousesName()
    {
        IReadOnlyList<FieldKey> boxes = [ForeignNameForm.NewName, ForeignNameForm.Ground, Person.Register.Register];
        yield return new("外氏-13", "変更後の氏は、配偶者の称している氏である。", "戸籍法107条2項、昭59.11.1民二5500号", Severity.Refusal, boxes,
            (n, _) => IsOfSpouse(n) && SpousesName(n) is { } name && !name.Contains(n.NewName, StringComparison.Ordinal) && !ForeignNameFacts.HasSpouseChangedName(n) ? $"戸籍に記録される配偶者の氏は「{name}」です。" : null,
            "婚姻事項の【配偶者氏名】の氏と照らし合わせ、届書の誤りなら書き直してもらってください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("外氏-14", "変更後の氏が配偶者の氏の一部であるとき、配偶者の氏が記録から分からないときは、照会して定める。", "戸籍法107条2項、昭59.11.1民二5500号", Severity.Inquiry, boxes,
            (n, _) => !IsOfSpouse(n) ? null
                : SpousesName(n) is not { } name ? $"【配偶者氏名】「{ForeignNameFacts.Marriage(n)?.SpouseName}」からは、氏が分かりません。"
                : ForeignNameFacts.HasSpouseChangedName(n) ? "婚姻の後に、配偶者の氏名・国籍が変わっています。"
                : name != n.NewName && name.Contains(n.NewName, StringComparison.Ordinal) ? $"「{n.NewName}」は、配偶者の氏「{name}」の一部です。" : null,
            "旅券・本国の証明書で、子孫に承継される氏の部分を確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheEnd()
    {
        yield return new("外氏-20", "変更前の氏に変更することができるのは、外国人の配偶者の氏に変更した者である。", "戸籍法107条3項", Severity.Refusal, [ForeignNameForm.Ground, Person.GivenName, Person.Register.Register],
            (n, _) => n is { Ground: ForeignNameGround.Return, Register: not null } && ForeignNameFacts.ChangeByMarriage(n) is null ? "この戸籍に、戸籍法107条2項の届出による氏の変更の記録がありません。" : null,
            "家庭裁判所の許可による氏の変更(戸籍法107条1項)を説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("外氏-21", "変更前の氏に変更することができるのは、氏を変更した後に離婚し、または配偶者が死亡した者である。", "戸籍法107条3項", Severity.Refusal, [ForeignNameForm.EndedBy, Person.GivenName, Person.Register.Register],
            (n, _) => Changed(n) is not null && n.EndedBy is ForeignNameEnd.Divorce or ForeignNameEnd.Death && Ended(n)?.By != n.EndedBy
                ? $"戸籍に、氏を変更した後の{ForeignNameChoices.Ends.Word(n.EndedBy.Value)}の記録がありません。" : null,
            "離婚・死亡の届が先に受理されているか、届出の区分の誤りでないか確かめてください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("外氏-22", "変更前の氏への変更は、婚姻の解消の日から3か月以内(その日を数える)でなければならない。", "戸籍法107条3項・43条", Severity.Refusal, [ForeignNameForm.EndedOn, ForeignNameForm.DiedOn],
            (n, c) => n.Ground == ForeignNameGround.Return && n.LastDay(c.ClosingDays) is { } last && n.Day(c) > last && !IsDeemedDead(n) ? $"期間({RegisterDate.Of(last).Text}まで)を過ぎています。" : null,
            "家庭裁判所の許可による氏の変更(戸籍法107条1項)を説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("外氏-23", "婚姻の解消の日は、戸籍の記録と一致しなければならない。", "戸籍法107条3項・29条", Severity.Correction, [ForeignNameForm.EndedOn, ForeignNameForm.EndedBy, Person.Register.Register],
            (n, _) => n is { Ground: ForeignNameGround.Return, Register: not null, EndedOn: { } paper } && Ended(n) is ({ } on, var by) && by == n.EndedBy && !on.IsSameAs(paper) ? $"戸籍に記録される{ForeignNameChoices.Ends.Word(by)}の日は{on.Text}です。" : null,
            "届書と戸籍を照らし合わせてください。期間は戸籍の日から数えます。");
        yield return new("外氏-27", "失踪宣告によって死亡とみなされる配偶者は死亡した者と同じであるが、期間をいつから数えるかは、照会して定める。", "民法31条・戸籍法107条3項", Severity.Inquiry, [ForeignNameForm.EndedBy, Person.GivenName, Person.Register.Register],
            (n, _) => IsDeemedDead(n) ? "配偶者は、失踪宣告によって死亡とみなされています(とみなされる日には、まだ届け出られません)。" : null,
            "失踪宣告の裁判の確定日と、取消しのないことを確かめ、管轄法務局に照会してください。");
        yield return new("外氏-24", "婚姻の取消しの後の変更、再婚した者の変更は、照会して定める。", "戸籍法107条3項", Severity.Inquiry, [ForeignNameForm.EndedBy, Person.GivenName, Person.Register.Register],
            (n, _) => n.Ground != ForeignNameGround.Return ? null : n.EndedBy == ForeignNameEnd.Annulment ? "婚姻の取消しの記録は、人が確かめます。"
                : n.Person.Entry.Spouse is not null ? $"「{n.Person.Name}」は、戸籍では婚姻中です。" : null,
            "婚姻の取消しの裁判の確定日と、今の婚姻による氏を確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheNameBefore()
    {
        IReadOnlyList<FieldKey> boxes = [ForeignNameForm.NewName, ForeignNameForm.Ground, Person.Register.Register];
        yield return new("外氏-25", "変更後の氏は、外国人の配偶者の氏に変更した際に称していた氏である。", "戸籍法107条3項", Severity.Refusal, boxes,
            (n, c) => n.Ground == ForeignNameGround.Return && ForeignNameFacts.NameBefore(n, c) is { } name && name != n.NewName ? $"氏を変更した際に称していた氏は「{name}」です。" : null,
            "氏の変更の【従前の記録】か【従前戸籍】と、字体まで照らし合わせてください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("外氏-26", "変更した際に称していた氏が記録から分からないときは、前の戸籍をたどって確かめる。", "戸籍法107条3項・27条の3", Severity.Inquiry, boxes,
            (n, c) => n.Ground == ForeignNameGround.Return && ForeignNameFacts.ChangeByMarriage(n) is not null && ForeignNameFacts.NameBefore(n, c) is null ? "氏を変更した際に称していた氏を、この市の戸籍では確かめられません。" : null,
            "氏の変更の際の従前戸籍で、氏の字体を確かめてください。");
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheChild()
    {
        yield return new("外氏-30", "戸籍の筆頭に記載した者とその配偶者は、外国人の父母の氏への変更をすることができない。", "戸籍法107条4項", Severity.Refusal, [ForeignNameForm.Ground, Person.GivenName, Person.Register.Where],
            (n, c) => n.Ground == ForeignNameGround.Parent && (n.Person.IsHead || n.Person.Entry.Spouse is not null || (n.Register is { } register && Signers.Of(register, c.Kin.Kinship).Spouse?.Person == n.Person.Person)) ? $"「{n.Person.Name}」は、戸籍の筆頭者か、その配偶者です。" : null,
            "家庭裁判所の許可が107条1項によるものか確かめ、107条1項の届出を案内してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("外氏-31", "変更後の氏は、外国人である父または母の氏である。", "戸籍法107条4項", Severity.Refusal, [ForeignNameForm.Whose, Person.GivenName, Person.Register.Register],
            (n, c) => n is { Ground: ForeignNameGround.Parent, Register: not null, Whose: { } whose } && ForeignNameFacts.IsForeign(n, whose, c) == Truth.No ? $"{ForeignNameChoices.Parents.Word(whose)}は、記録がないか、外国人ではありません。" : null,
            "父・母の別の書き違いでないか確かめてください。日本人の父・母の氏は、入籍の届出によります。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("外氏-32", "父または母が外国人であることが記録から分からないとき、養父母の氏であるときは、照会して定める。", "戸籍法107条4項・27条の3", Severity.Inquiry, [ForeignNameForm.Whose, Person.GivenName, Person.Register.Register],
            (n, c) => n is { Ground: ForeignNameGround.Parent, Register: not null, Whose: { } whose } && ForeignNameFacts.IsForeign(n, whose, c) == Truth.Unsure ? $"{ForeignNameChoices.Parents.Word(whose)}が外国人であるか(養父母なら、その氏によることができるか)を、戸籍の記録だけでは確かめられません。" : null,
            "父母の国籍を示す書面を確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfThePermission()
    {
        yield return new("外氏-33", "外国人の父母の氏への変更には、家庭裁判所の許可の審判書の謄本と確定証明書を添えなければならない。", "戸籍法107条4項・38条2項、家事事件手続法231条", Severity.Correction, [ForeignNameForm.HasPermission, ForeignNameForm.HasFinality],
            (n, _) => n is { Ground: ForeignNameGround.Parent } and not { HasPermission: true, HasFinality: true } ? "許可の審判書の謄本か、確定証明書がありません。" : null,
            "出してもらってください(氏の変更の許可には即時抗告があります)。");
        yield return new("外氏-34", "許可の審判書は、届書の本人についてのものでなければならない。", "戸籍法107条4項・38条2項", Severity.Correction, [ForeignNameForm.PermissionFits],
            (n, _) => n is { Ground: ForeignNameGround.Parent, PermissionFits: false } ? "審判書の事件本人が届書の本人であることを確かめていません。" : null,
            "審判書の氏名・本籍・生年月日を戸籍と照らしてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("外氏-35", "変更後の氏と振り仮名は、許可されたものと一字も違ってはならない。", "戸籍法107条4項", Severity.Correction, [ForeignNameForm.NewName, ForeignNameForm.NewKana, ForeignNameForm.PermittedName, ForeignNameForm.PermittedKana],
            (n, _) => n.PermittedName is { } name && name != n.NewName ? $"許可された氏は「{name}」です。"
                : n is { NewKana: { } kana, PermittedKana: { } permitted } && kana != permitted ? $"許可された振り仮名は「{permitted}」です。" : null,
            "審判書の主文と照らし合わせてください。審判書の誤記なら、更正の決定を得てもらいます。");
        yield return new("外氏-36", "振り仮名のない許可(令和7年5月25日までの審判など)による変更の振り仮名は、照会して定める。", "戸籍法107条4項、令和5年法律48号附則", Severity.Inquiry, [ForeignNameForm.PermittedKana, ForeignNameForm.NewKana],
            (n, _) => n is { Ground: ForeignNameGround.Parent, NewKana: not null, PermittedKana: null } ? "審判書に、変更後の氏の振り仮名がありません。" : null,
            "許可の日を確かめ、届書の振り仮名によってよいか管轄法務局に照会してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
    }

    private static IEnumerable<Requirement<ForeignNameNotification>> OfTheParentsName()
    {
        yield return new("外氏-37", "許可された氏が、記録される父または母の氏と違うときは、照会して定める。", "戸籍法107条4項", Severity.Inquiry, [ForeignNameForm.NewName, ForeignNameForm.Whose, Person.Register.Register],
            (n, _) => n is { Register: not null, Whose: { } whose } && ForeignNameFacts.FamilyNameOf(ForeignNameFacts.NameOf(n, whose)) is { } name && name != n.NewName ? $"戸籍に記録される{ForeignNameChoices.Parents.Word(whose)}の氏は「{name}」です。" : null,
            "審判書と、父または母の今の氏を示す書面を確かめ、管轄法務局に照会してください。");
    }

    private static bool IsOfSpouse(ForeignNameNotification n) => n is { Ground: ForeignNameGround.Spouse, Register: not null } && ForeignNameFacts.IsMarriedToForeigner(n);

    private static string? SpousesName(ForeignNameNotification n) => ForeignNameFacts.FamilyNameOf(ForeignNameFacts.Marriage(n)?.SpouseName);

    // The day of the change by which 3項 may be used, unknown where the register does not write it; null when there was none.
    private static RegisterDate? Changed(ForeignNameNotification n) => n.Ground == ForeignNameGround.Return && ForeignNameFacts.ChangeByMarriage(n) is { } matter ? ForeignNameFacts.DayOf(matter) ?? RegisterDate.Parse("年月日不詳") : null;

    // How and when the marriage that stood at the change of 氏 ended by the register, in the words of the paper: the end of a later one gives no right.
    private static (RegisterDate On, ForeignNameEnd By)? Ended(ForeignNameNotification n) => EndedMarriage(n) is { Ended: { } on, EndedBy: { } by } && EndOf(by) is { } end ? (on, end) : null;

    private static MarriageOnRecord? EndedMarriage(ForeignNameNotification n) => Changed(n) is not { } changed ? null
        : RecordedFacts.Marriages(n.Person.Entry).LastOrDefault(m => m.Ended is { } ended && ended.Latest >= changed.Earliest && !(m.Began is { } began && began.Earliest > changed.Latest));

    private static ForeignNameEnd? EndOf(string by) => by switch { MatterTitles.Divorce => ForeignNameEnd.Divorce, MatterTitles.SpousesDeath or MatterTitles.SpousesDisappearance => ForeignNameEnd.Death, _ => null };

    private static bool IsDeemedDead(ForeignNameNotification n) => n.EndedBy == ForeignNameEnd.Death && EndedMarriage(n) is { EndedBy: MatterTitles.SpousesDisappearance };
}
