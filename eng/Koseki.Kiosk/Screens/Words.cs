namespace Koseki.Kiosk.Screens;

/// <summary>What a resident reads when it goes no further. Refusals never let the reason be guessed.</summary>
public static class Words
{
    /// <summary>Another municipality's registers.</summary>
    public static Notice Elsewhere { get; } = new(
        "この端末では取り扱っていません", Refund(0), "他の市区町村(本籍地)の証明書は、この試験用キオスクでは未対応です。",
        [new("本籍地の市区町村へ", "窓口か郵送で請求してください。"), new("お近くの市区町村の窓口へ", "戸籍全部事項証明書なら、本人が顔写真のある証明書を持って請求できることがあります(広域交付)。")])
    {
        NamesOffices = false,
    };

    /// <summary>Three wrong numbers.</summary>
    public static Notice Locked(bool byPhone) => new(
        "暗証番号がロックされました", Refund(0), "続けて3回間違えたため、使えなくなりました。",
        byPhone
            ? [new("スマートフォンの暗証番号", "マイナポータルアプリか、市の窓口で設定し直してください。"), new("急ぐとき", "市の窓口でも証明書をお出しできます。")]
            : [new("市の窓口で設定し直せます", "カードと、顔写真のあるもの(運転免許証など)をお持ちください。"), new("急ぐとき", "市の窓口でも証明書をお出しできます。")],
        "C01");

    /// <summary>Ended by the resident or by time.</summary>
    public static Notice Cancelled(bool byResident, int inserted) => new(
        byResident ? "やめました" : "時間が過ぎたため終わりました", "証明書は発行していません。" + Refund(inserted), "",
        [new("続けて利用するとき", "最初の画面からやり直してください。")])
    {
        NamesOffices = false,
    };

    /// <summary>What a display code says, and the money given back when some was put in.</summary>
    /// <param name="display">The code the centre may show.</param>
    /// <param name="inserted">Yen put in.</param>
    /// <param name="byPhone">Whether it is tried by smartphone: then nothing is said of a card to be put or taken.</param>
    public static Notice Refusal(string display, int inserted, bool byPhone)
    {
        var money = Refund(inserted);
        return display switch
        {
            "M01" => new(byPhone ? "このスマートフォンでは、いまお出しできません" : "このカードでは、いまお出しできません", money, "どちらかに当てはまりますか",
                [.. byPhone ? ForPhone : ForCard, new("どちらでもない", "電話か窓口で、番号 M01 とお伝えください。")], display) { OffersAnother = true },
            // One page for every ground that lies in a person: to the letter the same, so that it betrays nothing.
            "M03" => new("この端末では発行できません。\n市の窓口へお問い合わせください", money, "窓口では、お出しできることがあります",
                [new("持っていくもの", "マイナンバーカード・運転免許証など、顔写真のあるものを1つ。"), new("窓口で伝えること", "ほしい証明書の名前と、番号 M03"), new("先に電話でたずねられます", "窓口の開いている時間にどうぞ。")], display),
            "M04" => new("この年度の証明書は、この端末では発行できません", money, "窓口では、お出しできることがあります",
                [new("ほかの年度", "最初の画面から、ほかの年度を選んでください。"), new("窓口で伝えること", "ほしい年度と、番号 M04")], display),
            "M05" => new("利用登録が済んでいません", money, "本籍地の証明書は、先に登録が要ります",
                [new("登録を申請する", "このキオスクか、パソコンとカードで申請できます。登録には数日かかります。"), new("急ぐとき", "本籍地の窓口か郵送で請求してください。")], display),
            "M02" => new("内容を確かめられませんでした", money, "", [new("もう一度", "最初の画面からやり直してください。"), AskWith(display)], display),
            "S02" => new("時間内にできませんでした", money, "", [new("もう一度", "しばらくしてから、最初の画面からやり直してください。"), AskWith(display)], display),
            "S04" => new("手数料が変わりました", money, "", [new("もう一度", "最初の画面からやり直して、新しい手数料を確かめてください。")], display) { NamesOffices = false },
            "S05" => new("ただいま、証明書をお出しする時間ではありません", money, "", [new("時間をおいて", "サービスの時間内に、もう一度お越しください。"), AskWith(display)], display),
            "S06" => new("ただいま混み合っているか、通信できません", money, "", [new("もう一度", "しばらくしてから、最初の画面からやり直してください。"), AskWith(display)], display),
            _ => new("システムの都合で、発行できませんでした", money, "ご迷惑をおかけします", [new("窓口で", "市の窓口でお出しできます。"), AskWith(display)], display),
        };
    }

    /// <summary>The certificate's name.</summary>
    public static string Kind(string code) => code switch
    {
        "KOSEKI_ZENBU" => "戸籍全部事項証明書(戸籍謄本)",
        "KOSEKI_KOJIN" => "戸籍個人事項証明書(戸籍抄本)",
        "FUHYO_ZENIN" => "戸籍の附票の写し(全員)",
        "FUHYO_KOJIN" => "戸籍の附票の写し(一部)",
        "JUMINHYO" => "住民票の写し",
        "INKAN" => "印鑑登録証明書",
        "SHOTOKU" => "所得証明書",
        "KAZEI" => "課税証明書",
        _ => code,
    };

    /// <summary>A 課税年度: 令和8年度.</summary>
    public static string Year(int year) => IncomeYear(year + 1) + "度";

    /// <summary>The year of its income: 令和7年.</summary>
    public static string IncomeYear(int year) => year switch { > 2020 => $"令和{year - 2019}年", 2020 => "令和元年", _ => $"平成{year - 1989}年" };

    /// <summary>An item's name.</summary>
    public static string Item(string code) => code switch
    {
        "ZOKUGARA" => "世帯主・続柄",
        "HONSEKI" => "本籍・筆頭者",
        "KOKUSEKI" => "国籍・地域など",
        "ZAIRYU" => "在留資格・在留カードの番号など",
        _ => code,
    };

    private static readonly Help[] ForCard =
    [
        new("カードを受け取ったばかり・更新したばかり", "あした以降に、もう一度お試しください。"),
        new("電子証明書の期限が切れている", "期限は、発行から5回目の誕生日です。市の窓口で更新できます。無料です。カードと暗証番号をお持ちください。"),
    ];

    private static readonly Help[] ForPhone =
    [
        new("電子証明書を入れたばかり・入れ直したばかり", "あした以降に、もう一度お試しください。"),
        new("電子証明書の期限が切れている", "先に市の窓口でマイナンバーカードの電子証明書を更新し(無料)、そのあとスマートフォンに入れ直してください。"),
    ];

    private static Help AskWith(string display) => new("続くとき", $"電話か窓口で、番号 {display} とお伝えください。");

    private static string Refund(int inserted) => inserted > 0 ? $"入れた {inserted:#,0} 円をお返しします" : "お金はいただいていません";
}
