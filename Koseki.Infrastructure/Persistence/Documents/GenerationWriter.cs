using System.Security.Cryptography;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Documents;

/// <summary>Another decision was first: the document is no longer at the generation the work started from.</summary>
public sealed class DocumentMovedException(DocumentKey document, int expected, int actual)
    : Exception($"{document.Kind.Word()} {document} は先に別の記録がされました(第{expected}世代のつもりが第{actual}世代)。")
{
    /// <summary>The document.</summary>
    public DocumentKey Document { get; } = document;
}

/// <summary>Who stands behind a generation.</summary>
/// <param name="Operator">Account and name of the one who entered it.</param>
/// <param name="Approver">Account and name of the one who decided, or null.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="CaseId">The case, or null.</param>
/// <param name="Receipt">受付番号 of the case, or null.</param>
public sealed record Authorship(string Operator, string? Approver, DateTimeOffset RecordedAt, long? CaseId = null, ReceiptNumber? Receipt = null);

/// <summary>The generation with which a chain ends.</summary>
public sealed record ChainEnd(int Generation, byte[] Hash);

/// <summary>A document as its next generation, but for the transaction that writes it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Schema">Number of the schema of its bytes.</param>
/// <param name="Generation">The generation that it is prepared as.</param>
/// <param name="Bytes">Its compressed bytes.</param>
/// <param name="Columns">The rows of its search columns.</param>
/// <param name="IsAnew">Whether they are made anew; else only the register's own is changed, and those of its persons stand as they are.</param>
public sealed record PreparedGeneration(DocumentKey Document, int Schema, int Generation, byte[] Bytes, IReadOnlyList<object> Columns, bool IsAnew);

/// <summary>
/// The one way a document of any kind gets a generation: its invariants hold, it follows on the one before, the transaction's
/// journal row names it, and the search columns are made from it.
/// </summary>
public sealed class GenerationWriter(Projections projections, JournalNames names)
{
    /// <summary>
    /// Writes a new generation; <paramref name="expected"/> is the generation it was computed from, 0 for a new document. Throws
    /// <see cref="DocumentMovedException"/> when another was first, <see cref="JournalHaltedException"/> when that generation was
    /// written before and is gone, or the one before is not the one that was recorded, <see cref="InvalidOperationException"/> for a broken invariant.
    /// </summary>
    public async Task<GenerationMark> WriteAsync(JournalTransaction open, KeptDocument document, int expected, Authorship by, CancellationToken cancellation)
    {
        var before = await open.Database.Generations.AsNoTracking().Of(document.Key)
            .OrderByDescending(g => g.Generation).Select(g => new ChainEnd(g.Generation, g.Hash)).FirstOrDefaultAsync(cancellation);
        if ((before?.Generation ?? 0) != expected)
        {
            throw new DocumentMovedException(document.Key, expected, before?.Generation ?? 0);
        }

        if (await names.MissesAfterAsync(open.Database, document.Key, expected, cancellation))
        {
            throw new JournalHaltedException($"記録しません: {document.Key.Kind.Word()} {document.Key} 第{expected + 1}世代は台帳に記されていますが、失われています。verify を実行し、正しい写しに戻してください。");
        }

        // What stands on a forged generation would be signed with the next one. One of this transaction is named with it.
        if (before is not null && !names.NamesGeneration(document.Key, before) && open.Database.Generations.Local.All(g => g.Document != document.Key || g.Generation != before.Generation))
        {
            throw new JournalHaltedException($"記録しません: {document.Key.Kind.Word()} {document.Key} 第{before.Generation}世代の記録が台帳と一致しません。verify を実行し、正しい写しに戻してください。");
        }

        var row = Add(open, document, before, by);
        await projections.ReplaceAsync(open.Database, document, row.Generation, cancellation);
        return new(row.Generation, Canonical.Hex(row.BytesHash));
    }

    /// <summary>
    /// Writes the first generation each of documents whose numbers were drawn in this transaction. Throws <see cref="JournalHaltedException"/>
    /// where one of them was written before: its number was given twice. Throws <see cref="InvalidOperationException"/> for a broken invariant.
    /// </summary>
    public async Task WriteNewAsync(JournalTransaction open, IReadOnlyList<KeptDocument> documents, Authorship by, CancellationToken cancellation)
    {
        await names.FollowAsync(cancellation);
        if (documents.FirstOrDefault(d => names.KnowsGeneration(d.Key, 1)) is { } before)
        {
            throw new JournalHaltedException($"記録しません: {before.Key.Kind.Word()} {before.Key} 第1世代は台帳に記されています(番号の控えが書き換えられています)。verify を実行し、正しい写しに戻してください。");
        }

        foreach (var document in documents)
        {
            Load(open, document, before: null, by, isLast: true);
        }
    }

