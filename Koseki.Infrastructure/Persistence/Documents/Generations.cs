using System.Security.Cryptography;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Documents;

/// <summary>Asking for generations and reading them. Every question names the kind: a number alone is not one document.</summary>
internal static class Generations
{
    /// <summary>All generations of one document.</summary>
    internal static IQueryable<GenerationRow> Of(this IQueryable<GenerationRow> rows, DocumentKey document) =>
        rows.Where(g => g.Kind == document.Kind && g.Number == document.Number);

    /// <summary>All generations of the documents of a kind.</summary>
    internal static IQueryable<GenerationRow> Of(this IQueryable<GenerationRow> rows, DocumentKind kind) => rows.Where(g => g.Kind == kind);

    /// <summary>Of each document its latest generation.</summary>
    internal static IQueryable<GenerationRow> Latest(this IQueryable<GenerationRow> rows, IReadOnlyCollection<long> numbers) =>
        rows.Where(g => numbers.Contains(g.Number) && !rows.Any(l => l.Kind == g.Kind && l.Number == g.Number && l.Generation > g.Generation));

    /// <summary>The document of a row. Throws <see cref="RegisterDocumentException"/> when bytes, row or number do not belong together.</summary>
    internal static KeptDocument Read(GenerationRow row) =>
        SHA256.HashData(row.Bytes).AsSpan().SequenceEqual(row.BytesHash) && Canonical.HashOf(row).AsSpan().SequenceEqual(row.Hash)
            && KeptDocument.Read(row.Kind, GenerationBytes.Expand(row.Bytes)) is var document && document.Key == row.Document
            ? document
            : throw new RegisterDocumentException($"{row.Kind.Word()} {row.Document} 第{row.Generation}世代の記録が書き換えられています。証明書の発行を止め、verify を実行してください。", null);
}
