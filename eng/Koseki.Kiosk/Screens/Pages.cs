using System.Globalization;
using static Koseki.Kiosk.Screens.Html;

namespace Koseki.Kiosk.Screens;

/// <summary>The screens in the order a resident sees them.</summary>
public sealed class Pages(IReadOnlyList<SampleCard> cards, KioskOptions options)
{
    // A terminal may be set to another zone; its papers are of this one.
    private static readonly TimeSpan JapaneseTime = TimeSpan.FromHours(9);

    /// <summary>The page of a session.</summary>
    public string Draw(Session session) => Frame(session.Visit, options.IdleSeconds, session.Visit.Step switch
    {
        Step.Start => Section("行政サービス", "行政サービス", "マイナンバーカードなどを使って、住民票の写しと戸籍の証明書を受け取れます。この端末は試験用です。発行される証明書は証明に使えません。", Button("start", "証明書交付サービスをはじめる", "/go/start", "primary")),
        Step.Card => Card(),
        Step.Pin => Pin(session.Visit),
        Step.Remove => Section("カードを取り外す", "カードを取り外してください", "暗証番号を確認しました。カードを取り外してから次へ進みます。カードの置き忘れにご注意ください。", Onward(Button("removed", "取り外しました。次へ", "/go/removed", "primary"))),
        Step.Asking => Wait("照会中", "照会しています", "発行できる証明書を市区町村に問い合わせています。このままお待ちください。"),
        Step.Kind => Kind(session.Visit),
        Step.Year => Years(session.Visit),
        Step.Members => Members(session.Visit),
        Step.Items => Items(session.Visit),
        Step.Copies => Copies(session.Visit),
        Step.Confirm => Confirm(session.Visit),
        Step.Making => Wait("作成中", "証明書を作成しています", "市区町村で証明書を作っています。このままお待ちください。"),
        Step.Pay => Pay(session.Visit),
        Step.Printing => Wait("印刷中", "印刷しています", "特殊な印刷のため、時間がかかることがあります。このままお待ちください。"),
        Step.Printed => Printed(session.Visit),
        Step.Done => Section("終了", "ご利用ありがとうございました", session.Visit.ByPhone ? "証明書と領収証の取り忘れがないか、もう一度お確かめください。" : "証明書、領収証、カードの取り忘れがないか、もう一度お確かめください。", Receipt(session.Visit), Button("again", "最初の画面に戻る", "/go/again", "primary")),
        Step.Cancelled or Step.Refused => Ended(session.Visit),
    });

    private string Card() => Section("カードを置く", "カードを置くか、スマートフォンをかざしてください", "試験用のカードかスマートフォンを1つ選んでください。",
        $"<p class=\"place\">お住まいの市区町村: <strong>{Encode(options.MunicipalityName)}</strong></p>",
        $"<div class=\"parts\">{string.Concat(cards.Select((c, i) => Button($"card-{i}", c.Label, $"/go/card?value={i}", "wide name")))}</div>",
        Onward(Button("elsewhere", "他の市区町村(本籍地)の証明書", "/go/elsewhere", "quiet")));

    private static string Pin(Visit visit) => Section("暗証番号", "暗証番号を入力してください", "利用者証明用電子証明書の暗証番号(数字4けた)です。続けて3回間違えるとロックされます。",
        visit.PinProblem.Length > 0 ? $"<p class=\"problem\" role=\"alert\" id=\"problem\" data-testid=\"problem\">{Encode(visit.PinProblem)}</p>" : "",
        $"""
        <form method="post" action="/go/pin" class="pin"><input id="pin" name="value" type="password" inputmode="numeric" maxlength="4" autocomplete="off" autofocus aria-label="暗証番号 数字4けた"{(visit.PinProblem.Length > 0 ? " aria-invalid=\"true\" aria-describedby=\"problem\"" : "")}>
        <div class="keys">{string.Concat("123456789".Select(Key))}<button type="button" data-testid="pin-clear" data-clear disabled>訂正</button>{Key('0')}<button data-testid="pin-ok" class="primary">確認</button></div></form>
        """,
        Onward(""));

    private static string Key(char digit) => $"<button type=\"button\" data-testid=\"pin-{digit}\" data-digit=\"{digit}\" disabled>{digit}</button>";

    private static string Wait(string step, string title, string lead) => Section(step, title, lead, "<div class=\"spinner\" role=\"progressbar\" aria-label=\"処理中\"></div>");

    private static string Kind(Visit visit) => Section("証明書", "証明書の種類を選んでください", "", [.. visit.Menu!.Items.Select(i =>
        Button($"kind-{i.Kind}", $"{Words.Kind(i.Kind)}\n1通 {Yen(i.Fee)}", $"/go/kind?value={i.Kind}", "wide")), Onward("")]);

