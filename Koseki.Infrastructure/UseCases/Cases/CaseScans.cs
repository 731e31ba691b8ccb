using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Scans;

namespace Koseki.Infrastructure.UseCases.Cases;

/// <summary>
/// The images of a case's papers. They are added and cancelled, never changed or removed; which and by whom is decided by
/// <see cref="ScanRules"/>.
/// </summary>
public sealed class CaseScans(ReadScopes scopes, JournalWriter journal, JournalNames names, ScanInspector inspector, IContentStore store, ContentReader contents)
{
    /// <summary>The images of a case in their order, those cancelled included, without their bytes.</summary>
    public async Task<IReadOnlyList<CaseScan>> ListAsync(long caseId, CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await ScanStore.ListAsync(scope.Database, caseId, cancellation);
    }

    /// <summary>Adds an image and gives its order. What it is, is read from its bytes.</summary>
    public async Task<int> AttachAsync(long caseId, ScanLabel label, byte[] bytes, Actor actor, CancellationToken cancellation = default)
    {
        Rulings.Refuse(ScanRules.WhyNotFile(bytes.Length));
        var (recognised, whyNot) = ScanFormats.Read(bytes);
        var format = recognised ?? throw new CaseException(new ImageRefusal.Unreadable(whyNot!));
        if (await inspector.WhyNotAsync(format, bytes, cancellation) is { } problem)
        {
            throw new CaseException(new ImageRefusal.Unreadable(problem));
        }

        // Kept before the row that uses it: a row without its content must never be.
        var content = await PutAsync(bytes, cancellation);
        var (_, order) = await journal.CommitAsync(actor, async open =>
        {
            var one = await CaseAsync(open, caseId);
            var there = await ScanStore.ListAsync(open.Database, caseId, cancellation);
            Rulings.Refuse(ScanRules.WhyNotAdd(there.Count(s => s.Cancelled is null)));
            await ContentUses.AddAsync(open, [(content, bytes.Length)], cancellation);
            var scan = ScanStore.Add(open, caseId, there.Count + 1, label, format, bytes.Length, content);
            return (new Deed(DeedKind.ImageAdded, $"{one.Called} に{scan.Called}を加えた", caseId), scan.Order);
        }, cancellation);
        return order;
    }

    /// <summary>取消: marks an image added by mistake. It stays, and is shown only on demand.</summary>
    public Task CancelAsync(long caseId, int order, string reason, Actor actor, CancellationToken cancellation = default) => journal.CommitAsync(actor, async open =>
    {
        var one = await CaseAsync(open, caseId);
        var scan = (await ScanStore.ListAsync(open.Database, caseId, cancellation)).FirstOrDefault(s => s.Order == order);
        Rulings.Refuse(ScanRules.WhyNotCancel(order, scan is not null, scan?.Cancelled?.Name));
        var why = CasePaper.Reason(reason).Demand();
        ScanStore.AddCancel(open, caseId, order, why);
        return (new Deed(DeedKind.ImageCancelled, $"{one.Called} の{scan!.Called}を取り消した", caseId, why), true);
    }, cancellation);

    /// <summary>One image with its bytes, or null. A row or bytes that are not those that were added are refused.</summary>
    public async Task<(CaseScan Scan, Stream Content)?> ReadAsync(long caseId, int order, CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        if (await ScanStore.FindAsync(scope.Database, names, caseId, order, cancellation) is not { } found)
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
    private static async Task<OpenCase> CaseAsync(JournalTransaction open, long caseId)
    {
        var one = await CaseStore.OpenAsync(open, caseId);
        Rulings.Refuse(ScanRules.WhyNotNow(one.Paper.Standing, open.Actor));
        one.AddEditor();
        return one;
    }
}
