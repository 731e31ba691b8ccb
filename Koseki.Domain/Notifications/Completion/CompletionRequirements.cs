using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Completion;

/// <summary>When an accepted paper may be completed: one sentence of law each.</summary>
internal static class CompletionRequirements
{
    private const string OnPaper = "届出人に届書の補正を求めてください。";

    internal static IReadOnlyList<Requirement<CompletionNotification>> All() => [.. OfTheRecord(), .. OfTheName(), .. OfTheNotifier(), .. OfThePeriod()];

    private static IEnumerable<Requirement<CompletionNotification>> OfTheRecord()
    {
        yield return new("追完-01", "名のある者の名は、追完することができない。", "戸籍法45条・107条の2・113条", Severity.Refusal, [CompletionForm.BornOn, CompletionForm.Relation, CompletionForm.Home.Register],
            (n, _) => n.Entry is { GivenName: { Length: > 0 } name } ? $"名は「{name}」と記録されています。" : null,
            "改めるなら名の変更、誤りなら戸籍訂正によることを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("追完-02", "記録した届は、追完することができない。", "戸籍法45条・24条・113条", Severity.Refusal, [CompletionForm.Receipt, CompletionForm.Content],
            (n, c) => n.Content == CompletionContent.Unrecorded && RecordedIn(n, c) is { } register ? $"{n.Receipt}の届は、戸籍 {register.Id} に記録されています。" : null,
            "記録の誤りは戸籍訂正によることを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("追完-03", "まだ記録していない届は、追完したところで元の届を直して記録する。", "戸籍法45条", Severity.Caution, [CompletionForm.Content],
            (n, _) => n.Content == CompletionContent.Unrecorded ? "この届では戸籍に記録しません。" : null,
            "元の届の入力を追完のとおりに直し、審査と決裁をしてください。");
        yield return new("追完-04", "追完届は、元の届を受理した後にする。", "戸籍法45条", Severity.Correction, [CompletionForm.AcceptedOn],
            (n, c) => n.AcceptedOn.Earliest > c.ReceiptDate ? "元の届の受理日が、この届の受理日より後です。" : null, "元の届の受理日を確かめてください。");
        yield return new("追完-05", "改製原戸籍・再製原戸籍には記録しない。", "戸籍法11条・128条", Severity.Correction, [CompletionForm.Home.Register],
            (n, _) => n is { Content: CompletionContent.Name, Register.State: not (RegisterState.Current or RegisterState.Removed) } ? $"{n.Register.State.Word()}が選ばれています。" : null,
            "改製・再製の後の戸籍を選び直してください。");
        yield return new("追完-06", "除かれた者の名の追完は、照会して定める。", "戸籍法45条・24条(先例)", Severity.Inquiry, [CompletionForm.BornOn, CompletionForm.Relation, CompletionForm.Home.Register],
            (n, _) => n.Entry is { Removed: { } removed, GivenName.Length: 0 } ? $"{removed.Cause}により{removed.On.Text}に除かれています。" : null,
            "記録してよいかを管轄法務局に照会してください。");
        yield return new("追完-07", "名の追完は、出生の記録の下に記録する。", "戸籍法施行規則44条", Severity.Unsupported, [CompletionForm.BornOn, CompletionForm.Relation, CompletionForm.Home.Register],
            (n, _) => n.Entry is not null && n.BirthAt < 0 ? "出生の記録がありません。" : null,
            "移行の漏れなら戸籍訂正をした後に記録し、そうでなければ管轄法務局に指示を求めてください。");
    }

