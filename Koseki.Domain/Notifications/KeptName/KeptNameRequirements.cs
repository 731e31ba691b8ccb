using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptName;

/// <summary>When the paper may be accepted: one sentence of law each (stopping rules K1, K2).</summary>
internal static class KeptNameRequirements
{
    internal static IReadOnlyList<Requirement<KeptNameNotification>> All() => [.. OfTheRight(), .. OfTheName(), .. OfTheRegister(), .. OfThePaper()];

    private static IEnumerable<Requirement<KeptNameNotification>> OfTheRight()
    {
        yield return new("婚氏-01", "離婚の際に称していた氏を称する届出は、離婚の日から3か月以内(翌日から数える)でなければならない。", "民法767条2項・140条・143条", Severity.Refusal, [KeptNameForm.DivorcedOn],
            (k, c) => k.LastDay(c) is { } last && c.ReceiptDate > last ? $"期間({RegisterDate.Of(last).Text}まで)を過ぎています。" : null,
            "家庭裁判所の許可による氏の変更(戸籍法107条1項)を説明してください。");
        yield return new("婚氏-02", "届け出ることができるのは、婚姻によって氏を改め、離婚によって復氏した者である。", "民法767条1項・2項", Severity.Refusal, [KeptNameForm.Person.GivenName, KeptNameForm.Person.Register.Register],
            (k, _) => k.IsWithDivorce ? k.Place.IsHead ? $"「{k.Place.Name}」は戸籍の筆頭者で、婚姻によって氏を改めていません。" : null
                : k.Place.Register is not null && k.Divorce?[MatterLabels.FormerRegister] is null ? $"「{k.Place.Name}」に、離婚によってこの戸籍に入った記録がありません。" : null,
            "離婚の届が記録されているか、氏を改めた者か確かめてください。");
        yield return new("婚氏-03", "婚姻の取消しによる復氏には、75条の2の届出による。", "戸籍法75条の2、民法749条", Severity.Unsupported, [KeptNameForm.Ground],
            (k, _) => k.Ground == KeptNameGround.Annulment ? "75条の2の届は、まだ扱えません。" : null,
            "紙で処理してください。");
        yield return new("婚氏-04", "離婚の届と同時の届は、離婚の届と一緒に審査・決裁し、復籍しないで直ちに新戸籍を編製する。", "戸籍法19条3項", Severity.Correction, [KeptNameForm.Timing, KeptNameForm.Person.GivenName],
            (k, _) => k.IsWithDivorce && !(k.IsOwnDivorce && k.Beside!.Divorce.KeepsName) ? "本人が離婚の際の氏を称する離婚の届が、この届の先に一緒に出ていません。" : null,
            "離婚の届を開いて「77条の2を同時に」で出し直すか、離婚が先に記録されていれば届出の時期の補正を求めてください。");
        yield return new("婚氏-05", "離婚の年月日は、戸籍の記録と一致しなければならない。", "戸籍法77条の2・29条", Severity.Correction, [KeptNameForm.DivorcedOn, KeptNameForm.Person.Register.Register],
            (k, _) => DivorceDay(k) is { } on && !on.IsSameAs(k.DivorcedOn) ? $"戸籍に記録される離婚の日は{on.Text}です。" : null,
            "届書と戸籍を照らし合わせてください。期間は戸籍の日から数えます。");
        yield return new("婚氏-06", "離婚の後に婚姻した者は、婚姻中の氏を称する。", "民法750条・767条2項", Severity.Inquiry, [KeptNameForm.Person.GivenName, KeptNameForm.Person.Register.Register],
            (k, _) => !k.IsWithDivorce && k.Place.Entry.Spouse is not null ? $"「{k.Place.Name}」は婚姻中です。" : null,
            "離婚の後の婚姻による氏を確かめ、管轄法務局に照会してください。");
        yield return new("婚氏-07", "離婚の届と一緒に出た届は、離婚の届と同時の届とする。", "戸籍法19条3項", Severity.Correction, [KeptNameForm.Timing, KeptNameForm.Person.GivenName],
            (k, _) => k is { IsWithDivorce: false, IsOwnDivorce: true } ? "本人の離婚の届と一緒に出ているのに、離婚して復氏した後の届とされています。" : null,
            "届出の時期を「離婚の届と同時」とし、離婚の届のもどる者の本籍も直してください。");
    }

