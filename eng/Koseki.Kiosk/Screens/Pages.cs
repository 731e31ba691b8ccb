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
        Step.Start => Section("行政サービス", "行政サービス", "マイナンバーカードなどを使って、戸籍の証明書を受け取れます。この端末は試験用です。発行される証明書は証明に使えません。", Button("start", "証明書交付サービスをはじめる", "/go/start", "primary")),
        Step.Card => Card(),
        Step.Pin => Pin(session.Visit),
        Step.Remove => Section("カードを取り外す", "カードを取り外してください", "暗証番号を確認しました。カードを取り外してから次へ進みます。カードの置き忘れにご注意ください。", Button("removed", "取り外しました。次へ", "/go/removed", "primary")),
        Step.Asking => Wait("照会中", "照会しています", "発行できる証明書を市区町村に問い合わせています。このままお待ちください。"),
        Step.Kind => Kind(session.Visit),
        Step.Members => Members(session.Visit),
        Step.Copies => Copies(session.Visit),
        Step.Confirm => Confirm(session.Visit),
        Step.Making => Wait("作成中", "証明書を作成しています", "市区町村で証明書を作っています。このままお待ちください。"),
        Step.Pay => Pay(session.Visit),
        Step.Printing => Wait("印刷中", "印刷しています", "特殊な印刷のため、時間がかかることがあります。このままお待ちください。"),
        Step.Printed => Printed(session.Visit),
        Step.Done => Section("終了", "ご利用ありがとうございました", "証明書、領収証、カードの取り忘れがないか、もう一度お確かめください。", Receipt(session.Visit), Button("again", "最初の画面に戻る", "/go/again", "primary")),
        _ => Ended(session.Visit),
    });

    private string Card() => Section("カードを置く", "カードを置いてください", "マイナンバーカードを読取台に置くか、スマートフォンをかざします。試験用のカードを1枚選んでください。",
        $"<p class=\"place\">お住まいの市区町村: <strong>{Encode(options.MunicipalityName)}</strong></p>",
        $"<div class=\"parts\">{string.Concat(cards.Select((c, i) => Button($"card-{i}", c.Label, $"/go/card?value={i}", "wide name")))}</div>",
        Button("elsewhere", "他の市区町村(本籍地)の証明書", "/go/elsewhere", "quiet"));

    private static string Pin(Visit visit) => Section("暗証番号", "暗証番号を入力してください", "利用者証明用電子証明書の暗証番号(数字4けた)です。続けて3回間違えるとロックされます。",
        visit.PinProblem.Length > 0 ? $"<p class=\"problem\" role=\"alert\" id=\"problem\" data-testid=\"problem\">{Encode(visit.PinProblem)}</p>" : "",
        $"""
        <form method="post" action="/go/pin" class="pin"><input id="pin" name="value" type="password" inputmode="numeric" maxlength="4" autocomplete="off" autofocus aria-label="暗証番号 数字4けた"{(visit.PinProblem.Length > 0 ? " aria-invalid=\"true\" aria-describedby=\"problem\"" : "")}>
        <div class="keys">{string.Concat("123456789".Select(Key))}<button type="button" data-testid="pin-clear" data-clear>訂正</button>{Key('0')}<button data-testid="pin-ok" class="primary">確認</button></div></form>
        """);

    private static string Key(char digit) => $"<button type=\"button\" data-testid=\"pin-{digit}\" data-digit=\"{digit}\">{digit}</button>";

    private static string Wait(string step, string title, string lead) => Section(step, title, lead, "<div class=\"spinner\" role=\"progressbar\" aria-label=\"処理中\"></div>");

    private static string Kind(Visit visit) => Section("証明書", "証明書の種類を選んでください", "", [.. visit.Menu!.Items.Select(i => i.Plain
        ? Button($"kind-{i.Kind}", $"{Words.Kind(i.Kind)}\n1通 {Yen(i.Fee)}", $"/go/kind?value={i.Kind}", "wide")
        : $"<p class=\"place\">{Encode(Words.Kind(i.Kind))}は、この試験用キオスクでは未対応です。市の窓口で請求してください。</p>")]);

    private static string Members(Visit visit)
    {
        var members = visit.Item!.Members.Select((m, i) =>
        {
            var chosen = visit.Members.Contains(m.Token);
            return Button($"member-{i}", $"{m.Name}{(m.Self ? "(ご本人)" : "")}", $"/go/member?value={i}", chosen ? "wide name check chosen" : "wide name check", $" aria-pressed=\"{(chosen ? "true" : "false")}\"");
        });
        var onward = visit.Members.Count > 0 ? Button("members-ok", $"{visit.Members.Count} 人を選んで次へ", "/go/members", "primary") : "<p class=\"hint\" data-testid=\"problem\">1人以上を選ぶと次へ進めます。</p>";
        return Section("対象者", "証明書に載せる人を選んでください", "氏名に触れると選択と解除が切り替わります。選んだ人をまとめて1通に載せます。", $"<div class=\"parts\">{string.Concat(members)}</div>", Onward(onward));
    }

    private static string Copies(Visit visit) => Section("部数", "部数を選んでください", $"一度に {visit.Item!.MaxCopies} 通まで選べます。",
        $"<div class=\"counter\">{Button("copies-less", "−", "/go/less", "round", " aria-label=\"1通減らす\"")}<output data-testid=\"copies\">{visit.Copies} 通</output>{Button("copies-more", "＋", "/go/more", "round", " aria-label=\"1通増やす\"")}</div>",
        $"<p class=\"sum\">手数料 <strong data-testid=\"fee\">{Yen(visit.Fee)}</strong></p>",
        Onward(Button("copies-ok", "次へ", "/go/copies", "primary")));

    private static string Confirm(Visit visit)
    {
        var rows = new List<(string, string, string)> { ("証明書", Words.Kind(visit.Item!.Kind), "kind") };
        if (visit.Members.Count > 0)
        {
            rows.Add(("対象者", string.Join("\n", visit.Item.Members.Where(m => visit.Members.Contains(m.Token)).Select(m => m.Name)), "members"));
        }

        rows.Add(("部数", $"{visit.Copies} 通", "copies"));
        rows.Add(("手数料", Yen(visit.Fee), "fee"));
        return Section("確認", "内容を確かめてください", "発行した証明書の取り替えや返金はできません。", Table([.. rows]), Onward(Button("confirm", "この内容で申し込む", "/go/confirm", "primary")));
    }

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
        ("日時", visit.PrintedAt.ToOffset(JapaneseTime).ToString("yyyy年M月d日 H時mm分", CultureInfo.InvariantCulture), "printed-at"), ("証明書", $"{Words.Kind(visit.Item!.Kind)} {visit.Copies} 通", "kind"), ("手数料", Yen(visit.Fee), "fee"),
        ("お預かり", Yen(visit.Inserted), "inserted"), ("おつり", Yen(visit.Inserted - visit.Fee), "change"), ("発行番号", visit.Ready!.IssueNo, "issue-no")) + "</div>";

    private static string Ended(Visit visit)
    {
        var notice = visit.Notice!;
        var code = notice.Code.Length > 0 ? $"<p class=\"hint\">お問い合わせの番号 <span data-testid=\"code\">{Encode(notice.Code)}</span></p>" : "";
        return Section(visit.Step is Step.Cancelled ? "取り消し" : "お断り", notice.Title, "",
            $"<div class=\"{(visit.Step is Step.Cancelled ? "notice" : "notice bad")}\" role=\"alert\"><p data-testid=\"problem\">{Encode(notice.Text)}</p><p data-testid=\"advice\">{Encode(notice.Advice)}</p>{code}</div>",
            Button("again", "最初の画面に戻る", "/go/again", "primary"));
    }

    private static string Yen(int amount) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,0} 円");
}
