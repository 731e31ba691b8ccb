using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Chaos;

/// <summary>
/// Compares the core's database with what was acknowledged (nothing may be lost) and every case with what belongs to
/// its state (nothing may be half written), and verifies it.
/// </summary>
internal sealed class ApprovalCheck
{
    private readonly List<string> problems = [];
    private readonly Dictionary<long, CaseRow> cases;
    private readonly ILookup<long, ReceiptRow> receipts;
    private readonly Dictionary<(int, int), ReceiptOutcomeRow> outcomes;
    private readonly ILookup<long, GenerationRow> generations;
    private readonly ILookup<long, HoldRow> holds;
    private readonly ILookup<long, AuditRow> audit;
    private readonly ILookup<long, OutboxRow> outbox;
    private readonly HashSet<long> anchored;

    private ApprovalCheck(Rows rows, string anchors)
    {
        cases = rows.Cases.ToDictionary(c => c.Id);
        receipts = rows.Receipts.ToLookup(r => r.CaseId);
        outcomes = rows.Outcomes.ToDictionary(o => (o.Year, o.Number));
        generations = rows.Generations.Where(g => g.CaseId is not null).ToLookup(g => g.CaseId!.Value);
        holds = rows.Holds.Where(h => h.CaseId is not null).ToLookup(h => h.CaseId!.Value);
        audit = rows.Audit.Where(a => a.CaseId is not null).ToLookup(a => a.CaseId!.Value);
        outbox = rows.Outbox.ToLookup(o => o.JournalNumber);
        anchored = [.. AnchorFile.Read(anchors).Select(a => a.Number)];
    }

    /// <summary>What is wrong with a folder; empty when everything holds.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="loaded">Cases up to this number were loaded and are not looked at.</param>
    /// <param name="acknowledged">What must be there.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <param name="place">Where the database is; the folder's file when null.</param>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(string data, int loaded, IEnumerable<Acknowledgement> acknowledged, CancellationToken cancellation, DatabasePlace? place = null)
    {
        await using var store = CityStore.OpenFolder(data, TimeProvider.System, place);
        var verified = (await store.VerifyAsync(cancellation)).Problems;
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        var integrity = await Integrity.ProblemsAsync(database.Database, cancellation);
        var check = new ApprovalCheck(await Rows.ReadAsync(database, loaded, cancellation), Path.Combine(data, TownFolder.Anchors));
        foreach (var word in acknowledged)
        {
            check.Kept(word);
        }

        foreach (var row in check.cases.Values)
        {
            check.Whole(row);
        }

        return [.. integrity, .. verified, .. check.problems];
    }

    private void Kept(Acknowledgement word)
    {
        if (!cases.TryGetValue(word.Case, out var row))
        {
            Must(word.Case, false, $"{word.What} が伝えられたのに、案件がありません。");
            return;
        }

        switch (word.What)
        {
            case AcknowledgementKind.Saved:
                Must(row.Id, row.Version >= Number(word.Rest[0]), "保存したと伝えられた下書きが失われました。");
                break;
            case AcknowledgementKind.Received:
                var (year, number) = ((int)Number(word.Rest[0]), (int)Number(word.Rest[1]));
                Must(row.Id, receipts[row.Id].Any(r => (r.Year, r.Number) == (year, number)) && (row.ReceiptYear, row.ReceiptNumber) == (year, number), $"伝えられた受付番号 {year}年第{number}号 がありません。");
                Must(row.Id, audit[row.Id].Any(a => a.Action == "受付"), "受付の操作記録がありません。");
                break;
            case AcknowledgementKind.Examined:
                Must(row.Id, row.ExaminedBy is not null && audit[row.Id].Any(a => a.Action == "審査完了"), "伝えられた審査完了がありません。");
                break;
            case AcknowledgementKind.Approved:
                Approved(row, Number(word.Rest[0]), Number(word.Rest[1]), word.Rest[2]);
                break;
            case AcknowledgementKind.Rejected:
                Must(row.Id, row.State == CaseState.Rejected, "伝えられた不受理がありません。");
                break;
            default:
                break;
        }
    }

    /// <summary>The generations that one decision wrote, as both sides name them.</summary>
    internal static string Text(IEnumerable<(DocumentKey Document, int Generation)> written) =>
        string.Join(',', written.OrderBy(w => w.Document).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Document}:{w.Generation}")));

    private void Approved(CaseRow row, long journal, long notices, string documents)
    {
        Must(row.Id, row.State == CaseState.Approved && row.DecidedJournal == journal, $"伝えられた決裁(台帳番号 {journal})がありません。");
        var written = generations[row.Id].Where(g => g.JournalNumber == journal).Select(g => (g.Document, g.Generation));
        Must(row.Id, Text(written) == documents, $"伝えられた世代 {documents} がありません。");
        Must(row.Id, OutcomeOf(row)?.JournalNumber == journal, "伝えられた決裁の処理結果が受付帳にありません。");
        Must(row.Id, audit[row.Id].Any(a => a.Action == "決裁" && a.JournalNumber == journal), "伝えられた決裁の操作記録がありません。");
        Must(row.Id, outbox[journal].Count() == notices, $"伝えられた決裁の通知が {notices} 件のはずが {outbox[journal].Count()} 件です。");
        Must(row.Id, anchored.Contains(journal), $"伝えられた決裁(台帳番号 {journal})のアンカーがありません。");
    }

    private void Whole(CaseRow row)
    {
        var received = row.State != CaseState.Draft;
        var ended = row.State is CaseState.Approved or CaseState.Rejected or CaseState.Withdrawn;
        Must(row.Id, receipts[row.Id].Count() == (received ? 1 : 0), "受付帳と案件の状態が合いません。");
        Must(row.Id, holds[row.Id].Any() == received && holds[row.Id].Any(h => h.ToJournal is null) == (received && !ended), "保留と案件の状態が合いません。");
        Must(row.Id, OutcomeOf(row) is not null == ended, "処理結果と案件の状態が合いません。");
        Must(row.Id, generations[row.Id].Any() == (row.State == CaseState.Approved), "戸籍の世代と案件の状態が合いません。");
    }

    private ReceiptOutcomeRow? OutcomeOf(CaseRow row) => row is { ReceiptYear: { } year, ReceiptNumber: { } number } ? outcomes.GetValueOrDefault((year, number)) : null;

    private void Must(long id, bool holds, string otherwise)
    {
        if (!holds)
        {
            problems.Add($"案件 {id}: {otherwise}");
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Rows(
        List<CaseRow> Cases, List<ReceiptRow> Receipts, List<ReceiptOutcomeRow> Outcomes, List<GenerationRow> Generations, List<HoldRow> Holds, List<AuditRow> Audit, List<OutboxRow> Outbox)
    {
        public static async Task<Rows> ReadAsync(KosekiDbContext database, int loaded, CancellationToken cancellation) => new(
            await database.Cases.AsNoTracking().Where(c => c.Id > loaded).ToListAsync(cancellation), await database.ReceiptBook.AsNoTracking().ToListAsync(cancellation),
            await database.ReceiptOutcomes.AsNoTracking().ToListAsync(cancellation), await database.Generations.AsNoTracking().ToListAsync(cancellation),
            await database.Holds.AsNoTracking().ToListAsync(cancellation), await database.Audit.AsNoTracking().ToListAsync(cancellation),
            await database.Outbox.AsNoTracking().ToListAsync(cancellation));
    }
}
