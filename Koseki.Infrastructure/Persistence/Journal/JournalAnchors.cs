using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>Nothing may be written: journal, anchors and key do not fit, or cannot be made to fit. Reading goes on.</summary>
public sealed class JournalHaltedException(string message) : CaseException(message);

/// <summary>Where anchors are kept: the anchors' folder and a second one, each whole by itself.</summary>
public sealed record AnchorPlaces(IReadOnlyList<AnchorFile> Files);

/// <summary>
/// Keeps anchors and journal in step and signs its heads. The one row that was committed without its anchor (a crash
/// between the two) is anchored before anything else is written; a journal that ends before its anchors, that goes on
/// far beyond them, or whose head is not signed by our key is never written again.
/// </summary>
public sealed class JournalAnchors(AnchorPlaces places, IHeadKey key, ILogger<JournalAnchors> logger)
{
    private const string Remedy = "verify を実行し、正しい写しに戻してください。調べた上で今の台帳から続けると決めたときは、責任者が Koseki.Eng reanchor でアンカーを置き直します(台帳に残ります)。";

    // The head whose signature was found good, or that this process signed itself.
    private byte[]? trusted;

    /// <summary>
    /// Anchors what is missing. Throws <see cref="JournalHaltedException"/> when the journal or the anchors lost their tail or
    /// were exchanged, or when the head's signature does not fit.
    /// </summary>
    public async Task CatchUpAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var head = await database.Journal.AsNoTracking().OrderByDescending(j => j.Number).FirstOrDefaultAsync(cancellation);
        await CatchUpAsync(database, head, cancellation);
    }

    /// <summary>
    /// Puts the anchors aside and begins new ones with the journal as it stands: the deed of a responsible operator who
    /// has made sure that this journal is the right one. The head must be signed by our key. Gives what was lost, in words.
    /// </summary>
    public async Task<string> ReanchorAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var head = await database.Journal.AsNoTracking().OrderByDescending(j => j.Number).FirstOrDefaultAsync(cancellation)
            ?? throw new JournalHaltedException("台帳に記録がないため、置き直すものがありません。");
        CheckSignature(head);
        var before = string.Join("、", places.Files.Select(f => $"{f.Folder} は {f.Last?.Number ?? 0} 番"));
        try
        {
            foreach (var file in places.Files)
            {
                file.PutAside();
                file.Append(head.Number, head.Hash);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalHaltedException($"アンカーを置き直せません({e.Message})。書き換えられない保管先では、設定で新しいフォルダを指定してください。");
        }

        return $"それまでのアンカー: {before}。台帳 {head.Number} 番から続ける";
    }

    /// <summary>The same, when the journal's head is already known.</summary>
    internal async Task CatchUpAsync(KosekiDbContext database, JournalRow? head, CancellationToken cancellation)
    {
        try
        {
            if (head is not null)
            {
                CheckSignature(head);
            }

            foreach (var file in places.Files)
            {
                await CatchUpAsync(database, file, head, cancellation);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalHaltedException($"記録を止めています: アンカーに書けません({e.Message})。アンカーの保存先を確かめてください。");
        }
    }

    /// <summary>The row with its signature.</summary>
    internal JournalRow Signed(JournalRow row)
    {
        try
        {
            row.Signature = key.Sign(row.Hash);
            return row;
        }
        catch (HeadKeyException e)
        {
            throw new JournalHaltedException($"記録を止めています: {e.Message}");
        }
    }

    /// <summary>Whether a row of the journal is signed by our key.</summary>
    internal bool IsSigned(JournalRow row) => row.Signature.Length > 0 && key.Verify(row.Hash, row.Signature);

    /// <summary>
    /// Anchors a row that has just been committed. The deed is done: when the anchor cannot be written it is reported,
    /// and the next commit starts by catching up or does not start.
    /// </summary>
    internal void Append(JournalRow row)
    {
        trusted = row.Hash;
        foreach (var file in places.Files)
        {
            try
            {
                file.Append(row.Number, row.Hash);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                logger.LogCritical(e, "台帳番号 {Number} のアンカーを {Folder} に書けません。書けるようになるまで次の記録は止まります。", row.Number, file.Folder);
            }
        }
    }

    private static async Task CatchUpAsync(KosekiDbContext database, AnchorFile file, JournalRow? head, CancellationToken cancellation)
    {
        if (Fits(file, head))
        {
            return;
        }

        if (Lag(file, head) != 1)
        {
            // Another node may have gone on since this one last looked.
            file.Reload();
            if (Fits(file, head))
            {
                return;
            }
        }

        var last = file.Last;
        // Only the anchor of the last row can be missing: no row is written before its predecessor's anchor stands.
        if (Lag(file, head) > 1)
        {
            throw new JournalHaltedException(
                $"記録を止めています: 台帳は {head!.Number} 番まであるのに、アンカー({file.Folder})は{(last is null ? "ありません" : $" {last.Number} 番までしかありません")}。アンカーが失われたか、切り取られています。{Remedy}");
        }

        var from = last?.Number ?? 0;
        var rows = await database.Journal.AsNoTracking().Where(j => j.Number >= from).OrderBy(j => j.Number)
            .Select(j => new { j.Number, j.Hash }).ToListAsync(cancellation);
        if (last is not null && (rows is not [var first, ..] || first.Number != last.Number || Canonical.Hex(first.Hash) != last.Hash))
        {
            throw new JournalHaltedException(
                $"記録を止めています: アンカー({file.Folder} の {last.File})にある台帳番号 {last.Number} が台帳にないか、一致しません。台帳の末尾が失われたか、古い写しに戻されています。{Remedy}");
        }

        foreach (var row in rows)
        {
            file.Append(row.Number, row.Hash);
        }
    }

    private static long Lag(AnchorFile file, JournalRow? head) => (head?.Number ?? 0) - (file.Last?.Number ?? 0);

    private static bool Fits(AnchorFile file, JournalRow? head) =>
        file.Last is { } last ? head?.Number == last.Number && Canonical.Hex(head.Hash) == last.Hash : head is null;

    private void CheckSignature(JournalRow head)
    {
        if (trusted is { } known && known.AsSpan().SequenceEqual(head.Hash))
        {
            return;
        }

        try
        {
            if (!IsSigned(head))
            {
                throw new JournalHaltedException(
                    $"記録を止めています: 台帳番号 {head.Number} の署名が鍵({key.Place})に合いません。台帳が書き換えられたか、別の鍵が指定されています。鍵を確かめ、verify を実行してください。");
            }

            trusted = head.Hash;
        }
        catch (HeadKeyException e)
        {
            throw new JournalHaltedException($"記録を止めています: {e.Message}");
        }
    }
}
