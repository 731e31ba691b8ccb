using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;

namespace Koseki.Domain.NightHolds;

/// <summary>An outage that waits for somebody's word.</summary>
/// <param name="Number">Its number.</param>
/// <param name="From">The last sign of life before it; null where that is not known.</param>
/// <param name="To">The first one after it; null where its row is gone.</param>
/// <param name="Entered">How many deposits were entered since it ended: from the paper list, or of papers handed over before.</param>
/// <param name="Terminal">The terminal of the night that was cut off; null where the whole system was away, or its row is gone.</param>
public sealed record WaitingOutage(long Number, DateTimeOffset? From, DateTimeOffset? To, int Entered, NightTerminal? Terminal = null);

/// <summary>A terminal at which papers are held out of hours.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record NightTerminal(string Code, string Name);

/// <summary>A terminal of the night that is not heard while the office is closed: as long as it is not, no 戸籍 certificate is given out.</summary>
/// <param name="Terminal">Which.</param>
/// <param name="Since">When it was heard last; null where that was taken away or changed.</param>
public sealed record SilentTerminal(NightTerminal Terminal, DateTimeOffset? Since);

/// <summary>When the system was away, and what may be said of the paper list afterwards. Pure.</summary>
public static class OutageRules
{
    /// <summary>Whether the system was away unnoticed.</summary>
    /// <param name="last">The last sign of life of any node; null where it was taken away or changed, or none was ever given.</param>
    /// <param name="now">Now.</param>
    public static bool IsOutage(DateTimeOffset? last, DateTimeOffset now) => last is not { } sign || now - sign > NightRules.Unnoticed;

    // The office was never closed for so long.
    private const int MostDaysBack = 60;

    /// <summary>
    /// Whether somebody with a paper could have stood before a terminal of the night that did not work: since it was heard last, the
    /// office was closed for more than <see cref="NightRules.Unnoticed"/>, not counting <see cref="NightRules.Handover"/> after closing.
    /// </summary>
    /// <param name="last">When the terminal was heard last; null where that was taken away or changed.</param>
    /// <param name="now">Now.</param>
    /// <param name="closed">When the office is closed.</param>
    public static bool IsMissed(DateTimeOffset? last, DateTimeOffset now, ClosingDays closed)
    {
        if (last is not { } heard)
        {
            return true;
        }

        var end = now;
        var today = JapanTime.DayOf(now);
        for (var back = 0; back <= MostDaysBack && heard < end; back++)
        {
            var day = today.AddDays(-back);
            if (closed.IsClosed(day))
            {
                continue;
            }

            var (opens, closes) = (JapanTime.At(day, NightRules.OfficeFrom), JapanTime.At(day, NightRules.OfficeUntil));
            var from = closes + NightRules.Handover;
            if (end - (heard > from ? heard : from) > NightRules.Unnoticed)
            {
                return true;
            }

            end = opens < end ? opens : end;
        }

        return end - heard > NightRules.Unnoticed;
    }

    /// <summary>How many lines of the paper list somebody vouches for, 0 for an empty one; or why the word is not taken.</summary>
    /// <param name="outage">The outage as it waits; null when it does not.</param>
    /// <param name="isEmpty">Whether it is said that nothing was taken on paper.</param>
    public static Ruling<int> Confirm(WaitingOutage? outage, bool isEmpty) =>
        outage is null ? new NightRefusal.NoOutage()
        : isEmpty && outage.Entered > 0 ? new NightRefusal.ListNotEmpty(outage.Entered)
        : !isEmpty && outage.Entered == 0 ? new NightRefusal.NothingEntered()
        : outage.Entered;
}
