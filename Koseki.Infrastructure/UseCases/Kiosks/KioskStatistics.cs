using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Kiosks;

namespace Koseki.Infrastructure.UseCases.Kiosks;

/// <summary>A table of issuing for a screen.</summary>
/// <param name="Table">The table.</param>
/// <param name="Changed">Days whose counts were changed in the database: they are left out until they are counted again.</param>
/// <param name="AgreedAt">When all counts last agreed with the gateway's log to the last one; null before the first time.</param>
public sealed record KioskStatistic(IssueTable Table, IReadOnlyList<DateOnly> Changed, DateTimeOffset? AgreedAt);

/// <summary>交付の統計: counts that the gateway told. A file of them leaves only with a reason, in the journal.</summary>
public sealed class KioskStatistics(KioskCounts counts, JournalWriter journal, TimeProvider clock)
{
    /// <summary>What the gateway has counted: answered with the days that are not so here.</summary>
    public async Task<CountsAnswer> TakeAsync(CountsQuestion question, CancellationToken cancellation)
    {
        if (question.Told is { } told)
        {
            // Read once, so that what cannot be read is never kept.
            told.Lines.ToList().ForEach(l => CountCell.Parse(l));
            await counts.KeepAsync(told, cancellation);
        }

        return new(question.Days.Count == 0 ? [] : await counts.LackingAsync(question.Days, clock.GetUtcNow(), cancellation));
    }

    /// <summary>A table of the days from the one to the other.</summary>
    public async Task<KioskStatistic> SeeAsync(CountTable table, DateOnly from, DateOnly until, CancellationToken cancellation = default)
    {
        var (days, changed, agreed) = await counts.ListAsync(from, until, cancellation);
        return new(new(table, days), changed, agreed);
    }

    /// <summary>The same as a file; who took it and why is in the journal. Throws <see cref="CaseException"/> when it is not given.</summary>
    public async Task<string> ExportAsync(CountTable table, DateOnly from, DateOnly until, string reason, Actor actor)
    {
        Rulings.Refuse(Rights.WhyNot(Permission.OperateKiosks, actor) ?? (ActRefusal?)(reason.Trim().Length is 0 or > KioskRules.LongestReason ? new KioskRefusal.ReasonUnfit(KioskRules.LongestReason) : null));
        var made = await SeeAsync(table, from, until);
        await journal.CommitAsync(actor, _ => Task.FromResult((new Deed(DeedKind.Kiosk, $"交付の統計({IssueTable.Word(table)}、{from:yyyy-MM-dd}から{until:yyyy-MM-dd}まで)をファイルにした", Reason: reason.Trim()), true)), CancellationToken.None);
        return made.Table.Csv();
    }
}
