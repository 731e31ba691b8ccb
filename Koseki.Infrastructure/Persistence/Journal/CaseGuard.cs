using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>
/// Cases and holds as the program wrote them, asked where something is done by them: one that was changed, put in or taken away
/// behind its back stops the step, the certificate and the claim. Each question is one query beside one that follows the record.
/// </summary>
public sealed class CaseGuard(StateNames states, JournalNames journal, ILogger<CaseGuard> logger)
{
    private const string CasesTable = nameof(KosekiDbContext.Cases);
    private const string HoldsTable = nameof(KosekiDbContext.Holds);

    /// <summary>The case as it was recorded. Throws <see cref="CaseException"/> when there is none, or another one.</summary>
    /// <param name="database">The context of the act; the row is locked there.</param>
    /// <param name="id">案件番号.</param>
    /// <param name="row">The row, just read; null when there is none.</param>
    /// <param name="cancellation">Ends the question.</param>
    internal async Task<CaseRow> DemandAsync(KosekiDbContext database, long id, CaseRow? row, CancellationToken cancellation = default)
    {
        var rowKey = id.ToString(CultureInfo.InvariantCulture);
        if (row is null)
        {
            await states.FollowAsync(cancellation);
            throw states.Knows(database, typeof(CaseRow), rowKey) ? Foreign(id) : new CaseException(new CaseRefusal.Unknown(id));
        }

        // What this transaction changed already was asked before.
        return database.Entry(row).State != EntityState.Unchanged || await states.FitAsync(database, [row], cancellation) ? row : throw Foreign(id);
    }

    /// <summary>
    /// The holds that stand on registers, oldest first. Throws <see cref="CaseException"/> when one of all that were ever recorded there
    /// is gone, changed, or was put in.
    /// </summary>
    internal async Task<IReadOnlyList<HoldRow>> HoldsAsync(KosekiDbContext database, IReadOnlyCollection<long> registers, CancellationToken cancellation)
    {
        if (registers.Count == 0)
        {
            return [];
        }

        List<long> ForeignOf(List<HoldRow> holds) => [.. registers.Where(r => !AreRecorded(database, r, [.. holds.Where(h => h.Register == r)]))];
        var (rows, isRecorded) = await LookAgain.UntilItFitsAsync(
            () => database.Holds.AsNoTracking().Where(h => registers.Contains(h.Register)).OrderBy(h => h.FromJournal).ThenBy(h => h.Id).ToListAsync(cancellation),
            _ => states.FollowAsync(cancellation), holds => ForeignOf(holds).Count == 0);
        if (!isRecorded)
        {
            var foreign = ForeignOf(rows)[0];
            logger.LogCritical("戸籍 R{Register} の保留が、署名した記録と合いません(データベースが書き換えられています)。この戸籍の届も証明書も処理しません。verify を実行し、正しい写しに戻してください。", foreign);
            throw new CaseException(new RecordRefusal.HoldsForeign(foreign));
        }

        return [.. rows.Where(h => h.ToJournal is null)];
    }

    /// <summary>Whether a hold of this deposit stands on a register. Throws as <see cref="HoldsAsync"/> does.</summary>
    internal async Task<bool> IsHeldByAsync(KosekiDbContext database, RegisterId register, long deposit, CancellationToken cancellation) =>
        (await HoldsAsync(database, [register.Value], cancellation)).Any(h => h.Deposit == deposit);

    /// <summary>
    /// Whether what an act on cases goes by is as recorded: the holds on the registers that they name, and every case that has one of
    /// them. Throws <see cref="CaseException"/>.
    /// </summary>
    internal async Task DemandAsync(KosekiDbContext database, IReadOnlyList<RegisterId> registers, CancellationToken cancellation)
    {
        var holders = (await HoldsAsync(database, [.. registers.Select(r => r.Value)], cancellation)).Select(h => h.CaseId).OfType<long>().Distinct().ToList();
        if (holders.Count == 0)
        {
            return;
        }

        // Another node may save one of them as a draft meanwhile.
        List<long> ForeignOf(List<CaseRow> rows)
        {
            var sound = rows.Where(r => states.Fits(database, r)).Select(r => r.Id).ToHashSet();
            return [.. holders.Where(h => !sound.Contains(h) && IsKnown(database, h))];
        }

        var (found, isRecorded) = await LookAgain.UntilItFitsAsync(
            () => database.Cases.AsNoTracking().Where(c => holders.Contains(c.Id)).ToListAsync(cancellation), _ => states.FollowAsync(cancellation), rows => ForeignOf(rows).Count == 0);
        if (!isRecorded)
        {
            throw Foreign(ForeignOf(found)[0]);
        }
    }

