using Koseki.Domain.Documents;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Documents;

/// <summary>What rows came to.</summary>
/// <param name="Sound">The documents that are as they were recorded, in the order of their rows.</param>
/// <param name="Foreign">Those of which something is not, by number.</param>
internal sealed record CheckedDocuments(IReadOnlyList<KeptDocument> Sound, IReadOnlyList<DocumentKey> Foreign);

/// <summary>
/// Reads generations for whoever examines or shows something by them. One that the signed journal does not name, or behind which a
/// named one is gone, was written or put back beside the program, whatever its own hashes say.
/// </summary>
public sealed class RecordedDocuments(JournalNames names)
{
    /// <summary>Whether it says that a document, or the journal that vouches for it, does not hold: to be told where it would be shown.</summary>
    public static bool IsDoubt(Exception e) => e is RegisterDocumentException or JournalHaltedException;

    /// <summary>What is said of a document that is not as it was recorded.</summary>
    internal static string Said(DocumentKey document) => $"{document.Kind.Word()} {document} の記録が台帳と一致しません(データベースが書き換えられた疑いがあります)。証明書の発行を止め、verify を実行してください。";

    /// <summary>
    /// The documents of rows, in their order. Throws <see cref="RegisterDocumentException"/> when one of them, or of those that were
    /// <paramref name="asked"/> for, is not as it was recorded.
    /// </summary>
    internal async Task<IReadOnlyList<KeptDocument>> ReadAsync(KosekiDbContext database, IReadOnlyList<GenerationRow> rows, IReadOnlyCollection<DocumentKey> asked, CancellationToken cancellation) =>
        await ForeignAsync(database, rows, asked, isFollowed: false, cancellation) is { Count: > 0 } foreign
            ? throw new RegisterDocumentException(Said(foreign.Min()), null)
            : [.. rows.Select(Generations.Read)];

    /// <summary>The same, but for those that are not as they were recorded or cannot be read: they are left out and named.</summary>
    internal async Task<CheckedDocuments> CheckAsync(
        KosekiDbContext database, IReadOnlyList<GenerationRow> rows, IReadOnlyCollection<DocumentKey> asked, CancellationToken cancellation, bool isFollowed = false)
    {
        var foreign = await ForeignAsync(database, rows, asked, isFollowed, cancellation);
        var sound = new List<KeptDocument>();
        foreach (var row in rows.Where(r => !foreign.Contains(r.Document)))
        {
            try
            {
                sound.Add(Generations.Read(row));
            }
            catch (Exception e) when (e is RegisterDocumentException or InvalidDataException or System.Text.Json.JsonException)
            {
                foreign.Add(row.Document);
            }
        }

        return new(sound, [.. foreign.Order()]);
    }

    // Asks the journal anew, unless it was asked a moment ago and names all of them.
    private async Task<HashSet<DocumentKey>> ForeignAsync(
        KosekiDbContext database, IReadOnlyList<GenerationRow> rows, IReadOnlyCollection<DocumentKey> asked, bool isFollowed, CancellationToken cancellation)
    {
        if (!isFollowed || rows.Any(IsUnnamed))
        {
            await names.FollowAsync(cancellation);
        }

        var foreign = rows.Where(IsUnnamed).Select(r => r.Document).ToHashSet();
        var ends = rows.GroupBy(r => r.Document).ToDictionary(d => d.Key, d => d.Max(r => r.Generation));
        var cut = ends.Keys.Union(asked).Select(d => (Document: d, Last: ends.GetValueOrDefault(d))).Where(d => names.KnowsGeneration(d.Document, d.Last + 1)).ToList();
        if (cut.Count > 0)
        {
            // What another node has written meanwhile is there.
            var numbers = cut.Select(d => d.Document.Number).Distinct().ToList();
            var there = (await database.Generations.AsNoTracking().Where(g => numbers.Contains(g.Number)).GroupBy(g => new { g.Kind, g.Number })
                .Select(g => new { g.Key.Kind, g.Key.Number, Last = g.Max(r => r.Generation) }).ToListAsync(cancellation)).ToDictionary(g => new DocumentKey(g.Kind, g.Number), g => g.Last);
            foreign.UnionWith(cut.Where(d => there.GetValueOrDefault(d.Document) <= d.Last).Select(d => d.Document));
        }

        return foreign;
    }

    private bool IsUnnamed(GenerationRow row) => !names.NamesGeneration(row.Document, new(row.Generation, row.Hash));
}
