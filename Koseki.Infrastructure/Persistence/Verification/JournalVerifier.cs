using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>What a verification read, and everything that does not fit.</summary>
public sealed record VerificationReport(long JournalRows, int Generations, int Anchors, IReadOnlyList<string> Problems);

/// <summary>
/// Walks both chains: every journal row against the one before, every row it names against its hash, every generation
/// against its register's chain and its bytes, the anchors against the journal, the looks against their chains and the
/// projections against the generations.
/// </summary>
public sealed class JournalVerifier(IDbContextFactory<KosekiDbContext> contexts, Projections projections, string anchors)
{
    private readonly List<string> problems = [];

    /// <summary>Verifies everything.</summary>
    public async Task<VerificationReport> VerifyAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var named = new Dictionary<(string Table, string Key), (string Hash, long Journal)>();
        var heads = await JournalAsync(database, named, cancellation);
        await RowsAsync(database, named, cancellation);
        foreach (var missing in named)
        {
            problems.Add($"{missing.Key.Table} の {missing.Key.Key} がありません(台帳番号 {missing.Value.Journal} に記されています)。");
        }

        var generations = await GenerationsAsync(database, cancellation);
        var anchored = Anchored(heads);
        await LooksAsync(database, cancellation);
        return new(heads.Count, generations, anchored, problems);
    }

    private async Task<Dictionary<long, string>> JournalAsync(KosekiDbContext database, Dictionary<(string, string), (string, long)> named, CancellationToken cancellation)
    {
        var heads = new Dictionary<long, string>();
        var previous = Canonical.Hex(new byte[32]);
        var expected = 1L;
        await foreach (var row in database.Journal.AsNoTracking().OrderBy(j => j.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (row.Number != expected)
            {
                problems.Add($"Journal の {expected} 番がありません。");
                expected = row.Number;
            }

            if (!SHA256.HashData(row.Body).AsSpan().SequenceEqual(row.Hash))
            {
                problems.Add($"Journal の {row.Number} 番の内容がハッシュと一致しません。");
            }

            ReadBody(row, previous, named);
            previous = Canonical.Hex(row.Hash);
            heads[row.Number] = previous;
            expected++;
        }

        return heads;
    }

    private void ReadBody(JournalRow row, string previous, Dictionary<(string, string), (string, long)> named)
    {
        try
        {
            using var body = JsonDocument.Parse(row.Body);
            if (body.RootElement.GetProperty("previous").GetString() != previous || body.RootElement.GetProperty("number").GetInt64() != row.Number)
            {
                problems.Add($"Journal の {row.Number} 番が前の行につながりません。");
            }

            foreach (var entry in body.RootElement.GetProperty("rows").EnumerateArray())
            {
                named[(entry[0].GetString()!, entry[1].GetString()!)] = (entry[2].GetString()!, row.Number);
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            problems.Add($"Journal の {row.Number} 番が読めません。");
        }
    }

    private async Task RowsAsync(KosekiDbContext database, Dictionary<(string, string), (string, long)> named, CancellationToken cancellation)
    {
        await CheckAsync(database.Audit, named, cancellation);
        await CheckAsync(database.ReceiptBook, named, cancellation);
        await CheckAsync(database.ReceiptOutcomes, named, cancellation);
        await CheckAsync(database.Outbox, named, cancellation);
        await CheckAsync(database.CertificateIssues, named, cancellation);
        await CheckAsync(database.Claims, named, cancellation);
        await CheckAsync(database.AccessHeads, named, cancellation);
        await CheckAsync(database.RegisterGenerations, named, cancellation);
    }

    private async Task CheckAsync<T>(DbSet<T> rows, Dictionary<(string, string), (string Hash, long Journal)> named, CancellationToken cancellation)
        where T : class, IJournaled
    {
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!named.Remove((row.TableName, row.RowKey), out var kept))
            {
                problems.Add($"{row.TableName} の {row.RowKey} は台帳にない行です。");
            }
            else if (Canonical.Hex(Canonical.HashOf(row)) != kept.Hash || row.JournalNumber != kept.Journal)
            {
                problems.Add($"{row.TableName} の {row.RowKey} が書き換えられています(台帳番号 {kept.Journal})。");
            }
        }
    }

    private async Task<int> GenerationsAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var count = 0;
        RegisterGenerationRow? last = null;
        await foreach (var row in database.RegisterGenerations.AsNoTracking().OrderBy(g => g.Register).ThenBy(g => g.Generation).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (last is not null && last.Register != row.Register)
            {
                await ProjectionAsync(database, last, cancellation);
            }

            var before = last?.Register == row.Register ? last : null;
            if (row.Generation != (before?.Generation ?? 0) + 1 || !row.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? new byte[32]))
            {
                problems.Add($"RegisterGenerations の {row.RowKey} が前の世代につながりません。");
            }

            if (!SHA256.HashData(row.Bytes).AsSpan().SequenceEqual(row.BytesHash) || !Canonical.HashOf(row).AsSpan().SequenceEqual(row.Hash))
            {
                problems.Add($"RegisterGenerations の {row.RowKey} の内容がハッシュと一致しません。");
            }

            last = row;
            count++;
        }

        if (last is not null)
        {
            await ProjectionAsync(database, last, cancellation);
        }

        return count;
    }

    private async Task ProjectionAsync(KosekiDbContext database, RegisterGenerationRow row, CancellationToken cancellation)
    {
        if (!SHA256.HashData(row.Bytes).AsSpan().SequenceEqual(row.BytesHash))
        {
            return;
        }

        var register = RegisterStore.Read(row);
        var index = await database.RegisterIndex.AsNoTracking().FirstOrDefaultAsync(r => r.Register == row.Register, cancellation);
        var persons = await database.PersonIndex.AsNoTracking().Where(p => p.Register == row.Register).OrderBy(p => p.Position).ToListAsync(cancellation);
        var same = index is not null && JsonSerializer.Serialize(index) == JsonSerializer.Serialize(projections.RegisterRow(register, row.Generation))
            && JsonSerializer.Serialize(persons) == JsonSerializer.Serialize(projections.PersonRows(register));
        if (!same)
        {
            problems.Add($"検索用の列 R{row.Register} が戸籍と一致しません(作り直せます)。");
        }
    }

    private int Anchored(Dictionary<long, string> heads)
    {
        var (count, highest) = (0, 0L);
        foreach (var (number, hash, file) in AnchorFile.Read(anchors))
        {
            count++;
            highest = Math.Max(highest, number);
            if (number == 0)
            {
                problems.Add($"アンカー {file} に読めない行があります。");
            }
            else if (!heads.TryGetValue(number, out var head))
            {
                problems.Add($"アンカー {file} の台帳番号 {number} が台帳にありません(台帳の末尾が失われたか、古い写しに戻されています)。");
            }
            else if (head != hash)
            {
                problems.Add($"アンカー {file} の台帳番号 {number} が台帳と一致しません。");
            }
        }

        return count;
    }

    private async Task LooksAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        AccessRow? last = null;
        await foreach (var row in database.AccessLog.AsNoTracking().OrderBy(a => a.Node).ThenBy(a => a.Day).ThenBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var before = last is not null && last.Node == row.Node && last.Day == row.Day ? last : null;
            if (row.Sequence != (before?.Sequence ?? 0) + 1 || !row.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? new byte[32])
                || !SHA256.HashData(row.Canonical()).AsSpan().SequenceEqual(row.Hash))
            {
                problems.Add($"AccessLog の {row.Node} {row.Day:yyyy-MM-dd} {row.Sequence} 番が書き換えられています。");
            }

            last = row;
        }
    }
}
