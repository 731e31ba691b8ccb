using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>The journal read once: each row against the one before, and what the rows name.</summary>
internal sealed class JournalCheck
{
    private readonly List<string> problems;

    private JournalCheck(List<string> problems) => this.problems = problems;

    /// <summary>Hash of every row, by number.</summary>
    public Dictionary<long, string> Heads { get; } = [];

    /// <summary>Rows named, with the hash they must have and the journal row that says so.</summary>
    public Dictionary<(string Table, string Key), (string Hash, long Journal)> Named { get; } = [];

    /// <summary>The last number read.</summary>
    public long Last { get; private set; }

    /// <summary>Reads the journal to its end.</summary>
    public static async Task<JournalCheck> RunAsync(KosekiDbContext database, List<string> problems, CancellationToken cancellation)
    {
        var check = new JournalCheck(problems);
        var previous = Canonical.Hex(new byte[32]);
        await foreach (var row in database.Journal.AsNoTracking().OrderBy(j => j.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            check.Read(row, previous);
            previous = Canonical.Hex(row.Hash);
            (check.Heads[row.Number], check.Last) = (previous, row.Number);
        }

        return check;
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

        try
        {
            using var body = JsonDocument.Parse(row.Body);
            if (body.RootElement.GetProperty("previous").GetString() != previous || body.RootElement.GetProperty("number").GetInt64() != row.Number)
            {
                problems.Add($"Journal の {row.Number} 番が前の行につながりません。");
            }

            foreach (var entry in body.RootElement.GetProperty("rows").EnumerateArray())
            {
                Named[(entry[0].GetString()!, entry[1].GetString()!)] = (entry[2].GetString()!, row.Number);
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            problems.Add($"Journal の {row.Number} 番が読めません。");
        }
    }
}