    // The year of the tax is not that of the income: both are said.
    private static string Years(Visit visit) => Section("年度", "年度を選んでください", "年度の前の年の所得が載ります。提出先に、どの年度が要るかを確かめると確実です。",
        $"<div class=\"parts\">{string.Concat(visit.Item!.Years.Select(y => Button($"year-{y}", $"{Words.Year(y)}\n{Words.IncomeYear(y)}中の所得", $"/go/year?value={y}", "wide")))}</div>", Onward(""));

    private static string Members(Visit visit)
    {
        var members = visit.Item!.Members.Select((m, i) =>
        {
            var chosen = visit.Members.Contains(m.Token);
            return Button($"member-{i}", $"{m.Name}{(m.Self ? "(ご本人)" : "")}", $"/go/member?value={i}", chosen ? "wide name check chosen" : "wide name check", $" aria-pressed=\"{(chosen ? "true" : "false")}\"");
        });
        var onward = visit.Members.Count > 0 ? Button("members-ok", $"{visit.Members.Count} 人を選んで次へ", "/go/members", "primary") : "<p class=\"hint\" data-testid=\"problem\">1人以上を選ぶと次へ進めます。</p>";
        var all = visit.Item.Members.Count > 1 ? Button("members-all", "全員を選ぶ", "/go/all", "quiet") : "";
        return Section("対象者", "証明書に載せる人を選んでください", "氏名に触れると選択と解除が切り替わります。選んだ人をまとめて1通に載せます。", $"<div class=\"parts\">{string.Concat(members)}</div>{all}", Onward(onward));
    }

    // Whatever is not chosen stands on no paper: most offices need none of it.
    private static string Items(Visit visit)
    {
        var items = visit.Item!.Options.Select((o, i) =>
        {
            var chosen = visit.Options.Contains(o);
            return Button($"item-{o}", $"{Words.Item(o)}\n{(chosen ? "記載する" : "省略する")}", $"/go/item?value={i}", chosen ? "wide check chosen" : "wide check", $" aria-pressed=\"{(chosen ? "true" : "false")}\"");
        });
        return Section("記載事項", "記載する事項を選んでください", "必要なものだけに触れてください。触れなければ省略します。提出先に確かめると確実です。", $"<div class=\"parts\">{string.Concat(items)}</div>", Onward(Button("items-ok", "次へ", "/go/items", "primary")));
    }

