using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;

namespace Koseki.Domain.Accounts;

/// <summary>職務の台帳: who has which duties, what waits for a second person and what was said before; unchangeable, as it was read.</summary>
/// <param name="People">Everybody with an account, closed ones included.</param>
/// <param name="Offices">The offices by code, in the order of lists.</param>
/// <param name="Entries">Every entry, the newest first.</param>
public sealed record DutyBook(IReadOnlyList<StaffPerson> People, IReadOnlyList<(string Code, string Name)> Offices, IReadOnlyList<DutyEntry> Entries)
{
    /// <summary>What a duty that counts at every office says for its place.</summary>
    public const string Everywhere = "全事務所";

    /// <summary>The grants that two persons have made, with their last days.</summary>
    public IReadOnlyList<DutyGrant> Grants { get; } = Duties.Of(Entries.Where(e => e.IsConfirmed).SelectMany(e => e.Changes));

    /// <summary>What waits for a second person, the oldest first.</summary>
    public IEnumerable<DutyEntry> Waiting => Entries.Where(e => e.Waits).Reverse();

    /// <summary>The person of an account, or null.</summary>
    public StaffPerson? Find(string account) => People.FirstOrDefault(p => string.Equals(p.Account, account, StringComparison.OrdinalIgnoreCase));

    /// <summary>The grants of a person that hold on a day or later, in the order of their first days.</summary>
    public IReadOnlyList<DutyGrant> GrantsOf(string account, DateOnly today) =>
        [.. Grants.Where(g => g.Account == account && !g.IsOver(today)).OrderBy(g => g.From).ThenBy(g => g.Role).ThenBy(g => g.Office, StringComparer.Ordinal)];

    /// <summary>Name of an office, or <see cref="Everywhere"/>.</summary>
    public string OfficeWord(string? code) => code is null ? Everywhere : Offices.FirstOrDefault(o => o.Code == code).Name ?? code;

    /// <summary>A duty with its place: 審査(北部出張所).</summary>
    public string Word(StaffRole role, string? office) => $"{role.Word()}({OfficeWord(office)})";

    /// <summary>A change in words: 審査(北部出張所)を令和9年4月1日から.</summary>
    public string Words(DutyChange change) => change switch
    {
        DutyChange.Give g => $"{Word(g.Role, g.Office)}を{Day(g.From)}から{(g.Until is { } last ? Day(last) + "まで" : "")}",
        DutyChange.Limit l when Grants.FirstOrDefault(g => g.Number == l.Grant) is { } grant => l.Until is not { } last ? $"{Word(grant.Role, grant.Office)}を期限なしに戻す"
            : last < grant.From ? $"{Word(grant.Role, grant.Office)}の{Day(grant.From)}からの予約を取り消す"
            : $"{Word(grant.Role, grant.Office)}を{Day(last)}まで",
        DutyChange.Limit l => $"付与 {l.Grant} の期間",
        _ => throw new InvalidOperationException(change.GetType().Name),
    };

    private static string Day(DateOnly day) => RegisterDate.Of(day).Text;
}
