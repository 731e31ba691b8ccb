using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.Registers.Notation;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>A plan of a case at one moment: findings, plan, and what it was computed from.</summary>
internal sealed record CasePlan(Examination Examination, RegisterSet Registers, string Basis, IReadOnlyDictionary<long, int> Generations, IReadOnlyList<string> WaitsFor)
{
    /// <summary>SHA-256 over the canonical bytes of every register after the plan and over its notices; null without a plan.</summary>
    public byte[]? Fingerprint => Examination.Plan is { } plan ? FingerprintOf(plan) : null;

    private static byte[] FingerprintOf(Plan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var step in plan.Registers)
        {
            hash.AppendData(RegisterDocument.Write(step.After));
        }

        foreach (var notice in plan.Notices)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{notice.Kind.Word()}\n{notice.Addressee}\n{string.Join('\n', notice.Lines.Select(l => $"{l.Label}\t{l.Value}"))}\n"));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The registers after the plan as lines, to show what moved.</summary>
    public IReadOnlyList<string> Lines => Examination.Plan is { } plan ? [.. plan.Registers.SelectMany(s => RegisterNotation.Lines(s.After))] : [];
}

/// <summary>
/// Computes plans: loads the registers the paper names, lets earlier waiting cases on the same registers take effect
/// first (in receipt order), and asks the kind.
/// </summary>
public sealed class CasePlanner(ICharacterTable characters, Municipality here, TimeProvider clock)
{
    private static readonly string RulesVersion = typeof(NotificationKind).Module.ModuleVersionId.ToString("N");

    /// <summary>Today in Japan: the record date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).DateTime);

    internal async Task<CasePlan> PlanAsync(KosekiDbContext database, CaseRow row, Draft draft, CancellationToken cancellation)
    {
        var kind = KindOf(row.KindCode);
        var closing = new ClosingDays((await database.ClosingDays.AsNoTracking().ToListAsync(cancellation)).Select(d => new ClosingDayException(d.Day, d.Name)));
        var named = kind.RegistersNamed(draft);
        var earlier = await EarlierAsync(database, row, named, cancellation);
        var ids = named.Concat(earlier.SelectMany(c => KindOf(c.KindCode).RegistersNamed(CaseRows.DraftOf(c)))).Distinct().ToList();
        var generations = new SortedDictionary<long, int>();
        var loaded = new List<FamilyRegister>();
        foreach (var id in ids)
        {
            if (await RegisterStore.LoadAsync(database, id, cancellation) is { } stored)
            {
                loaded.Add(stored.Register);
                generations[id.Value] = stored.Generation;
            }
        }

        var registers = new RegisterSet(loaded);
        foreach (var before in earlier)
        {
            var plan = KindOf(before.KindCode).Examine(CaseRows.DraftOf(before), CircumstancesOf(before, registers, closing)).Plan;
            registers = plan is { IsComplete: true } ? registers.Apply(plan.Changes) : registers;
        }

        var examination = kind.Examine(draft, CircumstancesOf(row, registers, closing));
        var basis = JsonSerializer.Serialize(new { Generations = generations, Record = Today, Rules = RulesVersion, Earlier = earlier.Select(c => c.Id) });
        return new(examination, registers, basis, generations, [.. earlier.Select(c => CaseRows.ReceiptOf(c).ToString()!)]);
    }

    internal static NotificationKind KindOf(string code) =>
        NotificationCatalogue.Find(code) ?? throw new CaseException(NotificationCatalogue.UnsupportedMessage);

    private Circumstances CircumstancesOf(CaseRow row, RegisterSet registers, ClosingDays closing) => new()
    {
        ReceiptDate = row.ReceiptDate ?? Today,
        RecordDate = Today,
        Origin = CaseRows.OriginOf(row),
        Registers = registers,
        Here = here,
        ClosingDays = closing,
        Characters = characters,
        Receipt = CaseRows.ReceiptOf(row)?.ToString(),
        NewPersons = CaseRows.Persons(row),
        NewRegisters = CaseRows.Registers(row),
    };

    private static async Task<List<CaseRow>> EarlierAsync(KosekiDbContext database, CaseRow row, IReadOnlyList<RegisterId> named, CancellationToken cancellation)
    {
        if (row.ReceiptYear is not { } year || row.ReceiptNumber is not { } number || named.Count == 0)
        {
            return [];
        }

        var values = named.Select(n => n.Value).ToList();
        return await database.Cases.AsNoTracking()
            .Where(c => c.Id != row.Id && (c.ReceiptYear < year || (c.ReceiptYear == year && c.ReceiptNumber < number))
                && database.Holds.Any(h => h.CaseId == c.Id && h.ToJournal == null && values.Contains(h.Register)))
            .OrderBy(c => c.ReceiptYear).ThenBy(c => c.ReceiptNumber).ToListAsync(cancellation);
    }
}
