using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Cases;

/// <summary>
/// By what a second paper of the same event is noticed: the kind, a person of the event, and a day within five days. It
/// only draws attention and proves nothing: twins have one mother and one day, and two people may bear one name.
/// </summary>
/// <param name="KindCode">件名コード.</param>
/// <param name="Persons">Search keys of the names of the persons whose event it is; empty while nothing is typed.</param>
/// <param name="Earliest">The first day the event can have happened; null while only acceptance will make the day.</param>
/// <param name="Latest">The last such day; null with <paramref name="Earliest"/>.</param>
public sealed record EventMark(string KindCode, IReadOnlyList<string> Persons, DateOnly? Earliest, DateOnly? Latest)
{
    /// <summary>How many days two papers of one event may lie apart.</summary>
    public const int Days = 5;

    /// <summary>Longest key kept: a longer name is noticed by its beginning.</summary>
    public const int LongestKey = 200;

    /// <summary>
    /// The mark of a paper. Nobody is named in it while the day of the event should stand on the paper and does not. An
    /// event that acceptance makes (a marriage) has the day of its receipt.
    /// </summary>
    public static EventMark Of(NotificationKind kind, Draft draft, DateOnly? receiptDate, ICharacterTable characters)
    {
        var onPaper = kind.EventDateField is { } field && kind.Form[field].Visible(draft);
        var written = onPaper ? EraDateEntry.Read(draft[kind.EventDateField!.Value], EraDateEntryOptions.Default).Date : null;
        if (onPaper && written is null)
        {
            return new(kind.Code, [], null, null);
        }

        return new(kind.Code, [.. kind.PersonsOfEvent(draft).Select(n => SearchKey.OfName(n, characters)).Where(k => k.Length > 0).Select(Short).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            written?.Earliest ?? receiptDate, written?.Latest ?? receiptDate);
    }

    /// <summary>The days another paper's event may have happened on to be noticed; a paper without a day yet is one of today.</summary>
    public (DateOnly From, DateOnly To) Window(DateOnly today)
    {
        var (first, last) = (Earliest ?? today, Latest ?? today);
        return (first.DayNumber < Days ? DateOnly.MinValue : first.AddDays(-Days), last.DayNumber > DateOnly.MaxValue.DayNumber - Days ? DateOnly.MaxValue : last.AddDays(Days));
    }

    /// <summary>Whether the other paper may be of the same event. One without a day yet is always near.</summary>
    public bool IsLike(EventMark other, DateOnly today)
    {
        var (from, to) = Window(today);
        return KindCode == other.KindCode && Persons.Intersect(other.Persons, StringComparer.Ordinal).Any()
            && (other.Earliest is null || (other.Earliest <= to && other.Latest >= from));
    }

    private static string Short(string key) => RegisterText.Beginning(key, LongestKey);
}
