using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>決裁: makes the plan again, compares it with the one examined, and writes it whole or not at all.</summary>
public sealed class CaseDecision(JournalWriter journal, CasePlanner planner, GenerationWriter generations, SessionGuard guard)
{
    private static readonly string[] NotifierFields = ["notifier.capacity", "notifier.name"];

    internal async Task<ApprovalOutcome> ApproveAsync(CaseSet cases, Actor actor, CancellationToken cancellation)
    {
        try
        {
            var (number, outcome) = await journal.CommitAsync(actor, open => DecideAsync(open, cases, cancellation), cancellation);
            return outcome is ApprovalOutcome.Approved ? new ApprovalOutcome.Approved(number) : outcome;
        }
        catch (StopException stop)
        {
            return stop.Outcome;
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries.Any(r => r.Entity is CaseRow))
        {
            throw new CaseException(new CaseRefusal.DoneByAnother());
        }
    }

    internal async Task WriteOutcomeAsync(JournalTransaction open, CaseRow row, string outcome, string? reason, CancellationToken cancellation)
    {
        CaseStore.AddOutcome(open, new()
        {
            Year = row.ReceiptYear!.Value,
            Number = row.ReceiptNumber!.Value,
            Outcome = outcome,
            Columns = await ColumnsAsync(open.Database, row, CaseRows.DraftOf(row), cancellation),
            On = planner.Today,
            ExaminedBy = row.ExaminedBy is null ? null : $"{row.ExaminedBy} {row.ExaminedByName}",
            DecidedBy = open.Author,
            Reason = reason,
        });
    }

    /// <summary>What the receipt book says of a decided paper: 記録, or 受理 where no register of ours had anything to record.</summary>
    internal static string OutcomeOf(Plan plan) => plan.Registers.Count == 0 ? "受理" : "記録";

    /// <summary>The receipt book's columns of a paper.</summary>
    internal async Task<ReceiptColumns> ColumnsAsync(KosekiDbContext database, CaseRow row, Draft typed, CancellationToken cancellation)
    {
        var kind = CasePlanner.KindOf(row.KindCode);
        var draft = planner.Written(kind, typed);
        return Columns(kind, draft, row.Subject, await planner.RegistersAsync(database, kind.RegistersNamed(draft), cancellation));
    }

    /// <summary>The receipt book's columns of a paper about the registers it names.</summary>
    internal static ReceiptColumns Columns(NotificationKind kind, Draft draft, string subject, RegisterSet registers)
    {
        // A box that is no longer on the paper says nothing, whatever was typed there before.
        string Shown(string field) => kind.Form.Fields.FirstOrDefault(f => f.Key.Value == field) is { } box && box.Visible(draft) ? draft[box.Key] : "";
        return new()
        {
            KindName = kind.SubjectOf(draft).Name,
            Subject = subject,
            Domicile = string.Join('・', kind.Domiciles(draft, registers)),
            NotifierCapacity = Shown(NotifierFields[0]),
            NotifierName = Shown(NotifierFields[1]),
            EventDate = EventDateOf(kind, draft),
        };
    }

    /// <summary>The day of the event as the receipt book writes it, or nothing.</summary>
    internal static string EventDateOf(NotificationKind kind, Draft draft) =>
        kind.EventDateField is { } key && Domain.Calendar.EraDateEntry.Read(draft[key], Domain.Calendar.EraDateEntryOptions.Default).Date is { } day ? day.Text : "";

    private async Task<(Deed, ApprovalOutcome)> DecideAsync(JournalTransaction open, CaseSet cases, CancellationToken cancellation)
    {
        await guard.DemandProofAsync(open.Database, open.Actor, cancellation);
        var rows = await BundleRows.DemandAsync(open, cases, CaseAction.Approve, cancellation);
        var (plans, whole) = await planner.PlanAsync(open.Database, [.. rows.Select(r => (r, CaseRows.DraftOf(r)))], cancellation);
        switch (ApprovalDecision.Of([.. rows.Zip(plans, (r, p) => new PaperToDecide(ExaminedOf(r), p.Mark, p.Examination))], plans[0].WaitsFor, whole))
        {
            case Approval.Write { Decision: var decided }:
                await WriteAsync(open, rows, decided, plans[0].Generations, cancellation);
                return (new Deed(DeedKind.Approved, $"{BundleRows.Called(rows)} を決裁し、{WrittenTo(decided.Whole)}", rows[0].Id), new ApprovalOutcome.Approved(0));
            case Approval.Anew { Differences: var differences }:
                return BackToExamination(open, rows, differences);
            case Approval.Blocked { Findings: var findings }:
                throw new StopException(new ApprovalOutcome.Blocked(findings));
            default:
                throw new UnreachableException();
        }
    }

