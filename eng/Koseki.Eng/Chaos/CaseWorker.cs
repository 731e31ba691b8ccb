using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Notifications;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Chaos;

/// <summary>
/// Does a clerk's, an examiner's and an approver's work on waiting papers, some cases at a time and in a random order,
/// and says of each step that it is done. Begun again, it goes on where the last one was ended.
/// </summary>
internal sealed class CaseWorker(CityStore store, ChaosTown town, Random random, TextWriter output)
{
    private const int AtOnce = 4;
    private readonly CaseWorkflow workflow = store.Get<CaseWorkflow>();
    private readonly Actor counter = StaffAccounts.Historic.EnteredBy;
    private readonly Actor examiner = StaffAccounts.Historic.ExaminedBy;
    private readonly Actor approver = StaffAccounts.Historic.DecidedBy;

    /// <summary>Works until no paper is left, or until so many cases are ended.</summary>
    public async Task RunAsync(int most, CancellationToken cancellation)
    {
        var waiting = new List<long>();
        foreach (var state in new[] { CaseState.Draft, CaseState.Received, CaseState.Examined })
        {
            waiting.AddRange((await workflow.ListAsync(state, cancellation)).Select(c => c.Id));
        }

        var next = await LastCaseAsync(cancellation) - town.Loaded;
        for (var ended = 0; ended < most;)
        {
            var opens = next < town.Papers.Count && waiting.Count < AtOnce && IsFree(town.Papers[(int)next], waiting);
            if (waiting.Count == 0 && !opens)
            {
                return;
            }

            if (opens && (waiting.Count == 0 || random.Next(3) == 0))
            {
                waiting.Add((await workflow.OpenAsync(town.Papers[(int)next++].KindCode, counter, cancellation)).Id);
                Say(AcknowledgementKind.Opened, waiting[^1]);
            }
            else if (waiting[random.Next(waiting.Count)] is var id && await AdvanceAsync(id, cancellation))
            {
                waiting.Remove(id);
                ended++;
            }
        }
    }

    private WaitingPaper PaperOf(long id) => town.Papers[(int)(id - town.Loaded - 1)];

    private bool IsFree(WaitingPaper paper, List<long> waiting) => !waiting.Any(w => PaperOf(w).Touches.Intersect(paper.Touches).Any());

    private async Task<long> LastCaseAsync(CancellationToken cancellation)
    {
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        return await database.Cases.MaxAsync(c => (long?)c.Id, cancellation) ?? 0;
    }

    // Whether the case has ended.
    private async Task<bool> AdvanceAsync(long id, CancellationToken cancellation)
    {
        var record = await workflow.GetAsync(id, cancellation) ?? throw new InvalidOperationException($"案件 {id} がありません。");
        switch (record.State)
        {
            case CaseState.Draft when record.Draft.Values.Count == 0:
                var version = await workflow.SaveDraftAsync(id, Draft.Of(PaperOf(id).Draft), record.Version, counter, cancellation);
                Say(AcknowledgementKind.Saved, id, Text(version));
                return false;
            case CaseState.Draft:
                var receipt = await workflow.ReceiveAsync(id, PaperOf(id).Details, counter, cancellation);
                Say(AcknowledgementKind.Received, id, Text(receipt.Year), Text(receipt.Number));
                return false;
            case CaseState.Received:
                return await ExamineAsync(id, cancellation);
            default:
                return await ApproveAsync(id, record.Draft, cancellation);
        }
    }

    private async Task<bool> ExamineAsync(long id, CancellationToken cancellation)
    {
        try
        {
            await workflow.CompleteExaminationAsync(id, examiner, cancellation: cancellation);
        }
        catch (CaseException e)
        {
            return await RejectAsync(id, e.Message, cancellation);
        }

        Say(AcknowledgementKind.Examined, id);
        return false;
    }

    private async Task<bool> ApproveAsync(long id, Draft draft, CancellationToken cancellation)
    {
        var notices = (await workflow.ExamineAsync(id, draft, cancellation)).Examination.Plan?.Messages.Count ?? 0;
        switch (await workflow.ApproveAsync(id, approver, cancellation: cancellation))
        {
            case ApprovalOutcome.Approved approved:
                Say(AcknowledgementKind.Approved, id, Text(approved.JournalNumber), Text(notices), await WrittenAsync(approved.JournalNumber, cancellation));
                return true;
            case ApprovalOutcome.Blocked blocked:
                return await RejectAsync(id, string.Join(" ", blocked.Findings.Select(f => f.Message)), cancellation);
            default:
                // The day has changed since the examination: it starts over.
                return false;
        }
    }

    private async Task<bool> RejectAsync(long id, string reason, CancellationToken cancellation)
    {
        await workflow.RejectAsync(id, reason, "戸籍法34条2項", approver, cancellation);
        Say(AcknowledgementKind.Rejected, id);
        return true;
    }

    private async Task<string> WrittenAsync(long journal, CancellationToken cancellation)
    {
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        var written = await database.Generations.AsNoTracking().Where(g => g.JournalNumber == journal)
            .Select(g => new { g.Kind, g.Number, g.Generation }).ToListAsync(cancellation);
        return ApprovalCheck.Text(written.Select(w => (new DocumentKey(w.Kind, w.Number), w.Generation)));
    }

    private void Say(AcknowledgementKind what, long id, params string[] rest)
    {
        output.WriteLine(new Acknowledgement(what, id, rest).Line);
        output.Flush();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
