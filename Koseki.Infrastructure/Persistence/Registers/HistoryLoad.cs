using Koseki.Domain.Calendar;
using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>Who worked on a case of the past.</summary>
public sealed record HistoricStaff(Actor EnteredBy, Actor ExaminedBy, Actor DecidedBy);

/// <summary>A case that was received and decided before the load.</summary>
/// <param name="CaseId">案件番号.</param>
/// <param name="KindCode">件名コード.</param>
/// <param name="Draft">The paper.</param>
/// <param name="Subject">事件本人.</param>
/// <param name="Receipt">受付番号.</param>
/// <param name="Details">When, how and where it was received.</param>
/// <param name="RecordedOn">記録日.</param>
/// <param name="NewPersons">Person numbers it used.</param>
/// <param name="NewRegisters">Register numbers it used.</param>
/// <param name="Plan">What it wrote.</param>
public sealed record HistoricCase(
    long CaseId, string KindCode, Draft Draft, string Subject, ReceiptNumber Receipt, ReceiptDetails Details, DateOnly RecordedOn,
    IReadOnlyList<PersonId> NewPersons, IReadOnlyList<RegisterId> NewRegisters, Plan Plan);

/// <summary>
/// Takes in registers together with what happened to them since: first generations, then decided cases in the order
/// given, each with receipt, outcome and the generations it wrote, every row journaled, one journal row a chunk.
/// Notices are not put into the outbox: the system that decided the cases has sent them.
/// </summary>
public sealed class HistoryLoad(JournalWriter journal, GenerationWriter generations, CaseMarks marks, CharacterGate gate)
{
    private const int Chunk = 250;

    /// <summary>
    /// Loads into a database that holds no registers yet: registers as first generations, each with its 附票 where one is given.
    /// <paramref name="takenOverAt"/> is when they were taken over. Throws when a document breaks an invariant or holds what no
    /// certificate can print, or a case does not follow on what was loaded.
    /// </summary>
    public async Task LoadAsync(
        IReadOnlyList<FamilyRegister> first, SupplementarySet supplementaries, IReadOnlyList<HistoricCase> cases, HistoricStaff staff, DateTimeOffset takenOverAt, Actor loader, CancellationToken cancellation)
    {
        var (links, linked) = Numbered(cases);
        var chains = new Chains(cases.SelectMany(c => c.Plan.Documents.Select(s => (s.After.Key, c.CaseId))).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().CaseId));
        foreach (var chunk in first.Chunk(Chunk))
        {
            await CommitAsync(chains, loader, (open, written) =>
            {
                foreach (var document in chunk.SelectMany(r => DocumentsOf(r, supplementaries)))
                {
                    Write(open, written, chains, document, new(open.Author, null, takenOverAt));
                }

                return new(DeedKind.Migration, $"{chunk.Length} 戸籍を取り込んだ");
            }, cancellation);
        }

        foreach (var chunk in cases.Chunk(Chunk))
        {
            await CommitAsync(chains, loader, (open, written) =>
            {
                foreach (var past in chunk)
                {
                    WriteCase(open, past, staff);
                    open.Database.KinLinks.AddRange(StatedLinks.Rows(past.Plan, links[past.CaseId], past.CaseId, (staff.DecidedBy.Account, staff.DecidedBy.Name), RecordedAt(past)));
                    WriteGenerations(open, written, chains, past, staff);
                }

                return new(DeedKind.Migration, $"処理済みの届 {chunk.Length} 件を取り込んだ");
            }, cancellation);
        }

