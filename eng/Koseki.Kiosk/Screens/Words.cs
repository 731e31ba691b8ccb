namespace Koseki.Kiosk.Screens;

/// <summary>What a resident reads when it goes no further. Refusals never let the reason be guessed.</summary>
public static class Words
{
    private const string AskCity = "お手数ですが、市の窓口へお問い合わせください。";

    /// <summary>Another municipality's registers.</summary>
    public static Notice Elsewhere { get; } = new(
        "この端末では取り扱っていません", "他の市区町村(本籍地)の証明書の利用登録と交付は、この試験用キオスクでは未対応です。", "本籍地の市区町村の窓口、または郵送で請求してください。");

    /// <summary>Three wrong numbers.</summary>
    public static Notice Locked { get; } = new(
        "カードがロックされています", "暗証番号を続けて3回間違えたため、このカードは使えません。", "市の窓口で暗証番号の再設定をしてください。", "C01");

    /// <summary>Ended by the resident or by time.</summary>
    public static Notice Cancelled(bool byResident, int inserted) => byResident
        ? new("取り消しました", "証明書は発行していません。" + Refund(inserted), "続けて利用するときは、はじめからやり直してください。")
        : new("時間が過ぎたため終了しました", "操作がないまま時間が過ぎました。証明書は発行していません。" + Refund(inserted), "続けて利用するときは、はじめからやり直してください。");

    /// <summary>What a display code says, and the money given back when some was put in.</summary>
    public static Notice Refusal(string display, int inserted)
    {
        var (text, advice) = display switch
        {
            "M01" => ("このカードは、まだご利用になれません。", "カードの交付や更新を受けた日は使えません。翌日以降にもう一度お試しになるか、市の窓口へお問い合わせください。"),
            "M02" => ("手続きの有効な時間が過ぎたか、内容が確かめられませんでした。", "はじめからやり直してください。"),
            "M03" => ("この端末では発行できません。", "市の窓口へお問い合わせください。"),
            "M04" => ("この年度の証明書は発行できません。", AskCity),
            "M05" => ("利用登録が済んでいません。", "利用登録の申請をして、登録の完了後にご利用ください。"),
            "S02" => ("時間内に処理できませんでした。", "しばらくしてから、はじめからやり直してください。"),
            "S04" => ("手数料が変わりました。", "はじめからやり直して、新しい手数料を確かめてください。"),
            "S05" => ("ただいまサービスの時間外、または休止中です。", "サービスの時間内にもう一度お試しください。"),
            "S06" => ("ただいま混み合っているか、通信できません。", "しばらくしてから、はじめからやり直してください。"),
            _ => ("システムの都合で発行できませんでした。", AskCity),
        };
        return new("発行できませんでした", text + Refund(inserted), advice, display);
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

    private static string Refund(int inserted) => inserted > 0 ? $"\n入れた {inserted:#,0} 円をお返しします。" : "\n手数料はいただいていません。";
}
