namespace Koseki.Domain.Characters;

/// <summary>振り仮名: katakana and the long mark, as the register writes it (戸籍法13条1項2号・3項).</summary>
public static class KanaReading
{
    /// <summary>Why the text cannot be a 振り仮名, or null when it can.</summary>
    public static string? Problem(string text)
    {
        var bad = text.Where(c => c is not ((>= 'ァ' and <= 'ヺ') or 'ー')).Distinct().ToArray();
        return text.Length == 0 ? "振り仮名が空です。"
            : bad.Length > 0 ? $"振り仮名に使えない文字があります: {string.Join("、", bad)}"
            : text[0] is 'ー' or 'ッ' or 'ャ' or 'ュ' or 'ョ' ? $"振り仮名が「{text[0]}」で始まっています。"
            : null;
    }
}
