using Koseki.Domain.Calendar;

namespace Koseki.Domain.Registers;

/// <summary>By what a parent has no 親権, or no 管理権, any more (民法834条–837条).</summary>
public enum AuthorityLoss
{
    /// <summary>親権喪失の審判 (834条).</summary>
    Forfeited,

    /// <summary>親権停止の審判 (834条の2): for two years at most.</summary>
    Suspended,

    /// <summary>管理権喪失の審判 (835条).</summary>
    ManagementForfeited,

    /// <summary>親権の辞任 (837条).</summary>
    Resigned,

    /// <summary>管理権の辞任 (837条).</summary>
    ManagementResigned,
}

/// <summary>A loss of 親権 or 管理権 that stands written and has not been taken back.</summary>
/// <param name="Parent">父, 母, 養父 or 養母, as written.</param>
/// <param name="By">By what.</param>
/// <param name="On">The day it took effect.</param>
/// <param name="At">Where it stands among the child's matters.</param>
public sealed record LostAuthority(string Parent, AuthorityLoss By, RegisterDate On, int At)
{
    // A suspension lasts two years at most, whatever the record says of its term (834条の2第2項).
    private const int LongestMonths = 24;

    /// <summary>親権停止の期間 as written, or null.</summary>
    public string? Term { get; init; }

    /// <summary>The last day of a suspension; null of any other loss, and where day or term cannot be read.</summary>
    public DateOnly? LastDay => By == AuthorityLoss.Suspended && On.Day is { } day && RecordedAuthority.MonthsOf(Term) is { } months
        ? LegalPeriod.LastDayOfMonths(day.AddDays(1), Math.Min(months, LongestMonths)) : null;

    /// <summary>Whether it still stands on a day: a suspension ends by itself. Null where the record does not tell how long it lasts.</summary>
    public bool? Stands(DateOnly day) => By != AuthorityLoss.Suspended ? true
        : LastDay is { } last ? day <= last
        : day > LegalPeriod.LastDayOfMonths(On.Latest.AddDays(1), LongestMonths) ? false : null;
}

/// <summary>What the 親権 matters of a child say (戸籍法施行規則35条5号): whom they name, and who has lost it. Who holds it by law besides is not written.</summary>
public static class RecordedAuthority
{
    private static readonly Dictionary<string, (AuthorityLoss Loss, bool IsTaken)> Days = new(StringComparer.Ordinal)
    {
        ["親権喪失の裁判確定日"] = (AuthorityLoss.Forfeited, true),
        ["親権停止の裁判確定日"] = (AuthorityLoss.Suspended, true),
        ["管理権喪失の裁判確定日"] = (AuthorityLoss.ManagementForfeited, true),
        ["親権辞任日"] = (AuthorityLoss.Resigned, true),
        ["管理権辞任日"] = (AuthorityLoss.ManagementResigned, true),
        ["親権喪失取消しの裁判確定日"] = (AuthorityLoss.Forfeited, false),
        ["親権停止取消しの裁判確定日"] = (AuthorityLoss.Suspended, false),
        ["管理権喪失取消しの裁判確定日"] = (AuthorityLoss.ManagementForfeited, false),
        ["親権回復日"] = (AuthorityLoss.Resigned, false),
        ["管理権回復日"] = (AuthorityLoss.ManagementResigned, false),
    };

    /// <summary>The labels of the days of a loss and of its end.</summary>
    public static IEnumerable<string> DayLabels => Days.Keys;

    /// <summary>The label of the day of a loss, or of what takes it back.</summary>
    public static string DayLabel(AuthorityLoss loss, bool isTaken) => Days.First(d => d.Value == (loss, isTaken)).Key;

    /// <summary>The matters that name a holder, in the order recorded.</summary>
    public static IEnumerable<StatusMatter> Naming(RegisterEntry child) => Of(child).Where(m => m[MatterLabels.HolderOfAuthority] is not null);

    /// <summary>The day since which the holder whom the matter names holds it, or null.</summary>
    public static RegisterDate? NamedOn(StatusMatter matter) =>
        matter.Lines.FirstOrDefault(l => MatterLabels.AuthorityNamedOn.Contains(l.Label)) is { } line && RegisterDate.TryParse(line.Value, out var day) ? day : null;

    /// <summary>What has been lost and not taken back, in the order recorded; a suspension also after its term (<see cref="LostAuthority.Stands"/>).</summary>
    public static IReadOnlyList<LostAuthority> Lost(RegisterEntry child)
    {
        var lost = new List<LostAuthority>();
        foreach (var (matter, at) in child.Matters.Select((m, at) => (m, at)).Where(p => Is(p.m)))
        {
            if (Read(matter) is not { } said)
            {
                continue;
            }

            lost.RemoveAll(l => l.Parent == said.Parent && l.By == said.Loss);
            if (said.IsTaken)
            {
                lost.Add(new(said.Parent, said.Loss, said.On, at) { Term = matter[MatterLabels.SuspensionTerm] });
            }
        }

        return lost;
    }

    /// <summary>Whether a matter of 親権 after a place says something that this cannot read: it names no holder, and neither who has lost what.</summary>
    public static bool IsUnread(RegisterEntry child, int since) => child.Matters.Skip(since + 1).Any(m => Is(m) && m[MatterLabels.HolderOfAuthority] is null && Read(m) is null);

    /// <summary>親権停止の期間 in months: 2年間, 一年六か月, 18月; null where it is written otherwise.</summary>
    internal static int? MonthsOf(string? term)
    {
        var (months, number, isSaid) = (0, 0, false);
        foreach (var sign in term ?? "")
        {
            if (Digit(sign) is { } digit)
            {
                (number, isSaid) = ((number * 10) + digit, true);
            }
            else if (sign is '年' or '月')
            {
                (months, number) = (months + (number * (sign == '年' ? 12 : 1)), 0);
            }
            else if (sign is not ('か' or 'ヶ' or 'ケ' or 'カ' or 'ヵ' or '箇' or '個' or '間' or '　' or ' '))
            {
                return null;
            }
        }

        return isSaid && number == 0 && months is > 0 and <= 1200 ? months : null;
    }

    private static int? Digit(char sign) => sign is >= '0' and <= '9' ? sign - '0' : sign is >= '０' and <= '９' ? sign - '０' : "〇一二三四五六七八九".IndexOf(sign, StringComparison.Ordinal) is >= 0 and var digit ? digit : null;

    private static IEnumerable<StatusMatter> Of(RegisterEntry child) => child.Matters.Where(Is);

    private static bool Is(StatusMatter matter) => matter is { Title: MatterTitles.ParentalAuthority, IsErased: false };

    private static (string Parent, AuthorityLoss Loss, bool IsTaken, RegisterDate On)? Read(StatusMatter matter) =>
        (matter[MatterLabels.JudgedParent] ?? matter[MatterLabels.ResigningParent] ?? matter[MatterLabels.RecoveringParent]) is { } parent
            && matter.Lines.FirstOrDefault(l => Days.ContainsKey(l.Label)) is { } line && RegisterDate.TryParse(line.Value, out var on)
            ? (parent, Days[line.Label].Loss, Days[line.Label].IsTaken, on) : null;
}
