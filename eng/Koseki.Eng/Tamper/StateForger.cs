using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Koseki.Infrastructure.Chains;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Tamper;

/// <summary>Computes the record of states anew, with the content of every versioned row as it stands now, and the heads of a folder.</summary>
internal sealed class StateForger(DbContext database, SqliteConnection connection, IReadOnlyList<TableCover> covers, StateTables tables)
{
    /// <summary>As the program writes bodies: what is not changed stays the same to the byte.</summary>
    internal static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<(string Table, string Key), string> versioned = [];

    /// <summary>The hashes of each chain, by number, as the heads name it.</summary>
    public Dictionary<string, Dictionary<long, string>> Chains { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Does it: the last naming of each row says what stands there now, and what nobody named is named by the last row.
    /// Gives number, hash and journal number of each row.
    /// </summary>
    public async Task<List<(long Number, byte[] Hash, long Journal)>> StatesAsync()
    {
        foreach (var cover in covers.Where(c => c.Cover == Cover.Versioned))
        {
            await (Task)typeof(StateForger).GetMethod(nameof(CollectAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(cover.Row).Invoke(this, [])!;
        }

        var rows = await database.Set<StateRow>().AsNoTracking().OrderBy(s => s.Number).ToListAsync();
        var bodies = rows.ConvertAll(r => JsonNode.Parse(r.Body)!.AsObject());
        var left = new Dictionary<(string Table, string Key), string>(versioned);
        foreach (var naming in bodies.SelectMany(b => b["rows"]!.AsArray()).Reverse().Select(n => n!.AsArray()).DistinctBy(n => ((string)n[0]!, (string)n[1]!)))
        {
            naming[2] = left.Remove(((string)naming[0]!, (string)naming[1]!), out var hash) ? hash : null;
        }

        foreach (var (row, hash) in left)
        {
            bodies[^1]["rows"]!.AsArray().Add(new JsonArray(row.Table, row.Key, hash));
        }

        var (chain, previous) = (new List<(long, byte[], long)>(), new byte[32]);
        for (var i = 0; i < rows.Count; i++)
        {
            (bodies[i]["number"], bodies[i]["previous"]) = (i + 1, Convert.ToHexStringLower(previous));
            var body = Encoding.UTF8.GetBytes(bodies[i].ToJsonString(AsWritten));
            previous = SHA256.HashData(body);
            chain.Add((i + 1, previous, rows[i].JournalNumber));
            await SetAsync("States", $"Number = {rows[i].Number}", ("Number", i + 1), ("Body", body), ("Hash", previous));
        }

        Chains[StateLog.Chain] = chain.ToDictionary(c => c.Item1, c => Convert.ToHexStringLower(c.Item2));
        return chain;
    }

    /// <summary>Writes the heads of a folder anew.</summary>
    public void Heads(string folder)
    {
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.heads") : [])
        {
            File.WriteAllLines(file, File.ReadAllLines(file).Select(l => l.Split('\t')).Where(l => Chains.GetValueOrDefault(l[0])?.ContainsKey(Number(l[1])) == true)
                .Select(l => $"{l[0]}\t{l[1]}\t{Chains[l[0]][Number(l[1])]}"));
        }
    }

    /// <summary>Sets columns of a row.</summary>
    public async Task SetAsync(string table, string where, params (string Column, object Value)[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE \"{table}\" SET {string.Join(", ", values.Select(v => $"\"{v.Column}\" = ${v.Column}"))} WHERE {where}";
        foreach (var (column, value) in values)
        {
            command.Parameters.AddWithValue("$" + column, value);
        }

        await command.ExecuteNonQueryAsync();
    }

    internal static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private async Task CollectAsync<T>()
        where T : class
    {
        var content = tables.Of(database.Model, typeof(T));
        await foreach (var row in database.Set<T>().AsNoTracking().AsAsyncEnumerable())
        {
            if (!content.IsExcepted(content.KeyOf(row)))
            {
                versioned[(content.Table, content.KeyOf(row))] = Convert.ToHexStringLower(content.HashOf(row));
            }
        }
    }
}
