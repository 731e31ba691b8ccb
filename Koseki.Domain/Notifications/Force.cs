namespace Koseki.Domain.Notifications;

/// <summary>施行期間: from when and until when (inclusive) a rule or a wording is in force.</summary>
/// <param name="From">First day, or null for "always".</param>
/// <param name="To">Last day, or null for "still".</param>
public readonly record struct Force(DateOnly? From, DateOnly? To)
{
    /// <summary>Always in force.</summary>
    public static Force Always => default;

    /// <summary>In force from a day on.</summary>
    public static Force Since(DateOnly day) => new(day, null);

    /// <summary>In force until the day before another law is.</summary>
    public static Force Before(DateOnly day) => new(null, day.AddDays(-1));

    /// <summary>Whether the day lies in the period.</summary>
    public bool Covers(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}
