using System.Net;
using System.Text;

namespace Koseki.Kiosk.Screens;

/// <summary>
/// The frame and the parts of the touch screens. Stable marks for tests, all <c>data-testid</c>:
/// buttons start, card-N, elsewhere, pin-0…pin-9, pin-clear, pin-ok, removed, kind-CODE, year-YEAR, member-N, members-all, members-ok, item-CODE, items-ok, copies-less,
/// copies-more, copies-ok, change-LINE, confirm, coin-YEN, pay, taken, again, another, back, cancel; texts title, lead, problem,
/// advice, copies, fee, inserted, code, offices, issue-no, receipt; pictures page (one a printed page), pdf (the paper itself where it cannot be drawn).
/// The section of a screen has <c>data-step</c> (行政サービス, カードを置く, 暗証番号, カードを取り外す, 照会中, 証明書,
/// 年度, 対象者, 記載事項, 部数, 確認, 作成中, お支払い, 印刷中, 印刷, 終了, 取り消し, お断り).
/// </summary>
internal static class Html
{
    private static readonly string[] Trail = ["本人の確認", "証明書", "載る人", "部数", "内容の確認", "お支払い", "印刷"];

    /// <summary>A whole page around a screen.</summary>
    internal static string Frame(Visit visit, int idleSeconds, string body)
    {
        var waiting = visit.Step is Step.Asking or Step.Making or Step.Printing;
        var cancel = visit.Step is > Step.Start and <= Step.Pay ? Button("cancel", "やめる", "/go/cancel", "cancel") : "";
        var idle = visit.Step is > Step.Start and <= Step.Pay && !waiting ? $" data-idle=\"{idleSeconds}\"" : "";
        var poll = waiting ? $" data-waiting=\"{visit.Step}\"" : "";
        var means = visit.Card is null ? "" : $"<span class=\"means\">{(visit.ByPhone ? "スマートフォン" : "マイナンバーカード")}でご利用中</span>";
        var refresh = waiting ? "<noscript><meta http-equiv=\"refresh\" content=\"1\"></noscript>" : "";
        return $"""
            <!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">{refresh}
            <title>証明書交付サービス(試験用キオスク)</title><link rel="stylesheet" href="/kiosk.css"></head>
            <body{idle}{poll}><header><strong>証明書交付サービス</strong><span class="mock">試験用キオスク(模擬)</span>{means}{cancel}</header>
            {Steps(visit)}<main>{body}</main>
            <div id="idle" role="alertdialog" aria-labelledby="idle-text" hidden><p id="idle-text">操作がないため、まもなく終了します。<br>あと <span id="idle-left"></span> 秒</p><button type="button" id="idle-stay" class="primary">操作を続ける</button></div>
            <div id="busy" role="status" hidden><p>お待ちください</p></div>
            <script src="/kiosk.js"></script></body></html>
            """;
    }

    /// <summary>A screen: its name for tests, title, a sentence, and parts.</summary>
    internal static string Section(string step, string title, string lead, params string[] parts) =>
        $"<section data-step=\"{step}\"><h1 data-testid=\"title\">{Encode(title)}</h1>{(lead.Length > 0 ? $"<p class=\"lead\" data-testid=\"lead\">{Encode(lead)}</p>" : "")}<div class=\"parts\">{string.Concat(parts)}</div></section>";

    /// <summary>A button that goes one step.</summary>
    internal static string Button(string id, string label, string action, string css, string attributes = "") =>
        $"<form method=\"post\" action=\"{action}\"><button data-testid=\"{id}\" class=\"{css}\"{attributes}>{Encode(label)}</button></form>";

    /// <summary>The row under a screen: back on the left, onward on the right.</summary>
    internal static string Onward(string onward) => $"<div class=\"onward\">{Button("back", "もどる", "/go/back", "quiet")}{onward}</div>";

    /// <summary>Labels and values, one a row.</summary>
    internal static string Table(params (string Label, string Value, string Id)[] rows) =>
        "<dl>" + string.Concat(rows.Select(r => $"<dt>{Encode(r.Label)}</dt><dd{(r.Id == "members" ? " class=\"name\"" : "")} data-testid=\"{r.Id}\">{Encode(r.Value)}</dd>")) + "</dl>";

    internal static string Encode(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);

    private static string Steps(Visit visit)
    {
        var at = visit.Step switch
        {
            Step.Card or Step.Pin or Step.Remove => 0, Step.Asking or Step.Kind => 1, Step.Year or Step.Members or Step.Items => 2, Step.Copies => 3, Step.Confirm or Step.Making => 4, Step.Pay => 5,
            Step.Printing or Step.Printed => 6, _ => -1,
        };
        if (at < 0)
        {
            return "";
        }

        var trail = new StringBuilder("<nav aria-label=\"手順\"><ol class=\"trail\">");
        for (var i = 0; i < Trail.Length; i++)
        {
            trail.Append("<li").Append(i == at ? " aria-current=\"step\"" : i < at ? " class=\"past\"" : "").Append('>').Append(Trail[i]).Append("</li>");
        }

        return trail.Append("</ol></nav>").ToString();
    }
}
