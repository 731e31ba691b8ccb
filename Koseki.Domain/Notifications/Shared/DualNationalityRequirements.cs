using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>When 国籍選択届 and 外国国籍喪失届 may be accepted (戸籍法104条の2, 106条, 国籍法11条, 14条; stopping rules K08, K13, G06).</summary>
internal static class DualNationalityRequirements
{
    private static readonly PersonRole Person = DualNationalityForm.Person;

    internal static IReadOnlyList<Requirement<DualNationality>> All(bool isLoss)
    {
        var prefix = isLoss ? "外国" : "選択";
        var law = DualNationalityForm.Law(isLoss);
        return
        [
            .. OfTheRegister(prefix), .. PersonComparison.All<DualNationality>(prefix, Person, n => n.Person, n => n.Paper, "戸籍の記録のとおり扱います。", hasParents: false), .. isLoss ? OfTheLoss() : OfTheChoice(),
            .. ChildsNotifierRules.All<DualNationality>(prefix, isLoss ? "外国国籍喪失の届出" : "国籍の選択", $"{law}・31条、国籍法18条", Person, DualNationalityForm.Notifier, n => n.Person, n => n.Notifier, (n, c) => n.Day(c),
                isLoss ? AgentsToo<DualNationality>.OfReports(n => n.Notifier.IsProvenGuardian) : null),
            .. OfThePaper(prefix, law, isLoss),
        ];
    }

