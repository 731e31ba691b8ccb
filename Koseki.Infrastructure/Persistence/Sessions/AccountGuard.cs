using Koseki.Infrastructure.Chains;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>An account with its duties, as the database has them.</summary>
/// <param name="Account">The account.</param>
/// <param name="Given">Which duties it has.</param>
/// <param name="Roles">The duties themselves.</param>
public sealed record AccountRows(StaffAccount Account, IReadOnlyList<IdentityUserRole<string>> Given, IReadOnlyList<IdentityRole> Roles)
{
    /// <summary>Names of the duties.</summary>
    public IEnumerable<string> Names => Roles.Select(r => r.Name!);

    /// <summary>Everything that decides who the person is and what they may do.</summary>
    public IEnumerable<object> All => [Account, .. Given, .. Roles];
}

/// <summary>
/// Accounts and duties as the program wrote them: one that was put into the database beside it, or a password, a lock or a
/// duty that was changed there, opens nothing.
/// </summary>
public sealed class AccountGuard(IDbContextFactory<KosekiDbContext> contexts, StateNames states, ILogger<AccountGuard> logger)
{
    /// <summary>Said to whoever knows the password of such an account.</summary>
    public const string Refused = "このアカウントの記録が、署名した記録と合いません(書き換えられた疑いがあります)。サインインできません。運用の担当者に知らせてください。";

    /// <summary>The account with its duties; null when there is none of this number or its rows are not those that were recorded.</summary>
    public async Task<AccountRows?> FindAsync(string account, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var (found, isForeign) = await states.ReadAsync(database, () => RowsAsync(database, account, cancellation), r => r.All, cancellation);
        if (isForeign)
        {
            Report(account);
        }

        return isForeign ? null : found;
    }

    /// <summary>Says that an account's rows are not those that were recorded.</summary>
    internal void Report(string account) =>
        logger.LogCritical("アカウント {Account} か、その職務の記録が、署名した記録と合いません。このアカウントを使えなくしています。verify を実行し、正しい写しに戻してください。", account);

    private static async Task<AccountRows?> RowsAsync(KosekiDbContext database, string account, CancellationToken cancellation)
    {
        if (await database.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == account, cancellation) is not { } user)
        {
            return null;
        }

        var given = await (from g in database.UserRoles.AsNoTracking() join role in database.Roles on g.RoleId equals role.Id where g.UserId == account select new { g, role }).ToListAsync(cancellation);
        return new(user, [.. given.Select(g => g.g)], [.. given.Select(g => g.role)]);
    }
}
