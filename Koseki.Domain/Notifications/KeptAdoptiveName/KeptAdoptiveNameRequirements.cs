using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptAdoptiveName;

/// <summary>When the paper may be accepted: one sentence of law each (stopping rule R6).</summary>
internal static class KeptAdoptiveNameRequirements
{
    private static readonly FieldKey[] Persons = [KeptAdoptiveNameForm.Person.GivenName, KeptAdoptiveNameForm.Person.Register.Register];

    internal static IReadOnlyList<Requirement<KeptAdoptiveNameNotification>> All() => [.. OfTheRight(), .. OfTheName(), .. OfTheFormerName(), .. OfTheRegister(), .. OfThePaper()];

    private static IEnumerable<Requirement<KeptAdoptiveNameNotification>> OfTheRight()
    {
        yield return new("縁氏-01", "離縁の際に称していた氏を称する届出は、離縁の日から3か月以内(翌日から数える)でなければならない。", "民法816条2項・140条・143条", Severity.Refusal, [KeptAdoptiveNameForm.DissolvedOn],
            (k, c) => k.LastDay(c) is { } last && c.ReceiptDate > last ? $"期間({RegisterDate.Of(last).Text}まで)を過ぎています。" : null,
            "家庭裁判所の許可による氏の変更(戸籍法107条1項)を説明してください。");
        yield return new("縁氏-02", "縁組の日から7年を経過した後の離縁でなければならない。", "民法816条2項・140条・143条", Severity.Refusal, [KeptAdoptiveNameForm.AdoptedOn, KeptAdoptiveNameForm.DissolvedOn],
            (k, _) => k.DissolvedOn.Latest < k.FirstDayOfDissolution ? $"縁組の日({k.AdoptedOn.Text})から7年を経過する前の離縁です。" : null,
            "要件を説明して返してください。");
        yield return new("縁氏-03", "縁組や離縁の日が確かでない者は、7年を経過していたかを照会して定める。", "民法816条2項", Severity.Inquiry, [KeptAdoptiveNameForm.AdoptedOn, KeptAdoptiveNameForm.DissolvedOn],
            (k, _) => (k.AdoptedOn.Day is null || k.DissolvedOn.Day is null) && k.DissolvedOn.Latest >= k.FirstDayOfDissolution ? "縁組か離縁の日が、日まで分かりません。" : null,
            "縁組前の戸籍と養親の戸籍で、縁組と離縁の日を確かめてください。");
        yield return new("縁氏-04", "届け出ることができるのは、離縁によって縁組前の氏に復した者である。", "民法816条1項・2項", Severity.Refusal, Persons,
            (k, _) => !k.IsWithDissolution && k.Place.Register is not null && k.Dissolution?[MatterLabels.FormerRegister] is null ? $"「{k.Place.Name}」に、離縁によってこの戸籍に入った記録がありません。" : null,
            "離縁の届が記録されているか、復氏しない離縁(夫婦養親の一方とだけの離縁など)でないか確かめてください。");
        yield return new("縁氏-05", "縁組の取消しによる復氏には、69条の2の届出による。", "戸籍法69条の2、民法808条2項", Severity.Unsupported, [KeptAdoptiveNameForm.Ground],
            (k, _) => k.Ground == KeptAdoptiveGround.Annulment ? "69条の2の届は、まだ扱えません。" : null,
            "紙で処理してください。");
        yield return new("縁氏-06", "離縁の届と同時の届は、離縁の届と一緒に審査・決裁し、復籍しないで直ちに新戸籍を編製する。", "戸籍法19条3項", Severity.Correction, [KeptAdoptiveNameForm.Timing, .. Persons],
            (k, _) => k is { IsWithDissolution: true, Place.Register: not null } && !(k.IsOwnDissolution == true && k.IsNameKept) ? "本人が離縁の際の氏を称する離縁の届が、この届の先に一緒に出ていません。" : null,
            "離縁の届を開いて「73条の2を同時に」で出し直すか、離縁が先に記録されていれば届出の時期の補正を求めてください。");
        yield return new("縁氏-14", "離縁の届と一緒に出た届は、離縁の届と同時の届とする。", "戸籍法19条3項", Severity.Correction, [KeptAdoptiveNameForm.Timing, .. Persons],
            (k, _) => k is { IsWithDissolution: false, IsOwnDissolution: true } ? "本人の離縁の届と一緒に出ているのに、離縁して復氏した後の届とされています。" : null,
            "届出の時期を「離縁の届と同時」とし、離縁の届の離縁の後の本籍も直してください。");
        yield return new("縁氏-33", "他の市区町村の戸籍に在る者の、離縁の届と同時の届による新戸籍を編製する。", "戸籍法19条3項", Severity.Unsupported, [KeptAdoptiveNameForm.Timing, KeptAdoptiveNameForm.Person.Register.Where],
            (k, _) => k is { IsWithDissolution: true, Place.Register: null } ? "他の市区町村の戸籍に在る者の、離縁の届と同時の73条の2の届は未対応です。" : null,
            "紙で処理してください。");
        yield return new("縁氏-07", "配偶者のある者が離縁の際の氏を称するときは、夫婦について定める。", "戸籍法19条3項・20条", Severity.Unsupported, Persons,
            (k, _) => k.Place.Entry.Spouse is not null ? $"「{k.Place.Name}」には配偶者があります。" : null,
            "離縁の後の婚姻による氏か、夫婦の新戸籍かを確かめ、紙で処理してください。");
        yield return new("縁氏-08", "縁組と離縁の年月日は、戸籍の記録と一致しなければならない。", "戸籍法73条の2・29条", Severity.Correction, [KeptAdoptiveNameForm.AdoptedOn, KeptAdoptiveNameForm.DissolvedOn, .. Persons],
            (k, c) => k.Place.Register is null ? null
                : k.Dissolution is { } matter && RecordedFacts.AdoptionDay(matter) is { } ended && !ended.IsSameAs(k.DissolvedOn) ? $"戸籍に記録される離縁の日は{ended.Text}です。"
                : KeptAdoptiveNameNotification.AdoptionDay(k.Place, c) is { } began && !began.IsSameAs(k.AdoptedOn) ? $"戸籍に記録される縁組の日は{began.Text}です。" : null,
            "届書と戸籍(縁組前の戸籍、養親の戸籍)を照らし合わせてください。7年と3か月は戸籍の日から数えます。");
        yield return new("縁氏-09", "縁組の日は、縁組前の戸籍か養親の戸籍で確かめる。", "民法816条2項、戸籍法27条の3", Severity.Caution, [KeptAdoptiveNameForm.AdoptedOn, .. Persons],
            (k, c) => k.Dissolution?[MatterLabels.FormerRegister] is not null && KeptAdoptiveNameNotification.AdoptionDay(k.Place, c) is null ? "終わった縁組の記録が、この市の戸籍に見当たりません。" : null,
            "戸籍情報連携システムで縁組の日を確かめてください。");
    }

