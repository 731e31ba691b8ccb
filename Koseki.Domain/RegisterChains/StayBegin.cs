namespace Koseki.Domain.RegisterChains;

/// <summary>How a person came to stand in a register.</summary>
public enum StayBegin
{
    /// <summary>出生: no register before it.</summary>
    Birth,

    /// <summary>帰化・国籍取得・就籍・棄児発見: the first register of somebody who was born before.</summary>
    First,

    /// <summary>改製: the same register in a newer form (戸籍法128条).</summary>
    Renewed,

    /// <summary>転籍 from another municipality (戸籍法108条2項).</summary>
    Transferred,

    /// <summary>From another register: 婚姻, 縁組, 離婚, 入籍, 分籍 …</summary>
    Entered,

    /// <summary>The record does not say.</summary>
    Unknown,
}

/// <summary>How a stay in a register ended.</summary>
public enum StayEnd
{
    /// <summary>現に在籍.</summary>
    Stands,

    /// <summary>死亡・失踪宣告・国籍喪失 …: no register after it.</summary>
    Ended,

    /// <summary>改製: the same register goes on in a newer form.</summary>
    Renewed,

    /// <summary>転籍 to another municipality.</summary>
    Transferred,

    /// <summary>To another register.</summary>
    Left,

    /// <summary>The record does not say.</summary>
    Unknown,
}

/// <summary>Where in a chain a register is missing.</summary>
public enum GapKind
{
    /// <summary>Before the first register that is here.</summary>
    Before,

    /// <summary>改製原戸籍: what stood before the register got its newer form.</summary>
    FormerForm,

    /// <summary>Between two that are here.</summary>
    Between,

    /// <summary>After the last one that is here.</summary>
    After,
}

/// <summary>The Japanese words of stays and gaps.</summary>
public static class ChainWords
{
    /// <summary>Where the gap is.</summary>
    public static string Word(this GapKind kind) => kind switch
    {
        GapKind.Before => "これより前の戸籍",
        GapKind.FormerForm => "改製原戸籍",
        GapKind.Between => "この間の戸籍",
        GapKind.After => "これより後の戸籍",
    };

    /// <summary>How a stay began, with its cause in the register's word.</summary>
    public static string Word(this StayBegin begin, string cause) => begin switch
    {
        StayBegin.Birth => "出生により記録",
        StayBegin.First => $"{cause}により初めて記録",
        StayBegin.Renewed => "改製により編製",
        StayBegin.Transferred => "他の市区町村から転籍",
        StayBegin.Entered => $"{cause}により入籍",
        StayBegin.Unknown => "どこから入ったかは、記録から分からない",
    };

    /// <summary>How a stay ended, with its cause in the register's word.</summary>
    public static string Word(this StayEnd end, string cause) => end switch
    {
        StayEnd.Stands => "現に在籍",
        StayEnd.Ended => $"{cause}により除籍",
        StayEnd.Renewed => "改製により消除",
        StayEnd.Transferred => "他の市区町村へ転籍",
        StayEnd.Left => $"{cause}により除籍",
        StayEnd.Unknown => "どこへ出たかは、記録から分からない",
    };
}
