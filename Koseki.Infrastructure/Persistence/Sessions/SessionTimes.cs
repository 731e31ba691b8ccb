namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>How long sign-ins stand.</summary>
public sealed record SessionTimes
{
    /// <summary>How long the screens may rest before they are locked; null: only by hand.</summary>
    public TimeSpan? LockAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a sign-in lasts at most: a working day, so that nobody stays signed in over night.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(10);
}