    private static IEnumerable<Requirement<KeptAdoptiveNameNotification>> OfTheName()
    {
        yield return new("縁氏-10", "縁組前の氏と呼称が同じ氏を称する届出は、することができない。", "民法816条2項", Severity.Refusal, [KeptAdoptiveNameForm.FamilyName, KeptAdoptiveNameForm.Person.FamilyName],
            (k, c) => NameFolding.IsSame(k.FamilyName, k.FormerName ?? k.Place.FamilyName, c.Characters) ? $"称する氏「{k.FamilyName}」は、{(k.IsWithDissolution ? "縁組前の氏" : "今の氏")}と同じです。" : null,
            "届出の要らないことを説明してください。");
        yield return new("縁氏-11", "称することができるのは、離縁の際に称していた氏である。", "民法816条2項、戸籍法73条の2", Severity.Correction, [KeptAdoptiveNameForm.FamilyName, KeptAdoptiveNameForm.Person.Register.Register],
            (k, _) => k.IsWithDissolution ? k.FamilyName != k.Place.FamilyName ? $"離縁の際の氏は「{k.Place.FamilyName}」です。" : null
                : k.Place.Register is not null && Designations.HeadOf(k.Dissolution?[MatterLabels.FormerRegister]) is { } head && !head.StartsWith(k.FamilyName, StringComparison.Ordinal) ? $"離縁の際の戸籍の筆頭者は「{head}」です。" : null,
            "離縁事項の【従前戸籍】と照らし合わせ、字体のとおり書いてもらってください。");
        yield return new("縁氏-12", "氏の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [KeptAdoptiveNameForm.FamilyNameKana],
            (k, _) => k.FamilyNameKana is { } kana ? KanaReading.Problem(kana) : null,
            "カタカナで書き直してください。");
        yield return new("縁氏-13", "氏が変わる戸籍には、その振り仮名を記録する。", "戸籍法13条1項2号", Severity.Correction, [KeptAdoptiveNameForm.FamilyNameKana, KeptAdoptiveNameForm.Person.Register.Register],
            (k, _) => k is { StaysInRegister: true, FamilyNameKana: null, Place.Register.FamilyNameKana: not null } ? "称する氏の振り仮名がありません。" : null,
            "離縁の際の戸籍の記録のとおり書いてもらってください。");
        yield return FormerReading.Differs<KeptAdoptiveNameNotification>("縁氏-16", "離縁の際に称していた氏", "73条の2", [KeptAdoptiveNameForm.FamilyNameKana, KeptAdoptiveNameForm.FamilyName, KeptAdoptiveNameForm.Person.Register.Register],
            k => k.FamilyNameKana, (k, c) => k.ReadingBefore(c));
    }