    // As it was examined.
    private static PlanMark ExaminedOf(CaseRow row) =>
        new(row.Basis, row.Fingerprint, row.ExaminedPlan is null ? [] : Encoding.UTF8.GetString(GenerationBytes.Expand(row.ExaminedPlan)).Split('\n'));

    private static string WrittenTo(Plan plan) =>
        plan.Registers.Count == 0 ? "受付帳に記録した(この市の戸籍に記録する事項はない)"
        : plan.Supplementary.Steps.Count == 0 ? $"{plan.Registers.Count} 戸籍に記録した"
        : $"{plan.Registers.Count} 戸籍と附票 {plan.Supplementary.Steps.Count} 件に記録した";

    private async Task WriteAsync(JournalTransaction open, IReadOnlyList<CaseRow> rows, Decision decision, IReadOnlyDictionary<DocumentKey, int> known, CancellationToken cancellation)
    {
        var written = new Dictionary<DocumentKey, GenerationMark>();
        foreach (var document in decision.Whole.Documents.Select(s => s.After))
        {
            // One generation a document: it bears the number of the first paper that changes it.
            var row = rows[Math.Min(decision.Plans.TakeWhile(p => p.Documents.All(s => s.After.Key != document.Key)).Count(), rows.Count - 1)];
            var by = new Authorship($"{row.EnteredBy} {row.EnteredByName}", open.Author, open.Now, row.Id, CaseRows.ReceiptOf(row));
            written[document.Key] = await generations.WriteAsync(open, document, known.GetValueOrDefault(document.Key), by, cancellation);
        }

        OutboxWriter.Add(open, [.. rows.SelectMany((r, i) => decision.MessagesOf(i).Select(m => (m, r.Id)))], written);
        foreach (var (row, plan) in rows.Zip(decision.Plans))
        {
            await LinkAsync(open, row.Id, plan.Links);
            await open.ReleaseAsync(row.Id);
            (row.DecidedBy, row.DecidedByName, row.DecidedJournal) = (open.Actor.Account, open.Actor.Name, open.Number);
            CaseRows.Apply(row, CaseAction.Approve, open);
            await WriteOutcomeAsync(open, row, OutcomeOf(plan), null, cancellation);
        }
    }

    // Who belongs to whom by it, by number: the registers may not show it for ever.
    private static async Task LinkAsync(JournalTransaction open, long caseId, FamilyLinks links)
    {
        if (StatedLinks.CountOf(links) is > 0 and var count)
        {
            CaseStore.AddLinks(open, StatedLinks.Rows(links, await open.NextAsync(StatedLinks.Counter, count), caseId, (open.Actor.Account, open.Actor.Name), open.Now));
        }
    }

    private static (Deed, ApprovalOutcome) BackToExamination(JournalTransaction open, IReadOnlyList<CaseRow> rows, IReadOnlyList<string> differences)
    {
        foreach (var row in rows)
        {
            row.Moved = JsonSerializer.Serialize(differences, JournalTransaction.Relaxed);
            (row.Basis, row.Fingerprint, row.ExaminedPlan, row.ExaminedBy, row.ExaminedByName) = (null, null, null, null, null);
            (row.AssignedTo, row.AssignedToName) = (null, null);
            row.State = CaseState.Received;
            CaseRows.Touch(row, open);
        }

        return (new Deed(DeedKind.ExaminationAnew, $"{BundleRows.Called(rows)} は審査の後に戸籍が変わったため、審査からやり直す", rows[0].Id), new ApprovalOutcome.BasisMoved(differences));
    }

    /// <summary>Ends the transaction without writing anything.</summary>
    private sealed class StopException(ApprovalOutcome outcome) : Exception
    {
        public ApprovalOutcome Outcome { get; } = outcome;
    }
}