    /// <summary>
    /// A document's bytes and search columns as its next generation, made before the transaction that writes it. Throws
    /// <see cref="InvalidOperationException"/> for a broken invariant.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="generation">Its next generation.</param>
    /// <param name="persons">The rows of its persons as they stand beside its own row; null where it has none.</param>
    public PreparedGeneration Prepare(KeptDocument document, int generation, IEnumerable<PersonIndexRow>? persons)
    {
        var columns = projections.RowsOf(document, generation).ToList();
        var isSame = persons is not null && columns.OfType<PersonIndexRow>().SequenceEqual(persons.OrderBy(p => p.Position));
        return new(document.Key, document.Schema, generation, BytesOf(document), isSame ? [.. columns.Where(c => c is not PersonIndexRow)] : columns, !isSame);
    }

    /// <summary>
    /// Writes a generation each of many documents, on the ends of their chains as they were asked in this transaction
    /// (<see cref="EndsAsync"/>). Throws <see cref="DocumentMovedException"/> for one that was prepared for another end.
    /// </summary>
    public async Task<IReadOnlyDictionary<DocumentKey, GenerationMark>> WriteAsync(
        JournalTransaction open, IReadOnlyCollection<PreparedGeneration> documents, IReadOnlyDictionary<DocumentKey, ChainEnd> ends, Authorship by, CancellationToken cancellation)
    {
        await Projections.DropAsync(open.Database, [.. documents.Where(d => d.IsAnew && d.Document.Kind == DocumentKind.Register).Select(d => d.Document.Number)], cancellation);
        var marks = new Dictionary<DocumentKey, GenerationMark>();
        foreach (var document in documents)
        {
            var before = ends.GetValueOrDefault(document.Document);
            if ((before?.Generation ?? 0) + 1 != document.Generation)
            {
                throw new DocumentMovedException(document.Document, document.Generation - 1, before?.Generation ?? 0);
            }

            var row = Add(open, document.Document, document.Schema, document.Bytes, before, by);
            if (document.IsAnew)
            {
                open.Database.AddRange(document.Columns);
            }
            else
            {
                open.Database.UpdateRange(document.Columns);
            }

            marks[document.Document] = new(row.Generation, Canonical.Hex(row.BytesHash));
        }

        return marks;
    }

    /// <summary>The generations with which the chains of documents end, asked inside the transaction that goes on with them.</summary>
    public static async Task<IReadOnlyDictionary<DocumentKey, ChainEnd>> EndsAsync(KosekiDbContext database, IReadOnlyCollection<long> numbers, CancellationToken cancellation) =>
        (await database.Generations.AsNoTracking().Where(g => g.Kind == DocumentKind.Register || g.Kind == DocumentKind.Supplementary).Latest(numbers)
            .Select(g => new { g.Kind, g.Number, g.Generation, g.Hash }).ToListAsync(cancellation)).ToDictionary(g => new DocumentKey(g.Kind, g.Number), g => new ChainEnd(g.Generation, g.Hash));

    /// <summary>
    /// Writes a generation of a document whose chain is known to end so (a load): null for one that is known to be new. The search
    /// columns are made where it <paramref name="isLast"/>.
    /// </summary>
    public ChainEnd Load(JournalTransaction open, KeptDocument document, ChainEnd? before, Authorship by, bool isLast)
    {
        var row = Add(open, document, before, by);
        if (isLast)
        {
            projections.Add(open.Database, document, row.Generation);
        }

        return new(row.Generation, row.Hash);
    }

    private static GenerationRow Add(JournalTransaction open, KeptDocument document, ChainEnd? before, Authorship by) =>
        Add(open, document.Key, document.Schema, BytesOf(document), before, by);

    private static byte[] BytesOf(KeptDocument document) =>
        document.Violations is { Count: > 0 } violations ? throw new InvalidOperationException(string.Join(" ", violations)) : GenerationBytes.Compress(document.Write());

    private static GenerationRow Add(JournalTransaction open, DocumentKey document, int schema, byte[] bytes, ChainEnd? before, Authorship by)
    {
        var row = new GenerationRow
        {
            Kind = document.Kind,
            Number = document.Number,
            Generation = (before?.Generation ?? 0) + 1,
            Schema = schema,
            Bytes = bytes,
            BytesHash = SHA256.HashData(bytes),
            PreviousHash = before?.Hash ?? new byte[32],
            CaseId = by.CaseId,
            Receipt = by.Receipt?.ToString(),
            RecordedAt = by.RecordedAt,
            Operator = by.Operator,
            Approver = by.Approver,
            // The next generation may follow in the same transaction, so the hash cannot wait for the commit.
            JournalNumber = open.Number,
        };
        row.Hash = Canonical.HashOf(row);
        open.Database.Generations.Add(row);
        return row;
    }
}
