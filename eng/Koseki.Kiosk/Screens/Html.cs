using System.Globalization;
using System.Net;
using System.Text;
using Koseki.Kiosk.Center;

namespace Koseki.Kiosk.Screens;

/// <summary>
/// The touch screens as HTML. Stable marks for tests: every button has <c>data-testid</c> (start, card-N, pin-N,
/// pin-ok, removed, kind-CODE, member-N, members-ok, copies-more, copies-less, copies-ok, confirm, pay, taken, cancel,
/// again), every screen's section has <c>data-step</c>, printed pages are <c>img[data-testid=page]</c>.
/// </summary>
public static class Html
{
    private static readonly string[] Steps = ["カード", "暗証番号", "証明書", "対象者", "部数", "確認", "お支払い", "印刷"];

    /// <summary>The screen of a visit.</summary>
    public static string Page(Visit visit, IReadOnlyList<SampleCard> cards) => Frame(visit, visit.Step switch
    {
        Step.Start => Section("行政サービス", "証明書交付サービス", "マイナンバーカードを使って、戸籍の証明書を取得できます。", Button("start", "はじめる", "/go/start", "primary")),
        Step.Card => Section("カードを置く", "マイナンバーカードを読取台に置いてください", "お住まいの市区町村: 埼玉県越谷市。試験用のカードを選びます。",
            cards.Select((c, i) => Button($"card-{i}", c.Label, $"/go/card?value={i}", "wide name")).ToArray()),
        Step.Pin => Section("暗証番号", "暗証番号(数字4けた)を入力してください", visit.Problem.Length > 0 ? visit.Problem : "利用者証明用電子証明書の暗証番号です。", Keypad()),
        Step.Remove => Section("カードを取り外す", "カードを取り外してください", "取り外してから次へ進みます。置き忘れにご注意ください。", Button("removed", "取り外しました", "/go/removed", "primary")),
        Step.Kind => Section("証明書", "証明書の種類を選んでください", "", CenterClient.Children(visit.Menu!, "Item")
            .Select(i => (Code: CenterClient.Value(i, "Type"), Fee: CenterClient.Value(i, "FeePerCopy")))
            .Select(i => Button($"kind-{i.Code}", $"{KindName(i.Code)}(1通 {i.Fee}円)", $"/go/kind?value={i.Code}", "wide")).ToArray()),
        Step.Members => Section("対象者", "証明に載せる人を選んでください", "選んだ人は色と「✓」で示します。複数の人を1通に載せられます。",
            [.. Item(visit).Select((m, i) => Button($"member-{i}", (visit.Members.Contains(m.Token) ? "✓ " : "　 ") + m.Name, $"/go/member?value={i}", visit.Members.Contains(m.Token) ? "wide name chosen" : "wide name")),
                visit.Members.Count > 0 ? Button("members-ok", "次へ", "/go/members", "primary") : "<p class=hint>1人以上選んでください。</p>"]),
        Step.Copies => Section("部数", "部数を選んでください", "", $"<div class=counter>{Button("copies-less", "−", "/go/less", "round")}<output>{visit.Copies} 通</output>{Button("copies-more", "＋", "/go/more", "round")}</div>", Button("copies-ok", "次へ", "/go/copies", "primary")),
        Step.Confirm => Section("確認", "内容を確かめてください", "", Summary(visit), Button("confirm", "この内容で申し込む", "/go/confirm", "primary")),
        Step.Pay => Section("お支払い", $"{CenterClient.Value(visit.Ready!, "Fee")} 円を入れてください", "硬貨・電子マネー(模擬)。お支払いの後は取り消せません。", Button("pay", $"{CenterClient.Value(visit.Ready!, "Fee")} 円を支払う", "/go/pay", "primary")),
        Step.Printed => Printed(visit),
        Step.Done => Section("終了", "ご利用ありがとうございました", "証明書・領収証・カードの取り忘れにご注意ください。", Button("again", "最初に戻る", "/go/again", "primary")),
        _ => Section("お断り", "この操作は続けられません", $"{visit.Problem}(コード {visit.ProblemCode})", Button("again", "最初に戻る", "/go/again", "primary")),
    });

    /// <summary>氏名 and token of the members of the individual certificate.</summary>
    public static IReadOnlyList<(string Token, string Name)> Item(Visit visit) =>
    [
        .. CenterClient.Children(visit.Menu!, "Item").Where(i => CenterClient.Value(i, "Type") == visit.Kind).SelectMany(i => CenterClient.Children(i, "Member"))
            .Select(m => (CenterClient.Value(m, "MemberToken"), CenterClient.Value(m, "DisplayName"))),
    ];

