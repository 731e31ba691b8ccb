namespace Koseki.Domain.RefusalRequests;

/// <summary>Which of two came first, a request or a paper: told by hour and minute.</summary>
public enum RequestOrderInTime
{
    /// <summary>The request.</summary>
    Before,

    /// <summary>Both in one minute.</summary>
    SameMinute,

    /// <summary>Both on one day, and the paper's time is not known; or by another country's clock within a day.</summary>
    Unknown,

    /// <summary>The paper.</summary>
    After,
}

/// <summary>When and how a paper was handed in at its first office: at night when it was left there.</summary>
/// <param name="On">The day.</param>
/// <param name="At">The time of day, or null where it is not known.</param>
/// <param name="IsInPerson">Whether somebody brought it who could be identified: not by post, and not by another office's notice.</param>
public sealed record PaperArrival(DateOnly On, TimeOnly? At, bool IsInPerson)
{
    // No place is more than five hours ahead of Japan (UTC+14).
    private const int FurthestAhead = 5;

    /// <summary>Whether day and time are those of another country's clock, as a consul writes them.</summary>
    public bool IsAbroad { get; init; }

    /// <summary>
    /// Since when this office's own clock knows of the paper: since the receipt was entered, or since the deposit of the night of which it is the paper. Null
    /// where nothing tells it. <see cref="On"/> and <see cref="At"/> are what somebody said then.
    /// </summary>
    public DateTimeOffset? KnownSince { get; init; }

    /// <summary>Accounts of those who received the paper or typed in it: what they say besides of a request that would stop it is no second fact.</summary>
    public IReadOnlyList<string> Hands { get; init; } = [];

    /// <summary>
    /// Whether a request that says to be later than the paper was filed, or on record, before anything was known of the paper: its earlier minute is one person's word,
    /// in whichever order the two were typed.
    /// </summary>
    public bool IsAntedated(RefusalRequest request) =>
        OrderOf(request.FiledAt) == RequestOrderInTime.After && KnownSince is { } since && (request.FiledAt < since || request.RecordedAt < since);

    /// <summary>
    /// Whether the paper surely came before something that happened on a day: only by minutes that both are known. What happened abroad may
    /// have a later clock; a paper that a consul received says nothing here, for its clock is another one.
    /// </summary>
    /// <param name="day">The day of what happened.</param>
    /// <param name="time">When on that day.</param>
    /// <param name="abroad">Whether it happened abroad, by the clock there.</param>
    public bool IsBefore(DateOnly day, Calendar.RegisterTime time, bool abroad) => !IsAbroad && At is { } at && time.Bounds is var (earliest, _)
        && day.ToDateTime(earliest).AddHours(abroad ? -FurthestAhead : 0) > On.ToDateTime(at);

    /// <summary>Whether a request, or what was done about it, came before this paper.</summary>
    public RequestOrderInTime OrderOf(DateTimeOffset request)
    {
        var local = Calendar.JapanTime.Of(request).DateTime;
        var day = DateOnly.FromDateTime(local);
        if (IsAbroad && Math.Abs(day.DayNumber - On.DayNumber) <= 1)
        {
            // Clocks differ by less than a day: which came first is asked.
            return RequestOrderInTime.Unknown;
        }

        if (day != On || At is not { } at)
        {
            return day < On ? RequestOrderInTime.Before : day > On ? RequestOrderInTime.After : RequestOrderInTime.Unknown;
        }

        var (asked, handed) = ((local.Hour * 60) + local.Minute, (at.Hour * 60) + at.Minute);
        return asked < handed ? RequestOrderInTime.Before : asked > handed ? RequestOrderInTime.After : RequestOrderInTime.SameMinute;
    }
}
