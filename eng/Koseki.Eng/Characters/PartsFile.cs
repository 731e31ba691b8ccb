using System.Text;
using Microsoft.Data.Sqlite;

namespace Koseki.Eng.Characters;

/// <summary>The parts of characters, from the ideographic description sequences of <c>moji.db</c>.</summary>
internal static class PartsFile
{
    /// <summary>
    /// The file as text: a header line, one line a radical sign of <c>=</c>, the sign and the character it stands for, then
    /// one line a character, the character and the parts of all its sequences. What is no character of the table and no
    /// part of one is left out.
    /// </summary>
    internal static (string Text, int Count) Compose(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        var parts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (character, sequence) in Pairs(connection, "SELECT UCS, IDS FROM ids ORDER BY rowid"))
        {
            if (!parts.TryGetValue(character, out var list))
            {
                parts.Add(character, list = []);
            }

            list.AddRange(PartsOf(sequence).Where(p => p != character && !list.Contains(p)).Distinct(StringComparer.Ordinal));
        }

        var needed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (written, standard) in Pairs(connection, "SELECT 実装したUCS, 対応するUCS FROM mji WHERE 実装したUCS IS NOT NULL AND 対応するUCS IS NOT NULL ORDER BY 1"))
        {
            // A compatibility character has the parts of the one it stands for.
            if (written != standard && !parts.ContainsKey(written) && parts.TryGetValue(standard, out var same))
            {
                parts.Add(written, same);
            }

            Need(written, parts, needed);
        }

        foreach (var (standard, _) in Pairs(connection, "SELECT DISTINCT 対応するUCS, '' FROM mji WHERE 対応するUCS IS NOT NULL"))
        {
            Need(standard, parts, needed);
        }

        var text = new StringBuilder("koseki-parts\t1\t@mandel59/mojidata\n");
        foreach (var (sign, character) in Pairs(connection, "SELECT radical_character, radical_CJKUI FROM radeqv WHERE radical_CJKUI IS NOT NULL ORDER BY 1"))
        {
            text.Append('=').Append(sign).Append(character).Append('\n');
        }

        var lines = needed.Where(parts.ContainsKey).Where(c => parts[c].Count > 0).ToList();
        lines.ForEach(c => text.Append(c).AppendJoin("", parts[c]).Append('\n'));
        return (text.ToString(), lines.Count);
    }

    private static void Need(string character, Dictionary<string, List<string>> parts, SortedSet<string> needed)
    {
        if (needed.Add(character) && parts.TryGetValue(character, out var list))
        {
            list.ForEach(p => Need(p, parts, needed));
        }
    }

    // Description characters (⿰ …), marks of doubt (〾 ？) and parts without a code ({67}) are left out.
    private static IEnumerable<string> PartsOf(string sequence)
    {
        var isInside = false;
        foreach (var rune in sequence.EnumerateRunes())
        {
            if (rune.Value is '{' or '&' or '[' or '(')
            {
                isInside = true;
            }
            else if (isInside)
            {
                isInside = rune.Value is not ('}' or ';' or ']' or ')');
            }
            else if (rune.Value is >= 0x2E80 and not ((>= 0x2FF0 and <= 0x2FFF) or 0x303E or 0x31EF or 0xFF1F or (>= 0xFE00 and <= 0xFE0F) or >= 0xE0000))
            {
                yield return rune.ToString();
            }
        }
    }

    private static IEnumerable<(string, string)> Pairs(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (reader.GetString(0), reader.GetString(1));
        }
    }
}
