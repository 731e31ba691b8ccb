using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence;

namespace Koseki.Web.Pages.Notifications;

/// <summary>Where a paper was accepted, as the clerk chooses it.</summary>
public enum AcceptancePlace
{
    /// <summary>Here.</summary>
    Here,

    /// <summary>Another municipality, which notified us.</summary>
    Elsewhere,

    /// <summary>An embassy or consulate, which sent it.</summary>
    Consul,
}

/// <summary>The boxes of the receipt dialog as typed, and what they come to.</summary>
public sealed class ReceiptInput
{
    /// <summary>The means offered.</summary>
    public static IReadOnlyList<string> AllMeans { get; } = ["窓口", "郵送", "当直", "届書等情報の通知", "使者", "その他"];

    /// <summary>受理日 in any form of <see cref="EraDateEntry"/>.</summary>
    public string Date { get; set; } = "";

    /// <summary>Time of day; may be empty.</summary>
    public string Time { get; set; } = "";

    /// <summary>窓口, 郵送 …</summary>
    public string Means { get; set; } = AllMeans[0];

    /// <summary>Where it was accepted.</summary>
    public AcceptancePlace Place { get; private set; }

    /// <summary>Who accepted it elsewhere.</summary>
    public string AcceptedBy { get; set; } = "";

    /// <summary>When notice or paper reached us.</summary>
    public string ReachedOn { get; set; } = "";

    /// <summary>Chooses where it was accepted, with the usual means; the time of another office is not known here.</summary>
    public void Choose(AcceptancePlace place)
    {
        (Place, Time) = (place, place == AcceptancePlace.Here ? Time : "");
        Means = place switch { AcceptancePlace.Elsewhere => "届書等情報の通知", AcceptancePlace.Consul => "郵送", _ => AllMeans[0] };
    }

    /// <summary>What the typed date reads as, or what is the matter with it; empty for an empty box.</summary>
    public static string ReadingOf(string typed) => EraDateEntry.Read(typed, EraDateEntryOptions.Default) switch
    {
        { Problem: { } problem } => problem,
        { Date: { } date, Weekday: { } weekday } => $"{date.Text}({weekday})",
        { Date: { } date } => date.Text,
        _ => "",
    };

    /// <summary>The details, or null with a message for every box that cannot be understood.</summary>
    public (ReceiptDetails? Details, IReadOnlyDictionary<string, string> Problems) Read()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var date = Day(Date);
        var reached = Place == AcceptancePlace.Here ? null : Day(ReachedOn);
        Ask(nameof(Date), date is not null, "受理日を年月日まで入れてください。");
        Ask(nameof(Time), Time.Trim().Length == 0 || ClockTime() is not null, "時刻は 9:15 のように入れてください。分からないときは空にします。");
        if (Place != AcceptancePlace.Here)
        {
            Ask(nameof(AcceptedBy), AcceptedBy.Trim().Length > 0, Place == AcceptancePlace.Consul ? "受理者を入れてください(例: 在サンパウロ総領事)。" : "受理者を入れてください(例: 東京都足立区長)。");
            Ask(nameof(ReachedOn), reached is not null, "受けた日を年月日まで入れてください。");
            Ask(nameof(ReachedOn), reached is null || date is null || reached >= date, "受けた日が受理日より前です。");
        }

        return problems.Count == 0 ? (new(date!.Value, ClockTime(), Means, Origin(reached)), problems) : (null, problems);

        void Ask(string box, bool fulfilled, string message)
        {
            if (!fulfilled)
            {
                problems.TryAdd(box, message);
            }
        }
    }

    private Origin Origin(DateOnly? reached) => Place switch
    {
        AcceptancePlace.Elsewhere => new Origin.Elsewhere(AcceptedBy.Trim(), reached!.Value),
        AcceptancePlace.Consul => new Origin.Consul(AcceptedBy.Trim(), reached!.Value),
        AcceptancePlace.Here => new Origin.Here(),
    };

    private static DateOnly? Day(string typed) => EraDateEntry.Read(typed, EraDateEntryOptions.Default).Date?.Day;

    private string? ClockTime()
    {
        var half = AsciiWidth.ToHalf(Time.Trim());
        return TimeOnly.TryParseExact(half, ["H:mm", "HH:mm"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time)
            ? time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
