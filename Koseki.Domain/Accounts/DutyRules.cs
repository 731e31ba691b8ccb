using System.Text.RegularExpressions;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Accounts;

/// <summary>
/// Who may change whose duties: entered by one person (運用), confirmed by another (運用 or 決裁), neither of them the person
/// concerned. One place for screen and store.
/// </summary>
public static partial class DutyRules
{
    /// <summary>Most changes entered together.</summary>
    public const int MostChanges = 1000;

    /// <summary>Shortest password.</summary>
    public const int ShortestPassword = 10;

    /// <summary>Longest password.</summary>
    public const int LongestPassword = 256;

    /// <summary>Why the person may not add this account; null when they may.</summary>
    public static ActRefusal? WhyNotAdd(string account, string name, string office, Actor actor, DutyBook book) =>
        Rights.WhyNot(Permission.ManageAccounts, actor) ?? WhyNotAdd(account, name, office, book);

    /// <summary>Why there cannot be such an account; null when there can.</summary>
    public static ActRefusal? WhyNotAdd(string account, string name, string office, DutyBook book) =>
        !AccountName().IsMatch(account) ? new DutyRefusal.AccountUnfit()
        : book.Find(account) is not null ? new DutyRefusal.AccountTaken(account)
        : name.Length == 0 || name.Any(char.IsControl) ? new DutyRefusal.NameUnfit()
        : FieldLimits.Refuse("氏名", name, FieldLimits.Line) ?? (book.Offices.Any(o => o.Code == office) ? null : (ActRefusal)new DutyRefusal.UnknownOffice(office));

    /// <summary>Why nobody is made 運用 at the server so: there are two of them, who do it on the screen; or there cannot be such an account. Null when it is done.</summary>
    public static ActRefusal? WhyNotSetUpOperator(string account, string name, DateOnly today, DutyBook book) =>
        book.People.Count(p => p.IsActive && book.GrantsOf(p.Account, today).Any(g => g.Role == StaffRole.Operator)) >= 2 ? new DutyRefusal.EnoughOperators()
        : WhyNotAdd(account, name, book.Offices.Select(o => o.Code).FirstOrDefault() ?? "", book);

    /// <summary>Why a first password is not replaced any more; null while it is the one that was given out.</summary>
    /// <param name="first">Hash of the first password of an account in use; null when it has its own password, or is closed.</param>
    /// <param name="proved">Hash of the one that was typed.</param>
    public static DutyRefusal? WhyNotFirstPassword(string? first, string proved) => first is not null && first == proved ? null : new DutyRefusal.PasswordKnown();

    /// <summary>Why the person may not close this account today; null when they may.</summary>
    public static ActRefusal? WhyNotClose(string account, Actor actor, DateOnly today, DutyBook book) =>
        Rights.WhyNot(Permission.ManageAccounts, actor)
        ?? (ActRefusal?)(book.Find(account) is not { } person ? new DutyRefusal.UnknownAccount(account)
        : !person.IsActive ? new DutyRefusal.AccountClosed(person.Name)
        : Same(account, actor.Account) ? new DutyRefusal.OwnDuties()
        : Unmanaged(book.Grants, book.People, book.Grants, [.. book.People.Select(p => Same(p.Account, account) ? p with { IsActive = false } : p)], today));

    /// <summary>Why the person may not enter these changes today; null when they may.</summary>
    public static ActRefusal? WhyNotEnter(IReadOnlyList<DutyChange> changes, Actor actor, DateOnly today, DutyBook book) =>
        Rights.WhyNot(Permission.ManageAccounts, actor)
        ?? (ActRefusal?)(changes.Count == 0 ? new DutyRefusal.NothingChanges()
        : changes.Count > MostChanges ? new DutyRefusal.TooMany(MostChanges)
        : changes.Any(c => Same(c.Account, actor.Account)) ? new DutyRefusal.OwnDuties()
        : changes.OfType<DutyChange.Limit>().Any(l => book.Waiting.Any(w => w.Changes.Any(c => c.Change is DutyChange.Limit there && there.Grant == l.Grant))) ? new DutyRefusal.WaitsAlready()
        : Unfit(changes, today, book, book.Entries.Where(e => e.IsConfirmed || e.Waits)));

    /// <summary>Why the person may not say anything of an entry; null when they may.</summary>
    public static ActRefusal? WhyNotDecide(DutyEntry entry, Actor actor) =>
        entry.Decision is { } before ? new DutyRefusal.DecidedBefore(before.ByName, before.Confirmed)
        : Rights.WhyNot(Permission.ConfirmAccounts, actor) ?? (ActRefusal?)(entry.Changes.Any(c => Same(c.Change.Account, actor.Account)) ? new DutyRefusal.OwnDuties() : null);

