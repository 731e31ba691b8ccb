using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Koseki.Eng.Characters;

/// <summary>Builds the files of characters and of their parts that the product ships from the SQLite file of <c>@mandel59/mojidata</c>.</summary>
public sealed class CharactersBuildVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "characters build";

    /// <inheritdoc/>
    public string Summary => "文字情報と部品のファイルを @mandel59/mojidata の moji.db から作る";

    /// <inheritdoc/>
    public string Usage => "--from <moji.db のあるフォルダ> --out <書き出すフォルダ>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var source = Path.Combine(arguments.Required("from"), "moji.db");
        var target = arguments.Required("out");
        arguments.RefuseUnknown();
        if (!File.Exists(source))
        {
            throw new UsageException($"{source} がありません。npm の @mandel59/mojidata の dist フォルダを指定してください。");
        }

        foreach (var (what, name, (text, count)) in new[] { ("文字情報", "characters.tsv.br", Compose(source)), ("部品", "parts.txt.br", PartsFile.Compose(source)), ("ほかの字形集合との対応", "registered-forms.tsv.br", RegisteredForms.Compose(source)) })
        {
            var path = Path.Combine(target, name);
            await using (var file = File.Create(path))
            await using (var brotli = new BrotliStream(file, CompressionLevel.SmallestSize))
            {
                await brotli.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
            }

            await output.WriteLineAsync($"{what} {count:N0} 字を {path} に書きました({new FileInfo(path).Length:N0} バイト)。");
        }

        return 0;
    }

    /// <summary>
    /// The characters as text: a header line, then one line a character of MJ number, code point, Moji_Joho sequences,
    /// 漢字施策 (J 常用, N 人名用), folding code point, strokes and readings, separated by tabs.
    /// </summary>
    internal static (string Text, int Count) Compose(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        var folding = FoldingOf(connection);
        var readings = Lists(connection, "SELECT MJ文字図形名, 読み FROM mji_reading ORDER BY 1, rowid");
        var more = Lists(connection, "SELECT MJ文字図形名, 重複実装したMoji_JohoコレクションIVS FROM mji_duplicated_ivs ORDER BY 1, 2");
        var text = new StringBuilder("koseki-characters\t1\t@mandel59/mojidata\n");
        var count = 0;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MJ文字図形名, 実装したUCS, 実装したMoji_JohoコレクションIVS, 漢字施策, 対応するUCS, 総画数 FROM mji ORDER BY 1";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var mj = reader.GetString(0);
            var ucs = Text(reader, 1);
            var sequences = new[] { Text(reader, 2) }.Concat(more.GetValueOrDefault(mj, [])).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal);
            var policy = Text(reader, 3) switch { "常用漢字" => "J", "人名用漢字" => "N", _ => "" };
            var standard = Text(reader, 4);
            var folded = standard.Length > 0 ? folding.Find(standard) : "";
            text.Append(mj.AsSpan(2)).Append('\t').Append(ucs).Append('\t').AppendJoin(' ', sequences).Append('\t').Append(policy)
                .Append('\t').Append(folded == ucs ? "" : folded).Append('\t').Append(Text(reader, 5))
                .Append('\t').AppendJoin(' ', readings.GetValueOrDefault(mj, [])).Append('\n');
            count++;
        }

        return (text.ToString(), count);
    }

    private static FoldingGroups FoldingOf(SqliteConnection connection)
    {
        var groups = new FoldingGroups();
        foreach (var table in new[]
        {
            "mjsm_戸籍統一文字情報_親字正字", "mjsm_法務省告示582号別表第四_一", "mjsm_民二5202号通知別表_正字俗字等対照表",
            "mjsm_民一2842号通達別表_誤字俗字正字一覧表_俗字", "mjsm_JIS包摂規準UCS統合規則",
        })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT m.対応するUCS, t.縮退UCS FROM \"{table}\" t JOIN mji m USING (MJ文字図形名) WHERE m.対応するUCS IS NOT NULL ORDER BY 1, 2";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                groups.Join(reader.GetString(0), reader.GetString(1));
            }
        }

        // Written for each other in names although each is a character of its own.
        foreach (var pair in new[] { "斉斎", "崎嵜", "桧檜", "浜濱", "富冨", "島嶋", "島嶌" })
        {
            groups.Join(pair[..1], pair[1..]);
        }

        return groups;
    }

    private static Dictionary<string, List<string>> Lists(SqliteConnection connection, string query)
    {
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (!lists.TryGetValue(reader.GetString(0), out var list))
            {
                lists.Add(reader.GetString(0), list = []);
            }

            list.Add(reader.GetString(1));
        }

        return lists;
    }

    private static string Text(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? "" : reader.GetValue(column).ToString()!;
}