    private static IEnumerable<Requirement<KeptNameNotification>> OfTheName()
    {
        yield return new("婚氏-10", "婚姻前の氏と呼称が同じ氏を称する届出は、することができない。", "民法767条2項", Severity.Refusal, [KeptNameForm.FamilyName, KeptNameForm.Person.FamilyName],
            (k, c) => NameFolding.IsSame(k.FamilyName, k.FormerName ?? k.Place.FamilyName, c.Characters) ? $"称する氏「{k.FamilyName}」は、{(k.IsWithDivorce ? "婚姻前の氏" : "今の氏")}と同じです。" : null,
            "届出の要らないことを説明してください。");
        yield return new("婚氏-11", "称することができるのは、離婚の際に称していた氏である。", "民法767条2項、戸籍法77条の2", Severity.Correction, [KeptNameForm.FamilyName, KeptNameForm.Person.Register.Register],
            (k, _) => k.IsWithDivorce ? k.FamilyName != k.Place.FamilyName ? $"離婚の際の氏は「{k.Place.FamilyName}」です。" : null
                : k.Place.Register is not null && Designations.HeadOf(k.Divorce?[MatterLabels.FormerRegister]) is { } head && !head.StartsWith(k.FamilyName, StringComparison.Ordinal) ? $"離婚の際の戸籍の筆頭者は「{head}」です。" : null,
            "夫婦の戸籍(離婚の後は、離婚事項の【従前戸籍】)と照らし合わせ、字体のとおり書いてもらってください。");
        yield return new("婚氏-12", "氏の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [KeptNameForm.FamilyNameKana],
            (k, _) => k.FamilyNameKana is { } kana ? KanaReading.Problem(kana) : null,
            "カタカナで書き直してください。");
        yield return new("婚氏-13", "氏が変わる戸籍には、その振り仮名を記録する。", "戸籍法13条1項2号", Severity.Correction, [KeptNameForm.FamilyNameKana, KeptNameForm.Person.Register.Register],
            (k, _) => k is { StaysInRegister: true, FamilyNameKana: null, Place.Register.FamilyNameKana: not null } ? "称する氏の振り仮名がありません。" : null,
            "離婚の際の戸籍の記録のとおり書いてもらってください。");
        yield return FormerReading.Differs<KeptNameNotification>("婚氏-15", "離婚の際に称していた氏", "77条の2", [KeptNameForm.FamilyNameKana, KeptNameForm.FamilyName, KeptNameForm.Person.Register.Register],
            k => k.FamilyNameKana, (k, c) => k.ReadingBefore(c));
        yield return new("婚氏-14", "変更前の氏は、婚姻の直前に在った戸籍の氏である。", "民法767条1項", Severity.Inquiry, [KeptNameForm.FormerName, KeptNameForm.Person.GivenName],
            (k, _) => k is { FormerName: { } name, Marriage: { } marriage } && Designations.HeadOf(marriage[MatterLabels.FormerRegister]) is { } head && !head.StartsWith(name, StringComparison.Ordinal) ? $"婚姻の際の従前戸籍の筆頭者は「{head}」です。" : null,
            "転婚した者か、婚姻中に養子となった者かを確かめ、届書の誤りなら補正を求めてください。");
    }

    private static IEnumerable<Requirement<KeptNameNotification>> OfTheRegister()
    {
        yield return new("婚氏-20", "届は本人の現在の戸籍に記録する。", "戸籍法19条3項・128条", Severity.Correction, [KeptNameForm.Person.Register.Register],
            (k, _) => k.Place.Register is { State: not RegisterState.Current } register ? $"本人の戸籍として{register.State.Word()}が選ばれています。" : null,
            "現在の戸籍を選び直してください。");
        yield return new("婚氏-21", "筆頭者で同籍者のない者が届け出たときは、戸籍はそのままとする。", "戸籍法19条3項", Severity.Correction, [KeptNameForm.NewDomicileAt, KeptNameForm.Person.Register.Register],
            (k, _) => k is { StaysInRegister: true, NewDomicile: not null, Place.Register: not null } ? "本人だけの戸籍なので、新しい本籍は定められません。" : null,
            "新しい本籍の欄を消してもらうか、別に転籍の届出をしてもらってください。");
        yield return new("婚氏-22", "筆頭者でない者、同籍者のある者が届け出たときは、本人につき新戸籍を編製する。", "戸籍法19条3項・30条", Severity.Correction, [KeptNameForm.NewDomicileAt, KeptNameForm.Person.GivenName],
            (k, _) => k is { StaysInRegister: false, NewDomicile: null } ? "新しい本籍がありません。" : null,
            "新しい本籍を書いてもらってください。");
        yield return new("婚氏-23", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [KeptNameForm.NewDomicile],
            (k, _) => k.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("婚氏-24", "同籍する子は、届出によって動かない。", "戸籍法19条3項・98条", Severity.Caution, [KeptNameForm.Person.GivenName, KeptNameForm.NewDomicileAt],
            (k, _) => k.Remaining is { Count: > 0 } remaining ? $"今の戸籍に残ります: {string.Join("、", remaining)}" : null,
            "子は「同籍する入籍届」(許可は要らない)で移れることを説明してください。");
    }

    private static IEnumerable<Requirement<KeptNameNotification>> OfThePaper()
    {
        yield return new("婚氏-30", "届書の氏名・生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [KeptNameForm.Person.FamilyName, KeptNameForm.Person.BornOn, KeptNameForm.Person.Register.Register],
            (k, c) => k.Place is { Register: { } register, Entry: { } entry } && (!NameFolding.IsSame(k.PaperFamilyName, register.FamilyName, c.Characters) || !entry.BirthDate.IsSameAs(k.BornOn)) ? $"戸籍では「{k.Place.Name}」({entry.BirthDate.Text}生)です。" : null,
            "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。");
        yield return new("婚氏-31", "届出は本人がしなければならない。", "戸籍法77条の2・29条・37条", Severity.Correction, [KeptNameForm.Signed],
            (k, c) => c.Origin is Origin.Here && !k.HasSigned ? "本人の署名がありません。" : null,
            "本人に署名してもらってください。本人の死亡後はすることができません。");
        yield return new("婚氏-32", "届出は、届出事件の本人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [KeptNameForm.Place, KeptNameForm.Person.Register.Where],
            (k, _) => k is { NotifiedAt: NotificationPlace.Domicile, Place.Register: null } ? "本人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。新しい本籍地であることは理由になりません。");
    }

    // By the register; of one elsewhere, by the divorce handed in with it.
    private static RegisterDate? DivorceDay(KeptNameNotification k) =>
        k.Place.Register is null ? k.IsOwnDivorce ? k.Beside!.On : null
        : k.IsWithDivorce && !k.IsOwnDivorce ? null
        : Couple.LastDissolution(k.Place.Entry) is ({ } on, MatterTitles.Divorce) ? on : null;
}
