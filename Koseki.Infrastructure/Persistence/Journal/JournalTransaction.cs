using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>Another approval was first: the register is no longer at the generation the work started from.</summary>
public sealed class RegisterMovedException(RegisterId register, int expected, int actual)
    : Exception($"戸籍 {register} は先に別の記録がされました(第{expected}世代のつもりが第{actual}世代)。")
{
    /// <summary>The register.</summary>
    public RegisterId Register { get; } = register;
}

/// <summary>One open transaction of the journal.</summary>
public sealed class JournalTransaction(KosekiDbContext database, long number, Actor actor, DateTimeOffset now)
{
    /// <summary>The context of the transaction.</summary>
    public KosekiDbContext Database => database;

    /// <summary>The journal number it will have.</summary>
    public long Number => number;

    /// <summary>Who does it.</summary>
    public Actor Actor => actor;

    /// <summary>When.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Account and name as records keep it.</summary>
    public string Author => $"{actor.Account} {actor.Name}";

    /// <summary>The next value of a running number.</summary>
    public async Task<long> NextAsync(string counter, int count = 1)
    {
        var row = database.Counters.Local.FirstOrDefault(c => c.Name == counter) ?? await database.Counters.FirstOrDefaultAsync(c => c.Name == counter);
        if (row is null)
        {
            database.Counters.Add(row = new() { Name = counter, Value = 0 });
        }

        var first = row.Value + 1;
        row.Value += count;
        return first;
    }

    /// <summary>
    /// A case, locked before it is read: after the journal and before anything that belongs to the case (ADR 0005). Null
    /// when there is none.
    /// </summary>
    public async Task<CaseRow?> CaseAsync(long id) =>
        await CaseRows.LockAsync(database, id) ? await database.Cases.FirstAsync(c => c.Id == id) : null;

    /// <summary>
    /// Writes a new generation; <paramref name="expected"/> is the generation it was computed from, 0 for a new register.
    /// A register that breaks an invariant is refused.
    /// </summary>
    public async Task<GenerationMark> WriteGenerationAsync(FamilyRegister register, int expected, CaseRow? origin, string @operator, string? approver)
    {
        var before = await database.RegisterGenerations.AsNoTracking().Where(g => g.Register == register.Id.Value)
            .OrderByDescending(g => g.Generation).Select(g => new { g.Generation, g.Hash }).FirstOrDefaultAsync();
        if ((before?.Generation ?? 0) != expected)
        {
            throw new RegisterMovedException(register.Id, expected, before?.Generation ?? 0);
        }

        return AddGeneration(register, expected + 1, before?.Hash ?? new byte[32], origin, @operator, approver);
    }

    /// <summary>
    /// Writes the first generation of a register that is known to be new (loading a town, a migration). A register that
    /// breaks an invariant is refused here, too.
    /// </summary>
    public void WriteFirstGeneration(FamilyRegister register, string @operator) =>
        AddGeneration(register, 1, new byte[32], null, @operator, null);

    /// <summary>Holds registers for a case.</summary>
    public void Hold(IEnumerable<RegisterId> registers, long caseId) =>
        database.Holds.AddRange(registers.Select(r => new HoldRow { Register = r.Value, CaseId = caseId, FromJournal = number, FromAt = now }));

    /// <summary>Ends every hold of a case, or all but those on some registers.</summary>
    public async Task ReleaseAsync(long caseId, IReadOnlyList<RegisterId>? except = null)
    {
        var kept = (except ?? []).Select(r => r.Value).ToList();
        foreach (var hold in await database.Holds.Where(h => h.CaseId == caseId && h.ToJournal == null && !kept.Contains(h.Register)).ToListAsync())
        {
            (hold.ToJournal, hold.ToAt) = (number, now);
        }
    }

    internal static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private GenerationMark AddGeneration(FamilyRegister register, int generation, byte[] previous, CaseRow? origin, string @operator, string? approver)
    {
        if (RegisterInvariants.Violations(register) is { Count: > 0 } violations)
        {
            throw new InvalidOperationException(string.Join(" ", violations));
        }

        var bytes = GenerationBytes.Compress(RegisterDocument.Write(register));
        var hash = SHA256.HashData(bytes);
        database.RegisterGenerations.Add(new()
        {
            Register = register.Id.Value,
            Generation = generation,
            Schema = RegisterDocument.Schema,
            Bytes = bytes,
            BytesHash = hash,
            PreviousHash = previous,
            CaseId = origin?.Id,
            Receipt = origin is { ReceiptYear: { } year, ReceiptNumber: { } receipt } ? new ReceiptNumber(year, receipt).ToString() : null,
            RecordedAt = now,
            Operator = @operator,
            Approver = approver,
        });
        return new(generation, Convert.ToHexStringLower(hash));
    }
}

/// <summary>Compression of stored documents.</summary>
public static class GenerationBytes
{
    /// <summary>Compresses canonical bytes for storing.</summary>
    public static byte[] Compress(byte[] canonical)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(canonical);
        }

        return target.ToArray();
    }

    /// <summary>The canonical bytes of a stored document.</summary>
    public static byte[] Expand(byte[] stored)
    {
        using var brotli = new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress);
        using var target = new MemoryStream();
        brotli.CopyTo(target);
        return target.ToArray();
    }
}
