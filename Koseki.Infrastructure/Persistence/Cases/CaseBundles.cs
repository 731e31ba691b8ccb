using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>One paper of a bundle as the page of any of them shows it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Result">What its examination says; null once the bundle is settled.</param>
public sealed record BundledCase(CaseRecord Case, CaseExamination? Result);

/// <summary>束: papers that are handed in together, decided in one act.</summary>
public sealed class CaseBundles(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, CasePlanner planner, CaseMarks marks)
{
    /// <summary>Most papers of one bundle.</summary>
    public const int Most = 8;

    /// <summary>The cases that a case is decided with, in order, itself among them; none when there is no such case.</summary>
    public async Task<IReadOnlyList<CaseRecord>> MembersAsync(long id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await RecordsAsync(database, await RowsAsync(database, id, cancellation), cancellation);
    }

    /// <summary>All of them with what their examination says as stored, and what one act of deciding would write.</summary>
    public async Task<(IReadOnlyList<BundledCase> Cases, Plan? Whole)> ExamineAsync(long id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await RowsAsync(database, id, cancellation);
        var members = await RecordsAsync(database, rows, cancellation);
        if (members.Count == 0 || CaseRules.NextStep(members[0].State) is null)
        {
            return ([.. members.Select(m => new BundledCase(m, null))], null);
        }

        var plan = await planner.PlanAsync(database, [.. rows.Select(r => (r, CaseRows.DraftOf(r)))], cancellation);
        return ([.. members.Zip(plan.Cases, (m, p) => new BundledCase(m, CasePlanner.ResultOf(p)))], plan.Decision?.Whole);
    }

    /// <summary>
    /// Opens a draft that is handed in together with another one, filled as that one tells. Refused once that one is received: a
    /// paper that comes later is another bundle's.
    /// </summary>
    public async Task<CaseRecord> OpenBesideAsync(long id, CompanionOffer offer, Actor actor, CancellationToken cancellation = default)
    {
        var kind = CasePlanner.KindOf(offer.KindCode);
        var (_, opened) = await journal.CommitAsync(actor, async open =>
        {
            var beside = await CaseWorkflow.RowAsync(open, id, CaseAction.Edit);
            if (beside.State != CaseState.Draft)
            {
                throw new CaseException("受け付けた届に、同時の届を後から加えることはできません。後から出た届として入力してください。");
            }

            var members = await BundleRows.MembersAsync(open.Database, beside, cancellation);
            if (members.Count == Most)
            {
                throw new CaseException($"一緒に出せる届は{Most}通までです。");
            }

            var draft = Draft.Of(kind.OpeningDraft(planner.Today).Values.Concat(offer.Draft.Values));
            if (FieldLimits.WhyNot(kind.Form, draft) is { } tooLong)
            {
                throw new CaseException(tooLong);
            }

            beside.Bundle ??= beside.Id;
            var row = await CaseWorkflow.NewRowAsync(open, kind, offer.KindCode, draft);
            (row.Bundle, row.Subject) = (beside.Bundle, kind.Subject(planner.Written(kind, draft), Domain.Registers.RegisterSet.Empty));
            await marks.ReplaceAsync(open.Database, row, draft, cancellation);
            return (new Deed(DeedKind.Opened, $"{CaseWorkflow.Called(beside)} と一緒に出た届として案件 {row.Id} を開いた", row.Id), row);
        }, cancellation);
        return CaseRows.Record(opened);
    }

    private static async Task<IReadOnlyList<CaseRow>> RowsAsync(KosekiDbContext database, long id, CancellationToken cancellation) =>
        await database.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation) is { } row ? await BundleRows.MembersAsync(database, row, cancellation) : [];

    private static async Task<IReadOnlyList<CaseRecord>> RecordsAsync(KosekiDbContext database, IReadOnlyList<CaseRow> rows, CancellationToken cancellation)
    {
        var records = new List<CaseRecord>();
        foreach (var row in rows)
        {
            records.Add(CaseRows.Record(row, await CaseRows.TwoPersonsAsync(database, row.Office, cancellation)));
        }

        return records;
    }
}