    /// <summary>
    /// What was done about papers, case by case, in order. Throws <see cref="CaseException"/> when one of all that were ever recorded is
    /// gone, changed, or was put in: a question to the bureau that was taken away would hold nothing back.
    /// </summary>
    internal async Task<IReadOnlyDictionary<long, IReadOnlyList<PaperStep>>> StepsAsync(KosekiDbContext database, IReadOnlyCollection<long> cases, CancellationToken cancellation)
    {
        bool Fit(List<PaperStepRow> rows, long id) => journal.KeysOf(nameof(KosekiDbContext.PaperSteps), id.ToString(CultureInfo.InvariantCulture)).Count == rows.Count(r => r.CaseId == id);
        var (found, isRecorded) = await LookAgain.UntilItFitsAsync(
            () => database.PaperSteps.AsNoTracking().Where(s => cases.Contains(s.CaseId)).OrderBy(s => s.CaseId).ThenBy(s => s.Order).ToListAsync(cancellation),
            _ => journal.FollowAsync(cancellation), rows => rows.TrueForAll(journal.Names) && cases.All(id => Fit(rows, id)));
        if (!isRecorded)
        {
            logger.LogCritical("届の受理照会・不受理処分・再点検の記録が、署名した台帳と合いません(データベースが書き換えられています)。この届を処理しません。verify を実行し、正しい写しに戻してください。");
            throw new CaseException(new RecordRefusal.Foreign(nameof(KosekiDbContext.PaperSteps)));
        }

        var by = found.ToLookup(s => s.CaseId, s => s.Step);
        return cases.Distinct().ToDictionary(id => id, id => (IReadOnlyList<PaperStep>)[.. by[id]]);
    }

    /// <summary>
    /// The deposits out of hours whose holds end with a case: joined to it, and to no other that is still being processed. What joins
    /// them is asked of the journal's keys: a join that was put in ends nothing, and one that was taken away still counts. With the
    /// accounts of who joined each; one whose join is not as it was recorded does not end.
    /// </summary>
    internal async Task<IReadOnlyList<(long Deposit, IReadOnlyList<string> JoinedBy)>> EndingWithAsync(KosekiDbContext database, long caseId, CancellationToken cancellation = default)
    {
        var steps = await database.NightSteps.AsNoTracking().Where(s => s.CaseId == caseId && s.Kind == NightStepKind.Joined).ToListAsync(cancellation);
        if (steps.Count == 0)
        {
            return [];
        }

        await journal.FollowAsync(cancellation);
        var joins = steps.ToLookup(s => s.Deposit);
        var joined = joins.Where(d => d.All(journal.Names)).Select(d => d.Key).ToList();
        var cases = joined.ToDictionary(d => d, CasesOf);
        var others = cases.Values.SelectMany(c => c).Where(c => c != caseId).Distinct().ToList();
        var standing = await database.Cases.AsNoTracking().Where(c => others.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.State, cancellation);
        // What this act has decided already stands in its context alone.
        foreach (var row in database.Cases.Local.Where(c => others.Contains(c.Id)))
        {
            standing[row.Id] = row.State;
        }

        var ending = joined.Where(d => cases[d].Contains(caseId) && cases[d].TrueForAll(c => c == caseId || !standing.GetValueOrDefault(c, CaseState.Received).Holds()));
        return [.. ending.Select(d => (d, (IReadOnlyList<string>)[.. joins[d].Select(s => s.Account)]))];
    }

    /// <summary>The cases that a deposit was joined to, as the journal was followed last.</summary>
    internal List<long> CasesOf(long deposit) =>
        [.. journal.KeysOf(nameof(KosekiDbContext.NightSteps), deposit.ToString(CultureInfo.InvariantCulture)).Select(NightStepRow.CaseOf).OfType<long>().Distinct()];

    /// <summary>Throws <see cref="CaseException"/> unless the journal names a deposit with exactly these steps.</summary>
    internal async Task DemandNamedAsync(NightDepositRow deposit, IReadOnlyList<NightStepRow> steps, CancellationToken cancellation)
    {
        await journal.FollowAsync(cancellation);
        if (!IsNamed(deposit, steps))
        {
            logger.LogCritical("預かり {Number} の記録が、署名した記録と合いません(データベースが書き換えられています)。verify を実行し、正しい写しに戻してください。", deposit.Number);
            throw new CaseException(new RecordRefusal.Foreign($"{deposit.TableName} の {deposit.RowKey}"));
        }
    }

    /// <summary>Whether it does, as the journal was followed last.</summary>
    internal bool IsNamed(NightDepositRow deposit, IReadOnlyList<NightStepRow> steps) =>
        journal.Names(deposit) && steps.All(journal.Names) && journal.KeysOf(nameof(KosekiDbContext.NightSteps), deposit.RowKey).Count == steps.Count;

    /// <summary>
    /// Deposits that the journal names and that are gone, in order: one that held nothing yet would be missed nowhere else. Asked for
    /// all numbers that there are after the journal was followed.
    /// </summary>
    internal async Task<IReadOnlyList<long>> MissingDepositsAsync(Func<Task<IReadOnlyCollection<long>>> numbers, CancellationToken cancellation)
    {
        await journal.FollowAsync(cancellation);
        var named = journal.KeysOf(nameof(KosekiDbContext.NightDeposits), _ => true).Select(k => long.Parse(k, CultureInfo.InvariantCulture)).ToList();
        return named.Count == 0 ? [] : [.. named.Except(await numbers()).Order()];
    }

    // A hold without a case was never the workflow's (a trial of the journal): the hold itself says what stands.
    private bool IsKnown(KosekiDbContext database, long id) => states.Knows(database, typeof(CaseRow), id.ToString(CultureInfo.InvariantCulture));

    private bool AreRecorded(KosekiDbContext database, long register, List<HoldRow> rows) =>
        states.KeysOf(HoldsTable, register.ToString(CultureInfo.InvariantCulture)).Count == rows.Count && rows.TrueForAll(r => states.Fits(database, r));

    private CaseException Foreign(long id)
    {
        logger.LogCritical("案件 {Case} の記録が、署名した記録と合いません(データベースが書き換えられています)。この届を処理しません。verify を実行し、正しい写しに戻してください。", id);
        return new(new RecordRefusal.Foreign($"{CasesTable} の {id}"));
    }
}
