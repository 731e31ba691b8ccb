using System.Globalization;
using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>How a register writes a foreigner, who has no entry of their own (戸籍法施行規則36条2項).</summary>
public static class ForeignPerson
{
    /// <summary>Stands between 氏 and 名 in what is written from now on: the one setting of it.</summary>
    public const char Separator = '，';

    // What stands there in registers of other offices and times.
    private static readonly char[] Separators = [Separator, '、', ',', '､'];

    /// <summary>氏，名; the one name of a person who has no 氏.</summary>
    public static string Name(string familyName, string givenName) => familyName.Length == 0 ? givenName : $"{familyName}{Separator}{givenName}";

    /// <summary>The name with the separator that this city writes.</summary>
    public static string Written(string name) => string.Concat(name.Select(c => Separators.Contains(c) ? Separator : c));

    /// <summary>Whether two texts are one name, whatever separates 氏 and 名 in them. The names of Japanese have no separator.</summary>
    public static bool IsSameName(string? name, string? other) => name is not null && other is not null && Written(name) == Written(other);

    /// <summary>Whether a written 氏名 may be a foreigner's: a separator stands in it, or nothing but katakana.</summary>
    internal static bool MayBe(string name) => name.Any(Separators.Contains) || name.All(c => c is (>= 'ァ' and <= 'ヿ') or ' ' or '　');

    /// <summary>
    /// What is unusual about a written 氏名: it stands in katakana (or the Japanese kanji of a country that writes kanji) with
    /// one separator (昭59.11.1民二5500号). Null when nothing is.
    /// </summary>
    public static string? Problem(string name) =>
        name.Any(c => char.IsAsciiLetter(c) || c is (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ')) ? $"「{name}」に英字があります。"
        : !name.Any(Separators.Contains) ? $"「{name}」に氏と名の区切り「{Separator}」がありません。"
        : name.Count(Separators.Contains) > 1 ? $"「{name}」の氏と名の間の「{Separator}」が一つではありません。"
        : null;

    /// <summary>生年月日 as registers and messages write it (<see cref="BirthDate"/>).</summary>
    public static RegisterDate Born(RegisterDate date) => RegisterDate.Parse(BirthDate(date));

    /// <summary>生年月日 in the common era, however it was typed: 西暦1990年1月1日.</summary>
    public static string BirthDate(RegisterDate date) =>
        date.Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"西暦{day.Year}年{day.Month}月{day.Day}日") : date.Text;
}
