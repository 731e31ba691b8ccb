using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Certificates;

/// <summary>届 that certificates are made of: the receipt book's line, what came of it, and the paper as it was decided; each as it was recorded.</summary>
public sealed class FiledPapers(JournalNames names, CaseGuard cases)
{
    /// <summary>The paper; null when the receipt book has no such number. Throws <see cref="CaseException"/> when it is not as it was recorded.</summary>
    internal async Task<FiledPaper?> FindAsync(ReadScope scope, ReceiptNumber number, CancellationToken cancellation)
    {
        var database = scope.Database;
        var receipt = await database.ReceiptBook.AsNoTracking().FirstOrDefaultAsync(r => r.Year == number.Year && r.Number == number.Number, cancellation);
        if (receipt is null)
        {
            return null;
        }

        var outcome = await database.ReceiptOutcomes.AsNoTracking().FirstOrDefaultAsync(o => o.Year == number.Year && o.Number == number.Number, cancellation);
        if (!await names.NamesAsync(receipt, cancellation) || (outcome is not null && !names.Names(outcome)))
        {
            throw new CaseException(new CertificateRefusal.ReceiptForeign(number));
        }

        // Tracked: one that was only looked at is not compared with its record.
        var one = await cases.DemandAsync(database, receipt.CaseId, await database.Cases.FirstOrDefaultAsync(c => c.Id == receipt.CaseId, cancellation), cancellation);
        var (kind, draft) = (NotificationCatalogue.Find(one.KindCode), CaseRows.DraftOf(one));
        var columns = outcome?.Columns ?? receipt.Columns;
        return new(
            number, receipt.KindCode, columns.KindName, columns.Subject, columns.Domicile, Notifiers(columns), receipt.ReceivedOn, receipt.AcceptedBy,
            receipt.Disposition, outcome?.Outcome, kind is null ? [] : FiledPaper.BoxesOf(kind.Form, draft))
        {
            PaperName = kind?.PaperName(draft) ?? "",
        };
    }

    // 夫　越谷太郎, 妻　春日部花子: a line each. Without a name nobody is known.
    private static string Notifiers(ReceiptColumns columns)
    {
        var (capacities, names) = (columns.NotifierCapacity.Split(CaseBook.Between), columns.NotifierName.Split(CaseBook.Between));
        return columns.NotifierName.Length == 0 ? ""
            : capacities.Length == names.Length ? string.Join('\n', capacities.Zip(names, (c, n) => $"{c}　{n}".Trim('　')))
            : $"{columns.NotifierCapacity}　{columns.NotifierName}".Trim('　');
    }
}
