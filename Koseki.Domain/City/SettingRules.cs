using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.Linkage;
using Koseki.Domain.Places;

namespace Koseki.Domain.City;

/// <summary>
/// Who may set what the city decides, and which entry holds on a day: entered by one person, confirmed by another, never
/// changed afterwards. One place for screen and store.
/// </summary>
public static class SettingRules
{
    /// <summary>Highest fee in yen.</summary>
    public const int HighestFee = 10_000;

    /// <summary>Longest bound of a message in days.</summary>
    public const int LongestBound = 366;

    /// <summary>Longest time in minutes between a password and 決裁.</summary>
    public const int LongestProof = 60;

    /// <summary>Longest name of a closing day.</summary>
    public const int LongestName = 100;

    /// <summary>Longest name of a 町字.</summary>
    public const int LongestTown = 40;

    /// <summary>Longest reason of a 差戻し.</summary>
    public const int LongestReason = 1000;

    private const string TooLate = "適用開始日が過ぎています。今日か、これからの日を入れてください。";

    /// <summary>Why the person may neither enter nor confirm; null when they may: 運用 or 決裁.</summary>
    public static SettingRefusal? WhyNot(Actor actor) => Rights.Allows(Permission.ManageSettings, actor) ? null : new SettingRefusal.DutyWanting();

    /// <summary>Why it cannot be entered, the first reason of <see cref="Problems"/>; null when it can.</summary>
    public static SettingRefusal? WhyNotEnter(DateOnly from, CitySetting setting, DateOnly today, IReadOnlyCollection<SettingEntry> known) =>
        Problems(from, setting, today, known) is [var (box, problem), ..] ? new SettingRefusal.Unfit(box, problem) : null;

    /// <summary>Why it cannot be about an office that there is not; null when it can.</summary>
    /// <param name="setting">What is to hold.</param>
    /// <param name="offices">The offices there are.</param>
    public static SettingRefusal? WhyNotOffice(CitySetting setting, IEnumerable<(string Code, string Name)> offices) =>
        OfficeOf(setting) is { } office && offices.All(o => o.Code != office) ? new SettingRefusal.UnknownOffice(office) : null;

    private static string? OfficeOf(CitySetting setting) => setting switch
    {
        CitySetting.OfTwoPersons t => t.Office,
        CitySetting.OfPrinter p => p.Printer.Office,
        _ => null,
    };

    /// <summary>The setting as it is kept: without blanks around names.</summary>
    public static CitySetting AsKept(CitySetting setting) => setting switch
    {
        CitySetting.OfCertifier { Certifier: var c } => new CitySetting.OfCertifier(c with { Title = c.Title.Trim(), Name = c.Name.Trim() }),
        CitySetting.OfClosingDay d => d with { Name = d.Name.Trim() },
        CitySetting.OfTown t => t with { Town = t.Town.Trim() },
        CitySetting.OfPrinter { Printer: var p } => new CitySetting.OfPrinter(p with { Name = p.Name.Trim(), Address = p.Address.Trim(), Trays = p.Address.Trim().Length == 0 ? new Dictionary<PaperStock, string>() : p.Trays.ToDictionary(t => t.Key, t => t.Value.Trim()) }),
        _ => setting,
    };

    /// <summary>From when it holds: of a 閉庁日 the day itself is taken, whatever was typed.</summary>
    public static DateOnly BeginOf(CitySetting setting, DateOnly from) => setting is CitySetting.OfClosingDay d ? d.Day : from;

    /// <summary>What is missing or cannot be, with its box; empty when it can be entered.</summary>
    /// <param name="from">First day; null when it could not be read.</param>
    /// <param name="setting">What is to hold.</param>
    /// <param name="today">The day of entry.</param>
    /// <param name="known">The entries there are.</param>
    public static IReadOnlyList<(string Box, string Problem)> Problems(DateOnly? from, CitySetting setting, DateOnly today, IReadOnlyCollection<SettingEntry> known) =>
        [.. FromProblems(from, setting.Kind, setting.Subject, today, known), .. ContentProblems(setting)];

