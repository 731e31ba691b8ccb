using Koseki.Domain.Cases;

namespace Koseki.Domain.NightHolds;

/// <summary>An outage that waits for somebody's word.</summary>
/// <param name="Number">Its number.</param>
/// <param name="From">The last sign of life before it; null where that is not known.</param>
/// <param name="To">The first one after it; null where its row is gone.</param>
/// <param name="Entered">How many deposits were entered from the paper list since it ended.</param>
public sealed record WaitingOutage(long Number, DateTimeOffset? From, DateTimeOffset? To, int Entered);

/// <summary>When the system was away, and what may be said of the paper list afterwards. Pure.</summary>
public static class OutageRules
{
    /// <summary>Whether the system was away unnoticed.</summary>
    /// <param name="last">The last sign of life of any node; null where it was taken away or changed, or none was ever given.</param>
    /// <param name="now">Now.</param>
    public static bool IsOutage(DateTimeOffset? last, DateTimeOffset now) => last is not { } sign || now - sign > NightRules.Unnoticed;

    /// <summary>How many lines of the paper list somebody vouches for, 0 for an empty one; or why the word is not taken.</summary>
    /// <param name="outage">The outage as it waits; null when it does not.</param>
    /// <param name="isEmpty">Whether it is said that nothing was taken on paper.</param>
    public static Ruling<int> Confirm(WaitingOutage? outage, bool isEmpty) =>
        outage is null ? new NightRefusal.NoOutage()
        : isEmpty && outage.Entered > 0 ? new NightRefusal.ListNotEmpty(outage.Entered)
        : !isEmpty && outage.Entered == 0 ? new NightRefusal.NothingEntered()
        : outage.Entered;
}
