using Koseki.Domain.Accounts;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Accounts;

/// <summary>Rows of duties and what they say.</summary>
internal static class DutyRows
{
    /// <summary>What a row changes.</summary>
    internal static EnteredChange ChangeOf(DutyGrantRow row, string account) => new(row.Number, row.Limits is { } grant
        ? new DutyChange.Limit(account, grant, row.Until) : new DutyChange.Give(account, row.Role, row.Office, row.From, row.Until));

    /// <summary>The entries that rows come to, the newest first.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="accounts">Names of the accounts by their keys.</param>
    internal static IReadOnlyList<DutyEntry> EntriesOf(IEnumerable<DutyGrantRow> rows, IReadOnlyDictionary<string, string> accounts) =>
        [.. rows.GroupBy(r => r.Entry).OrderByDescending(e => e.Key).Select(e => EntryOf([.. e.OrderBy(r => r.Number)], accounts))];

    private static DutyEntry EntryOf(IReadOnlyList<DutyGrantRow> rows, IReadOnlyDictionary<string, string> accounts)
    {
        var first = rows[0];
        return new(first.Entry, [.. rows.Select(r => ChangeOf(r, accounts[r.AccountId]))], first.EnteredBy, first.EnteredByName, first.EnteredAt,
            first.Confirmed is { } confirmed ? new(confirmed, first.Reason ?? "", first.DecidedBy ?? "", first.DecidedByName ?? "", first.DecidedAt ?? first.EnteredAt) : null);
    }
}
