using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.NationalityLoss;

/// <summary>When a loss of nationality may be recorded (戸籍法103条, 105条, 国籍法11条–16条; stopping rules K09–K12, K14).</summary>
internal static class NationalityLossRequirements
{
    private const int OfOwnWill = 15;

    private static readonly PersonRole Person = NationalityLossForm.Person;

    internal static IReadOnlyList<Requirement<NationalityLossNotification>> All() => [.. OfTheRegister(), .. PersonComparison.All<NationalityLossNotification>("喪失", Person, n => n.Person, n => n.Paper, "戸籍の記録のとおり扱います。", hasParents: false), .. OfTheLoss(), .. OfWhatCameAfter(), .. OfTheNotifier(), .. OfThePaper()];

    private static IEnumerable<Requirement<NationalityLossNotification>> OfTheRegister()
    {
        yield return new("喪失-01", "国籍の喪失は、現在の戸籍に記録する。", "戸籍法23条・128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("喪失-02", "通知される届は、この市に国籍を喪失した人の戸籍があるものである。", "戸籍法120条の5", Severity.Correction, [Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n.Register is null ? "国籍を喪失した人の本籍は、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("喪失-03", "官公署の報告は、本籍地の市区町村長が受ける。", "戸籍法105条1項", Severity.Correction, [NationalityLossForm.Reporter, Person.Register.Where],
            (n, _) => n is { IsReport: true, Register: null } ? "報告された人の本籍は、他の市区町村です。" : null,
            "報告した官公署に返さず、本籍地の市区町村へ回送してください。");
        yield return new("喪失-04", "他の市区町村に本籍のある者の届では、戸籍の記録を確かめる。", "戸籍法27条の3・120条の7", Severity.Correction, [NationalityLossForm.Verified],
            (n, _) => n.Verified == FormerCheck.NotVerified ? "国籍を喪失した人の戸籍の記録を確かめていません。" : null,
            "戸籍情報連携システムで確かめてください。紙の戸籍なら本籍地に問い合わせます。");
    }

    private static IEnumerable<Requirement<NationalityLossNotification>> OfTheLoss()
    {
        yield return new("喪失-20", "日本の国籍は、自己の志望によらない外国の国籍の取得(婚姻・出生など)によっては失われない。", "国籍法11条1項", Severity.Refusal, [NationalityLossForm.Cause],
            (n, _) => n.Cause == LossCause.NotByWill ? "婚姻・出生などによる外国の国籍の取得です。" : null,
            "国籍を喪失していないことを説明し、重国籍なら国籍の選択を案内してください。法定代理人が子のためにした申請による取得は、志望による取得です。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("喪失-21", "国籍喪失の届出には、国籍喪失を証する書面を添えなければならない。", "戸籍法103条2項", Severity.Correction, [NationalityLossForm.Proof],
            (n, _) => n.Proof == LossProof.Missing ? "国籍喪失を証する書面(日の分かるもの)がありません。" : null,
            "帰化証明書など、外国の国籍を取得した日の分かる書面と訳文を出してもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("喪失-22", "国籍喪失の日は、外国の国籍を取得した日である。", "国籍法11条・戸籍法103条2項", Severity.Correction, [NationalityLossForm.Proof, NationalityLossForm.LostOn, NationalityLossForm.ProvenOn],
            (n, _) => n.ProvenOn is { } day && !day.IsSameAs(n.LostOn) ? $"書面に書かれた取得の日は{day.Text}です。" : n.Proof == LossProof.Differs ? "届書が、国籍喪失を証する書面と違います。" : null,
            "書面のとおりに補正を求めてください(証書の作成日や宣誓の日ではなく、取得の日)。");
        yield return new("喪失-23", "国籍喪失の日は、生まれた日から届出・報告の日までの間にある。", "戸籍法103条", Severity.Correction, [NationalityLossForm.LostOn],
            (n, c) => n.LostOn.Earliest > c.ReceiptDate || n.LostOn.Latest < n.Person.Entry.BirthDate.Earliest || n.Report is { } report && n.LostOn.Earliest > report.On.Latest ? "国籍喪失の日が、届出・報告の日より後か、生まれる前です。" : null,
            "書面の日を確かめてください。");
        yield return new("喪失-24", "国籍の離脱・催告の後の喪失・宣告は、報告によって記録されるのが例である。", "戸籍法105条・国籍法13条・15条・16条", Severity.Caution, [NationalityLossForm.Cause, NationalityLossForm.Basis],
            (n, _) => !n.IsReport && n.Cause is LossCause.Renounced or LossCause.NotChosen or LossCause.Declared ? "法務省などの報告で来る国籍の喪失です。" : null,
            "届出も受理できます(103条)。同じ喪失の報告が来ていないかを確かめてください。");
    }

    private static IEnumerable<Requirement<NationalityLossNotification>> OfWhatCameAfter()
    {
        yield return new("喪失-25", "国籍を喪失した後にされた記録は、喪失を記録したうえで、訂正の要否を照会する。", "戸籍法24条・113条", Severity.Inquiry, [NationalityLossForm.LostOn, Person.GivenName, Person.Register.Register],
            (n, _) => Later(n) is { Count: > 0 } later ? $"喪失の日より後の記録があります: {string.Join("、", later)}" : null,
            "喪失を記録したうえで、それぞれの記録について管轄法務局に照会してください。");
        yield return new("喪失-26", "国籍を喪失した者のその後の子は、もう一方の親によって日本の国籍を取得したかを確かめる。", "国籍法2条・戸籍法24条", Severity.Inquiry, [NationalityLossForm.LostOn, Person.GivenName, Person.Register.Register],
            (n, c) => n.Register is not null && Children(n, c) is { Count: > 0 } children ? $"喪失の日より後に生まれた子がいます: {string.Join("、", children)}" : null,
            "子の記録はそのままにし、もう一方の親の国籍を確かめて管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<NationalityLossNotification>> OfTheNotifier()
    {
        yield return new("喪失-30", "国籍の喪失は、本人、配偶者または四親等内の親族が届け出る。", "戸籍法103条1項", Severity.Correction, [NationalityLossForm.Notifier],
            (n, _) => n.Notifier == LossNotifier.Other ? "届出の資格のない者です。" : null,
            "本人(今は外国人)、配偶者、四親等内の親族に届け出てもらってください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("喪失-31", "15歳に達しない者の届出は、法定代理人か、配偶者・親族がする。", "戸籍法31条・103条", Severity.Correction, [NationalityLossForm.Notifier, Person.BornOn],
            (n, c) => n.Notifier == LossNotifier.Self && LegalAge.Attains(n.Person.Entry.BirthDate.Earliest, OfOwnWill) > c.ReceiptDate ? $"本人は15歳に達していません({n.Person.Entry.BirthDate.Text}生)。" : null,
            "法定代理人に届け出てもらってください。");
        yield return new("喪失-39", "生年月日が確かでない者が15歳に達したかは、照会して定める。", "戸籍法31条・103条", Severity.Inquiry, [NationalityLossForm.Notifier, Person.BornOn],
            (n, c) => n.Notifier == LossNotifier.Self && UnsureAge.IsOpenAt(OfOwnWill, n.Person.Entry.BirthDate, c) ? $"生年月日({n.Person.Entry.BirthDate.Text})からは、15歳に達しているか分かりません。" : null,
            "年齢を示す資料を確かめ、管轄法務局に照会してください。");
        yield return new("喪失-32", "届出は、届出人が署名した書面でする。", "戸籍法29条", Severity.Correction, [NationalityLossForm.Signed],
            (n, _) => !n.IsReport && !n.IsSigned ? "届出人の署名がありません。" : null,
            "署名してもらってください(外国の文字の署名でもかまいません)。")
        { AcceptedElsewhere = Severity.Caution };
    }

    private static IEnumerable<Requirement<NationalityLossNotification>> OfThePaper()
    {
        foreach (var rule in PostedPaper.Requirements<NationalityLossNotification>("喪失-33", "喪失-34", NationalityLossForm.DiedOn, n => n.NotifierDiedOn, "届出の日"))
        {
            yield return rule;
        }

        yield return new("喪失-35", "届出は、国籍を喪失した人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [NationalityLossForm.Place, Person.Register.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "国籍を喪失した人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
        foreach (var rule in OverdueNotice.Requirements<NationalityLossNotification>("喪失-36", "喪失-37", "国籍喪失の届出は、喪失の事実を知った日から1か月以内(届出人がその日に国外に在ったときは3か月以内)にしなければならない。", "戸籍法103条1項",
            [NationalityLossForm.KnownOn], (n, c) => n.OverdueSince(c), (n, _) => n.Court))
        {
            yield return rule;
        }

        yield return new("喪失-38", "喪失の事実を知った日は、喪失の日から届出の日までの間にある。", "戸籍法103条1項", Severity.Correction, [NationalityLossForm.KnownOn, NationalityLossForm.LostOn],
            (n, c) => n.KnownOn is { } known && (known.Latest < n.LostOn.Earliest || known.Earliest > c.ReceiptDate) ? "知った日が喪失の日より前か、受理日より後です。" : null,
            "届出人に確かめて補正を求めてください。");
    }

    // What stands recorded of the person, or of the register that the person heads or married into, of a day after the loss.
    private static List<string> Later(NationalityLossNotification n) => n.Register is not { } register ? []
        : [.. register.Matters.Concat<Matter>(n.Person.Entry.Matters).Where(m => !m.IsErased && m.Lines.Count > 0 && RegisterDate.TryParse(m.Lines[0].Value, out var day) && day.Earliest > n.LostOn.Latest).Select(m => m.Title).Distinct(StringComparer.Ordinal)];

    private static List<string> Children(NationalityLossNotification n, Circumstances c) =>
        [.. c.Kin.Kinship.BornOf(n.Person.Person).Select(c.Kin.EntryOf).OfType<RegisterEntry>().Where(e => e.BirthDate.Earliest > n.LostOn.Latest).Select(e => e.GivenName).Distinct(StringComparer.Ordinal)];
}