    private static IEnumerable<Requirement<KeptAdoptiveNameNotification>> OfTheFormerName()
    {
        yield return new("縁氏-15", "変更前の氏は、縁組の直前に在った戸籍の氏である。", "民法816条1項", Severity.Inquiry, [KeptAdoptiveNameForm.FormerName, KeptAdoptiveNameForm.Person.GivenName],
            (k, _) => k.FormerName is { } name && Designations.HeadOf(k.Place.Entry.Matters.LastOrDefault(m => m is { Title: MatterTitles.Adoption, IsErased: false })?[MatterLabels.FormerRegister]) is { } head && !head.StartsWith(name, StringComparison.Ordinal) ? $"縁組の際の従前戸籍の筆頭者は「{head}」です。" : null,
            "縁組の事項の【従前戸籍】と照らし合わせ、届書の誤りなら補正を求めてください。");
    }

    private static IEnumerable<Requirement<KeptAdoptiveNameNotification>> OfTheRegister()
    {
        yield return new("縁氏-20", "届は本人の現在の戸籍に記録する。", "戸籍法19条3項・128条", Severity.Correction, [KeptAdoptiveNameForm.Person.Register.Register],
            (k, _) => k.Place.Register is { State: not RegisterState.Current } register ? $"本人の戸籍として{register.State.Word()}が選ばれています。" : null,
            "現在の戸籍を選び直してください。");
        yield return new("縁氏-21", "筆頭者で同籍者のない者が届け出たときは、戸籍はそのままとする。", "戸籍法19条3項", Severity.Correction, [KeptAdoptiveNameForm.NewDomicileAt, KeptAdoptiveNameForm.Person.Register.Register],
            (k, _) => k is { StaysInRegister: true, NewDomicile: not null, Place.Register: not null } ? "本人だけの戸籍なので、新しい本籍は定められません。" : null,
            "新しい本籍の欄を消してもらうか、別に転籍の届出をしてもらってください。");
        yield return new("縁氏-22", "筆頭者でない者、同籍者のある者が届け出たときは、本人につき新戸籍を編製する。", "戸籍法19条3項・30条", Severity.Correction, [KeptAdoptiveNameForm.NewDomicileAt, KeptAdoptiveNameForm.Person.GivenName],
            (k, _) => k is { StaysInRegister: false, NewDomicile: null } ? "新しい本籍がありません。" : null,
            "新しい本籍を書いてもらってください。");
        yield return new("縁氏-23", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [KeptAdoptiveNameForm.NewDomicile],
            (k, _) => k.NewDomicile?.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("縁氏-24", "同籍する子は、届出によって動かない。", "戸籍法19条3項・98条", Severity.Caution, [KeptAdoptiveNameForm.Person.GivenName, KeptAdoptiveNameForm.NewDomicileAt],
            (k, _) => k.Remaining is { Count: > 0 } remaining ? $"今の戸籍に残ります: {string.Join("、", remaining)}" : null,
            "子は「同籍する入籍届」(許可は要らない)で移れることを説明してください。");
    }

    private static IEnumerable<Requirement<KeptAdoptiveNameNotification>> OfThePaper()
    {
        yield return new("縁氏-30", "届書の氏名・生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [KeptAdoptiveNameForm.Person.FamilyName, KeptAdoptiveNameForm.Person.BornOn, KeptAdoptiveNameForm.Person.Register.Register],
            (k, c) => k.Place is { Register: { } register, Entry: { } entry } && (!NameFolding.IsSame(k.PaperFamilyName, register.FamilyName, c.Characters) || !entry.BirthDate.IsSameAs(k.BornOn)) ? $"戸籍では「{k.Place.Name}」({entry.BirthDate.Text}生)です。" : null,
            "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。");
        yield return new("縁氏-31", "届出は本人がしなければならない。", "戸籍法73条の2・29条・37条", Severity.Correction, [KeptAdoptiveNameForm.Signed],
            (k, c) => c.Origin is Origin.Here && !k.HasSigned ? "本人の署名がありません。" : null,
            "本人に署名してもらってください。本人の死亡後はすることができません。");
        yield return new("縁氏-32", "届出は、届出事件の本人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [KeptAdoptiveNameForm.Place, KeptAdoptiveNameForm.Person.Register.Where],
            (k, _) => k is { NotifiedAt: NotificationPlace.Domicile, Place.Register: null } ? "本人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。新しい本籍地であることは理由になりません。");
    }
}