    private static IEnumerable<Requirement<DualNationality>> OfTheRegister(string prefix)
    {
        yield return new($"{prefix}-01", "届は、現在の戸籍に記録する。", "戸籍法15条・128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new($"{prefix}-02", "通知される届は、この市に本人の戸籍があるものである。", "戸籍法120条の5", Severity.Correction, [Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n.Register is null ? "本人の本籍は、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new($"{prefix}-03", "他の市区町村に本籍のある者の届では、戸籍の記録を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [DualNationalityForm.Verified],
            (n, _) => n.Verified == FormerCheck.NotVerified ? "本人の戸籍の記録(国籍の選択・喪失、親権・後見)を確かめていません。" : null,
            "戸籍情報連携システムで確かめてください。紙の戸籍なら本籍地に問い合わせます。");
    }

    // 国籍法14条: a late choice is accepted whenever it comes.
    private static IEnumerable<Requirement<DualNationality>> OfTheChoice()
    {
        yield return new("選択-20", "自己の志望により外国の国籍を取得した者は、日本の国籍を喪失しているので、選択の宣言をすることができない。", "国籍法11条1項・14条", Severity.Refusal, [DualNationalityForm.Dual],
            (n, _) => n.Dual == DualCheck.ByWill ? "自己の志望により外国の国籍を取得したといっています。" : null,
            "国籍喪失の届出を案内してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("選択-21", "国籍の選択の宣言は、一度すればよい。", "国籍法14条2項", Severity.Refusal, [Person.GivenName, Person.Register.Register],
            (n, _) => n.Register is not null && n.Person.Entry.Matters.Any(m => m.Title == MatterTitles.ChoiceOfNationality && !m.IsErased) ? "国籍選択の宣言が、既に記録されています。" : null,
            "宣言は済んでいるので、届出は要らないことを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("選択-22", "日本の国籍だけを有する者かもしれないときは、照会して定める。", "国籍法14条、戸籍法104条の2", Severity.Inquiry, [DualNationalityForm.Dual],
            (n, _) => n.Dual == DualCheck.OnlyJapanese ? "外国の国籍を有しないかもしれない者の宣言です。" : null,
            "外国の国籍の有無(既に喪失していれば外国国籍喪失届)を確かめ、管轄法務局に照会してください。");
        yield return new("選択-23", "国籍の選択は、日本の国籍を選択し、かつ、外国の国籍を放棄する旨の宣言による。", "国籍法14条2項・戸籍法104条の2", Severity.Correction, [DualNationalityForm.Declaration],
            (n, _) => !n.HasDeclaration ? "宣言の文言が届書にありません。" : null,
            "届書の様式の宣言を確かめ、補ってもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
    }

    private static IEnumerable<Requirement<DualNationality>> OfTheLoss()
    {
        yield return new("外国-20", "外国国籍喪失の届出には、喪失を証する書面を添えなければならない。", "戸籍法106条2項", Severity.Correction, [DualNationalityForm.Proof],
            (n, _) => n.Proof == ForeignLossProof.Missing ? "喪失を証する書面がありません。" : null,
            "外国の官公署の証明書と訳文を出してもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("外国-21", "届書は、喪失を証する書面と一致しなければならない。", "戸籍法106条2項", Severity.Correction, [DualNationalityForm.Proof],
            (n, _) => n.Proof == ForeignLossProof.Differs ? "届書が、喪失を証する書面と違います。" : null,
            "書面のとおりに補正を求めてください。");
        yield return new("外国-22", "外国国籍喪失の日は、生まれた日から届出の日までの間にある。", "戸籍法106条", Severity.Correction, [DualNationalityForm.LostOn],
            (n, c) => n.LostOn is { } day && (day.Earliest > c.ReceiptDate || day.Latest < n.Person.Entry.BirthDate.Earliest) ? "喪失の日が、受理日より後か、生まれる前です。" : null,
            "書面の日を確かめてください。");
        yield return new("外国-23", "同じ外国国籍の喪失は、重ねて記録しない。", "戸籍法106条", Severity.Refusal, [DualNationalityForm.Nationality, Person.GivenName, Person.Register.Register],
            (n, _) => n.Register is not null && n.Person.Entry.Matters.Any(m => m.Title == MatterTitles.LossOfForeignNationality && !m.IsErased && m[MatterLabels.LostForeignNationality] == n.Nationality) ? $"{n.Nationality}の国籍の喪失が、既に記録されています。" : null,
            "同じ届が既に記録されていないかを確かめてください。")
        { AcceptedElsewhere = Severity.Correction };
        foreach (var rule in OverdueNotice.Requirements<DualNationality>("外国-24", "外国-25", "外国国籍喪失の届出は、喪失の事実を知った日から1か月以内(届出人がその日に国外に在ったときは3か月以内)にしなければならない。", "戸籍法106条1項",
            [DualNationalityForm.KnownOn], (n, c) => n.OverdueSince(c), (n, _) => n.Court))
        {
            yield return rule;
        }

        yield return new("外国-26", "喪失の事実を知った日は、喪失の日から届出の日までの間にある。", "戸籍法106条1項", Severity.Correction, [DualNationalityForm.KnownOn, DualNationalityForm.LostOn],
            (n, c) => n is { KnownOn: { } known, LostOn: { } lost } && (known.Latest < lost.Earliest || known.Earliest > c.ReceiptDate) ? "知った日が喪失の日より前か、受理日より後です。" : null,
            "届出人に確かめて補正を求めてください。");
    }

    private static IEnumerable<Requirement<DualNationality>> OfThePaper(string prefix, string law, bool isLoss)
    {
        yield return new($"{prefix}-50", "届出は、届出人が署名した書面でする。", $"戸籍法29条・{law}", Severity.Correction, [DualNationalityForm.Signed],
            (n, _) => !n.IsSigned ? "届出人(法定代理人が届け出るときはその全員)の署名がありません。" : null,
            "署名してもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new($"{prefix}-51", "届出は、本人(15歳未満は法定代理人)だけがすることができる。", $"戸籍法37条・{law}", Severity.Correction, [DualNationalityForm.Intent],
            (n, _) => n.Intent == IntentCheck.Agent ? "本人でも法定代理人でもない者が届け出ています。" : null,
            "届出人に届け出てもらってください(使者が持って来た、届出人の署名した届は受け付けられます)。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new($"{prefix}-52", "届出の意思に疑いがあるときは、照会して定める。", "戸籍法3条2項・32条", Severity.Inquiry, [DualNationalityForm.Intent],
            (n, _) => n.Intent == IntentCheck.Doubtful ? "届出人の意思に疑いがあります。" : null,
            "届出人に確かめ、管轄法務局に照会してください。");
        foreach (var rule in PostedPaper.Requirements<DualNationality>($"{prefix}-53", $"{prefix}-54", DualNationalityForm.DiedOn, n => n.NotifierDiedOn, isLoss ? "届出の日" : "宣言の日"))
        {
            yield return rule;
        }

        yield return new($"{prefix}-55", "届出は、本人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [DualNationalityForm.Place, Person.Register.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "本人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }
}