    private static IEnumerable<Requirement<CompletionNotification>> OfTheName()
    {
        yield return new("追完-10", "子の名には常用平易な文字を用いなければならない。", "戸籍法50条・同規則60条", Severity.Correction, [CompletionForm.GivenName],
            (n, c) => n.GivenName is { } name && name != DraftReader.Missing && RegisterText.Split(name).Where(ch => !c.Characters.IsAllowedInGivenName(ch, c.ReceiptDate)).ToList() is { Count: > 0 } bad ? $"子の名に使えない文字があります: {string.Join("、", bad)}" : null,
            "常用漢字・人名用漢字・ひらがな・カタカナで書き直してもらってください。");
        yield return new("追完-11", "同じ戸籍に在籍する者と同じ名は付けられない。", "戸籍法50条(先例)", Severity.Correction, [CompletionForm.GivenName, CompletionForm.Home.Register],
            (n, _) => n is { GivenName: { } name, Register: { } register } && register.Standing.Any(e => e.GivenName == name && e != n.Entry) ? $"「{name}」は同じ戸籍に在籍する者の名です。" : null,
            "別の名を付けてもらってください。");
        yield return new("追完-12", "名とともに、名の振り仮名を記録する。", "戸籍法13条1項2号", Severity.Correction, [CompletionForm.Kana],
            (n, _) => n is { GivenName: not null, Kana: null } ? "名の振り仮名がありません。" : null, OnPaper)
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("追完-13", "名の振り仮名は、定められた仮名と記号で書かなければならない。", "戸籍法13条3項・同規則", Severity.Correction, [CompletionForm.Kana],
            (n, _) => n.Kana is { } kana ? KanaReading.Problem(kana) : null, "カタカナで書き直してもらってください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("追完-14", "名の振り仮名は、読み方として一般に認められるものでなければならない。", "戸籍法13条2項", Severity.Inquiry, [CompletionForm.Reading],
            (n, _) => n.Reading == ReadingCheck.Doubtful ? $"「{n.GivenName}」を「{n.Kana}」と読むことに疑義があります。" : null,
            "読み方を示す資料の提出を求め、なお疑義があれば管轄法務局に照会してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("追完-15", "名の振り仮名の読み方は受理の前に審査する。", "戸籍法13条2項", Severity.Correction, [CompletionForm.Reading],
            (n, _) => n is { GivenName: not null, Reading: null } ? "読み方の審査の結果がありません。" : null,
            "読み方が一般に認められるかを確かめて選んでください。")
        { Force = Force.Since(LawDates.ReadingsRecorded), AcceptedElsewhere = Severity.Caution };
    }

    private static IEnumerable<Requirement<CompletionNotification>> OfTheNotifier()
    {
        yield return new("追完-20", "追完届は、元の届の届出人の全員がする。", "戸籍法45条", Severity.Correction, [CompletionForm.By],
            (n, _) => n.By == CompletionNotifier.Some ? "元の届の届出人の一部だけの届出です。" : null, "ほかの届出人の署名を求めてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("追完-21", "元の届の届出人が届け出ることができないときは、他の届出資格者がする。", "戸籍法45条", Severity.Correction, [CompletionForm.By, CompletionForm.Reason],
            (n, _) => n is { By: CompletionNotifier.Another, Reason: null } ? "元の届出人が届け出ることができない理由がありません。" : null, OnPaper)
        { AcceptedElsewhere = Severity.Caution };
        yield return new("追完-22", "届出人の資格は、出生の記録の届出人と一致する。", "戸籍法45条", Severity.Correction, [CompletionForm.Capacity, CompletionForm.By, CompletionForm.Home.Register],
            (n, _) => n is { By: CompletionNotifier.Same, Entry: { } entry, BirthAt: >= 0 } && entry.Matters[n.BirthAt]["届出人"] is { } first && first != n.NotifierOnRecord ? $"出生の届出人は「{first}」です。" : null,
            "元の届の届出人に届け出てもらうか、「元の届の届出人に代わる資格者」として理由を入力してください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("追完-23", "届出は本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [CompletionForm.Place, CompletionForm.Home.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "本籍が当市にありません。" : null, "届出地の根拠を確かめてください。");
    }

    private static IEnumerable<Requirement<CompletionNotification>> OfThePeriod()
    {
        yield return new("追完-30", "追完は、催告で定めた期限までにする。", "戸籍法45条・44条・138条", Severity.Caution, [CompletionForm.RemindedUntil],
            (n, c) => n.Overdue(c) is { } last ? $"催告で定めた期限({RegisterDate.Of(last).Text})を過ぎています。" : null,
            "受理したうえで、理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new("追完-31", "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [OverdueNotice.Court, CompletionForm.RemindedUntil],
            (n, c) => OverdueNotice.Problem(n.Overdue(c) is not null, n.Court), OverdueNotice.Remedy);
    }

    // The number stands on every matter that a paper of ours has written.
    private static FamilyRegister? RecordedIn(CompletionNotification n, Circumstances c) => c.Kin.Registers.All.FirstOrDefault(r =>
        r.Matters.Cast<Matter>().Concat(r.Entries.SelectMany(e => e.Matters)).Any(m => m.Receipt == n.Receipt));
}
