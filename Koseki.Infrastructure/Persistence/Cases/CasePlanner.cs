using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.City;
using Koseki.Domain.Documents;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.People;
using Koseki.Domain.Places;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.RefusalRequests;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>A plan of a case at one moment: findings, plan, and what it was computed from.</summary>
internal sealed record CasePlan(Examination Examination, RegisterSet Registers, string Basis, IReadOnlyDictionary<DocumentKey, int> Generations, IReadOnlyList<string> WaitsFor, Reached Kin)
{
    /// <summary>Whether the 不受理申出 that it looked at are as they were recorded.</summary>
    public bool AreRequestsSound { get; init; } = true;

    /// <summary>SHA-256 over the canonical bytes of every document after the plan and over its messages; null without a plan.</summary>
    public byte[]? Fingerprint => Examination.Plan is { } plan ? FingerprintOf(plan) : null;

    /// <summary>The same of any plan.</summary>
    internal static byte[] FingerprintOf(Plan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var step in plan.Documents)
        {
            hash.AppendData(step.After.Write());
        }

        foreach (var message in plan.Messages)
        {
            hash.AppendData(MessageDocument.Write(message));
        }

        foreach (var link in plan.Links.Parents.Select(p => $"{p.Child} {p.Parent}").Concat(plan.Links.Adoptions.Select(a => $"{a.Adopted} {a.Adopter}")).Concat(plan.Links.Marriages.Select(m => $"{m.One} {m.Other}")).Concat(plan.Undone.Select(u => $"-{u.Kind} {u.One} {u.Other}")))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{link}\n"));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>What of it is compared with what was examined.</summary>
    internal PlanMark Mark => new(Basis, Fingerprint, Lines);

    /// <summary>The documents after the plan and its messages as lines, to show what moved.</summary>
    public IReadOnlyList<string> Lines => Examination.Plan is { } plan
        ? [.. plan.Documents.SelectMany(s => s.After.Lines), .. plan.Messages.SelectMany(MessageNotation.Lines)]
        : [];
}

/// <summary>The plans of cases that are decided together, and what one act writes for them; null while it cannot be planned.</summary>
internal sealed record BundlePlan(IReadOnlyList<CasePlan> Cases, Decision? Decision);

