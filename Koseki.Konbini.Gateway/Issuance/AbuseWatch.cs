using System.Globalization;
using Koseki.Domain.Calendar;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>
/// What single messages do not show: serials tried one after the other, and a card used as its holder would not. It raises alarms and
/// refuses nothing; what it remembers is of this process and for a day at most, and no alarm names anybody.
/// </summary>
public sealed class AbuseWatch(TimeProvider clock)
{
    /// <summary>So many serials that nobody has, within <see cref="Window"/>, are tried and not mistaken.</summary>
    public const int MostSerials = 20;

    /// <summary>So many applications of one person on a day are as many as anybody needs.</summary>
    public const int MostIssues = 10;

    /// <summary>How long serials are counted, and how soon nobody is in another prefecture.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock turn = new();
    private readonly Queue<DateTimeOffset> serials = new();
    private readonly Dictionary<string, (int Count, string Prefecture, DateTimeOffset At)> persons = new(StringComparer.Ordinal);
    private DateTimeOffset alarmedAt = DateTimeOffset.MinValue;
    private DateOnly day;

    /// <summary>A serial that nobody has: true when there were too many, once within the window.</summary>
    public bool HearUnknownSerial()
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            serials.Enqueue(now);
            while (serials.TryPeek(out var oldest) && (now - oldest > Window || serials.Count > MostSerials + 1))
            {
                serials.Dequeue();
            }

            if (serials.Count <= MostSerials || now - alarmedAt < Window)
            {
                return false;
            }

            alarmedAt = now;
            return true;
        }
    }

    /// <summary>An application of a person at a kiosk (operator/shop/terminal/prefecture): what is strange about it, or null.</summary>
    public string? HearIssue(string resident, string kiosk)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            if (JapanTime.DayOf(now) is var today && today != day)
            {
                day = today;
                persons.Clear();
            }

            var prefecture = kiosk.Split('/') is [_, _, _, var code] ? code : "";
            var isKnown = persons.TryGetValue(resident, out var before);
            persons[resident] = (before.Count + 1, prefecture, now);
            return isKnown && before.Prefecture != prefecture && now - before.At < Window ? $"同じ人の申請が、{(int)(now - before.At).TotalMinutes}分のうちに別の都道府県から来ました。"
                : before.Count + 1 == MostIssues + 1 ? string.Create(CultureInfo.InvariantCulture, $"同じ人の申請が、一日に{MostIssues}件を超えました。")
                : null;
        }
    }
}
