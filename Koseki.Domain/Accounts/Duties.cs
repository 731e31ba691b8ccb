using Koseki.Domain.Cases;

namespace Koseki.Domain.Accounts;

/// <summary>Which duties a person has: pure, the one place that reads grants. What each duty allows is said by <see cref="Rights"/>.</summary>
public static class Duties
{
    /// <summary>The duties on a day at the terminals of an office, of the grants of one person.</summary>
    public static IReadOnlySet<StaffRole> On(IEnumerable<DutyGrant> grants, DateOnly day, string office) =>
        grants.Where(g => g.HoldsOn(day) && g.CountsAt(office)).Select(g => g.Role).ToHashSet();

    /// <summary>What changes come to, in the order of their numbers; a change of a grant that is not among them, or not that person's, is none.</summary>
    public static IReadOnlyList<DutyGrant> Of(IEnumerable<EnteredChange> changes)
    {
        var grants = new SortedDictionary<long, DutyGrant>();
        foreach (var (number, change) in changes.OrderBy(c => c.Number))
        {
            switch (change)
            {
                case DutyChange.Give g:
                    grants[number] = new(number, g.Account, g.Role, g.Office, g.From, g.Until);
                    break;
                case DutyChange.Limit l when grants.TryGetValue(l.Grant, out var limited) && limited.Account == l.Account:
                    grants[l.Grant] = limited with { Until = l.Until };
                    break;
            }
        }

        return [.. grants.Values];
    }

    /// <summary>
    /// The changes after which a person has from a day on exactly these duties: what goes on stays as it is, what does not ends the day
    /// before, what was reserved for later is taken back.
    /// </summary>
    /// <param name="grants">The grants of the person.</param>
    /// <param name="account">The person.</param>
    /// <param name="from">The day.</param>
    /// <param name="until">Last day of what is new, or null.</param>
    /// <param name="wanted">Duties with the code of their office; null: everywhere.</param>
    public static IReadOnlyList<DutyChange> Replace(IEnumerable<DutyGrant> grants, string account, DateOnly from, DateOnly? until, IReadOnlySet<(StaffRole Role, string? Office)> wanted)
    {
        var there = grants.Where(g => !g.IsOver(from)).ToList();
        var kept = there.Where(g => g.From <= from && g.Until is null && until is null && wanted.Contains((g.Role, g.Office))).ToList();
        return
        [
            .. there.Except(kept).Select(g => new DutyChange.Limit(account, g.Number, (g.From < from ? from : g.From).AddDays(-1))),
            .. wanted.Where(w => !kept.Exists(k => (k.Role, k.Office) == w)).OrderBy(w => w.Role).ThenBy(w => w.Office, StringComparer.Ordinal).Select(w => new DutyChange.Give(account, w.Role, w.Office, from, until)),
        ];
    }

    /// <summary>The changes that take a confirmed entry back as far as it has not begun: its 付与 never hold, its ends are as they were before.</summary>
    public static IReadOnlyList<DutyChange> TakeBack(DutyEntry entry, IReadOnlyCollection<DutyEntry> known, DateOnly today)
    {
        var now = Of(known.Where(e => e.IsConfirmed).SelectMany(e => e.Changes)).ToDictionary(g => g.Number);
        var before = Of(known.Where(e => e.IsConfirmed && e.Number < entry.Number).SelectMany(e => e.Changes)).ToDictionary(g => g.Number);
        return
        [
            .. entry.Changes.Select(c => c.Change).OfType<DutyChange.Limit>()
                .Where(l => now.TryGetValue(l.Grant, out var g) && g.Until == l.Until && !g.IsOver(today) && before.ContainsKey(l.Grant) && before[l.Grant].Until != l.Until)
                .Select(l => new DutyChange.Limit(l.Account, l.Grant, before[l.Grant].Until)),
            .. entry.Changes.Where(c => c.Change is DutyChange.Give && now[c.Number] is { NeverHolds: false } g && g.From > today)
                .Select(c => new DutyChange.Limit(c.Change.Account, c.Number, now[c.Number].From.AddDays(-1))),
        ];
    }
}
