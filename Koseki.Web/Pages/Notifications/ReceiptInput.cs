using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;

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
public sealed partial class ReceiptInput
{
    /// <summary>受理日 in any form of <see cref="EraDateEntry"/>.</summary>
    public string Date { get; set; } = "";

    /// <summary>Time of day; may be empty.</summary>
    public string Time { get; set; } = "";

    /// <summary>窓口, 郵送 …</summary>
    public string Means { get; set; } = ReceiptDetails.AllMeans[0];

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
        Means = place switch { AcceptancePlace.Elsewhere => "届書等情報の通知", AcceptancePlace.Consul => "郵送", _ => ReceiptDetails.AllMeans[0] };
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
        Ask(nameof(Date), date is not null, ProblemOf(Date) ?? "受理日を年月日まで入れてください。");
        Ask(nameof(Time), Time.Trim().Length == 0 || ClockTime() is not null, "時刻は「9:15」「915」「午前9時15分」のように入れてください。分からないときは空にします。");
        if (Place != AcceptancePlace.Here)
        {
            Ask(nameof(AcceptedBy), AcceptedBy.Trim().Length > 0, Place == AcceptancePlace.Consul ? "受理者を入れてください(例: 在サンパウロ総領事)。" : "受理者を入れてください(例: 東京都足立区長)。");
            Ask(nameof(ReachedOn), reached is not null, ProblemOf(ReachedOn) ?? "受けた日を年月日まで入れてください。");
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

    private static string? ProblemOf(string typed) => EraDateEntry.Read(typed, EraDateEntryOptions.Default).Problem;

    // What is shown as wrong is not taken.
    private static DateOnly? Day(string typed) => EraDateEntry.Read(typed, EraDateEntryOptions.Default) is { Problem: null, Date: { } date } ? date.Day : null;

    private string? ClockTime() => RegisterTime.Read(Time)?.Text is { } text && Written().Match(text) is { Success: true } m
        ? new TimeOnly(Number(m, 2) + (m.Groups[1].Value == "後" ? 12 : 0), m.Groups[3].Success ? Number(m, 3) : 0).ToString("HH:mm", CultureInfo.InvariantCulture) : null;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    // A sure time to the minute, as the reader of times writes it.
    [GeneratedRegex("^午(前|後)([0-9]{1,2})時(?:([0-9]{1,2})分)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
