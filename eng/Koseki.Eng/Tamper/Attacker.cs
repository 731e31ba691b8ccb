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
    private readonly StateForger forger = new(database, connection, Coverage.Tables, Coverage.Versioned);
    private readonly Dictionary<(string Table, string Key), (string Hash, long Journal)> once = [];

    /// <summary>Does it all.</summary>
    public async Task RecomputeAsync()
    {
        await GenerationsAsync();
        await LooksAsync();
        foreach (var cover in Coverage.Tables.Where(c => c.Cover == Cover.Once))
        {
            await (Task)typeof(Attacker).GetMethod(nameof(CollectAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(cover.Row).Invoke(this, [])!;
        }

        var states = await forger.StatesAsync();
        var journal = await JournalAsync(states);
        Anchors(journal);
        forger.Heads(Path.Combine(data, "anchors"));
    }

    private async Task GenerationsAsync()
    {
        foreach (var document in (await database.Generations.AsNoTracking().ToListAsync()).GroupBy(g => g.Document))
        {
            var previous = new byte[32];
            foreach (var row in document.OrderBy(g => g.Generation))
            {
                var made = new GenerationRow
                {
                    Kind = row.Kind, Number = row.Number, Generation = row.Generation, Schema = row.Schema, Bytes = row.Bytes, BytesHash = SHA256.HashData(row.Bytes), PreviousHash = previous,
                    JournalNumber = row.JournalNumber, CaseId = row.CaseId, Receipt = row.Receipt, RecordedAt = row.RecordedAt, Operator = row.Operator, Approver = row.Approver,
                };
                previous = Canonical.HashOf(made);
                await forger.SetAsync("Generations", $"Kind = '{row.Kind}' AND Number = {row.Number} AND Generation = {row.Generation}", ("BytesHash", made.BytesHash), ("PreviousHash", made.PreviousHash), ("Hash", previous));
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
                await forger.SetAsync("AccessLog", at + row.Sequence.ToString(CultureInfo.InvariantCulture), ("Sequence", number), ("PreviousHash", previous), ("Hash", SHA256.HashData(made.Canonical())));
                previous = SHA256.HashData(made.Canonical());
                hashes[number] = Canonical.Hex(previous);
            }

            forger.Chains[AccessLog.ChainOf(day.Key.Node, day.Key.Day)] = hashes;
            await forger.SetAsync("AccessHeads", $"Node = '{day.Key.Node}' AND Day = '{day.Key.Day:yyyy-MM-dd}'", ("Count", number), ("HeadHash", previous));
        }
    }

    private async Task CollectAsync<T>()
        where T : class, IJournaled
    {
        await foreach (var row in database.Set<T>().AsNoTracking().AsAsyncEnumerable())
        {
            once[(row.TableName, row.RowKey)] = (Canonical.Hex(Canonical.HashOf(row)), row.JournalNumber);
        }
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

            var body = Encoding.UTF8.GetBytes(bodies[i].ToJsonString(StateForger.AsWritten));
            previous = SHA256.HashData(body);
            chain[i + 1] = Canonical.Hex(previous);
            await forger.SetAsync("Journal", $"Number = {rows[i].Number}", ("Number", i + 1), ("Body", body), ("Hash", previous));
        }

        return chain;
    }

    private void Anchors(Dictionary<long, string> journal)
    {
        foreach (var file in Files("*.anchors"))
        {
            File.WriteAllLines(file, File.ReadAllLines(file).Select(l => l.Split(' ')).Where(l => journal.ContainsKey(StateForger.Number(l[0]))).Select(l => $"{l[0]} {journal[StateForger.Number(l[0])]}"));
        }
    }

    private string[] Files(string pattern) => Directory.Exists(Path.Combine(data, "anchors")) ? Directory.GetFiles(Path.Combine(data, "anchors"), pattern) : [];
}
