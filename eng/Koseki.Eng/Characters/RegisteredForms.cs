using System.Text;
using Microsoft.Data.Sqlite;

namespace Koseki.Eng.Characters;

/// <summary>
/// Which sequences of other collections mean a character of 文字情報基盤 for sure. Adobe-Japan1: the glyph is the example
/// glyph of JIS X 0213:2004 in both, and only one MJ character is. Standardized variants: named by the MJ row itself.
/// What a collection tells apart and this rule does not settle is left out, to be chosen by a person.
/// </summary>
internal static class RegisteredForms
{
    private const string Query = """
        WITH example AS (
          SELECT 対応するUCS AS base, min(coalesce(実装したUCS, 実装したMoji_JohoコレクションIVS)) AS form
          FROM mji WHERE X0213_包摂区分 = 0 GROUP BY 対応するUCS HAVING count(*) = 1)
        SELECT i.IVS, e.form FROM "ivs_Adobe-Japan1" i
          JOIN example e ON e.base = substr(i.IVS, 1, 1)
          JOIN "aj1_UniJIS2004_H" u ON u.UCS = e.base AND u.CID = i.CID
          WHERE e.form IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "ivs_Moji_Joho" m WHERE m.IVS = i.IVS)
        UNION
        SELECT 実装したSVS, coalesce(実装したUCS, 実装したMoji_JohoコレクションIVS) FROM mji WHERE 実装したSVS IS NOT NULL
        ORDER BY 1
        """;

    /// <summary>A header line, then one line a sequence: what comes in, a tab, what stands in the register.</summary>
    internal static (string Text, int Count) Compose(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Query;
        using var reader = command.ExecuteReader();
        var text = new StringBuilder("koseki-registered-forms\t1\t@mandel59/mojidata\n");
        var count = 0;
        while (reader.Read())
        {
            text.Append(reader.GetString(0)).Append('\t').Append(reader.GetString(1)).Append('\n');
            count++;
        }

        return (text.ToString(), count);
    }
}
