using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Scans;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>
/// The images of a case's papers. They are added and cancelled, never changed or removed; which and by whom is decided by
/// <see cref="ScanRules"/>.
/// </summary>
public sealed class CaseScans(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, JournalNames names, ScanInspector inspector, IContentStore store, ContentReader contents)
{
    /// <summary>The images of a case in their order, those cancelled included, without their bytes.</summary>
    public async Task<IReadOnlyList<CaseScan>> ListAsync(long caseId, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await ScanStore.ListAsync(database, caseId, cancellation);
    }

    /// <summary>Adds an image and gives its order. What it is, is read from its bytes.</summary>
    public async Task<int> AttachAsync(long caseId, ScanLabel label, byte[] bytes, Actor actor, CancellationToken cancellation = default)
    {
        Rulings.Refuse(bytes.Length > ScanRules.LargestFile ? new ImageRefusal.TooLarge() : null);
        var (recognised, whyNot) = ScanFormats.Read(bytes);
        var format = recognised ?? throw new CaseException(bytes.Length == 0 ? new ImageRefusal.Empty() : new ImageRefusal.Unreadable(whyNot!));
        if (await inspector.WhyNotAsync(format, bytes, cancellation) is { } problem)
        {
            throw new CaseException(new ImageRefusal.Unreadable(problem));
        }

        // Kept before the row that uses it: a row without its content must never be.
        var content = await PutAsync(bytes, cancellation);
        var (_, order) = await journal.CommitAsync(actor, async open =>
        {
            var row = await RowAsync(open, caseId, cancellation);
            var there = await ScanStore.ListAsync(open.Database, caseId, cancellation);
            if (there.Count(s => s.Cancelled is null) is var standing && ScanRules.WhyNotMore(standing, 1) is not null)
            {
                throw new CaseException(new ImageRefusal.TooMany(standing));
            }

            await ContentUses.AddAsync(open, [(content, bytes.Length)], cancellation);
            var scan = new ScanRow
            {
                CaseId = caseId,
                Order = there.Count + 1,
                Label = label,
                Format = format,
                Length = bytes.Length,
                Content = content.Text,
                At = open.Now,
                By = actor.Account,
                ByName = actor.Name,
            };
            ScanStore.Add(open, scan);
            return (new Deed(DeedKind.ImageAdded, $"{CaseRows.Called(row)} に{ScanStore.Record(scan, null).Called}を加えた", caseId), scan.Order);
        }, cancellation);
        return order;
    }

    /// <summary>取消: marks an image added by mistake. It stays, and is shown only on demand.</summary>
    public Task CancelAsync(long caseId, int order, string reason, Actor actor, CancellationToken cancellation = default) => journal.CommitAsync(actor, async open =>
    {
        var row = await RowAsync(open, caseId, cancellation);
        var scan = (await ScanStore.ListAsync(open.Database, caseId, cancellation)).FirstOrDefault(s => s.Order == order) ?? throw new CaseException(new ImageRefusal.Unknown(order));
        if (scan.Cancelled is { } before)
        {
            throw new CaseException(new ImageRefusal.CancelledBefore(order, before.Name));
        }

        var why = CasePaper.Reason(reason).Demand();
        ScanStore.Add(open, new ScanCancelRow { CaseId = caseId, Order = order, Reason = why, At = open.Now, By = actor.Account, ByName = actor.Name });
        return (new Deed(DeedKind.ImageCancelled, $"{CaseRows.Called(row)} の{scan.Called}を取り消した", caseId, why), true);
    }, cancellation);

    /// <summary>One image with its bytes, or null. A row or bytes that are not those that were added are refused.</summary>
    public async Task<(CaseScan Scan, Stream Content)?> ReadAsync(long caseId, int order, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await ScanStore.FindAsync(database, names, caseId, order, cancellation) is not { } found)
        {
            return null;
        }

        // The row, too: with another's hash in it the image of another paper would be shown.
        if (!found.IsRecorded || ContentHash.TryParse(found.Content) is not { } hash)
        {
            throw new CaseException(new ImageRefusal.Foreign(found.RowKey));
        }

        try
        {
            return (found.Scan, await contents.OpenAsync(hash, cancellation));
        }
        catch (ContentException e)
        {
            throw new CaseException(new ImageRefusal.NotShown(found.RowKey, e.Message));
        }
    }

    private async Task<ContentHash> PutAsync(byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            return await store.PutAsync(bytes, cancellation);
        }
        catch (ContentException e)
        {
            throw new CaseException(new ImageRefusal.NotKept(e.Message));
        }
    }

    // Whoever shows a paper to those who examine and decide has had a hand in the entry: they do not decide it.
    private static async Task<CaseRow> RowAsync(JournalTransaction open, long caseId, CancellationToken cancellation)
    {
        var row = await open.CaseAsync(caseId);
        if (ScanRules.WhyNot(CaseRows.StandingOf(row), open.Actor) is { } why)
        {
            throw new CaseException(new ImageRefusal.NotNow(why));
        }

        CaseRows.AddEditor(row, open.Actor);
        return row;
    }
}
