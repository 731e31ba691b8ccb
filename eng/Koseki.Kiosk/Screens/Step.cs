namespace Koseki.Kiosk.Screens;

/// <summary>Where a visit stands.</summary>
public enum Step
{
    /// <summary>行政サービスの入口.</summary>
    Start,

    /// <summary>カードを置く.</summary>
    Card,

    /// <summary>暗証番号.</summary>
    Pin,

    /// <summary>カードを取り外す.</summary>
    Remove,

    /// <summary>照会中: M1 is under way.</summary>
    Asking,

    /// <summary>証明書の種類.</summary>
    Kind,

    /// <summary>年度.</summary>
    Year,

    /// <summary>対象者.</summary>
    Members,

    /// <summary>記載事項.</summary>
    Items,

    /// <summary>部数.</summary>
    Copies,

    /// <summary>確認.</summary>
    Confirm,

    /// <summary>作成中: M2 is under way.</summary>
    Making,

    /// <summary>お支払い.</summary>
    Pay,

    /// <summary>印刷中: M3 and the printer are under way.</summary>
    Printing,

    /// <summary>印刷結果.</summary>
    Printed,

    /// <summary>終了.</summary>
    Done,

    /// <summary>取り消し: ended by the resident or by time.</summary>
    Cancelled,

    /// <summary>お断り.</summary>
    Refused,
}
