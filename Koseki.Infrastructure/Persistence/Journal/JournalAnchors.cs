using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>Nothing may be written: journal and anchors do not fit, or cannot be made to fit. Reading goes on.</summary>
public sealed class JournalHaltedException(string message) : CaseException(message);

/// <summary>
/// Keeps anchors and journal in step. What was committed without its anchor (a crash between the two) is anchored
/// before anything else is written; a journal that ends before its anchors is never written again.
/// </summary>
public sealed class JournalAnchors(AnchorFile file, ILogger<JournalAnchors> logger)
{
    /// <summary>Anchors what is missing. Throws <see cref="JournalHaltedException"/> when the journal lost its tail or was exchanged.</summary>
    public async Task CatchUpAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var head = await database.Journal.AsNoTracking().OrderByDescending(j => j.Number).FirstOrDefaultAsync(cancellation);
        await CatchUpAsync(database, head, cancellation);
    }

    /// <summary>The same, when the journal's head is already known.</summary>
    internal async Task CatchUpAsync(KosekiDbContext database, JournalRow? head, CancellationToken cancellation)
    {
        try
        {
            var last = file.Last;
            if (last is not null && head?.Number == last.Number && Canonical.Hex(head.Hash) == last.Hash)
            {
                return;
            }

            var from = last?.Number ?? 0;
            var rows = await database.Journal.AsNoTracking().Where(j => j.Number >= from).OrderBy(j => j.Number)
                .Select(j => new { j.Number, j.Hash }).ToListAsync(cancellation);
            if (last is not null && (rows is not [var first, ..] || first.Number != last.Number || Canonical.Hex(first.Hash) != last.Hash))
            {
                throw new JournalHaltedException(
                    $"記録を止めています: アンカー({last.File})にある台帳番号 {last.Number} が台帳にないか、一致しません。台帳の末尾が失われたか、古い写しに戻されています。verify を実行し、正しい写しに戻してください。");
            }

            foreach (var row in rows)
            {
                file.Append(row.Number, row.Hash);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalHaltedException($"記録を止めています: アンカーに書けません({e.Message})。アンカーの保存先を確かめてください。");
        }
    }

    /// <summary>
    /// Anchors a row that has just been committed. The deed is done: when the anchor cannot be written it is reported,
    /// and the next commit starts by catching up or does not start.
    /// </summary>
    internal void Append(JournalRow row)
    {
        try
        {
            file.Append(row.Number, row.Hash);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogCritical(e, "台帳番号 {Number} のアンカーを書けません。書けるようになるまで次の記録は止まります。", row.Number);
        }
    }
}
