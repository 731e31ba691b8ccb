namespace Koseki.Domain.Characters;

/// <summary>文字情報: what is known of each character (文字情報基盤, 常用漢字表, 戸籍法施行規則別表第二).</summary>
public interface ICharacterTable
{
    /// <summary>Whether the character is one of the table (kana, Latin and marks included).</summary>
    bool IsKnown(RegisterCharacter character);

    /// <summary>
    /// Whether a child's name may use it on a day: 常用漢字, 人名用漢字, hiragana, katakana and ー々ゝゞ
    /// (戸籍法50条, 戸籍法施行規則60条); 変体仮名 may not.
    /// </summary>
    bool IsAllowedInGivenName(RegisterCharacter character, DateOnly on);

    /// <summary>MJ文字図形名 (MJ026184), or null.</summary>
    string? MjName(RegisterCharacter character);

    /// <summary>
    /// The character of 文字情報基盤 that a sequence of another glyph collection (Adobe-Japan1, standardized variants) means
    /// for sure, or null.
    /// </summary>
    RegisterCharacter? RegisteredForm(RegisterCharacter character);

    /// <summary>The code point that stands for all variants of the character in search keys.</summary>
    int Folded(RegisterCharacter character);
}