    /// <summary>The same of the first day alone.</summary>
    public static IEnumerable<(string Box, string Problem)> FromProblems(DateOnly? from, SettingKind kind, string subject, DateOnly today, IReadOnlyCollection<SettingEntry> known) =>
        from is null ? [("from", "適用開始日を年月日で入れてください(例 R8.12.1)。")]
        : IsInTime(from.Value, kind, subject, today, known) ? []
        : [("from", TooLate)];

    /// <summary>Why the person may not say anything of an entry; null when they may.</summary>
    public static SettingRefusal? WhyNotDecide(SettingEntry entry, Actor actor) =>
        entry.Decision is { } before ? new SettingRefusal.DecidedBefore(before.ByName, before.Confirmed)
        : WhyNot(actor) ?? (entry.EnteredBy == actor.Account ? new SettingRefusal.OwnEntry() : null);

    /// <summary>Why the person may not confirm an entry today; null when they may.</summary>
    public static SettingRefusal? WhyNotConfirm(SettingEntry entry, Actor actor, DateOnly today, IReadOnlyCollection<SettingEntry> known) =>
        WhyNotDecide(entry, actor) ?? (IsInTime(entry.From, entry.Setting.Kind, entry.Setting.Subject, today, known) ? null : new SettingRefusal.BegunBefore());

    /// <summary>The entry that holds on a day: of the confirmed ones that have begun the last; null when there is none.</summary>
    public static SettingEntry? InForce(IEnumerable<SettingEntry> entries, SettingKind kind, string subject, DateOnly day) =>
        entries.Where(e => e.IsConfirmed && e.Setting.Kind == kind && e.Setting.Subject == subject && e.From <= day).OrderByDescending(e => e.From).ThenByDescending(e => e.Number).FirstOrDefault();

    // A day may turn out closed afterwards (a storm), and a town is known of when its law is; nothing else begins in the past, unless nothing held before.
    private static bool IsInTime(DateOnly from, SettingKind kind, string subject, DateOnly today, IReadOnlyCollection<SettingEntry> known) =>
        from >= today || kind is SettingKind.ClosingDay or SettingKind.Town || InForce(known, kind, subject, today) is null;

    private static IEnumerable<(string Box, string Problem)> ContentProblems(CitySetting setting) => setting switch
    {
        CitySetting.OfCertifier c => CertifierRules.Problems(c.Certifier.Title, c.Certifier.Name, c.Certifier.Seal),
        CitySetting.OfFees f => Enum.GetValues<CertificateKind>().Where(k => f.Yen.GetValueOrDefault(k, -1) is < 0 or > HighestFee)
            .Select(k => ($"fee-{k}", $"{k.Word()}の手数料を0円から{HighestFee:N0}円までの数で入れてください。")),
        CitySetting.OfClosingDay { IsClosed: true, Name: var name } when name.Trim().Length is 0 or > LongestName => [("name", $"閉庁の理由を{LongestName}字までで入れてください。")],
        CitySetting.OfMessageBound { Bound: var b } when !IsBound(b) => [("bound", $"期限は0日から{LongestBound}日までの数で入れてください。")],
        CitySetting.OfTown t when t.Town.Trim().Length is 0 or > LongestTown => [("town", $"町名を{LongestTown}字までで入れてください。")],
        CitySetting.OfTown { Code: { } code } when !PlaceCode.IsTown(code) => [("town-code", "町字IDは数字7桁です。分からないときは空けておきます。")],
        CitySetting.OfPrinter { Printer: var p } => PrinterRules.Problems(p),
        CitySetting.OfProof p when p.Minutes is < 1 or > LongestProof => [("minutes", $"1分から{LongestProof}分までの数で入れてください。")],
        _ => [],
    };

    private static bool IsBound(MessageBound bound) => bound is { WaitDays: >= 0 and <= LongestBound, ConfirmDays: >= 0 and <= LongestBound };
}
