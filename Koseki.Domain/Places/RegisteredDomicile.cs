using System.Text.RegularExpressions;

namespace Koseki.Domain.Places;

/// <summary>
/// 本籍 as recorded: prefecture, municipality, town and 番地 or 番 (街区符号), never 号 or a building. 丁目 in kanji,
/// other digits half width (the paper widens them).
/// </summary>
/// <param name="Text">埼玉県越谷市越ヶ谷四丁目2番地 …</param>
public sealed partial record RegisteredDomicile(string Text)
{
    /// <summary>Where it lies by number, as it was when the register was made or changed; null where nobody could say.</summary>
    public PlaceCode? Code { get; init; }

    /// <summary>Whether it is the same 本籍: the text decides, to the letter.</summary>
    public bool Is(RegisteredDomicile other) => Text == other.Text;

    /// <summary>Why the text is not in normal form, in words for the clerk; null when it is.</summary>
    public string? Problem =>
        Text.Length == 0 ? "本籍が空です。"
        : Text.EndsWith('号') ? "本籍に「号」は付けません。"
        : DigitChome().IsMatch(Text) ? "「丁目」の数は漢数字で書きます(例: 四丁目)。"
        : FullWidthDigit().IsMatch(Text) ? "本籍の数字は半角で入力してください(証明書には全角で印字します)。"
        : Ending().IsMatch(Text) ? null
        : Text.EndsWith('の') ? "「番地の」の後に枝番がありません。枝番を書くか、「番地」で終えてください。"
        : "本籍は「番地」または「番」で終わります。";

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex("[0-9０-９]丁目", RegexOptions.CultureInvariant)]
    private static partial Regex DigitChome();

    [GeneratedRegex("[０-９]", RegexOptions.CultureInvariant)]
    private static partial Regex FullWidthDigit();

    // 2番地, 2番地3, 2番地の3の1, 2番地甲, 無番地, 2番
    [GeneratedRegex("(?:(?:[0-9]|無)番地(?:(?:の?[0-9]+|の?[甲乙丙丁イロハニホヘト])(?:の?[0-9]+)*)?|[0-9]番)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
