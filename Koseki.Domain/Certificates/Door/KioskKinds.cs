namespace Koseki.Domain.Certificates.Door;

/// <summary>What the contract's kinds and the feeds of the gateway are called on screens; one that is not known here is called by its code.</summary>
public static class KioskKinds
{
    /// <summary>Every kind at once.</summary>
    public const string All = "*";

    private static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [All] = "すべての種類",
        [DoorKinds.Whole] = "戸籍全部事項証明書",
        [DoorKinds.Individual] = "戸籍個人事項証明書",
        ["JUMINHYO"] = "住民票の写し",
        ["INKAN"] = "印鑑登録証明書",
        ["SHOTOKU"] = "所得証明書",
        ["KAZEI"] = "課税証明書",
        ["FUHYO_ZENIN"] = "戸籍の附票(全員)",
        ["FUHYO_KOJIN"] = "戸籍の附票(個人)",
    };

    private static readonly IReadOnlyDictionary<string, string> Feeds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["resident"] = "住民",
        ["jpki"] = "電子証明書",
        ["household"] = "世帯・住民票",
        ["sealstop"] = "印鑑の廃止",
        ["seal"] = "印鑑登録",
        ["incomestop"] = "所得の停止",
        ["income"] = "所得",
    };

    /// <summary>A kind in words.</summary>
    public static string Word(string kind) => Kinds.GetValueOrDefault(kind, kind);

    /// <summary>A text of the gateway, with words where it has the codes of kinds.</summary>
    public static string InWords(string text) => Kinds.Where(k => k.Key != All).Aggregate(text, (t, k) => t.Replace(k.Key, k.Value, StringComparison.Ordinal));

    /// <summary>A feed in words.</summary>
    public static string FeedWord(string source) => Feeds.GetValueOrDefault(source, source);
}
