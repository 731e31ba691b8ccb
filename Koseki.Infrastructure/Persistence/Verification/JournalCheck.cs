using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>The journal read once: each row against the one before, and what the rows name.</summary>
internal sealed class JournalCheck
{
    // How the journal names the one audit row of each of its rows.
    private static readonly string AuditTable = "Audit";

    private readonly List<string> problems;
    private readonly IHeadKey key;
    private bool hasKey = true;

    private JournalCheck(IHeadKey key, List<string> problems) => (this.key, this.problems) = (key, problems);

    /// <summary>Hash of every row, by number.</summary>
    public Dictionary<long, string> Heads { get; } = [];

    /// <summary>Rows named, with the hash they must have and the journal row that says so.</summary>
    public Dictionary<(string Table, string Key), (string Hash, long Journal)> Named { get; } = [];

    /// <summary>Rows of the record of states that the journal names: hash and journal number by their number.</summary>
    public Dictionary<long, (string Hash, long Journal)> States { get; } = [];

    /// <summary>Numbers of rows that are not signed by our key.</summary>
    public HashSet<long> Bad { get; } = [];

    /// <summary>The last number read.</summary>
    public long Last { get; private set; }

    /// <summary>Reads the journal to its end.</summary>
    public static async Task<JournalCheck> RunAsync(SoundRows rows, IHeadKey key, List<string> problems, CancellationToken cancellation)
    {
        var check = new JournalCheck(key, problems);
        var previous = Canonical.Hex(new byte[32]);
        await foreach (var row in rows.Of<JournalRow>().OrderBy(j => j.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            check.Read(row, previous);
            previous = Canonical.Hex(row.Hash);
            (check.Heads[row.Number], check.Last) = (previous, row.Number);
        }

        return check;
    }

    /// <summary>The rows of the record of states that journal rows name which came in since this one was read.</summary>
    public async Task<Dictionary<long, (string Hash, long Journal)>> ContinueAsync(SoundRows rows, IHeadKey key, CancellationToken cancellation)
    {
        var rest = new JournalCheck(key, problems) { Last = Last };
        var previous = Heads.GetValueOrDefault(Last) ?? Canonical.Hex(new byte[32]);
        await foreach (var row in rows.Of<JournalRow>().Where(j => j.Number > Last).OrderBy(j => j.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            rest.Read(row, previous);
            (previous, rest.Last) = (Canonical.Hex(row.Hash), row.Number);
        }

        return rest.States;
    }

    private void Read(JournalRow row, string previous)
    {
        if (row.Number != Last + 1)
        {
            problems.Add($"Journal の {Last + 1} 番がありません。");
        }

        if (!SHA256.HashData(row.Body).AsSpan().SequenceEqual(row.Hash))
        {
            problems.Add($"Journal の {row.Number} 番の内容がハッシュと一致しません。");
        }

        var isBad = hasKey && !IsSigned(row);
        if (isBad)
        {
            Bad.Add(row.Number);
        }

        try
        {
            using var body = JsonDocument.Parse(row.Body);
            if (body.RootElement.GetProperty("previous").GetString() != previous || body.RootElement.GetProperty("number").GetInt64() != row.Number)
            {
                problems.Add($"Journal の {row.Number} 番が前の行につながりません。");
            }

            if (body.RootElement.TryGetProperty("state", out var state))
            {
                States[state.GetInt64()] = (body.RootElement.GetProperty("stateHash").GetString()!, row.Number);
            }

            if (isBad)
            {
                Unsigned(row.Number, body.RootElement.GetProperty("rows"));
            }

            foreach (var entry in body.RootElement.GetProperty("rows").EnumerateArray())
            {
                Name(entry[0].GetString()!, entry[1].GetString()!, entry[2].GetString()!, row.Number);
            }

            if (!Named.TryGetValue((AuditTable, AuditRow.KeyOf(row.Number)), out var audit) || audit.Journal != row.Number)
            {
                problems.Add($"Journal の {row.Number} 番に、その操作記録が記されていません。");
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            problems.Add($"Journal の {row.Number} 番が読めません。");
            Bad.Add(row.Number);
        }
    }

    // What the first unsigned row names is what was meddled with; those after it only follow.
    private void Unsigned(long number, JsonElement rows)
    {
        var what = $"Journal の {number} 番の署名が鍵に合いません(書き換えられたか、別の鍵で書かれています)。";
        problems.Add(Bad.Count > 1 ? what : $"{what}記された行: {Namings.Text(rows)}");
    }

    // The first naming counts: a later one cannot make another row of it.
    private void Name(string table, string key, string hash, long number)
    {
        if (!Named.TryAdd((table, key), (hash, number)))
        {
            problems.Add($"{table} の {key} が台帳に二度記されています(台帳番号 {Named[(table, key)].Journal} と {number})。");
        }
        else if (table == AuditTable && key != AuditRow.KeyOf(number))
        {
            problems.Add($"Journal の {number} 番に、ほかの番号の操作記録({key})が記されています。");
        }
    }

    private bool IsSigned(JournalRow row)
    {
        try
        {
            return row.Signature.Length > 0 && key.Verify(row.Hash, row.Signature);
        }
        catch (HeadKeyException e)
        {
            hasKey = false;
            problems.Add($"Journal の署名を確かめられません: {e.Message}");
            return true;
        }
    }
}