    private static string Copies(Visit visit) => Section("部数", "部数を選んでください", $"一度に {visit.Item!.MaxCopies} 通まで選べます。",
        $"<div class=\"counter\">{Button("copies-less", "−", "/go/less", "round", " aria-label=\"1通減らす\"")}<output data-testid=\"copies\">{visit.Copies} 通</output>{Button("copies-more", "＋", "/go/more", "round", " aria-label=\"1通増やす\"")}</div>",
        $"<p class=\"sum\">手数料 <strong data-testid=\"fee\">{Yen(visit.Fee)}</strong></p>",
        Onward(Button("copies-ok", "次へ", "/go/copies", "primary")));

    // Every line can be changed; the only way on is the answer to the question, and it counts for what is shown here alone.
    private static string Confirm(Visit visit)
    {
        var members = string.Join("\n", visit.Item!.Members.Where(m => visit.Members.Contains(m.Token)).Select(m => m.Name));
        return Section("確認", "この内容でよいですか", "お支払いのあとは、変えられません。",
            "<dl class=\"facts\">",
            Line("証明書", Words.Kind(visit.Item.Kind), "kind", ""), visit.Year is { } year ? Line("年度", $"{Words.Year(year)}({Words.IncomeYear(year)}中の所得)", "year", "") : "", members.Length > 0 ? Line("載る人", members, "members", "name") : "",
            visit.Item.Options.Count > 0 ? Line("記載事項", visit.Options.Count > 0 ? string.Join("\n", visit.Options.Select(Words.Item)) : "すべて省略", "items", "") : "", Line("部数", $"{visit.Copies} 部", "copies", ""),
            $"<div class=\"sum\"><dt>手数料</dt><dd data-testid=\"fee\">{Yen(visit.Fee)}</dd></div></dl>",
            "<p class=\"hint\">のこり <span id=\"left\"></span>　時間がたつと最初に戻ります。お金はいただきません。</p>",
            Onward(Button("confirm", "はい、支払いへ進む", $"/go/confirm?value={visit.Shown}", "primary", " data-arm")));
    }

    private static string Line(string label, string value, string id, string css) =>
        $"<div><dt>{label}</dt><dd><span class=\"{css}\" data-testid=\"{id}\">{Encode(value)}</span>{Button($"change-{id}", "変える", $"/go/change?value={id}", "quiet", $" aria-label=\"変える: {label}\"")}</dd></div>";

    private static string Pay(Visit visit)
    {
        var left = Math.Max(0, visit.Fee - visit.Inserted);
        var coins = left > 0
            ? $"<div class=\"coins\">{string.Concat(new[] { 10, 50, 100, 500, 1000 }.Select(c => Button($"coin-{c}", Yen(c), $"/go/coin?value={c}", "coin", $" aria-label=\"{Yen(c)}を入れる\"")))}</div>" : "";
        var pay = left > 0 ? $"残り {Yen(left)} をちょうど入れて支払う" : visit.Inserted > visit.Fee ? $"支払う(おつり {Yen(visit.Inserted - visit.Fee)})" : "支払う";
        return Section("お支払い", "手数料をお支払いください", "お金は模擬です。支払うと印刷が始まり、取り消せません。",
            Table(("手数料", Yen(visit.Fee), "fee"), ("入れた金額", Yen(visit.Inserted), "inserted"), ("残り", Yen(left), "left")), coins, Button("pay", pay, "/go/pay", "primary"));
    }

    private static string Printed(Visit visit)
    {
        var drawn = visit.Pages.Count < visit.Ready!.PageCount && visit.Pages.Count > 0 ? $"<p class=\"hint\">画面には先頭の {visit.Pages.Count} 枚だけを示しています。</p>" : "";
        var paper = visit.Pages.Count > 0
            ? string.Concat(visit.Pages.Select((_, i) => $"<figure><img data-testid=\"page\" src=\"/page/{i}\" alt=\"印刷された証明書の {i + 1} 枚目\"><figcaption>{i + 1} / {visit.Ready.PageCount} 枚目</figcaption></figure>"))
            : "<object data-testid=\"pdf\" data=\"/pdf\" type=\"application/pdf\"><p class=\"hint\">この端末では証明書の画像を表示できません(poppler-utils がありません)。</p><p><a href=\"/pdf\">証明書(PDF)を開く</a></p></object>";
        var count = visit.Copies > 1 ? $"同じ証明書を {visit.Copies} 通印刷しました。" : "";
        return Section("印刷", "印刷が終わりました", $"{count}証明書は {visit.Ready.PageCount} 枚で1通です。とじていませんので、枚数をお確かめください。",
            Button("taken", "証明書と領収証を受け取りました", "/go/taken", "primary"), Receipt(visit), drawn, $"<div class=\"paper\">{paper}</div>");
    }

    private static string Receipt(Visit visit) => "<div class=\"receipt\" data-testid=\"receipt\"><h2>領収証(模擬)</h2>" + Table(
        ("日時", visit.PrintedAt.ToOffset(JapaneseTime).ToString("yyyy年M月d日 H時mm分", CultureInfo.InvariantCulture), "printed-at"), ("証明書", $"{Words.Kind(visit.Item!.Kind)}{(visit.Year is { } year ? " " + Words.Year(year) : "")} {visit.Copies} 通", "kind"), ("手数料", Yen(visit.Fee), "fee"),
        ("お預かり", Yen(visit.Inserted), "inserted"), ("おつり", Yen(visit.Inserted - visit.Fee), "change"), ("発行番号", visit.Ready!.IssueNo, "issue-no")) + "</div>";

    private string Ended(Visit visit)
    {
        var notice = visit.Notice!;
        var helps = string.Concat(notice.Helps.Select(h => $"<li><h2>{Encode(h.Title)}</h2><p>{Encode(h.Text)}</p></li>"));
        var lead = notice.Lead.Length > 0 ? $"<p class=\"ask\">{Encode(notice.Lead)}</p>" : "";
        var code = notice.Code.Length > 0 ? $"<p class=\"hint\">お問い合わせの番号 <span data-testid=\"code\">{Encode(notice.Code)}</span></p>" : "";
        return Section(visit.Step is Step.Cancelled ? "取り消し" : "お断り", notice.Title, "",
            $"<p class=\"paid\" data-testid=\"problem\" role=\"status\">{Encode(notice.Money)}</p>",
            $"<div class=\"ended\"><div>{lead}<ol class=\"helps\" data-testid=\"advice\">{helps}</ol>{code}</div>{(notice.NamesOffices ? Offices() : "")}</div>",
            notice.OffersAnother
                ? $"<div class=\"onward\">{Button("another", "もどる", "/go/another", "quiet")}{Button("again", "終わる", "/go/again", "primary")}</div>"
                : Button("again", "終わる", "/go/again", "primary"));
    }

    private string Offices() =>
        $"<aside class=\"offices\" aria-label=\"市の窓口\" data-testid=\"offices\"><h2>市の窓口</h2>{string.Concat(options.Offices.Select(o => $"<p><strong>{Encode(o.Name)}</strong> {Encode(o.Place)}<br>{Encode(o.Hours)}</p>"))}"
        + (options.Phone.Length > 0 ? $"<p>電話<br><strong class=\"phone\">{Encode(options.Phone)}</strong></p>" : "") + "</aside>";

    private static string Yen(int amount) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,0} 円");
}
