namespace Koseki.Domain.Notifications;

/// <summary>施行期間: from when and until when (inclusive) a rule or a wording is in force.</summary>
/// <param name="From">First day, or null for "always".</param>
/// <param name="To">Last day, or null for "still".</param>
public readonly record struct Force(DateOnly? From, DateOnly? To)
{
    /// <summary>Always in force.</summary>
    public static Force Always => default;

    /// <summary>In force from a day on.</summary>
    public static Force Since(int year, int month, int day) => new(new DateOnly(year, month, day), null);

    /// <summary>In force until a day.</summary>
    public static Force Until(int year, int month, int day) => new(null, new DateOnly(year, month, day));

    /// <summary>Whether the day lies in the period.</summary>
    public bool Covers(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}
