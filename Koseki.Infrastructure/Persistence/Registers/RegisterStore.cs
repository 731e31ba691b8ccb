using System.Security.Cryptography;
using Koseki.Domain.Cases;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Where one generation came from.</summary>
public sealed record GenerationInfo(int Number, DateTimeOffset RecordedAt, string? Receipt, string Operator, string? Approver, long? CaseId);

/// <summary>A hold: which case, since when.</summary>
public sealed record HoldInfo(long CaseId, string Receipt, DateTimeOffset Since);

/// <summary>A register as it stands and its generation.</summary>
public sealed record StoredRegister(FamilyRegister Register, int Generation);

/// <summary>Reads registers. A certificate loads one row; every earlier generation can be shown.</summary>
public sealed class RegisterStore(IDbContextFactory<KosekiDbContext> contexts, AccessLog access)
{
    /// <summary>The register as it stands, or null.</summary>
    public async Task<FamilyRegister?> GetAsync(RegisterId id, CancellationToken cancellation = default) => (await LoadAsync(id, cancellation))?.Register;

    /// <summary>The register as it stands with its generation, or null.</summary>
    public async Task<StoredRegister?> LoadAsync(RegisterId id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await LoadAsync(database, id, cancellation);
    }

    /// <summary>All generations, oldest first; the look is logged.</summary>
    public async Task<IReadOnlyList<(GenerationInfo Info, FamilyRegister Register)>> GenerationsAsync(RegisterId id, Actor actor, CancellationToken cancellation = default)
    {
        Rights.Demand(StaffRight.SeeRegisters, actor);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await database.RegisterGenerations.AsNoTracking().Where(g => g.Register == id.Value).OrderBy(g => g.Generation).ToListAsync(cancellation);
        if (rows.Count > 0)
        {
            await access.WriteAsync(actor, "閲覧", id, $"戸籍 {id} を表示", cancellation);
        }

        return [.. rows.Select(r => (new GenerationInfo(r.Generation, r.RecordedAt, r.Receipt, r.Operator, r.Approver, r.CaseId), Read(r)))];
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
                          join held in database.Cases on hold.CaseId equals held.Id
                          where hold.Register == register && hold.ToJournal == null
                          orderby hold.FromJournal
                          select new { hold.CaseId, hold.FromAt, held.ReceiptYear, held.ReceiptNumber }).ToListAsync(cancellation);
        return [.. rows.Select(r => new HoldInfo(r.CaseId, r is { ReceiptYear: { } y, ReceiptNumber: { } n } ? new ReceiptNumber(y, n).ToString() : "", r.FromAt))];
    }

    internal static async Task<StoredRegister?> LoadAsync(KosekiDbContext database, RegisterId id, CancellationToken cancellation)
    {
        var row = await database.RegisterGenerations.AsNoTracking().Where(g => g.Register == id.Value)
            .OrderByDescending(g => g.Generation).FirstOrDefaultAsync(cancellation);
        return row is null ? null : new(Read(row), row.Generation);
    }

    /// <summary>The register of a row. Throws <see cref="RegisterDocumentException"/> when bytes, row or number do not belong together.</summary>
    internal static FamilyRegister Read(RegisterGenerationRow row)
    {
        if (SHA256.HashData(row.Bytes).AsSpan().SequenceEqual(row.BytesHash) && Canonical.HashOf(row).AsSpan().SequenceEqual(row.Hash)
            && RegisterDocument.Read(GenerationBytes.Expand(row.Bytes)) is var register && register.Id.Value == row.Register)
        {
            return register;
        }

        throw new RegisterDocumentException($"戸籍 R{row.Register} 第{row.Generation}世代の記録が書き換えられています。証明書の発行を止め、verify を実行してください。", null);
    }
}
