using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FamilyNameReading;

/// <summary>When the reading of a 氏 may be accepted: one sentence of law each (stopping rules F01–F09, G12).</summary>
internal static class FamilyNameReadingRequirements
{
    private const string Law = "令和5年法律48号附則6条・10条・11条";

    private static readonly RegisterRole Home = FamilyNameReadingForm.Home;

    private static readonly ReadingRules<FamilyNameReadingNotification> Reading = new("氏読", "氏", FamilyNameReadingForm.ByLeave, FamilyNameReadingForm.Reading, Home.Where,
        n => n.Reading, n => n.Recorded, n => n.Register is not null, (n, c) => n.Register is { } register ? RecordedReadings.OfFamilyName(register, c.Kin) : ReadingOrigin.None);

    internal static IReadOnlyList<Requirement<FamilyNameReadingNotification>> All() => [.. OfTheRegister(), .. Reading.All(), .. OfTheLeave(), .. OfTheTurn(), .. OfTheCouple(), .. OfTheAgent(), .. OfThePaper()];

    private static IEnumerable<Requirement<FamilyNameReadingNotification>> OfTheRegister()
    {
        yield return new("氏読-01", "氏の振り仮名は、現在の戸籍に記録する。", $"{Law}・戸籍法128条", Severity.Correction, [Home.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("氏読-02", "通知される届は、この市に戸籍があるものである。", "戸籍法120条の5", Severity.Correction, [Home.Where],
            (n, c) => c.Origin is not Origin.Here && n.Register is null ? "戸籍は、他の市区町村にあります。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("氏読-03", "届書の氏は、戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [FamilyNameReadingForm.FamilyName, Home.Where],
            (n, c) => (n.Register is { } register ? !NameFolding.IsSame(n.FamilyName, register.FamilyName, c.Characters) : !Begins(n.Elsewhere!.HeadName, n.FamilyName, c))
                ? $"戸籍の筆頭者は「{n.Register?.HeadName ?? n.Elsewhere!.HeadName}」です。" : null,
            "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。");
        yield return new("氏読-04", "届書の氏の字体が戸籍の記録と違っても、同じ字であれば同じ氏である。", "平2.10.20民二5200号", Severity.Caution, [FamilyNameReadingForm.FamilyName, Home.Register],
            (n, c) => n.Register is { } register && n.FamilyName != register.FamilyName && NameFolding.IsSame(n.FamilyName, register.FamilyName, c.Characters) ? $"氏は、戸籍では「{register.FamilyName}」と記録されています。" : null,
            "戸籍の氏はそのままです。");
    }

    private static IEnumerable<Requirement<FamilyNameReadingNotification>> OfTheLeave()
    {
        yield return new("氏読-36", "氏の振り仮名の変更の許可は、確定していなければならない。", "家事事件手続法231条・74条", Severity.Correction, [FamilyNameReadingForm.HasFinality],
            (n, _) => n is { Reading.Manner: ReadingManner.Permitted, HasFinality: false } ? "確定証明書がありません。" : null,
            "確定証明書を出してもらってください(名の振り仮名と違い、氏の振り仮名の変更の許可には即時抗告があります)。");
    }

    // 附則: the head; the spouse when the head is removed; then any of the others, whose first paper counts.
    private static IEnumerable<Requirement<FamilyNameReadingNotification>> OfTheTurn()
    {
        yield return new("氏読-40", "氏の振り仮名は、筆頭者、筆頭者が除籍されているときは配偶者、その者も除籍されているときは子が届け出る。", Law, Severity.Refusal,
            [FamilyNameReadingForm.SignedByHead, FamilyNameReadingForm.SignedBySpouse, FamilyNameReadingForm.SignedByMember, Home.Where],
            (n, c) => n is { IsByTurn: true, IsSigned: true } && n.Turn(c) is { } turn && !n.IsSignedBy(turn) ? $"届け出ることができるのは{Word(turn)}です。" : null,
            "届け出ることができる者に届け出てもらってください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("氏読-41", "届出は、届出人が署名した書面でする。", "戸籍法29条", Severity.Correction, [FamilyNameReadingForm.SignedByHead],
            (n, c) => !n.IsSigned && (n.IsByTurn || Unsigned(n, c).Count == 0) ? "届出人の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。");
        yield return new("氏読-42", "職権で記載された氏の振り仮名を筆頭者が変更するときに配偶者の署名も要るかは、照会して定める。", "令和5年法律48号附則10条", Severity.Inquiry, [FamilyNameReadingForm.SignedBySpouse, Home.Where],
            (n, c) => n is { Reading.Manner: ReadingManner.AfterExOfficio, IsSignedBySpouse: false } && n.SignersIn(c) is { Head: not null, Spouse: not null } ? "配偶者の署名がありません。" : null,
            "同籍者が話し合ったことを確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<FamilyNameReadingNotification>> OfTheCouple()
    {
        const string Article = FamilyNameReadingForm.ByLeave;
        yield return new("氏読-43", "筆頭者と配偶者の双方が除籍されているときは、許可による氏の振り仮名の変更はできない。", Article, Severity.Refusal, [FamilyNameReadingForm.SignedByHead, Home.Where],
            (n, c) => !n.IsByTurn && n.Turn(c) == FamilyNotifier.Member ? "筆頭者も配偶者も、この戸籍に在籍していません。" : null,
            "子は、分籍などで筆頭者となってから許可を得ることを案内してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("氏読-44", "許可による氏の振り仮名の変更の届出は、筆頭者とその配偶者が、署名してしなければならない。", $"{Article}・29条", Severity.Correction, [FamilyNameReadingForm.SignedByHead, FamilyNameReadingForm.WhyAlone, Home.Where],
            (n, c) => n is { IsByTurn: false, WhyAlone: null } && Unsigned(n, c) is { Count: > 0 } missing ? $"{string.Join('と', missing)}の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめ、回答があるまで記録しないでください。");
        yield return new("氏読-45", "筆頭者と配偶者の一方が意思を表示できないときは、他方だけで届け出ることができるかを照会して定める。", Article, Severity.Inquiry, [FamilyNameReadingForm.WhyAlone, Home.Where],
            (n, c) => n is { IsByTurn: false, WhyAlone: { } why } && Unsigned(n, c) is { Count: 1 } ? $"一方だけの届出です(理由: {why})。" : null,
            "理由を証する書面を確かめ、管轄法務局に照会してください。");
        yield return new("氏読-46", "届出人がいない届は受理できない。", $"戸籍法29条・{Article}", Severity.Correction, [FamilyNameReadingForm.SignedBySpouse, FamilyNameReadingForm.WhyAlone],
            (n, _) => n is { IsByTurn: false, IsSigned: false, WhyAlone: not null } ? "筆頭者・配偶者のどちらの署名もありません。" : null,
            "署名してもらってください。");
    }

    private static IEnumerable<Requirement<FamilyNameReadingNotification>> OfTheAgent()
    {
        yield return new("氏読-47", "筆頭者が15歳未満のときは、法定代理人が届け出る。", "戸籍法31条1項", Severity.Correction, [FamilyNameReadingForm.SignedByAgent, Home.Where],
            (n, c) => !n.IsSignedByAgent && n.SignersIn(c)?.NeedsAgent(c.ReceiptDate) == true ? "法定代理人の署名がありません。" : null,
            "親権者(父母が共同で親権を行うときは双方)か未成年後見人に署名してもらってください。");
        yield return Signers.OfOpenAge<FamilyNameReadingNotification>("氏読-49", [FamilyNameReadingForm.SignedByAgent, FamilyNameReadingForm.SignedByHead, Home.Where], (n, c) => n.SignersIn(c));
        yield return new("氏読-48", "15歳に達した筆頭者の法定代理人は、初めての届をする未成年者の親権者・後見人か、登記事項証明書で資格を証する成年後見人でなければ、届け出ることができない。", $"戸籍法31条・32条・{Law}", Severity.Correction, [FamilyNameReadingForm.SignedByAgent, FamilyNameReadingForm.GuardianProof, FamilyNameReadingForm.SignedByHead, Home.Where],
            (n, c) => n is { IsSignedByAgent: true, IsSignedByHead: false, HasGuardianProof: false } && n.SignersIn(c) is { Head: { } head } signers && !signers.NeedsAgent(c.ReceiptDate)
                && (n.Reading.Manner != ReadingManner.Notified || LegalAge.IsAdult(head.BirthDate.Latest, c.ReceiptDate)) ? "筆頭者は15歳に達していて、法定代理人の資格を証する書面がありません。" : null,
            "筆頭者本人に署名してもらうか、成年後見の登記事項証明書を出してもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
    }

    private static IEnumerable<Requirement<FamilyNameReadingNotification>> OfThePaper()
    {
        yield return new("氏読-50", "氏の振り仮名は、届出人として定められた者だけが届け出ることができる。", $"戸籍法37条・{Law}", Severity.Correction, [FamilyNameReadingForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "届出人でない者が、届出人として届け出ています。" : null,
            "届出人に届け出てもらってください(使者が持って来た、届出人の署名した届は受け付けられます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("氏読-51", "届出の意思に疑いがあるときは、照会して定める。", "戸籍法3条2項・32条", Severity.Inquiry, [FamilyNameReadingForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "届出人の意思に疑いがあります。" : null,
            "届出人に確かめ、管轄法務局に照会してください。");
        foreach (var rule in PostedPaper.Requirements<FamilyNameReadingNotification>("氏読-52", "氏読-53", FamilyNameReadingForm.DiedOn, n => n.NotifierDiedOn, "振り仮名の届出の日"))
        {
            yield return rule;
        }

        yield return new("氏読-54", "届出は、本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [FamilyNameReadingForm.Place, Home.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }

    private static IReadOnlyList<string> Unsigned(FamilyNameReadingNotification n, Circumstances c) => Signers.Unsigned(n.Register, n.IsSignedByHead, n.IsSignedBySpouse, c);

    private static string Word(FamilyNotifier turn) => turn switch
    {
        FamilyNotifier.Head => "筆頭者",
        FamilyNotifier.Spouse => "配偶者(筆頭者が除籍されているため)",
        FamilyNotifier.Member => "子などの在籍者(筆頭者も配偶者も除籍されているため)",
    };

    private static bool Begins(string head, string name, Circumstances c) => NameFolding.Of(head, c.Characters).StartsWith(NameFolding.Of(name, c.Characters), StringComparison.Ordinal);
}
