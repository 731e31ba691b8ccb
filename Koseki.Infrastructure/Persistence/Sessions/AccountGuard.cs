using Koseki.Domain.Accounts;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>An account with its duties, as the database has them.</summary>
/// <param name="Account">The account.</param>
/// <param name="Given">Everything that was ever entered of its duties.</param>
public sealed record AccountRows(StaffAccount Account, IReadOnlyList<DutyGrantRow> Given)
{
    /// <summary>Key of the account.</summary>
    internal string Id => Account.Id;

    /// <summary>The account as it is typed.</summary>
    internal string User => Account.UserName!;

    /// <summary>氏名.</summary>
    internal string Name => Account.DisplayName;

    /// <summary>The duties on a day at the terminals of an office.</summary>
    public IReadOnlySet<StaffRole> DutiesOn(DateOnly day, string office) =>
        Duties.On(Duties.Of(Given.Where(g => g.Confirmed == true).Select(g => DutyRows.ChangeOf(g, Account.UserName!))), day, office);
}

/// <summary>
/// Accounts and duties as the program wrote them: one that was put into the database beside it, or a password, a lock or a
/// duty that was changed or taken away there, opens nothing.
/// </summary>
public sealed class AccountGuard(IDbContextFactory<KosekiDbContext> contexts, StateNames states, ILogger<AccountGuard> logger)
{
    /// <summary>Said to whoever knows the password of such an account.</summary>
    public const string Refused = "このアカウントの記録が、署名した記録と合いません(書き換えられた疑いがあります)。サインインできません。運用の担当者に知らせてください。";

    /// <summary>The account with its duties; null when there is none of this number or its rows are not those that were recorded.</summary>
    public async Task<AccountRows?> FindAsync(string account, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var (found, isRecorded) = await LookAgain.UntilItFitsAsync(
            async () => await database.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == account, cancellation) is { } user
                ? new AccountRows(user, await database.DutyGrants.AsNoTracking().Where(g => g.AccountId == account).ToListAsync(cancellation)) : null,
            _ => states.FollowAsync(cancellation), rows => rows is null || AreRecorded(database, rows));
        if (!isRecorded)
        {
            Report(account);
        }

        return isRecorded ? found : null;
    }

    /// <summary>Whether the rows are those that were recorded, and none is gone, by what was followed last.</summary>
    internal bool AreRecorded(DbContext database, AccountRows rows) =>
        states.Fits(database, rows.Account) && rows.Given.All(g => states.Fits(database, g)) && states.KeysOf(nameof(KosekiDbContext.DutyGrants), rows.Account.Id).Count == rows.Given.Count;

    /// <summary>Says that an account's rows are not those that were recorded.</summary>
    internal void Report(string account) =>
        logger.LogCritical("アカウント {Account} か、その職務の記録が、署名した記録と合いません。このアカウントを使えなくしています。verify を実行し、正しい写しに戻してください。", account);
}
