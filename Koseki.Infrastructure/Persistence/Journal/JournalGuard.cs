using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>
/// What must hold where something is done by what a row says: it is the one that its signed journal row names. A row that
/// was written beside the program, or rewritten with all its hashes, has no such row. Before a certificate leaves, journal
/// and anchors must fit, too.
/// </summary>
public sealed class JournalGuard(JournalAnchors anchors, JournalNames names)
{
    /// <summary>
    /// Throws <see cref="RegisterDocumentException"/> when the generation is not the one that was recorded, or a later one is gone,
    /// <see cref="JournalHaltedException"/> when the journal itself does not hold.
    /// </summary>
    public async Task EnsureAsync(KosekiDbContext database, DocumentKey document, int generation, CancellationToken cancellation)
    {
        await anchors.CatchUpAsync(database, cancellation);
        var row = await database.Generations.AsNoTracking().Of(document).Where(g => g.Generation == generation)
            .Select(g => new { g.Hash, g.JournalNumber }).FirstOrDefaultAsync(cancellation);
        var journal = row is null ? null : await database.Journal.AsNoTracking().FirstOrDefaultAsync(j => j.Number == row.JournalNumber, cancellation);
        if (journal is null || !Holds(journal) || !Names(journal, GenerationRow.Table, GenerationRow.KeyOf(document, generation), Canonical.Hex(row!.Hash))
            || await names.MissesAfterAsync(database, document, generation, cancellation))
        {
            throw new RegisterDocumentException($"{document.Kind.Word()} {document} 第{generation}世代の記録が台帳と一致しません。証明書の発行を止め、verify を実行してください。", null);
        }
    }

    /// <summary>Whether the journal names a generation of a document of which none is there: it was recorded and is gone.</summary>
    public Task<bool> MissesAsync(KosekiDbContext database, DocumentKey document, CancellationToken cancellation) => names.MissesAfterAsync(database, document, 0, cancellation);

    /// <summary>Whether a signed row of the journal names a row of the record of states.</summary>
    public async Task<bool> NamesStateAsync(KosekiDbContext database, ChainLink state, CancellationToken cancellation)
    {
        if (await database.Journal.AsNoTracking().FirstOrDefaultAsync(j => j.Number == state.JournalNumber, cancellation) is not { } journal || !Holds(journal))
        {
            return false;
        }

        using var body = JsonDocument.Parse(journal.Body);
        return body.RootElement.TryGetProperty("state", out var number) && number.GetInt64() == state.Number && body.RootElement.GetProperty("stateHash").ValueEquals(Canonical.Hex(state.Hash));
    }

    private bool Holds(JournalRow row)
    {
        try
        {
            return SHA256.HashData(row.Body).AsSpan().SequenceEqual(row.Hash) && anchors.IsSigned(row);
        }
        catch (HeadKeyException e)
        {
            throw new JournalHaltedException($"記録を確かめられないため、止めています: {e.Message}");
        }
    }

    private static bool Names(JournalRow row, string table, string key, string hash)
    {
        using var body = JsonDocument.Parse(row.Body);
        return body.RootElement.GetProperty("number").GetInt64() == row.Number && body.RootElement.GetProperty("rows").EnumerateArray()
            .Any(r => r[0].ValueEquals(table) && r[1].ValueEquals(key) && r[2].ValueEquals(hash));
    }
}