/// <summary>
/// Computes plans: loads the registers the paper names with their 附票, lets earlier waiting cases on the same registers take effect
/// first (in receipt order), and asks the kind.
/// </summary>
public sealed class CasePlanner(
    ICharacterTable characters, IPrintableCharacters paper, PlaceDictionary places, Municipality here, CityReader city, RecordedDocuments recorded, RequestStore requests, TimeProvider clock, ILogger<CasePlanner> logger)
{
    private readonly CharacterGate gate = new(characters, paper);

    /// <summary>Today in Japan: the record date.</summary>
    public DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    /// <summary>The draft as registers and lists write it.</summary>
    internal Draft Written(NotificationKind kind, Draft draft) => WrittenDraft.Of(kind.Form, draft, characters);

    internal (string Text, IReadOnlyList<string> Changes) OnLeaving(FormField field, string typed) => WrittenDraft.OnLeaving(field, typed, characters);

    /// <summary>Whether a paper is received now, as <see cref="ReceiptDecision"/> says.</summary>
    internal Ruling<Receipt> Receipt(NotificationKind kind, Draft draft, ReceiptDetails details, IReadOnlyList<SimilarPaper> doubles) =>
        ReceiptDecision.Of(kind, draft, details, Today, gate, doubles);

    /// <summary>The plan of one paper as typed, beside those it was handed in with as they are stored.</summary>
    internal async Task<CasePlan> PlanAsync(KosekiDbContext database, CaseRow row, Draft draft, CancellationToken cancellation)
    {
        var papers = (await BundleRows.MembersAsync(database, row, cancellation)).Select(r => (r, r.Id == row.Id ? draft : CaseRows.DraftOf(r))).ToList();
        return (await PlanAsync(database, papers, cancellation)).Cases[papers.FindIndex(p => p.r.Id == row.Id)];
    }

    /// <summary>The plan of one paper as typed, for a screen.</summary>
    internal Task<CasePlan> PlanAsync(ReadScope scope, SeenCase seen, Draft draft, CancellationToken cancellation) => PlanAsync(scope.Database, seen.Row, draft, cancellation);

    /// <summary>The plans of papers as saved that are decided together, for a screen.</summary>
    internal Task<BundlePlan> PlanAsync(ReadScope scope, IReadOnlyList<SeenCase> seen, CancellationToken cancellation) =>
        PlanAsync(scope.Database, [.. seen.Select(s => (s.Row, CaseRows.DraftOf(s.Row)))], cancellation);

    /// <summary>The same in the transaction of an act on them.</summary>
    internal Task<BundlePlan> PlanAsync(JournalTransaction open, IReadOnlyList<OpenCase> cases, CancellationToken cancellation) =>
        PlanAsync(open.Database, [.. cases.Select(c => (c.Row, c.Draft))], cancellation);

    /// <summary>The plans of papers that are decided together, in their order, and what one act of deciding would write.</summary>
    internal async Task<BundlePlan> PlanAsync(KosekiDbContext database, IReadOnlyList<(CaseRow Row, Draft Draft)> papers, CancellationToken cancellation)
    {
        var (settings, unsigned) = await SettingsAsync(cancellation);
        var named = papers.SelectMany(p => KindOf(p.Row.KindCode).RegistersNamed(p.Draft)).Distinct().Order().ToList();
        var earlier = await EarlierAsync(database, [.. papers.Select(p => p.Row)], named, cancellation);
        var generations = new SortedDictionary<DocumentKey, int>();
        var (registers, supplementaries, foreign) = await LoadAsync(
            database, named.Concat(earlier.SelectMany(b => b).SelectMany(c => KindOf(c.KindCode).RegistersNamed(CaseRows.DraftOf(c)))), generations, cancellation);
        // What the documents will be at when the earlier cases have been decided as planned: only then it still fits.
        var expected = new SortedDictionary<DocumentKey, int>(generations);
        foreach (var before in earlier)
        {
            var (course, _) = await ExamineAsync(database, registers, supplementaries, [.. before.Select(r => (r, CaseRows.DraftOf(r)))], settings, cancellation);
            if (course.Decision is { } decision)
            {
                (registers, supplementaries) = (course.Registers, course.Supplementaries!);
                foreach (var step in decision.Whole.Documents)
                {
                    expected[step.After.Key] = expected.GetValueOrDefault(step.After.Key) + 1;
                }
            }
        }

        var waits = earlier.SelectMany(b => b).Select(c => CaseRows.ReceiptOf(c).ToString()!).ToList();
        var (own, examined) = await ExamineAsync(database, registers, supplementaries, papers, settings, cancellation);
        Finding[] doubts = [.. foreign.Select(NotRecorded), .. unsigned is null ? Array.Empty<Finding>() : [unsigned]];
        return new([.. examined.Select((e, i) => PlanOf(papers[i].Row, papers[i].Draft, settings, e with { Examination = e.Examination with { Findings = [.. e.Examination.Findings, .. doubts] } }, expected, generations, waits))], own.Decision);
    }

    // The paper stays and can be typed, but nothing is decided by a record that is not what was written.
    private static Finding NotRecorded(DocumentKey document) =>
        new("記録", Severity.Correction, new(""), RecordedDocuments.Said(document), "運用の担当者に知らせてください。届はこのまま残っています。", "");

    // A paper can still be read and typed while the settings cannot be trusted, but not examined or decided.
    private async Task<(CitySettings Settings, Finding? Unsigned)> SettingsAsync(CancellationToken cancellation)
    {
        try
        {
            return (await city.AtAsync(Today, cancellation), null);
        }
        catch (CaseException e) when (CityReader.Untrusted(e))
        {
            return (CitySettings.Initial, new("市の設定", Severity.Correction, new(""), e.Message, "運用の担当者に知らせてください。届はこのまま残っています。", ""));
        }
    }

    private CasePlan PlanOf(
        CaseRow row, Draft draft, CitySettings settings, Examined examined, SortedDictionary<DocumentKey, int> expected, SortedDictionary<DocumentKey, int> generations, IReadOnlyList<string> waits)
    {
        var kind = KindOf(row.KindCode);
        var written = Written(kind, draft);
        var examination = PlaceGuard.Of(
            PaperGuard.Of(DocumentGuard.Of(examined.Examination), gate), kind.Form, written, PlaceGuard.DayOf(kind, written, row.ReceiptDate ?? Today), new(places, here, settings));
        var basis = JsonSerializer.Serialize(new
        {
            Generations = expected.Where(e => kind.RegistersNamed(draft).Contains(new(e.Key.Number))).ToDictionary(e => e.Key.ToString(), e => e.Value),
            Record = Today,
            Rules = RulesFingerprint.Of(kind),
            Findings = RulesFingerprint.Of(examination.Findings),
            examined.City,
        });
        return new(examination, examined.Registers, basis, generations, waits, examined.Kin) { AreRequestsSound = examined.AreRequestsSound };
    }

    // One after the other, each on the registers as those before it leave them.
    private async Task<(BundleExamination Course, List<Examined> Examined)> ExamineAsync(
        KosekiDbContext database, RegisterSet registers, SupplementarySet supplementaries, IReadOnlyList<(CaseRow Row, Draft Draft)> papers, CitySettings settings, CancellationToken cancellation)
    {
        var course = new BundleExamination(registers, supplementaries, [.. papers.Select(p => new BundledPaper(KindOf(p.Row.KindCode), p.Draft, CaseRows.ReceiptOf(p.Row)?.ToString()))]);
        var examined = new List<Examined>();
        var asked = await RequestsAsync(database, registers, papers, cancellation);
        foreach (var (row, draft) in papers)
        {
            var standing = course.Registers;
            var kin = await ReachAsync(database, row, draft, standing, cancellation);
            var noting = settings.Noting();
            var examination = course.Next(CircumstancesOf(row, draft, standing, course.Supplementaries!, kin, noting) with { Requests = asked.Requests });
            foreach (var fault in examination.Faults)
            {
                logger.LogError(fault, "届 {Case} の審査の一部が止まりました。届は開けますが、決裁できません。", row.Id);
            }

            examined.Add(new(asked.IsSound ? examination : examination with { Findings = [.. examination.Findings, RequestsForeign] }, standing, kin, noting.ReadFingerprint) { AreRequestsSound = asked.IsSound });
        }

        return (course, examined);
    }

    /// <summary>How the examination of a paper meets a request; null where it does not.</summary>
    internal async Task<MetRequest?> MeetAsync(JournalTransaction open, OpenCase one, long request, CancellationToken cancellation) =>
        (await PlanAsync(open.Database, one.Row, one.Draft, cancellation)).Examination.Met.FirstOrDefault(m => m.Number == request);

    // Of everybody in the registers (who dies or moves away by the paper) and of those whom the papers name.
    private Task<FoundRequests> RequestsAsync(KosekiDbContext database, RegisterSet registers, IReadOnlyList<(CaseRow Row, Draft Draft)> papers, CancellationToken cancellation)
    {
        var named = papers.SelectMany(p => KindOf(p.Row.KindCode) is var kind && kind.Stops is { } stops ? stops.PersonsIn(Written(kind, p.Draft), registers, characters) : []).ToList();
        return requests.OfAsync(database, [.. registers.All.SelectMany(r => r.Entries)], named, cancellation);
    }

    private static Finding RequestsForeign { get; } = new("記録", Severity.Correction, new(""), FoundRequests.Foreign, "運用の担当者に知らせてください。届はこのまま残っています。", "戸籍法27条の2第4項");

    // From the registers this paper names, as the earlier cases will leave them.
    private async Task<Reached> ReachAsync(KosekiDbContext database, CaseRow row, Draft draft, RegisterSet registers, CancellationToken cancellation) =>
        await KinReach.OfAsync(database, new(KindOf(row.KindCode).RegistersNamed(draft).Select(registers.Find).OfType<FamilyRegister>()), characters, recorded, cancellation);

    /// <summary>Of registers that a paper names those of ours, as they were recorded; one that is not says nothing.</summary>
    internal async Task<RegisterSet> RegistersAsync(KosekiDbContext database, IReadOnlyList<RegisterId> named, CancellationToken cancellation)
    {
        var numbers = named.Select(r => r.Value).ToList();
        var rows = await database.Generations.AsNoTracking().Of(DocumentKind.Register).Latest(numbers).ToListAsync(cancellation);
        return new((await recorded.CheckAsync(database, rows, [], cancellation)).Sound.OfType<KeptDocument.OfRegister>().Select(d => d.Register));
    }

    /// <summary>Registers and their 附票 as they were recorded, in one question however many they are, with the generations; and those that are not.</summary>
    internal async Task<(RegisterSet Registers, SupplementarySet Supplementaries, IReadOnlyList<DocumentKey> Foreign)> LoadAsync(
        KosekiDbContext database, IEnumerable<RegisterId> ids, SortedDictionary<DocumentKey, int> generations, CancellationToken cancellation)
    {
        var numbers = ids.Select(r => r.Value).Distinct().ToList();
        var rows = await database.Generations.AsNoTracking().Where(g => g.Kind == DocumentKind.Register || g.Kind == DocumentKind.Supplementary).Latest(numbers).ToListAsync(cancellation);
        rows.ForEach(r => generations[r.Document] = r.Generation);
        var documents = await recorded.CheckAsync(database, rows, [.. numbers.Select(n => DocumentKey.Of(new RegisterId(n)))], cancellation);
        return (new(documents.Sound.OfType<KeptDocument.OfRegister>().Select(d => d.Register)), new(documents.Sound.OfType<KeptDocument.OfSupplementary>().Select(d => d.Supplementary)), documents.Foreign);
    }

    /// <summary>An examination of a paper that a batch made of its table: places are the table's, so no dictionary is asked.</summary>
    internal Examination ExamineTarget(CaseRow row, Draft draft, FamilyRegister register, SupplementaryRegister? supplementary, CitySettings settings, DateOnly recordDate)
    {
        var circumstances = CircumstancesOf(row, draft, new([register]), new(supplementary is null ? [] : [supplementary]), Reached.Of(new([register])), settings) with { RecordDate = recordDate };
        return PaperGuard.Of(DocumentGuard.Of(KindOf(row.KindCode).Examine(draft, circumstances)), gate);
    }

    // A paper examined on the registers as they stand then, and what of the city's settings it read.
    private sealed record Examined(Examination Examination, RegisterSet Registers, Reached Kin, string City)
    {
        public bool AreRequestsSound { get; init; } = true;
    }

    /// <summary>What screens see of a plan.</summary>
    internal static CaseExamination ResultOf(CasePlan plan) => new(plan.Examination, plan.Registers) { WaitsFor = plan.WaitsFor, Kin = plan.Kin };

    internal static NotificationKind KindOf(string code) =>
        NotificationCatalogue.Find(code) ?? throw new CaseException(new CaseRefusal.UnsupportedKind(code));

    private Circumstances CircumstancesOf(CaseRow row, Draft draft, RegisterSet registers, SupplementarySet supplementaries, Reached kin, CitySettings settings) => new()
    {
        ReceiptDate = row.ReceiptDate ?? Today,
        RecordDate = Today,
        Origin = CaseRows.OriginOf(row),
        Registers = registers,
        Kin = kin,
        Supplementaries = supplementaries,
        Here = here,
        Municipalities = places,
        City = settings,
        Characters = characters,
        Paper = paper,
        Receipt = CaseRows.ReceiptOf(row)?.ToString(),
        Arrival = CaseRows.ArrivalOf(row),
        Case = row.Id,
        NewPersons = CaseNumbers.Persons(row, KindOf(row.KindCode), draft),
        NewRegisters = CaseNumbers.Registers(row, KindOf(row.KindCode), draft),
    };

    // By bundles: what was handed in together is decided together.
    private static async Task<List<List<CaseRow>>> EarlierAsync(KosekiDbContext database, IReadOnlyList<CaseRow> own, IReadOnlyList<RegisterId> named, CancellationToken cancellation)
    {
        if (own[0].ReceiptYear is not { } year || own[0].ReceiptNumber is not { } number || named.Count == 0)
        {
            return [];
        }

        var ids = own.Select(r => r.Id).ToList();
        var waiting = await database.Cases.AsNoTracking()
            .Where(c => !ids.Contains(c.Id) && (c.State == CaseState.Received || c.State == CaseState.Returned || c.State == CaseState.Examined)
                && (c.ReceiptYear < year || (c.ReceiptYear == year && c.ReceiptNumber < number)))
            .OrderByDescending(c => c.ReceiptYear).ThenByDescending(c => c.ReceiptNumber).ToListAsync(cancellation);
        var others = waiting.Select(c => c.Id).ToList();
        var held = (await database.Holds.AsNoTracking().Where(h => h.ToJournal == null && h.CaseId != null && others.Contains(h.CaseId.Value)).Select(h => new { CaseId = h.CaseId!.Value, h.Register }).ToListAsync(cancellation))
            .ToLookup(h => h.CaseId, h => h.Register);

        // Backwards: a case that an earlier one of them waits for is waited for as well.
        var concerned = named.Select(n => n.Value).ToHashSet();
        var earlier = new List<List<CaseRow>>();
        foreach (var bundle in waiting.GroupBy(c => c.Bundle ?? c.Id).Where(b => b.SelectMany(c => held[c.Id]).Any(concerned.Contains)))
        {
            concerned.UnionWith(bundle.SelectMany(c => held[c.Id]));
            earlier.Insert(0, [.. bundle.Reverse()]);
        }

        return earlier;
    }
}