        await RaiseCountersAsync(first, cases, linked, loader, cancellation);
    }

    private static IEnumerable<KeptDocument> DocumentsOf(FamilyRegister register, SupplementarySet supplementaries) =>
        supplementaries.Of(register.Id) is { } supplementary ? [new KeptDocument.OfRegister(register), new KeptDocument.OfSupplementary(supplementary)] : [new KeptDocument.OfRegister(register)];

    private async Task CommitAsync(Chains chains, Actor loader, Func<JournalTransaction, Dictionary<DocumentKey, ChainEnd>, Deed> work, CancellationToken cancellation)
    {
        var (_, written) = await journal.CommitAsync(loader, open =>
        {
            var ends = new Dictionary<DocumentKey, ChainEnd>();
            var deed = work(open, ends);
            return Task.FromResult((deed, ends));
        }, cancellation);
        foreach (var (document, end) in written)
        {
            chains.Ends[document] = end;
        }
    }

    private void Write(JournalTransaction open, Dictionary<DocumentKey, ChainEnd> written, Chains chains, KeptDocument document, Authorship by)
    {
        BulkLoad.Refuse(document, gate);
        var isLast = !chains.LastCase.TryGetValue(document.Key, out var last) || last == by.CaseId;
        written[document.Key] = generations.Load(open, document, written.GetValueOrDefault(document.Key) ?? chains.Ends.GetValueOrDefault(document.Key), by, isLast);
    }

    private void WriteGenerations(JournalTransaction open, Dictionary<DocumentKey, ChainEnd> written, Chains chains, HistoricCase past, HistoricStaff staff)
    {
        var by = new Authorship(Author(staff.EnteredBy), Author(staff.DecidedBy), RecordedAt(past), past.CaseId, past.Receipt);
        foreach (var step in past.Plan.Documents)
        {
            if (step.Before is null == (written.ContainsKey(step.After.Key) || chains.Ends.ContainsKey(step.After.Key)))
            {
                throw new InvalidOperationException($"案件 {past.CaseId} の {step.After.Key} が前の世代につながりません。");
            }

            Write(open, written, chains, step.After, by);
        }
    }

    // The first number of each case's links, and the last of all: work that is run again takes the same.
    private static (Dictionary<long, long> First, long Last) Numbered(IReadOnlyList<HistoricCase> cases)
    {
        var (first, last) = (new Dictionary<long, long>(), 0L);
        foreach (var past in cases)
        {
            first[past.CaseId] = last + 1;
            last += StatedLinks.CountOf(past.Plan);
        }

        return (first, last);
    }

    private void WriteCase(JournalTransaction open, HistoricCase past, HistoricStaff staff)
    {
        var kind = CasePlanner.KindOf(past.KindCode);
        var registers = new RegisterSet(past.Plan.Registers.Select(s => s.Before).OfType<FamilyRegister>());
        var columns = () => CaseBook.Columns(kind, past.Draft, past.Subject, registers, BookSides.Decided(kind, past.Draft, past.Plan.Registers.Count > 0));
        open.Database.Cases.Add(RowOf(past, staff, open.Number));
        open.Database.CaseMarks.AddRange(CaseMarks.RowsOf(past.CaseId, marks.Of(past.KindCode, past.Draft, past.Details.Date)));
        open.Database.ReceiptBook.Add(new()
        {
            Year = past.Receipt.Year,
            Number = past.Receipt.Number,
            CaseId = past.CaseId,
            KindCode = kind.SubjectOf(past.Draft).Code,
            Columns = columns(),
            ReceivedOn = past.Details.Date,
            ReceivedTime = past.Details.Time,
            Disposition = kind.DispositionOf(past.Draft, past.Details.Origin),
            AcceptedBy = AcceptedBy(past.Details.Origin),
            Means = past.Details.Means,
            Office = staff.EnteredBy.Office,
            EnteredBy = Author(staff.EnteredBy),
        });
        open.Database.ReceiptOutcomes.Add(new()
        {
            Year = past.Receipt.Year,
            Number = past.Receipt.Number,
            Outcome = ApprovalDecision.OutcomeOf(past.Plan),
            Columns = columns(),
            On = past.RecordedOn,
            ExaminedBy = Author(staff.ExaminedBy),
            DecidedBy = Author(staff.DecidedBy),
        });
    }

    private static CaseRow RowOf(HistoricCase past, HistoricStaff staff, long journalNumber)
    {
        var row = new CaseRow
        {
            Id = past.CaseId,
            KindCode = past.KindCode,
            State = CaseState.Approved,
            Draft = CaseRows.Write(past.Draft),
            Subject = past.Subject,
            Version = 4,
            ReservedPersons = string.Join(' ', past.NewPersons),
            ReservedRegisters = string.Join(' ', past.NewRegisters),
            Office = staff.EnteredBy.Office,
            OpenedAt = At(past.Details.Date, 9),
            EnteredBy = staff.EnteredBy.Account,
            EnteredByName = staff.EnteredBy.Name,
            ChangedBy = staff.DecidedBy.Account,
            ChangedByName = staff.DecidedBy.Name,
            ChangedAt = RecordedAt(past),
            ReceiptYear = past.Receipt.Year,
            ReceiptNumber = past.Receipt.Number,
            ReceiptDate = past.Details.Date,
            ReceiptTime = past.Details.Time,
            Means = past.Details.Means,
            ExaminedBy = staff.ExaminedBy.Account,
            ExaminedByName = staff.ExaminedBy.Name,
            DecidedBy = staff.DecidedBy.Account,
            DecidedByName = staff.DecidedBy.Name,
            DecidedJournal = journalNumber,
        };
        CaseRows.Write(row, past.Details.Origin);
        return row;
    }

    private async Task RaiseCountersAsync(IReadOnlyList<FamilyRegister> first, IReadOnlyList<HistoricCase> cases, long linked, Actor loader, CancellationToken cancellation)
    {
        var counters = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["register"] = first.Select(r => r.Id.Value).Concat(cases.SelectMany(c => c.NewRegisters).Select(r => r.Value)).DefaultIfEmpty().Max(),
            ["person"] = first.SelectMany(r => r.Entries).Select(e => e.Person.Value).Concat(cases.SelectMany(c => c.NewPersons).Select(p => p.Value)).DefaultIfEmpty().Max(),
            ["case"] = cases.Select(c => c.CaseId).DefaultIfEmpty().Max(),
            [StatedLinks.Counter] = linked,
        };
        foreach (var year in cases.GroupBy(c => c.Receipt.Year))
        {
            counters[string.Create(CultureInfo.InvariantCulture, $"receipt:{year.Key}")] = year.Max(c => c.Receipt.Number);
        }

        await journal.CommitAsync(loader, async open =>
        {
            foreach (var (name, atLeast) in counters)
            {
                var row = await open.Database.Counters.FirstOrDefaultAsync(c => c.Name == name, cancellation);
                if (row is null)
                {
                    open.Database.Counters.Add(new() { Name = name, Value = atLeast });
                }
                else
                {
                    row.Value = Math.Max(row.Value, atLeast);
                }
            }

            return (new Deed(DeedKind.Migration, $"戸籍 {first.Count} 件と処理済みの届 {cases.Count} 件の取込みを終えた"), true);
        }, cancellation);
    }

    private static string? AcceptedBy(Origin origin) => origin switch { Origin.Elsewhere e => e.AcceptedBy, Origin.Consul c => c.AcceptedBy, _ => null };

    private static string Author(Actor actor) => $"{actor.Account} {actor.Name}";

    private static DateTimeOffset RecordedAt(HistoricCase past) => At(past.RecordedOn, 16);

    private static DateTimeOffset At(DateOnly day, int hour) => JapanTime.At(day, new TimeOnly(hour, 0));

    /// <summary>Where the chains stand that are committed, and the case that writes the last generation of a document.</summary>
    private sealed record Chains(Dictionary<DocumentKey, long> LastCase)
    {
        public Dictionary<DocumentKey, ChainEnd> Ends { get; } = [];
    }
}