    /// <summary>What a resident may read about a display code.</summary>
    public static string Words(string display) => display switch
    {
        "M01" => "このカードではまだご利用になれません。翌日以降にもう一度お試しになるか、市の窓口へお問い合わせください。",
        "M02" => "操作をはじめからやり直してください。",
        "M04" => "この年度の証明書は発行できません。市の窓口へお問い合わせください。",
        "M05" => "利用登録が済んでいません。",
        "S04" => "手数料が変わりました。はじめからやり直してください。",
        "S05" => "ただいまサービスの時間外、または停止中です。",
        "S06" => "ただいま混み合っているか、通信できません。しばらくしてからもう一度お試しください。",
        "S02" => "時間内に処理できませんでした。もう一度お試しください。",
        "M03" => "この端末では発行できません。市の窓口へお問い合わせください。",
        _ => "システムの都合で発行できません。市の窓口へお問い合わせください。",
    };

    /// <summary>The certificate's name.</summary>
    public static string KindName(string code) => code switch
    {
        "KOSEKI_ZENBU" => "戸籍全部事項証明書(戸籍謄本)",
        "KOSEKI_KOJIN" => "戸籍個人事項証明書(戸籍抄本)",
        _ => code,
    };

    private static string Printed(Visit visit)
    {
        var pages = visit.Pages.Count > 0
            ? string.Concat(visit.Pages.Select((_, i) => $"<img data-testid=page src=\"/page/{i}\" alt=\"印刷された証明書 {i + 1} 枚目\">"))
            : "<p class=hint>このパソコンには印刷見本を表示する部品(poppler-utils)がありません。</p><p><a data-testid=pdf href=\"/pdf\">証明書(PDF)を開く</a></p>";
        return Section("印刷", "証明書を印刷しました", $"発行番号 {Encode(CenterClient.Value(visit.Ready!, "IssueNo"))}　{visit.Copies} 通　領収 {CenterClient.Value(visit.Ready!, "Fee")} 円", Button("taken", "受け取りました", "/go/taken", "primary"), $"<div class=paper>{pages}</div>");
    }

    private static string Summary(Visit visit)
    {
        var rows = new List<(string, string)> { ("証明書", KindName(visit.Kind)) };
        if (visit.Members.Count > 0)
        {
            rows.Add(("対象者", string.Join("、", Item(visit).Where(m => visit.Members.Contains(m.Token)).Select(m => m.Name))));
        }

        rows.Add(("部数", $"{visit.Copies} 通"));
        rows.Add(("手数料", $"{Fee(visit)} 円"));
        return "<dl>" + string.Concat(rows.Select(r => $"<dt>{r.Item1}</dt><dd class=name>{Encode(r.Item2)}</dd>")) + "</dl>";
    }

    /// <summary>The fee of the chosen copies.</summary>
    public static int Fee(Visit visit) => visit.Copies * int.Parse(
        CenterClient.Value(CenterClient.Children(visit.Menu!, "Item").First(i => CenterClient.Value(i, "Type") == visit.Kind), "FeePerCopy"), CultureInfo.InvariantCulture);

    private static string Keypad() =>
        "<form method=post action=/go/pin class=pin><output id=dots aria-live=polite>＿＿＿＿</output><input id=pin name=value type=password inputmode=numeric maxlength=4 autocomplete=off autofocus aria-label=暗証番号>"
        + "<div class=keys>" + string.Concat("123456789".Select(d => $"<button type=button data-testid=pin-{d} data-digit={d}>{d}</button>"))
        + "<button type=button data-testid=pin-clear data-clear>訂正</button><button type=button data-testid=pin-0 data-digit=0>0</button><button data-testid=pin-ok class=primary>確認</button></div></form>";

    private static string Section(string step, string title, string text, params string[] parts) =>
        $"<section data-step=\"{step}\"><h1>{Encode(title)}</h1>{(text.Length > 0 ? $"<p class=lead>{Encode(text)}</p>" : "")}<div class=parts>{string.Concat(parts)}</div></section>";

    private static string Button(string id, string label, string action, string css) =>
        $"<form method=post action=\"{action}\"><button data-testid=\"{id}\" class=\"{css}\">{Encode(label)}</button></form>";

    private static string Frame(Visit visit, string body)
    {
        var at = visit.Step switch { Step.Card => 0, Step.Pin or Step.Remove => 1, Step.Kind => 2, Step.Members => 3, Step.Copies => 4, Step.Confirm => 5, Step.Pay => 6, Step.Printed => 7, _ => -1 };
        var trail = new StringBuilder();
        for (var i = 0; i < Steps.Length && at >= 0; i++)
        {
            trail.Append(CultureInfo.InvariantCulture, $"<li{(i == at ? " aria-current=step" : i < at ? " class=past" : "")}>{Steps[i]}</li>");
        }

        var cancel = visit.Step is > Step.Start and < Step.Printed ? Button("cancel", "取り消し", "/go/cancel", "cancel") : "";
        return $"<!doctype html><html lang=ja><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>証明書交付サービス</title><link rel=stylesheet href=/kiosk.css><body><header><strong>証明書交付サービス</strong><span class=mock>試験用キオスク(模擬)</span>{cancel}</header><ol class=trail>{trail}</ol><main>{body}</main><script src=/kiosk.js></script>";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
