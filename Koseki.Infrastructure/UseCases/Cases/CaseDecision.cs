using Koseki.Infrastructure.Persistence.Cases;
using System.Diagnostics;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Linkage;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Notifications;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.RefusalRequests;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Infrastructure.UseCases.Cases;

/// <summary>決裁: makes the plan again, compares it with the one examined, and writes it whole or not at all.</summary>
public sealed class CaseDecision(JournalWriter journal, CasePlanner planner, CaseBook book, GenerationWriter generations, RequestStore requests, SessionGuard guard)
{
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
        catch (Exception e) when (CaseStore.IsOvertaken(e))
        {
            throw new CaseException(new CaseRefusal.DoneByAnother());
        }
    }

    private async Task<(Deed, ApprovalOutcome)> DecideAsync(JournalTransaction open, CaseSet cases, CancellationToken cancellation)
    {
        await guard.DemandProofAsync(open.Database, open.Actor, cancellation);
        var rows = await BundleRows.DemandAsync(open, cases, CaseAction.Approve, cancellation);
        var (plans, whole) = await planner.PlanAsync(open, rows, cancellation);
        switch (ApprovalDecision.Of([.. rows.Zip(plans, (r, p) => new PaperToDecide(r.Examined, p.Mark, p.Examination) { Answers = r.Answers, Seen = Inquiry.SeenOf(r.Id, r.Draft) })], plans[0].WaitsFor, whole))
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

    private static string WrittenTo(Plan plan) =>
        plan.Registers.Count == 0 ? "受付帳に記録した(この市の戸籍に記録する事項はない)"
        : plan.Supplementary.Steps.Count == 0 ? $"{plan.Registers.Count} 戸籍に記録した"
        : $"{plan.Registers.Count} 戸籍と附票 {plan.Supplementary.Steps.Count} 件に記録した";

    private async Task WriteAsync(JournalTransaction open, IReadOnlyList<OpenCase> rows, Decision decision, IReadOnlyDictionary<DocumentKey, int> known, CancellationToken cancellation)
    {
        var written = new Dictionary<DocumentKey, GenerationMark>();
        foreach (var document in decision.Whole.Documents.Select(s => s.After))
        {
            // One generation a document: it bears the number of the first paper that changes it.
            var one = rows[Math.Min(decision.Plans.TakeWhile(p => p.Documents.All(s => s.After.Key != document.Key)).Count(), rows.Count - 1)];
            var by = new Authorship(one.EnteredBy, open.Author, open.Now, one.Id, one.Receipt);
            written[document.Key] = await generations.WriteAsync(open, document, known.GetValueOrDefault(document.Key), by, cancellation);
        }

        OutboxWriter.Add(open, [.. rows.SelectMany((r, i) => decision.MessagesOf(i).Select(m => (m, r.Id)))], written);
        var named = rows.SelectMany(r => r.Kind.RegistersNamed(r.Draft)).ToHashSet();
        foreach (var (one, plan) in rows.Zip(decision.Plans))
        {
            await LinkAsync(open, one.Id, plan);
            await requests.ApplyAsync(open, one.Id, plan.Requests, cancellation);
            await open.ReleaseAsync(one.Id, new NightEnd(CaseAction.Approve, one.Paper.Standing, named, open.Actor.Account));
            await DueAsync(open, one, cancellation);
            one.SetDecided();
            one.Apply(CaseAction.Approve);
            await book.WriteOutcomeAsync(open, one, ApprovalDecision.OutcomeOf(plan), null, cancellation);
        }

        await open.FollowAsync([.. NightRules.Moves(decision.Whole.Registers)]);
    }

    // Decided by one person alone: another reads it on the next day of business.
    private async Task DueAsync(JournalTransaction open, OpenCase one, CancellationToken cancellation)
    {
        if (PaperStepRules.IsReadAgain(one.Paper.Standing, open.Actor))
        {
            var there = await PaperStepStore.OfAsync(open, one.Id, cancellation);
            await PaperStepStore.AddAsync(open, one.Id, there.Count, PaperStepKind.ReadingDue, PaperStepRules.ReadingDay(planner.Today, (await open.CityAsync(cancellation)).ClosingDays), "");
        }
    }

    // Who belongs to whom by it, by number: the registers may not show it for ever.
    private static async Task LinkAsync(JournalTransaction open, long caseId, Plan plan)
    {
        if (StatedLinks.CountOf(plan) is > 0 and var count)
        {
            CaseStore.AddLinks(open, StatedLinks.Rows(plan, await open.NextAsync(StatedLinks.Counter, count), caseId, (open.Actor.Account, open.Actor.Name), open.Now));
        }
    }

    private static (Deed, ApprovalOutcome) BackToExamination(JournalTransaction open, IReadOnlyList<OpenCase> rows, IReadOnlyList<string> differences)
    {
        foreach (var one in rows)
        {
            one.ExamineAnew(differences);
        }

        return (new Deed(DeedKind.ExaminationAnew, $"{BundleRows.Called(rows)} は審査の後に戸籍が変わったため、審査からやり直す", rows[0].Id), new ApprovalOutcome.BasisMoved(differences));
    }

    /// <summary>Ends the transaction without writing anything.</summary>
    private sealed class StopException(ApprovalOutcome outcome) : Exception
    {
        public ApprovalOutcome Outcome { get; } = outcome;
    }
}
