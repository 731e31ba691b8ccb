using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Stillbirth;

/// <summary>When a stillbirth is notified, and by whom: one sentence of the ordinance each.</summary>
internal static class StillbirthRequirements
{
    private const string Ordinance = "死産の届出に関する規程";
    private const string OnPaper = "届出人に届書の補正を求めてください。";

    internal static IReadOnlyList<Requirement<StillbirthNotification>> All() => [.. OfTheChild(), .. OfTheTime(), .. OfTheNotifier(), .. OfThePaper()];

    private static IEnumerable<Requirement<StillbirthNotification>> OfTheChild()
    {
        FieldKey[] weeks = [StillbirthForm.Weeks, StillbirthForm.Days];
        yield return new("死産-01", "死産とは、妊娠第4月(満12週)以後の死児の出産をいう。", Ordinance + "2条", Severity.Refusal, weeks,
            (n, _) => n.Pregnancy?.Weeks < StillbirthNotification.Notified ? "満12週に達していないので、死産届の対象ではありません。" : null, "届出の要らないことを説明してください。");
        yield return new("死産-02", "出産の後に心臓の動き、動き、呼吸のどれかがあったときは、出生と死亡である。", Ordinance + "2条・戸籍法49条・86条", Severity.Refusal, [StillbirthForm.Signs],
            (n, _) => n.Sign == SignOfLife.Seen ? "生きて生まれています。" : null, "出生届と死亡届を出してもらってください。");
        yield return new("死産-03", "妊娠週数は、満の週数と0日から6日までの日で示す。", "死産届書省令1条", Severity.Correction, weeks,
            (n, _) => n.Pregnancy?.Days > 6 ? "日が6より大きい数です。" : null, OnPaper);
        yield return new("死産-04", "胎児死亡の時期は、自然死産で満22週以後のときに書く。", "死産届書省令2条", Severity.Correction, [StillbirthForm.Moment, StillbirthForm.Manner, .. weeks],
            (n, _) => n.Pregnancy is null || n.Manner is null || n.AsksMoment == (n.Moment is not null) ? null : n.AsksMoment ? "胎児死亡の時期がありません。" : "胎児死亡の時期は書きません。", OnPaper);
        yield return new("死産-05", "母体保護法による人工死産は、満22週未満に限る。", "母体保護法2条2項", Severity.Correction, [StillbirthForm.Manner, .. weeks],
            (n, _) => n is { Manner: StillbirthManner.ArtificialByLaw, Pregnancy.Weeks: >= StillbirthNotification.Viable } ? "満22週以後です。" : null, "死産証書と照らし合わせ、医師に確かめてください。");
        yield return new("死産-06", "認知された胎児の死産は、認知の届出地にも14日以内に届け出る。", "戸籍法65条", Severity.Caution, [StillbirthForm.Recognized],
            (n, _) => n.IsRecognized ? "胎児認知の届出があります。" : null, "認知の届出地が当市なら、「認知された胎児の死産」の届を受けてください。他の市区町村なら、そこに届け出るよう説明してください。");
    }

    private static IEnumerable<Requirement<StillbirthNotification>> OfTheTime()
    {
        yield return new("死産-10", "死産の届出は、死産の後にする。", Ordinance + "4条", Severity.Correction, [StillbirthForm.On],
            (n, c) => n.On.Earliest > c.ReceiptDate ? "死産の日が受理日より後です。" : null, OnPaper);
        yield return new("死産-11", "死産の届出は、7日以内にする。", Ordinance + "4条", Severity.Caution, [StillbirthForm.On],
            (n, c) => StillbirthNotification.LastDay(n.On, c.ClosingDays) is { } last && c.ReceiptDate > last ? $"届出期間({RegisterDate.Of(last).Text}まで)を過ぎています。" : null, "受理したうえで、遅れた理由を書面で受け取ってください。");
        yield return new("死産-12", "死産届は、届出人の所在地か死産があった場所の市町村長だけが受理する。", Ordinance + "4条", Severity.Correction, [StillbirthForm.Ground],
            (_, c) => c.Origin is not Origin.Here ? "死産届が、通知・送付で受け付けられています。" : null, "「受理したところ」をここにしてください。死産届は他の市区町村に送られません。");
        yield return new("死産-13", "死産があった場所で届け出るときは、その場所が当市にある。", Ordinance + "4条", Severity.Correction, [StillbirthForm.Ground, StillbirthForm.Place],
            (n, c) => n.Ground == StillbirthPlace.Delivery ? OwnPlace.Problem(c, n.Place, "死産があったところ") : null, "届出地の根拠を確かめてください。");
    }

    private static IEnumerable<Requirement<StillbirthNotification>> OfTheNotifier()
    {
        yield return new("死産-20", "嫡出でない子の死産は、母が届け出る。", Ordinance + "7条", Severity.Correction, [StillbirthForm.Notifier, StillbirthForm.Legitimacy],
            (n, _) => n is { IsLegitimate: false, Notifier: StillbirthNotifier.Father } ? "父は届出人になれません。" : null, "母に届け出てもらってください。");
        yield return new("死産-21", "先の順位の者がやむを得ない事由で届け出ることができないときに、次の者が届け出る。", Ordinance + "7条", Severity.Correction, [StillbirthForm.Reason, StillbirthForm.Notifier, StillbirthForm.Legitimacy],
            (n, _) => n is { Notifier: { } by, Reason: null } && by != StillbirthNotifier.Father && !(by == StillbirthNotifier.Mother && !n.IsLegitimate) ? "先の順位の者が届け出られない理由がありません。" : null, OnPaper);
    }

    private static IEnumerable<Requirement<StillbirthNotification>> OfThePaper()
    {
        yield return new("死産-30", "死産届には、死産証書か死胎検案書を添える。添えられないときは、その事由を書く。", Ordinance + "6条", Severity.Correction, [StillbirthForm.PaperReason, StillbirthForm.Paper],
            (n, _) => n is { Paper: StillbirthPaper.None, PaperReason: null } ? "証書を添えられない事由がありません。" : null, OnPaper);
        yield return new("死産-31", "死産証書・死胎検案書のない死産届は、事実を確かめて受理する。", Ordinance + "6条", Severity.Inquiry, [StillbirthForm.Paper],
            (n, _) => n.Paper == StillbirthPaper.None ? "死産証書・死胎検案書がありません。" : null, "医師・助産師に確かめ、保健所に相談してください。");
    }
}
