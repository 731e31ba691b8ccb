using System.Text;

namespace Koseki.Domain.Characters;

/// <summary>Half-width kana to full-width kana, for typed readings and incoming files. Names are never passed through it.</summary>
public static class KanaWidth
{
    private const string Half = "ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
    private const string Full = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private const string Voiced = "カキクケコサシスセソタチツテトハヒフヘホ";

    /// <summary>The text with half-width kana (and their separate voicing marks) made full width.</summary>
    public static string ToFullWidth(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var index = Half.IndexOf(c, StringComparison.Ordinal);
            var last = result.Length > 0 ? result[^1] : '\0';
            if (index >= 0)
            {
                result.Append(Full[index]);
            }
            else if (c == 'ﾞ' && last == 'ウ')
            {
                result[^1] = 'ヴ';
            }
            else if (c == 'ﾞ' && Voiced.Contains(last, StringComparison.Ordinal))
            {
                result[^1] = (char)(last + 1);
            }
            else if (c == 'ﾟ' && last is ('ハ' or 'ヒ' or 'フ' or 'ヘ' or 'ホ'))
            {
                result[^1] = (char)(last + 2);
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>A typed reading in katakana, full width, without spaces at its ends.</summary>
    public static string ToKatakana(string typed) =>
        new([.. ToFullWidth(typed).Trim().Select(c => c is >= 'ぁ' and <= 'ゖ' ? (char)(c + 0x60) : c)]);

    /// <summary>A typed reading in hiragana, without spaces at its ends.</summary>
    public static string ToHiragana(string typed) =>
        new([.. ToKatakana(typed).Select(c => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 0x60) : c)]);
}
