namespace Koseki.Domain.Places;

/// <summary>Where a recorded place lies, by number: what stays when names change. It stands beside the text and is never printed.</summary>
/// <param name="Municipality">全国地方公共団体コード: six digits with their check digit.</param>
/// <param name="Town">町字ID of アドレス・ベース・レジストリ: seven digits; null where it is not known.</param>
public sealed record PlaceCode(string Municipality, string? Town)
{
    private const int TownDigits = 7;

    /// <summary>Whether a text is a 町字ID by its form: seven half-width digits.</summary>
    public static bool IsTown(string text) => text.Length == TownDigits && text.All(char.IsAsciiDigit);

    /// <summary>Whether both numbers have their form.</summary>
    public bool IsValid => Places.Municipality.IsValidCode(Municipality) && (Town is null || IsTown(Town));

    /// <summary>Reads 112224 or 112224-0012003; throws <see cref="FormatException"/>.</summary>
    public static PlaceCode Parse(string text)
    {
        var parts = text.Split('-');
        var code = new PlaceCode(parts[0], parts.Length > 1 ? parts[1] : null);
        return parts.Length <= 2 && code.IsValid ? code : throw new FormatException($"「{text}」は所在のコードではありません(団体コード6桁、町字IDがあれば「-」と7桁)。");
    }

    /// <inheritdoc/>
    public override string ToString() => Town is null ? Municipality : $"{Municipality}-{Town}";
}
