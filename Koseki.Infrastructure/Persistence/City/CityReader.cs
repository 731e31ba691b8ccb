using Koseki.Domain.City;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.City;

/// <summary>
/// The one reader of what the city has decided. A setting holds when the signed journal names it and its confirmation, and
/// the database still has every one that is named: a row put in, changed or taken away behind the program's back gives
/// nothing. What was read once is kept until the journal names another; kept rows are those that were signed, whatever the
/// database says since. Two queries when something is new, beside the one by which the journal is followed; else none.
/// </summary>
public sealed class CityReader(IDbContextFactory<KosekiDbContext> contexts, JournalNames journal, ILogger<CityReader> logger)
{
    private volatile Kept? kept;

    /// <summary>What holds on a day. Throws <see cref="CaseException"/> with <see cref="SettingRefusal.Foreign"/>.</summary>
    public async Task<CitySettings> AtAsync(DateOnly day, CancellationToken cancellation = default) => CitySettings.At(await EntriesAsync(cancellation), day);

    /// <summary>The same for lists and hints, by which nothing is done: what holds before a city has decided anything where the rows are not those that were signed.</summary>
    public async Task<CitySettings> ForShowAsync(DateOnly day, CancellationToken cancellation = default)
    {
        try
        {
            return await AtAsync(day, cancellation);
        }
        catch (CaseException e) when (Untrusted(e))
        {
            return CitySettings.Initial;
        }
    }

    /// <summary>Whether it says that the settings cannot be trusted: they are not those that were signed, or nobody can say.</summary>
    internal static bool Untrusted(CaseException e) => e is JournalHaltedException or { Why: SettingRefusal.Foreign };

    /// <summary>Every entry, the newest first. Throws <see cref="CaseException"/> with <see cref="SettingRefusal.Foreign"/>.</summary>
    public async Task<IReadOnlyList<SettingEntry>> EntriesAsync(CancellationToken cancellation = default)
    {
        await journal.FollowAsync(cancellation);
        if (kept is { } known && known.Named == Named)
        {
            return known.Entries;
        }

        // What is named is asked once a look: somebody else may follow further meanwhile, and what was read then is not what is named.
        var named = Named;
        var ((rows, decisions), isRecorded) = await LookAgain.UntilItFitsAsync(
            () => RowsAsync(cancellation), _ => journal.FollowAsync(cancellation), found => Fit(found.Rows, found.Decisions, named = Named));
        if (isRecorded)
        {
            var read = new Kept(named, EntriesOf(rows, decisions));
            kept = read;
            return read.Entries;
        }

        logger.LogCritical("市の設定(CitySettings、CitySettingDecisions)が、署名した台帳と合いません。決裁と発行を止めています。verify を実行し、正しい写しに戻してください。");
        throw new CaseException(new SettingRefusal.Foreign());
    }

    // Rows are written once and never taken away: how many are named says which.
    private (int Entries, int Decisions) Named => (journal.CountOf(nameof(KosekiDbContext.CitySettings)), journal.CountOf(nameof(KosekiDbContext.CitySettingDecisions)));

    private bool Fit(List<CitySettingRow> rows, List<CitySettingDecisionRow> decisions, (int Entries, int Decisions) named) =>
        (rows.Count, decisions.Count) == named && rows.TrueForAll(journal.Names) && decisions.TrueForAll(journal.Names);

    private async Task<(List<CitySettingRow> Rows, List<CitySettingDecisionRow> Decisions)> RowsAsync(CancellationToken cancellation)
    {
        // A context of its own sees nothing that may yet be taken back.
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return (await database.CitySettings.AsNoTracking().OrderByDescending(s => s.Number).ToListAsync(cancellation), await database.CitySettingDecisions.AsNoTracking().ToListAsync(cancellation));
    }

    private static IReadOnlyList<SettingEntry> EntriesOf(List<CitySettingRow> rows, List<CitySettingDecisionRow> decisions)
    {
        var said = decisions.ToDictionary(d => d.Number);
        return [.. rows.Select(r => new SettingEntry(r.Number, r.From, SettingDocument.Read(r.Kind, r.Subject, r.From, r.Content), r.By, r.ByName, r.At, DecisionOf(said.GetValueOrDefault(r.Number))))];
    }

    private static SettingDecision? DecisionOf(CitySettingDecisionRow? row) => row is null ? null : new(row.Confirmed, row.Reason, row.By, row.ByName, row.At);

    private sealed record Kept((int Entries, int Decisions) Named, IReadOnlyList<SettingEntry> Entries);
}
