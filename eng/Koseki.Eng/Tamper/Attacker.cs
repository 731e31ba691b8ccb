using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Tamper;

/// <summary>
/// Computes everything anew that the database and the data folder allow: hashes of rows, chains of registers, looks,
/// states and the journal, the namings in them, and the anchors of the data folder. What needs the key stays as it was.
/// </summary>
internal sealed class Attacker(KosekiDbContext database, SqliteConnection connection, string data)
{
    /// <summary>As the program writes bodies: what is not changed stays the same to the byte.</summary>
    internal static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<(string Table, string Key), (string Hash, long Journal)> once = [];
    private readonly Dictionary<(string Table, string Key), string> versioned = [];
    private readonly Dictionary<string, Dictionary<long, string>> heads = new(StringComparer.Ordinal);

    /// <summary>Does it all.</summary>
    public async Task RecomputeAsync()
    {
        await RegistersAsync();
        await LooksAsync();
        foreach (var cover in Coverage.Tables.Where(c => c.Cover is Cover.Once or Cover.Versioned))
        {
            await (Task)typeof(Attacker).GetMethod(nameof(CollectAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(cover.Row).Invoke(this, [])!;
        }

        var states = await StatesAsync();
        var journal = await JournalAsync(states);
        Anchors(journal);
        Heads();
    }

    private async Task RegistersAsync()
    {
        foreach (var register in (await database.RegisterGenerations.AsNoTracking().ToListAsync()).GroupBy(g => g.Register))
        {
            var previous = new byte[32];
            foreach (var row in register.OrderBy(g => g.Generation))
            {
                var made = new RegisterGenerationRow
                {
                    Register = row.Register, Generation = row.Generation, Schema = row.Schema, Bytes = row.Bytes, BytesHash = SHA256.HashData(row.Bytes), PreviousHash = previous,
                    JournalNumber = row.JournalNumber, CaseId = row.CaseId, Receipt = row.Receipt, RecordedAt = row.RecordedAt, Operator = row.Operator, Approver = row.Approver,
                };
                previous = Canonical.HashOf(made);
                await SetAsync("RegisterGenerations", $"Register = {row.Register} AND Generation = {row.Generation}", ("BytesHash", made.BytesHash), ("PreviousHash", made.PreviousHash), ("Hash", previous));
            }
        }
    }

    private async Task LooksAsync()
    {
        foreach (var day in (await database.AccessLog.AsNoTracking().ToListAsync()).GroupBy(a => (a.Node, a.Day)))
        {
            var (previous, number, hashes) = (new byte[32], 0, new Dictionary<long, string>());
            foreach (var row in day.OrderBy(a => a.Sequence))
            {
                var made = new AccessRow
                {
                    Node = row.Node, Day = row.Day, Sequence = ++number, At = row.At, Account = row.Account, Terminal = row.Terminal, Action = row.Action, Register = row.Register,
                    Text = row.Text, PreviousHash = previous,
                };
                var at = $"Node = '{row.Node}' AND Day = '{row.Day:yyyy-MM-dd}' AND Sequence = ";
                await SetAsync("AccessLog", at + row.Sequence.ToString(CultureInfo.InvariantCulture), ("Sequence", number), ("PreviousHash", previous), ("Hash", SHA256.HashData(made.Canonical())));
                previous = SHA256.HashData(made.Canonical());
                hashes[number] = Canonical.Hex(previous);
            }

            heads[AccessLog.ChainOf(day.Key.Node, day.Key.Day)] = hashes;
            await SetAsync("AccessHeads", $"Node = '{day.Key.Node}' AND Day = '{day.Key.Day:yyyy-MM-dd}'", ("Count", number), ("HeadHash", previous));
        }
    }

    private async Task CollectAsync<T>()
        where T : class
    {
        await foreach (var row in database.Set<T>().AsNoTracking().AsAsyncEnumerable())
        {
            if (row is IJournaled named)
            {
                once[(named.TableName, named.RowKey)] = (Canonical.Hex(Canonical.HashOf(named)), named.JournalNumber);
            }
            else if (Coverage.Versioned.Of(database.Model, typeof(T)) is var content && !content.IsExcepted(content.KeyOf(row)))
            {
                versioned[(content.Table, content.KeyOf(row))] = Convert.ToHexStringLower(content.HashOf(row));
            }
        }
    }

    // The last naming of each row says what stands there now; what nobody named is named by the last row.
    private async Task<List<(long Number, byte[] Hash, long Journal)>> StatesAsync()
    {
        var rows = await database.States.AsNoTracking().OrderBy(s => s.Number).ToListAsync();
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
            (bodies[i]["number"], bodies[i]["previous"]) = (i + 1, Canonical.Hex(previous));
            var body = Encoding.UTF8.GetBytes(bodies[i].ToJsonString(AsWritten));
            previous = SHA256.HashData(body);
            chain.Add((i + 1, previous, rows[i].JournalNumber));
            await SetAsync("States", $"Number = {rows[i].Number}", ("Number", i + 1), ("Body", body), ("Hash", previous));
        }

        heads[StateLog.Chain] = chain.ToDictionary(c => c.Item1, c => Canonical.Hex(c.Item2));
        return chain;
    }

    private async Task<Dictionary<long, string>> JournalAsync(List<(long Number, byte[] Hash, long Journal)> states)
    {
        var rows = await database.Journal.AsNoTracking().OrderBy(j => j.Number).ToListAsync();
        var left = new Dictionary<(string Table, string Key), (string Hash, long Journal)>(once);
        var (chain, previous) = (new Dictionary<long, string>(), new byte[32]);
        var bodies = rows.ConvertAll(r => JsonNode.Parse(r.Body)!.AsObject());
        foreach (var naming in bodies.SelectMany(b => b["rows"]!.AsArray().ToList()).Select(n => n!.AsArray()))
        {
            if (left.Remove(((string)naming[0]!, (string)naming[1]!), out var kept))
            {
                naming[2] = kept.Hash;
            }
            else
            {
                naming.Parent!.AsArray().Remove(naming);
            }
        }

        foreach (var (row, kept) in left)
        {
            (bodies[rows.FindIndex(r => r.Number == kept.Journal) is var at and >= 0 ? at : rows.Count - 1])["rows"]!.AsArray().Add(new JsonArray(row.Table, row.Key, kept.Hash));
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var state = states.FirstOrDefault(s => s.Journal == rows[i].Number);
            (bodies[i]["number"], bodies[i]["previous"]) = (i + 1, Canonical.Hex(previous));
            if (state.Hash is not null)
            {
                (bodies[i]["state"], bodies[i]["stateHash"]) = (state.Number, Canonical.Hex(state.Hash));
            }

            var body = Encoding.UTF8.GetBytes(bodies[i].ToJsonString(AsWritten));
            previous = SHA256.HashData(body);
            chain[i + 1] = Canonical.Hex(previous);
            await SetAsync("Journal", $"Number = {rows[i].Number}", ("Number", i + 1), ("Body", body), ("Hash", previous));
        }

        return chain;
    }

    private void Anchors(Dictionary<long, string> journal)
    {
        foreach (var file in Files("*.anchors"))
        {
            File.WriteAllLines(file, File.ReadAllLines(file).Select(l => l.Split(' ')).Where(l => journal.ContainsKey(Number(l[0]))).Select(l => $"{l[0]} {journal[Number(l[0])]}"));
        }
    }

    private void Heads()
    {
        foreach (var file in Files("*.heads"))
        {
            File.WriteAllLines(file, File.ReadAllLines(file).Select(l => l.Split('\t')).Where(l => heads.GetValueOrDefault(l[0])?.ContainsKey(Number(l[1])) == true)
                .Select(l => $"{l[0]}\t{l[1]}\t{heads[l[0]][Number(l[1])]}"));
        }
    }

    private string[] Files(string pattern) => Directory.Exists(Path.Combine(data, "anchors")) ? Directory.GetFiles(Path.Combine(data, "anchors"), pattern) : [];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private async Task SetAsync(string table, string where, params (string Column, object Value)[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE \"{table}\" SET {string.Join(", ", values.Select(v => $"\"{v.Column}\" = ${v.Column}"))} WHERE {where}";
        foreach (var (column, value) in values)
        {
            command.Parameters.AddWithValue("$" + column, value);
        }

        await command.ExecuteNonQueryAsync();
    }
}
