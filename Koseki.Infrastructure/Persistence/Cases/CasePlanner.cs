using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.People;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.Registers.Notation;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>A plan of a case at one moment: findings, plan, and what it was computed from.</summary>
internal sealed record CasePlan(Examination Examination, RegisterSet Registers, string Basis, IReadOnlyDictionary<long, int> Generations, IReadOnlyList<string> WaitsFor, Reached Kin)
{
    /// <summary>SHA-256 over the canonical bytes of every register after the plan and over its messages; null without a plan.</summary>
    public byte[]? Fingerprint => Examination.Plan is { } plan ? FingerprintOf(plan) : null;

    private static byte[] FingerprintOf(Plan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var step in plan.Registers)
        {
            hash.AppendData(RegisterDocument.Write(step.After));
        }

        foreach (var message in plan.Messages)
        {
            hash.AppendData(MessageDocument.Write(message));
        }

        foreach (var link in plan.Links.Parents.Select(p => $"{p.Child} {p.Parent}").Concat(plan.Links.Adoptions.Select(a => $"{a.Adopted} {a.Adopter}")).Concat(plan.Links.Marriages.Select(m => $"{m.One} {m.Other}")))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{link}\n"));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The registers after the plan and its messages as lines, to show what moved.</summary>
    public IReadOnlyList<string> Lines => Examination.Plan is { } plan
        ? [.. plan.Registers.SelectMany(s => RegisterNotation.Lines(s.After)), .. plan.Messages.SelectMany(MessageNotation.Lines)]
        : [];
}

