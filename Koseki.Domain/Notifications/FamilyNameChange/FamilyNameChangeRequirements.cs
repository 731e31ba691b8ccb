using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FamilyNameChange;

/// <summary>When a change of 氏 by permission may be accepted: one sentence of law each (戸籍法107条1項; stopping rules C1, G12).</summary>
internal static class FamilyNameChangeRequirements
{
    private static readonly RegisterRole Home = FamilyNameChangeForm.Home;

    internal static IReadOnlyList<Requirement<FamilyNameChangeNotification>> All() => [.. OfTheRegister(), .. OfThePermission(), .. OfTheName(), .. OfTheSigners(), .. OfThePaper()];

    private static IEnumerable<Requirement<FamilyNameChangeNotification>> OfTheRegister()
    {
        yield return new("氏変-01", "氏の変更は、現在の戸籍に記録する。", "戸籍法107条1項・128条", Severity.Correction, [Home.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("氏変-02", "通知される届は、この市に氏を変更する戸籍があるものである。", "戸籍法120条の5", Severity.Correction, [Home.Where],
            (n, c) => c.Origin is not Origin.Here && n.Register is null ? "氏を変更する戸籍は、他の市区町村にあります。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("氏変-05", "他の市区町村に本籍のある戸籍では、筆頭者と配偶者の在籍を確かめる。", "戸籍法107条1項・27条の3・120条の7", Severity.Correction, [FamilyNameChangeForm.Standing],
            (n, _) => n.Standing == CoupleStanding.NotVerified ? "筆頭者と配偶者のどちらが在籍しているかを確かめていません。" : null,
            "戸籍情報連携システムで確かめてください。紙の戸籍なら本籍地に問い合わせます。");
        yield return new("氏変-03", "届書の変更前の氏は、戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [FamilyNameChangeForm.FormerName, Home.Where],
            (n, c) => !Begins(n.Register?.HeadName ?? n.Elsewhere!.HeadName, n.FormerName, c) || (n.Register is { } register && !NameFolding.IsSame(n.FormerName, register.FamilyName, c.Characters)) ? $"戸籍の筆頭者は「{n.Register?.HeadName ?? n.Elsewhere!.HeadName}」です。" : null,
            "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。");
        yield return new("氏変-04", "変更前の氏の字体が戸籍の記録と違っても、同じ字であれば同じ氏である。", "平2.10.20民二5200号", Severity.Caution, [FamilyNameChangeForm.FormerName, Home.Register],
            (n, c) => n.Register is { } register && n.FormerName != register.FamilyName && NameFolding.IsSame(n.FormerName, register.FamilyName, c.Characters) ? $"氏は、戸籍では「{register.FamilyName}」と記録されています。" : null,
            "従前の氏は、戸籍の記録のとおり記録します。");
    }

    private static IEnumerable<Requirement<FamilyNameChangeNotification>> OfThePermission()
    {
        yield return new("氏変-10", "氏の変更の届出には、家庭裁判所の許可の審判書の謄本を添えなければならない。", "戸籍法107条1項・38条2項", Severity.Correction, [FamilyNameChangeForm.HasPermission],
            (n, _) => !n.HasPermission ? "許可の審判書の謄本がありません。" : null,
            "謄本を出してもらってください。");
        yield return new("氏変-11", "氏の変更の許可は、確定していなければならない。", "家事事件手続法231条・74条", Severity.Correction, [FamilyNameChangeForm.HasFinality],
            (n, _) => !n.HasFinality ? "確定証明書がありません。" : null,
            "確定証明書を出してもらってください(名の変更と違い、氏の変更の許可には即時抗告があります)。");
        yield return new("氏変-15", "許可の審判書は、届書の戸籍についてのものでなければならない。", "戸籍法107条1項・38条2項", Severity.Correction, [FamilyNameChangeForm.PermissionFits, FamilyNameChangeForm.HasPermission],
            (n, _) => n is { HasPermission: true, PermissionFits: false } ? "審判書の申立人と本籍が届書の戸籍と同じであることを確かめていません。" : null,
            "審判書の氏名・本籍・生年月日を戸籍と照らしてください。審判の後に本籍が変わっていれば、戸籍でたどります。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("氏変-12", "変更後の氏は、許可された氏と一字も違ってはならない。", "戸籍法107条1項", Severity.Correction, [FamilyNameChangeForm.NewName, FamilyNameChangeForm.PermittedName],
            (n, _) => n.NewName != n.PermittedName ? $"許可された氏は「{n.PermittedName}」です。" : null,
            "審判書の主文と照らし合わせてください。審判書の誤記なら、更正の決定を得てもらいます。");
        yield return new("氏変-13", "変更後の氏の振り仮名は、許可された振り仮名と一字も違ってはならない。", "戸籍法107条1項", Severity.Correction, [FamilyNameChangeForm.NewKana, FamilyNameChangeForm.PermittedKana],
            (n, _) => n is { NewKana: { } kana, PermittedKana: { } permitted } && kana != permitted ? $"許可された振り仮名は「{permitted}」です。" : null,
            "審判書の主文と照らし合わせてください(小書きの仮名は別の仮名です)。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("氏変-14", "振り仮名のない許可(令和7年5月25日までの審判など)による変更の振り仮名は、照会して定める。", "戸籍法107条1項、令和5年法律48号附則", Severity.Inquiry, [FamilyNameChangeForm.PermittedKana, FamilyNameChangeForm.NewKana],
            (n, _) => n is { NewKana: not null, PermittedKana: null } ? "審判書に、変更後の氏の振り仮名がありません。" : null,
            "許可の日を確かめ、届書の振り仮名によってよいか管轄法務局に照会してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
    }

    private static IEnumerable<Requirement<FamilyNameChangeNotification>> OfTheName()
    {
        yield return new("氏変-20", "変更後の氏は、今の氏と違うものである。", "戸籍法107条1項・107条の3", Severity.Correction, [FamilyNameChangeForm.NewName, Home.Where],
            (n, _) => n.NewName == (n.Register?.FamilyName ?? n.FormerName) ? "変更後の氏が、今の氏と同じです。" : null,
            "振り仮名だけを変えるときは、氏の振り仮名の変更(戸籍法107条の3)によります。同じ届が既に記録されていないかも確かめてください。");
        yield return new("氏変-21", "氏を変更するときは、変更後の氏の振り仮名も届け出る。", "戸籍法107条1項・13条1項2号", Severity.Correction, [FamilyNameChangeForm.NewKana],
            (n, _) => n.NewKana is null ? "変更後の氏の振り仮名がありません。" : null,
            "審判書のとおり書いてもらってください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("氏変-22", "氏の振り仮名は、定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [FamilyNameChangeForm.NewKana],
            (n, _) => n.NewKana is { } kana ? KanaReading.Problem(kana) : null,
            "カタカナで書き直してください。")
        { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("氏変-23", "同籍する子の父母欄は、申出によって更正する。", "戸籍法施行規則44条・実務の扱い", Severity.Unsupported, [FamilyNameChangeForm.WantsColumns],
            (n, _) => n.WantsColumns ? "父母欄の更正は、まだ扱えません。" : null,
            "父母欄の更正の申出は別に紙で処理し、この届では選ばずに氏の変更だけを記録してください。");
    }

    private static IEnumerable<Requirement<FamilyNameChangeNotification>> OfTheSigners()
    {
        yield return new("氏変-30", "筆頭者と配偶者の双方が除籍されているときは、戸籍の氏を変更できない。", "戸籍法107条1項", Severity.Refusal, [FamilyNameChangeForm.SignedByHead, Home.Where],
            (n, c) => n.Standing == CoupleStanding.Neither || (n.Register is { State: RegisterState.Current } register && Signers.Of(register, c.Kin.Kinship) is { Head: null, Spouse: null }) ? "筆頭者も配偶者も、この戸籍に在籍していません。" : null,
            "子は、分籍などで筆頭者となってから許可を得ることを案内してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("氏変-31", "氏の変更の届出は、筆頭者とその配偶者が、署名してしなければならない。", "戸籍法107条1項・29条", Severity.Correction, [FamilyNameChangeForm.SignedByHead, Home.Where],
            (n, c) => n.Unsigned(c) is { Count: > 0 } missing && n.WhyAlone is null ? $"{string.Join('と', missing)}の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめ、回答があるまで記録しないでください。");
        yield return new("氏変-32", "筆頭者と配偶者の一方が意思を表示できないときは、他方だけで届け出ることができるかを照会して定める。", "戸籍法107条1項", Severity.Inquiry, [FamilyNameChangeForm.WhyAlone, Home.Where],
            (n, c) => n.WhyAlone is { } why && n.Unsigned(c) is { Count: 1 } ? $"一方だけの届出です(理由: {why})。" : null,
            "理由を証する書面を確かめ、管轄法務局に照会してください。");
        yield return new("氏変-33", "届出人がいない届は受理できない。", "戸籍法29条・107条1項", Severity.Correction, [FamilyNameChangeForm.SignedBySpouse],
            (n, _) => n is { IsSignedByHead: false, IsSignedBySpouse: false, IsSignedByAgent: false } && n.WhyAlone is not null ? "筆頭者・配偶者のどちらの署名もありません。" : null,
            "署名してもらってください。");
        yield return new("氏変-34", "筆頭者が15歳未満のときは、法定代理人が届け出る。", "戸籍法31条1項", Severity.Correction, [FamilyNameChangeForm.SignedByAgent],
            (n, c) => n is { Register: { } register, IsSignedByAgent: false } && Signers.Of(register).NeedsAgent(c.ReceiptDate) ? "法定代理人の署名がありません。" : null,
            "親権者(父母が共同で親権を行うときは双方)か未成年後見人に署名してもらってください。");
        yield return Signers.OfOpenAge<FamilyNameChangeNotification>("氏変-38", [FamilyNameChangeForm.SignedByAgent, FamilyNameChangeForm.SignedByHead], (n, _) => n.Register is { } register ? Signers.Of(register) : null);
        yield return new("氏変-37", "他の市区町村の戸籍の筆頭者に代わって法定代理人が届け出るときは、筆頭者が15歳未満であることを確かめる。", "戸籍法31条1項・27条の3", Severity.Inquiry, [FamilyNameChangeForm.SignedByAgent, Home.Where],
            (n, _) => n is { Register: null, IsSignedByAgent: true, IsSignedByHead: false } ? "法定代理人が署名しています。" : null,
            "筆頭者の生年月日と、法定代理人の資格を戸籍で確かめてください。");
        yield return new("氏変-35", "氏の変更は、筆頭者とその配偶者だけが届け出ることができる。", "戸籍法37条・107条1項", Severity.Correction, [FamilyNameChangeForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "届出人でない者が、届出人として届け出ています。" : null,
            "届出人に届け出てもらってください(使者が持って来た、届出人の署名した届は受け付けられます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("氏変-36", "届出の意思に疑いがあるときは、照会して定める。", "戸籍法3条2項・32条", Severity.Inquiry, [FamilyNameChangeForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "届出人の意思に疑いがあります。" : null,
            "届出人に確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<FamilyNameChangeNotification>> OfThePaper()
    {
        foreach (var rule in PostedPaper.Requirements<FamilyNameChangeNotification>("氏変-40", "氏変-41", FamilyNameChangeForm.DiedOn, n => n.NotifierDiedOn, "氏変更日"))
        {
            yield return rule;
        }

        yield return new("氏変-42", "届出は、本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [FamilyNameChangeForm.Place, Home.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }

    private static bool Begins(string head, string name, Circumstances c) => NameFolding.Of(head, c.Characters).StartsWith(NameFolding.Of(name, c.Characters), StringComparison.Ordinal);
}
