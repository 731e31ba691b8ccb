using System.Globalization;
using System.Text;

namespace Koseki.Domain.Characters;

/// <summary>What sort of character is in the way, in a clerk's words.</summary>
public static class CharacterSorts
{
    /// <summary>絵文字, 外字, 異体字セレクタ …: the sort of a character that cannot be printed.</summary>
    public static string Of(RegisterCharacter character) => character switch
    {
        { Base: >= 0xD800 and <= 0xDFFF } => "壊れた文字",
        { Selector: not 0 } => $"「{character with { Selector = 0 }}」の、フォントにない異体字",
        { Base: var code } when RegisterCharacter.IsSelector(code) => "字のない異体字セレクタ",
        { Base: (>= 0xE000 and <= 0xF8FF) or >= 0xF0000 } => "登録されていない外字",
        { Base: (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F) } => $"互換漢字「{character}」",
        { Base: (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) } => $"絵文字・記号「{character}」",
        { Base: var code } when TextMapping.IsInvisible(code) => "見えない文字",
        _ => Rune.GetUnicodeCategory(new Rune(character.Base)) switch
        {
            UnicodeCategory.Control => "制御文字",
            UnicodeCategory.OtherNotAssigned => "割り当てのない符号",
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark => "前の字に重なる符号",
            _ => $"「{character}」",
        },
    };
}