/// <summary>
/// Computes plans: loads the registers the paper names, lets earlier waiting cases on the same registers take effect
/// first (in receipt order), and asks the kind.
/// </summary>
public sealed class CasePlanner(
    ICharacterTable characters, IPrintableCharacters paper, PlaceDictionary places, Municipality here, TimeProvider clock, ILogger<CasePlanner> logger)
{
    private readonly CharacterGate gate = new(characters, paper);

    private static readonly string RulesVersion = typeof(NotificationKind).Module.ModuleVersionId.ToString("N");

    /// <summary>Today in Japan: the record date.</summary>
    public DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    /// <summary>The draft as registers and lists write it.</summary>
    internal Draft Written(NotificationKind kind, Draft draft) => WrittenDraft.Of(kind.Form, draft, characters);

    internal (string Text, IReadOnlyList<string> Changes) OnLeaving(FormField field, string typed) => WrittenDraft.OnLeaving(field, typed, characters);

    /// <summary>A text that somebody gave outside a form (受理者), as registers write it; refused when paper cannot bear it.</summary>
    internal string Passed(string what, string text)
    {
        var passed = gate.Pass(text.Trim(), GatedText.Line);
        return passed.Problem is { } problem ? throw new CaseException($"{what}: {problem}{PassedText.Remedy}") : passed.Text;
    }

    internal async Task<CasePlan> PlanAsync(KosekiDbContext database, CaseRow row, Draft draft, CancellationToken cancellation)
    {
        var kind = KindOf(row.KindCode);
        var closing = new ClosingDays((await database.ClosingDays.AsNoTracking().ToListAsync(cancellation)).Select(d => new ClosingDayException(d.Day, d.Name)));
        var named = kind.RegistersNamed(draft);
        var earlier = await EarlierAsync(database, row, named, cancellation);
        var generations = new SortedDictionary<long, int>();
        var registers = await LoadAsync(database, named.Concat(earlier.SelectMany(c => KindOf(c.KindCode).RegistersNamed(CaseRows.DraftOf(c)))), generations, cancellation);
        // What the registers will be at when the earlier cases have been decided as planned: only then it still fits.
        var expected = new SortedDictionary<long, int>(generations);
        foreach (var before in earlier)
        {
            if (Examine(before, CaseRows.DraftOf(before), registers, await ReachAsync(database, before, CaseRows.DraftOf(before), registers, cancellation), closing).Plan is { IsComplete: true } plan)
            {
                registers = registers.Apply(plan.Changes);
                foreach (var step in plan.Registers)
                {
                    expected[step.Id.Value] = expected.GetValueOrDefault(step.Id.Value) + 1;
                }
            }
        }

        var written = Written(kind, draft);
        var kin = await ReachAsync(database, row, draft, registers, cancellation);
        var examination = PlaceGuard.Of(
            PaperGuard.Of(Examine(row, draft, registers, kin, closing), gate), kind.Form, written, PlaceGuard.DayOf(kind, written, row.ReceiptDate ?? Today), places);
        var basis = JsonSerializer.Serialize(new
        {
            Generations = named.Where(r => expected.ContainsKey(r.Value)).ToDictionary(r => r.ToString(), r => expected[r.Value]),
            Record = Today,
            Rules = RulesVersion,
        });
        return new(examination, registers, basis, generations, [.. earlier.Select(c => CaseRows.ReceiptOf(c).ToString()!)], kin);
    }

    // From the registers this paper names, as the earlier cases will leave them.
    private async Task<Reached> ReachAsync(KosekiDbContext database, CaseRow row, Draft draft, RegisterSet registers, CancellationToken cancellation) =>
        await KinReach.OfAsync(database, new(KindOf(row.KindCode).RegistersNamed(draft).Select(registers.Find).OfType<FamilyRegister>()), characters, cancellation);

    private Examination Examine(CaseRow row, Draft draft, RegisterSet registers, Reached kin, ClosingDays closing)
    {
        var examination = KindOf(row.KindCode).Examine(draft, CircumstancesOf(row, draft, registers, kin, closing));
        foreach (var fault in examination.Faults)
        {
            logger.LogError(fault, "届 {Case} の審査の一部が止まりました。届は開けますが、決裁できません。", row.Id);
        }

        return examination;
    }

    private static async Task<RegisterSet> LoadAsync(KosekiDbContext database, IEnumerable<RegisterId> ids, SortedDictionary<long, int> generations, CancellationToken cancellation)
    {
        var loaded = new List<FamilyRegister>();
        foreach (var id in ids.Distinct())
        {
            if (await RegisterStore.LoadAsync(database, id, cancellation) is { } stored)
            {
                loaded.Add(stored.Register);
                generations[id.Value] = stored.Generation;
            }
        }

        return new(loaded);
    }

    internal static NotificationKind KindOf(string code) =>
        NotificationCatalogue.Find(code) ?? throw new CaseException(NotificationCatalogue.UnsupportedMessage);

    private Circumstances CircumstancesOf(CaseRow row, Draft draft, RegisterSet registers, Reached kin, ClosingDays closing) => new()
    {
        ReceiptDate = row.ReceiptDate ?? Today,
        RecordDate = Today,
        Origin = CaseRows.OriginOf(row),
        Registers = registers,
        Kin = kin,
        Here = here,
        Municipalities = places,
        ClosingDays = closing,
        Characters = characters,
        Paper = paper,
        Receipt = CaseRows.ReceiptOf(row)?.ToString(),
        NewPersons = CaseNumbers.Persons(row, KindOf(row.KindCode), draft),
        NewRegisters = CaseNumbers.Registers(row, KindOf(row.KindCode), draft),
    };

    private static async Task<List<CaseRow>> EarlierAsync(KosekiDbContext database, CaseRow row, IReadOnlyList<RegisterId> named, CancellationToken cancellation)
    {
        if (row.ReceiptYear is not { } year || row.ReceiptNumber is not { } number || named.Count == 0)
        {
            return [];
        }

        var waiting = await database.Cases.AsNoTracking()
            .Where(c => c.Id != row.Id && (c.State == CaseState.Received || c.State == CaseState.Returned || c.State == CaseState.Examined)
                && (c.ReceiptYear < year || (c.ReceiptYear == year && c.ReceiptNumber < number)))
            .OrderByDescending(c => c.ReceiptYear).ThenByDescending(c => c.ReceiptNumber).ToListAsync(cancellation);
        var ids = waiting.Select(c => c.Id).ToList();
        var held = (await database.Holds.AsNoTracking().Where(h => h.ToJournal == null && ids.Contains(h.CaseId)).Select(h => new { h.CaseId, h.Register }).ToListAsync(cancellation))
            .ToLookup(h => h.CaseId, h => h.Register);

        // Backwards: a case that an earlier one of them waits for is waited for as well.
        var concerned = named.Select(n => n.Value).ToHashSet();
        var earlier = new List<CaseRow>();
        foreach (var candidate in waiting.Where(c => held[c.Id].Any(concerned.Contains)))
        {
            concerned.UnionWith(held[candidate.Id]);
            earlier.Insert(0, candidate);
        }

        return earlier;
    }
}
