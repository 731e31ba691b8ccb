using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>Where one generation came from.</summary>
public sealed record GenerationInfo(int Number, DateTimeOffset RecordedAt, string? Receipt, string Operator, string? Approver, long? CaseId);

/// <summary>A hold: which case, since when.</summary>
public sealed record HoldInfo(long? CaseId, string Receipt, DateTimeOffset Since);

/// <summary>A register as it stands and its generation.</summary>
public sealed record StoredRegister(FamilyRegister Register, int Generation);

/// <summary>Reads registers. A certificate loads one row; every earlier generation can be shown.</summary>
public sealed class RegisterStore(IDbContextFactory<KosekiDbContext> contexts, RecordedDocuments recorded, AccessLog access)
{
    /// <summary>The register as it stands, for a certificate of it, or null; the look is logged.</summary>
    public async Task<StoredRegister?> ForIssuingAsync(RegisterId id, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeCertificates);
        if (await LoadAsync(id, cancellation) is not { } stored)
        {
            return null;
        }

        await access.WriteAsync(actor, LookKind.Seen, id, $"戸籍 {id} の証明書の発行画面を表示", cancellation);
        return stored;
    }

    /// <summary>The register as its row says, or null: for tools and tests. Whoever shows it to somebody needs an actor and the journal's word.</summary>
    internal async Task<FamilyRegister?> GetAsync(RegisterId id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return (await LoadAsync(database, id, cancellation))?.Register;
    }

    /// <summary>The register as it was recorded last with its generation, or null; throws <see cref="RegisterDocumentException"/> when it is not so.</summary>
    internal async Task<StoredRegister?> LoadAsync(RegisterId id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var key = DocumentKey.Of(id);
        var rows = await database.Generations.AsNoTracking().Of(key).OrderByDescending(g => g.Generation).Take(1).ToListAsync(cancellation);
        return (await recorded.ReadAsync(database, rows, [key], cancellation)) is [KeptDocument.OfRegister only] ? new(only.Register, rows[0].Generation) : null;
    }

    /// <summary>All generations, oldest first; the look is logged.</summary>
    public async Task<IReadOnlyList<(GenerationInfo Info, FamilyRegister Register)>> GenerationsAsync(RegisterId id, Actor actor, CancellationToken cancellation = default) =>
        [.. (await LookAsync(DocumentKey.Of(id), id, actor, cancellation)).Select(g => (g.Info, ((KeptDocument.OfRegister)g.Document).Register))];

    /// <summary>All generations of the register's 附票, oldest first; the look is logged. Empty while none is kept.</summary>
    public async Task<IReadOnlyList<(GenerationInfo Info, SupplementaryRegister Register)>> SupplementariesAsync(RegisterId id, Actor actor, CancellationToken cancellation = default) =>
        [.. (await LookAsync(DocumentKey.Of(SupplementaryId.Of(id)), id, actor, cancellation)).Select(g => (g.Info, ((KeptDocument.OfSupplementary)g.Document).Supplementary))];

    private async Task<IReadOnlyList<(GenerationInfo Info, KeptDocument Document)>> LookAsync(DocumentKey document, RegisterId register, Actor actor, CancellationToken cancellation)
    {
        actor.Demand(Permission.SeeRegisters);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await database.Generations.AsNoTracking().Of(document).OrderBy(g => g.Generation).ToListAsync(cancellation);
        // That no 附票 is kept is an answer, too.
        if (rows.Count > 0 || document.Kind == DocumentKind.Supplementary)
        {
            await access.WriteAsync(actor, LookKind.Seen, register, $"{document.Kind.Word()} {document} を表示", cancellation);
        }

        var documents = await recorded.ReadAsync(database, rows, [document], cancellation);
        return [.. rows.Zip(documents, (r, d) => (new GenerationInfo(r.Generation, r.RecordedAt, r.Receipt, r.Operator, r.Approver, r.CaseId), d))];
    }

    /// <summary>The holds that stand on a register.</summary>
    public async Task<IReadOnlyList<HoldInfo>> HoldsAsync(RegisterId id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await HoldsAsync(database, id.Value, cancellation);
    }

    internal static async Task<IReadOnlyList<HoldInfo>> HoldsAsync(KosekiDbContext database, long register, CancellationToken cancellation)
    {
        var rows = await (from hold in database.Holds.AsNoTracking()
                          join one in database.Cases on hold.CaseId equals one.Id into ones
                          from held in ones.DefaultIfEmpty()
                          where hold.Register == register && hold.ToJournal == null
                          orderby hold.FromJournal
                          select new { hold.CaseId, hold.Deposit, hold.FromAt, ReceiptYear = (int?)held!.ReceiptYear, ReceiptNumber = (int?)held.ReceiptNumber }).ToListAsync(cancellation);
        return [.. rows.Select(r => new HoldInfo(r.CaseId, r is { ReceiptYear: { } y, ReceiptNumber: { } n } ? new ReceiptNumber(y, n).ToString() : r.Deposit is { } d ? NightDeposit.CalledOf(d) : "", r.FromAt))];
    }

    /// <summary>受付番号 of the cases of holds, or 夜 41 of a deposit, in the order of the holds; empty text where a case has none.</summary>
    internal static async Task<IReadOnlyList<string>> ReceiptsAsync(KosekiDbContext database, IReadOnlyList<HoldRow> holds, CancellationToken cancellation)
    {
        var ids = holds.Select(h => h.CaseId).OfType<long>().ToList();
        var receipts = ids.Count == 0 ? [] : await database.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => CaseRows.ReceiptOf(c), cancellation);
        return [.. holds.Select(h => h.CaseId is { } id ? receipts.GetValueOrDefault(id)?.ToString() ?? "" : h.Deposit is { } deposit ? NightDeposit.CalledOf(deposit) : "")];
    }

    /// <summary>The register as its row says, for those who ask <see cref="JournalGuard"/> themselves.</summary>
    internal static async Task<StoredRegister?> LoadAsync(KosekiDbContext database, RegisterId id, CancellationToken cancellation)
    {
        var row = await database.Generations.AsNoTracking().Of(DocumentKey.Of(id))
            .OrderByDescending(g => g.Generation).FirstOrDefaultAsync(cancellation);
        return row is null ? null : new(Read(row), row.Generation);
    }

    /// <summary>The register of a row. Throws <see cref="RegisterDocumentException"/> when bytes, row or number do not belong together.</summary>
    internal static FamilyRegister Read(GenerationRow row) => ((KeptDocument.OfRegister)Generations.Read(row)).Register;
}
