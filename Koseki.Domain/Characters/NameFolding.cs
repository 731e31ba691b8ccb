using System.Text;

namespace Koseki.Domain.Characters;

/// <summary>
/// The one folding by which names are compared and found (its table stands in the glossary): 異体字, widths, spaces,
/// invisible characters and separators count for nothing. A folded name is never shown, printed or stored as a name, and
/// two equal ones do not prove that two people are one: they only say that a paper may be about this person.
/// </summary>
public static class NameFolding
{
    private const char Separator = ',';

    /// <summary>The folded text; empty when nothing of it counts.</summary>
    public static string Of(string text, ICharacterTable table)
    {
        var key = new StringBuilder(text.Length);
        foreach (var character in RegisterText.Split(TextMapping.Apply(text, table).Text))
        {
            if (!TextMapping.IsSpace(character.Base) && !TextMapping.IsInvisible(character.Base) && !RegisterCharacter.IsSelector(character.Base) && character.Base != '\n')
            {
                RegisterText.Append(key, Folded(character, table));
            }
        }

        return key.ToString();
    }

    /// <summary>Whether two names are written for the same: both fold to the same, and to something.</summary>
    public static bool IsSame(string one, string other, ICharacterTable table) =>
        Of(one, table) is { Length: > 0 } folded && string.Equals(folded, Of(other, table), StringComparison.Ordinal);

    private static int Folded(RegisterCharacter character, ICharacterTable table) => character.Base switch
    {
        '，' or '、' or ',' => Separator,
        '・' or '･' or '·' => '・',
        'ヶ' => 'ケ',
        'ヵ' => 'カ',
        '-' or '－' or '−' or (>= 0x2010 and <= 0x2015) => '-',
        >= '！' and <= '～' and var wide => AsciiWidth.ToHalf((char)wide),
        _ => table.Folded(character),
    };
}
