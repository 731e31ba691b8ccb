using System.Globalization;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas;

/// <summary>What one run did.</summary>
public sealed record FeedRun(int Batches, int Rows, int Quarantined, string? Problem);

/// <summary>
/// Applies batch files of the inbox in order: one transaction a batch, no gap, negative facts before positive ones. A
/// row that cannot be read is quarantined and its person blocked; the rest goes on.
/// </summary>
public sealed class FeedImporter(GatewayDbContext database, GatewayOptions options, ILogger<FeedImporter> logger)
{
    private static readonly string[] Sources = ["resident", "jpki"];

    /// <summary>Applies everything that waits.</summary>
    public async Task<FeedRun> RunAsync(CancellationToken cancellation)
    {
        var total = new FeedRun(0, 0, 0, null);
        if (!Directory.Exists(options.Inbox))
        {
            return total with { Problem = $"連携フォルダ {options.Inbox} がありません。" };
        }

        foreach (var source in Sources)
        {
            var run = await RunSourceAsync(source, cancellation);
            total = new(total.Batches + run.Batches, total.Rows + run.Rows, total.Quarantined + run.Quarantined, total.Problem ?? run.Problem);
        }

        return total;
    }

    private async Task<FeedRun> RunSourceAsync(string source, CancellationToken cancellation)
    {
        var (batches, rows, quarantined) = (0, 0, 0);
        foreach (var file in Directory.EnumerateFiles(options.Inbox, source + "-*.tsv").Order(StringComparer.Ordinal))
        {
            var mark = await database.FeedMarks.AsNoTracking().FirstOrDefaultAsync(m => m.Source == source, cancellation);
            FeedBatch batch;
            try
            {
                batch = FeedBatch.Read(await File.ReadAllBytesAsync(file, cancellation));
            }
            catch (FormatException e)
            {
                return await StandAsync(source, batches, rows, quarantined, $"{Path.GetFileName(file)}: {e.Message}", cancellation);
            }

            if (batch.Sequence <= (mark?.Sequence ?? 0))
            {
                continue;
            }

            if (batch.Source != source || batch.Sequence != (mark?.Sequence ?? 0) + 1)
            {
                return await StandAsync(source, batches, rows, quarantined, $"{source} の {(mark?.Sequence ?? 0) + 1} 番がありません({batch.Sequence} 番が届いています)。再送を依頼してください。", cancellation);
            }

            quarantined += await ApplyAsync(batch, cancellation);
            batches++;
            rows += batch.Rows.Count;
        }

        return new(batches, rows, quarantined, null);
    }

    private async Task<FeedRun> StandAsync(string source, int batches, int rows, int quarantined, string problem, CancellationToken cancellation)
    {
        logger.LogError("連携 {Source} が止まりました: {Problem}", source, problem);
        await database.FeedMarks.Where(m => m.Source == source).ExecuteUpdateAsync(u => u.SetProperty(m => m.Problem, problem), cancellation);
        return new(batches, rows, quarantined, problem);
    }

    private async Task<int> ApplyAsync(FeedBatch batch, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        database.ChangeTracker.Clear();
        var mark = await database.FeedMarks.FirstOrDefaultAsync(m => m.Source == batch.Source, cancellation);
        if ((mark?.Sequence ?? 0) >= batch.Sequence)
        {
            // Another node was first.
            return 0;
        }

        var bad = 0;
        var ordered = batch.Rows.Select((row, i) => (row, number: i + 1)).OrderBy(r => IsPositive(batch.Source, r.row)).ThenBy(r => r.number);
        foreach (var (row, number) in ordered)
        {
            var problem = batch.Source == "resident" ? await ResidentAsync(row, cancellation) : await BindingAsync(row, cancellation);
            if (problem is not null)
            {
                bad++;
                database.QuarantinedRows.Add(new() { Source = batch.Source, Sequence = batch.Sequence, Row = number, Problem = problem });
            }
        }

        if (mark is null)
        {
            database.FeedMarks.Add(mark = new() { Source = batch.Source });
        }

        (mark.Sequence, mark.AsOf, mark.Problem) = (batch.Sequence, batch.AsOf.UtcDateTime, null);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return bad;
    }

    private static bool IsPositive(string source, IReadOnlyList<string> row) =>
        source == "resident" ? row.Count > 1 && row[1] == "ACTIVE" : row.Count > 4 && row[4] == "ACTIVE";

    private async Task<string?> ResidentAsync(IReadOnlyList<string> row, CancellationToken cancellation)
    {
        var known = row.Count > 1 && row[1] is "ACTIVE" or "LEAVING" or "MOVED" or "DEAD" or "ERASED" or "SUPPRESSED";
        var born = default(DateOnly);
        var readable = row.Count == 3 && known && DateOnly.TryParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out born);
        if (row.Count == 0 || row[0].Length is 0 or > 20)
        {
            return "宛名番号が読めません。";
        }

        var resident = await database.Residents.FindAsync([row[0]], cancellation);
        if (resident is null)
        {
            database.Residents.Add(resident = new() { Number = row[0], Status = "BLOCKED" });
        }

        (resident.Status, resident.BirthDate) = readable ? (row[1], born) : ("BLOCKED", resident.BirthDate);
        return readable ? null : "住民の行が読めません(宛名番号・状態・生年月日)。";
    }

    private async Task<string?> BindingAsync(IReadOnlyList<string> row, CancellationToken cancellation)
    {
        if (row.Count != 5 || row[0].Length is 0 or > 64 || row[1].Length is 0 or > 40 || row[3].Length is 0 or > 20)
        {
            return "電子証明書の行が読めません(発行者鍵・発行番号・手段・宛名番号・状態)。";
        }

        var binding = await database.JpkiBindings.FindAsync([row[0], row[1]], cancellation);
        if (binding is null)
        {
            database.JpkiBindings.Add(binding = new() { IssuerKeyId = row[0], Serial = row[1], Means = row[2], ResidentNumber = row[3], Status = row[4] });
        }

        (binding.Means, binding.ResidentNumber, binding.Status) = (row[2], row[3], row[4]);
        return null;
    }
}
