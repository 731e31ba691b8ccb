using Koseki.Domain.Calendar;
using Koseki.Domain.NightHolds;

namespace Koseki.Eng.Races;

/// <summary>A clock that begins as the office opens on the next open day: what was held by mistake is let go in office hours only.</summary>
internal sealed class OfficeClock : TimeProvider
{
    private readonly TimeSpan ahead;

    /// <summary>Begins now.</summary>
    internal OfficeClock()
    {
        var now = System.GetUtcNow();
        ahead = JapanTime.At(ClosingDays.National.NextOpen(JapanTime.DayOf(now).AddDays(1)), NightRules.OfficeFrom) - now;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
