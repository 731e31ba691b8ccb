using System.Text.Json;
using System.Text.RegularExpressions;

namespace Koseki.Kiosk;

/// <summary>A card (or phone) to try with.</summary>
/// <param name="Label">What the screen calls it.</param>
/// <param name="IssuerKeyId">Key id of the issuer: 8 to 64 capital hexadecimal digits.</param>
/// <param name="Serial">Serial of the 利用者証明用電子証明書: 2 to 40 capital hexadecimal digits.</param>
/// <param name="Means">CARD, ANDROID or IPHONE.</param>
/// <param name="Pin">Four digits.</param>
public sealed partial record SampleCard(string Label, string IssuerKeyId, string Serial, string Means, string Pin)
{
    /// <summary>Whether it is a smartphone: there is no card to be put or taken.</summary>
    public bool IsPhone => Means is not "CARD";

    /// <summary>The cards of a file; a file that cannot be used is refused with the place and the remedy.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, unreadable or holds a card of another form.</exception>
    public static IReadOnlyList<SampleCard> Read(string path)
    {
        try
        {
            var cards = JsonSerializer.Deserialize<List<SampleCard>>(File.ReadAllText(path), JsonSerializerOptions.Web) ?? [];
            var wrong = cards.FindIndex(c => !c.Fits);
            return cards.Count == 0 ? throw new InvalidOperationException($"{path} に試験用カードがありません。1枚以上書いてください。")
                : wrong < 0 ? cards
                : throw new InvalidOperationException($"{path} の {wrong + 1} 枚目が読めません。label、issuerKeyId(16進大文字8〜64桁)、serial(同2〜40桁)、means(CARD・ANDROID・IPHONE)、pin(数字4桁)を書いてください。");
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"試験用カードのファイル {path} が読めません({e.Message})。設定 Kiosk:Cards を確かめてください。", e);
        }
    }

    private bool Fits => !string.IsNullOrWhiteSpace(Label) && KeyForm().IsMatch(IssuerKeyId ?? "") && SerialForm().IsMatch(Serial ?? "")
        && Means is ("CARD" or "ANDROID" or "IPHONE") && PinForm().IsMatch(Pin ?? "");

    [GeneratedRegex("^[0-9A-F]{8,64}\\z")]
    private static partial Regex KeyForm();

    [GeneratedRegex("^[0-9A-F]{2,40}\\z")]
    private static partial Regex SerialForm();

    [GeneratedRegex("^[0-9]{4}\\z")]
    private static partial Regex PinForm();
}