    /// <summary>Why the person may not confirm an entry today; null when they may.</summary>
    public static ActRefusal? WhyNotConfirm(DutyEntry entry, Actor actor, DateOnly today, DutyBook book) =>
        WhyNotDecide(entry, actor)
        ?? (Same(entry.EnteredBy, actor.Account) ? new DutyRefusal.OwnEntry() : null)
        ?? Unfit([.. entry.Changes.Select(c => c.Change)], today, book, book.Entries.Where(e => e.IsConfirmed));

    /// <summary>Why a password cannot be the new one; null when it can.</summary>
    public static DutyRefusal? WhyNotPassword(string account, string first, string password, string again) =>
        password.Length is < ShortestPassword or > LongestPassword ? new DutyRefusal.PasswordShort(ShortestPassword)
        : password == first || password.Contains(account, StringComparison.OrdinalIgnoreCase) ? new DutyRefusal.PasswordKnown()
        : password != again ? new DutyRefusal.PasswordsDiffer()
        : null;

    // On what stands (and at entry, beside what waits): each change for itself, then all of them together.
    private static DutyRefusal? Unfit(IReadOnlyList<DutyChange> changes, DateOnly today, DutyBook book, IEnumerable<DutyEntry> beside)
    {
        var standing = book.Grants.ToDictionary(g => g.Number);
        if (changes.Select(c => WhyNot(c, today, book, standing)).FirstOrDefault(why => why is not null) is { } unfit)
        {
            return unfit;
        }

        var next = beside.SelectMany(e => e.Changes).Select(c => c.Number).DefaultIfEmpty().Max() + 1;
        var entered = changes.Select((c, i) => new EnteredChange(next + i, c)).ToList();
        var after = Duties.Of([.. beside.SelectMany(e => e.Changes), .. entered]);
        var changed = changes.Select(c => c.Account).ToHashSet(StringComparer.Ordinal);
        foreach (var own in after.Where(g => changed.Contains(g.Account) && !g.IsOver(today)).GroupBy(g => (g.Account, g.Role)))
        {
            var grants = own.ToList();
            if (grants.Where((g, i) => grants.Skip(i + 1).Any(g.Overlaps)).FirstOrDefault() is { } twice)
            {
                return new DutyRefusal.Overlaps(book.Find(twice.Account)?.Name ?? twice.Account, book.Word(twice.Role, twice.Office));
            }
        }

        return Unmanaged(book.Grants, book.People, Duties.Of([.. book.Entries.Where(e => e.IsConfirmed).SelectMany(e => e.Changes), .. entered]), book.People, today);
    }

    private static DutyRefusal? WhyNot(DutyChange change, DateOnly today, DutyBook book, Dictionary<long, DutyGrant> standing) =>
        book.Find(change.Account) is not { } person || person.Account != change.Account ? new DutyRefusal.UnknownAccount(change.Account)
        : !person.IsActive ? new DutyRefusal.AccountClosed(person.Name)
        : change switch
        {
            DutyChange.Give { Office: { } office } when book.Offices.All(o => o.Code != office) => new DutyRefusal.UnknownOffice(office),
            DutyChange.Give g => g.Until < g.From ? new DutyRefusal.Reversed(g.From, g.Until.Value) : g.From < today ? new DutyRefusal.BegunBefore(g.From) : null,
            DutyChange.Limit l => !standing.TryGetValue(l.Grant, out var grant) || grant.Account != l.Account ? new DutyRefusal.UnknownGrant(l.Grant)
                : grant.IsOver(today) ? new DutyRefusal.OverBefore(book.Word(grant.Role, grant.Office))
                : grant.Until == l.Until ? new DutyRefusal.NothingChanges()
                : l.Until < (grant.From < today ? today : grant.From).AddDays(-1) ? new DutyRefusal.BegunBefore(l.Until.Value) : null,
            _ => throw new InvalidOperationException(change.GetType().Name),
        };

    // Somebody must be left who can give duties, on every day to come on which there was somebody before.
    private static DutyRefusal.NobodyManages? Unmanaged(IReadOnlyList<DutyGrant> before, IReadOnlyList<StaffPerson> people, IReadOnlyList<DutyGrant> after, IReadOnlyList<StaffPerson> left, DateOnly today)
    {
        var days = after.Concat(before).SelectMany(g => new[] { g.From, g.Until?.AddDays(1) ?? g.From }).Where(d => d > today).Append(today).Distinct().Order();
        foreach (var day in days)
        {
            if (Manages(before, people, day) && !Manages(after, left, day))
            {
                return new(day);
            }
        }

        return null;
    }

    private static bool Manages(IReadOnlyList<DutyGrant> grants, IReadOnlyList<StaffPerson> people, DateOnly day) =>
        grants.Any(g => g.Role == StaffRole.Operator && g.HoldsOn(day) && people.Any(p => p.Account == g.Account && p.IsActive));

    // Accounts differ by more than capitals.
    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[a-z][a-z0-9._-]{1,39}\z")]
    private static partial Regex AccountName();
}
