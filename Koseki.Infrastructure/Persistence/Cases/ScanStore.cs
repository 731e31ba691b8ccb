using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>An image as it was found, and whether the journal names its row as it is.</summary>
internal sealed record FoundScan(CaseScan Scan, string Content, string RowKey, bool IsRecorded);

/// <summary>The rows of the images of papers.</summary>
internal static class ScanStore
{
    /// <summary>The images of a case in their order, those cancelled included.</summary>
    internal static async Task<IReadOnlyList<CaseScan>> ListAsync(KosekiDbContext database, long caseId, CancellationToken cancellation)
    {
        var cancels = await database.ScanCancels.AsNoTracking().Where(c => c.CaseId == caseId).ToDictionaryAsync(c => c.Order, cancellation);
        var scans = await database.Scans.AsNoTracking().Where(s => s.CaseId == caseId).OrderBy(s => s.Order)
            .Select(s => new { s.Order, s.Label, s.Format, s.Length, s.ByName, s.At }).ToListAsync(cancellation);
        return [.. scans.Select(s => new CaseScan(s.Order, s.Label, s.Format, s.Length, s.ByName, s.At, CancelOf(cancels.GetValueOrDefault(s.Order))))];
    }

    /// <summary>One image, or null.</summary>
    internal static async Task<FoundScan?> FindAsync(KosekiDbContext database, JournalNames names, long caseId, int order, CancellationToken cancellation)
    {
        if (await database.Scans.AsNoTracking().FirstOrDefaultAsync(s => s.CaseId == caseId && s.Order == order, cancellation) is not { } row)
        {
            return null;
        }

        var cancel = await database.ScanCancels.AsNoTracking().FirstOrDefaultAsync(c => c.CaseId == caseId && c.Order == order, cancellation);
        return new(Record(row, cancel), row.Content, row.RowKey, await names.NamesAsync(row, cancellation));
    }

    /// <summary>Adds an image in the transaction that takes it in.</summary>
    internal static CaseScan Add(JournalTransaction open, long caseId, int order, ScanLabel label, ScanFormat format, int length, ContentHash content)
    {
        var scan = new ScanRow
        {
            CaseId = caseId,
            Order = order,
            Label = label,
            Format = format,
            Length = length,
            Content = content.Text,
            At = open.Now,
            By = open.Actor.Account,
            ByName = open.Actor.Name,
        };
        open.Database.Scans.Add(scan);
        return Record(scan, null);
    }

    /// <summary>Adds a 取消.</summary>
    internal static void AddCancel(JournalTransaction open, long caseId, int order, string reason) =>
        open.Database.ScanCancels.Add(new() { CaseId = caseId, Order = order, Reason = reason, At = open.Now, By = open.Actor.Account, ByName = open.Actor.Name });

    /// <summary>A row as lists show it.</summary>
    private static CaseScan Record(ScanRow row, ScanCancelRow? cancel) => new(row.Order, row.Label, row.Format, row.Length, row.ByName, row.At, CancelOf(cancel));

    private static ScanCancel? CancelOf(ScanCancelRow? row) => row is null ? null : new(row.Reason, row.ByName, row.At);
}
