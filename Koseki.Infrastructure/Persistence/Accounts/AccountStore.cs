using Koseki.Domain.Accounts;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Accounts;

/// <summary>An account to be set up, with duties everywhere from today.</summary>
/// <param name="Account">Account.</param>
/// <param name="Name">氏名.</param>
/// <param name="Office">Code of the office.</param>
/// <param name="Roles">Duties.</param>
/// <param name="MustChangePassword">Whether the password is only the first one.</param>
public sealed record AccountSetup(string Account, string Name, string Office, IReadOnlyCollection<StaffRole> Roles, bool MustChangePassword);

/// <summary>The rows of accounts and of their duties. What they say, as the program wrote it, reads <see cref="DutyReader"/>.</summary>
public sealed class AccountStore(IPasswordHasher<StaffAccount> hasher)
{
    private const string Counter = "duty";

    /// <summary>The hash of a password: it does not depend on whose it is.</summary>
    internal string HashOf(string password) => hasher.HashPassword(new(), password);

    /// <summary>Whether there is, or was, an account of this name.</summary>
    internal static Task<bool> ExistsAsync(KosekiDbContext database, string account, CancellationToken cancellation)
    {
        var name = account.ToUpperInvariant();
        return database.Users.AnyAsync(u => u.NormalizedUserName == name, cancellation);
    }

    /// <summary>Adds an account without duties; gives its key.</summary>
    internal static string Add(JournalTransaction open, AccountSetup setup, string hash)
    {
        var row = new StaffAccount
        {
            UserName = setup.Account,
            NormalizedUserName = setup.Account.ToUpperInvariant(),
            DisplayName = setup.Name,
            Office = setup.Office,
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            MustChangePassword = setup.MustChangePassword,
        };
        open.Database.Users.Add(row);
        return row.Id;
    }

    /// <summary>Adds an account with its duties, decided at once.</summary>
    internal static async Task SetUpAsync(JournalTransaction open, AccountSetup setup, string hash)
    {
        var id = Add(open, setup, hash);
        if (setup.Roles.Count == 0)
        {
            return;
        }

        var first = await open.NextAsync(Counter, setup.Roles.Count);
        foreach (var (role, i) in setup.Roles.Order().Select((r, i) => (r, i)))
        {
            var row = RowOf(open, first + i, first, id, new(first + i, setup.Account, role, null, JapanTime.DayOf(open.Now), null));
            (row.Confirmed, row.DecidedAt, row.DecidedBy, row.DecidedByName) = (true, open.Now, open.Actor.Account, open.Actor.Name);
            open.Database.DutyGrants.Add(row);
        }
    }

    /// <summary>Closes an account that there is; as it and its person are called.</summary>
    internal static async Task<(string Account, string Name)> CloseAsync(JournalTransaction open, string account, CancellationToken cancellation)
    {
        var name = account.ToUpperInvariant();
        var row = await open.Database.Users.SingleAsync(u => u.NormalizedUserName == name, cancellation);
        row.IsActive = false;
        return (row.UserName!, row.DisplayName);
    }

    /// <summary>The hash of the first password of an account in use; null when it has its own, or is closed.</summary>
    internal static async Task<string?> FirstPasswordAsync(JournalTransaction open, AccountRows rows, CancellationToken cancellation) =>
        await open.Database.Users.SingleAsync(u => u.Id == rows.Id, cancellation) is { MustChangePassword: true, IsActive: true } row ? row.PasswordHash : null;

    /// <summary>Puts the person's own password in the place of the first one; whoever is signed in with the account is signed out.</summary>
    internal static async Task SetPasswordAsync(JournalTransaction open, AccountRows rows, string hash, CancellationToken cancellation)
    {
        var row = await open.Database.Users.SingleAsync(u => u.Id == rows.Id, cancellation);
        (row.PasswordHash, row.SecurityStamp, row.MustChangePassword) = (hash, Guid.NewGuid().ToString("N"), false);
    }

    /// <summary>Enters changes of duties that wait for a second person; gives the number of the entry.</summary>
    internal static async Task<long> AddAsync(JournalTransaction open, IReadOnlyList<DutyChange> changes, DutyBook book, CancellationToken cancellation)
    {
        var first = await open.NextAsync(Counter, changes.Count);
        var names = changes.Select(c => c.Account).Distinct().ToList();
        var keys = await open.Database.Users.AsNoTracking().Where(u => names.Contains(u.UserName!)).ToDictionaryAsync(u => u.UserName!, u => u.Id, StringComparer.Ordinal, cancellation);
        var grants = book.Grants.ToDictionary(g => g.Number);
        open.Database.DutyGrants.AddRange(changes.Select((change, i) => (change, Number: first + i)).Select(c => RowOf(open, c.Number, first, keys[c.change.Account], c.change switch
        {
            DutyChange.Limit l => grants[l.Grant] with { Until = l.Until },
            DutyChange.Give g => new(c.Number, g.Account, g.Role, g.Office, g.From, g.Until),
            _ => throw new InvalidOperationException(c.change.GetType().Name),
        })));
        return first;
    }

    /// <summary>Writes what the second person says of an entry.</summary>
    internal static async Task DecideAsync(JournalTransaction open, long entry, bool confirmed, string reason, CancellationToken cancellation)
    {
        foreach (var row in await open.Database.DutyGrants.Where(g => g.Entry == entry).ToListAsync(cancellation))
        {
            (row.Confirmed, row.Reason, row.DecidedAt, row.DecidedBy, row.DecidedByName) = (confirmed, reason, open.Now, open.Actor.Account, open.Actor.Name);
        }
    }

    private static DutyGrantRow RowOf(JournalTransaction open, long number, long entry, string accountId, DutyGrant grant) => new()
    {
        Number = number,
        Entry = entry,
        AccountId = accountId,
        Limits = grant.Number == number ? null : grant.Number,
        Role = grant.Role,
        Office = grant.Office,
        From = grant.From,
        Until = grant.Until,
        EnteredAt = open.Now,
        EnteredBy = open.Actor.Account,
        EnteredByName = open.Actor.Name,
    };
}
