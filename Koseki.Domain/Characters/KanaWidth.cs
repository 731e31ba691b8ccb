using System.Text;

namespace Koseki.Domain.Characters;

/// <summary>Half-width kana to full-width kana, for typed readings and incoming files. Names are never passed through it.</summary>
public static class KanaWidth
{
    private const string Half = "ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
    private const string Full = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private const string Voiced = "カキクケコサシスセソタチツテトハヒフヘホヽかきくけこさしすせそたちつてとはひふへほゝ";
    private const string Plosive = "ハヒフヘホはひふへほ";

    /// <summary>The text with half-width kana made full width, and separate voicing marks (half width or combining) joined to their kana.</summary>
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
            else if (c is ('ﾞ' or '\u3099') && WithVoice(last) is { } voiced)
            {
                result[^1] = voiced;
            }
            else if (c is ('ﾟ' or '\u309A') && Plosive.Contains(last, StringComparison.Ordinal))
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

    private static char? WithVoice(char kana) => kana switch
    {
        'ウ' => 'ヴ',
        'う' => 'ゔ',
        _ => Voiced.Contains(kana, StringComparison.Ordinal) ? (char)(kana + 1) : null,
    };

    /// <summary>A typed reading in katakana, full width, without spaces at its ends.</summary>
    public static string ToKatakana(string typed) =>
        new([.. ToFullWidth(typed).Trim().Select(c => c is >= 'ぁ' and <= 'ゖ' ? (char)(c + 0x60) : c)]);

    /// <summary>A typed reading in hiragana, without spaces at its ends.</summary>
    public static string ToHiragana(string typed) =>
        new([.. ToKatakana(typed).Select(c => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 0x60) : c)]);
}
