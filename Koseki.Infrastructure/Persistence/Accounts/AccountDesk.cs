using Koseki.Domain.Accounts;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Accounts;

/// <summary>An account to be set up at the server, with duties everywhere from today.</summary>
/// <param name="Account">Account.</param>
/// <param name="Name">氏名.</param>
/// <param name="Office">Code of the office.</param>
/// <param name="Roles">Duties.</param>
/// <param name="MustChangePassword">Whether the password is only the first one.</param>
public sealed record AccountSetup(string Account, string Name, string Office, IReadOnlyCollection<StaffRole> Roles, bool MustChangePassword);

/// <summary>
/// アカウントと職務: entered by one person, confirmed by another, each a deed of the journal. Who may do what is decided by
/// <see cref="DutyRules"/>, asked inside the transaction: on every node the deeds stand in one line.
/// </summary>
public sealed class AccountDesk(
    IDbContextFactory<KosekiDbContext> contexts, DutyReader reader, JournalWriter journal, SessionGuard guard, AccessLog access, IPasswordHasher<StaffAccount> hasher, TimeProvider clock)
{
    private const string Counter = "duty";

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    /// <summary>Accounts, duties and entries.</summary>
    public async Task<DutyBook> ListAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.ConfirmAccounts);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        await guard.DemandAsync(database, actor, cancellation);
        return await reader.ReadAsync(database, cancellation);
    }

    /// <summary>権限一覧 as a file (<see cref="DutyTable"/>); that it was given out stands in the looks.</summary>
    public async Task<string> ExportAsync(Actor actor, CancellationToken cancellation = default)
    {
        var table = DutyTable.Write(await ListAsync(actor, cancellation), Today);
        await access.WriteAsync(actor, LookKind.Exported, null, "アカウントと職務の一覧を CSV で出した", cancellation);
        return table;
    }

    /// <summary>Adds an account without duties; gives its first password, shown once and kept as its hash. Throws <see cref="CaseException"/>.</summary>
    public async Task<string> AddAsync(string account, string name, string office, Actor actor, CancellationToken cancellation = default)
    {
        var (key, shown, password) = (account.Trim(), name.Trim(), SecretText.NewCode());
        var hash = HashOf(password);
        await journal.CommitAsync(actor, async open =>
        {
            Rulings.Refuse(DutyRules.WhyNotAdd(key, shown, office, actor, await reader.ReadAsync(open.Database, cancellation)));
            open.Database.Users.Add(NewAccount(key, shown, office, hash, true));
            return (new Deed(DeedKind.Account, $"アカウント {key}({shown})を加えた"), true);
        }, cancellation);
        return password;
    }

    /// <summary>Closes an account at once and for good; whoever is signed in with it is signed out at the next act. Throws <see cref="CaseException"/>.</summary>
    public async Task CloseAsync(string account, string reason, Actor actor, CancellationToken cancellation = default)
    {
        var why = CasePaper.Reason(reason).Demand();
        await journal.CommitAsync(actor, async open =>
        {
            Rulings.Refuse(DutyRules.WhyNotClose(account, actor, Today, await reader.ReadAsync(open.Database, cancellation)));
            var row = await open.Database.Users.SingleAsync(u => u.NormalizedUserName == account.ToUpperInvariant(), cancellation);
            row.IsActive = false;
            return (new Deed(DeedKind.Account, $"アカウント {row.UserName}({row.DisplayName})を閉じた", Reason: why), true);
        }, cancellation);
    }

    /// <summary>Enters changes together; they wait for a second person. Gives the number of the entry; throws <see cref="CaseException"/>.</summary>
    public async Task<long> EnterAsync(IReadOnlyList<DutyChange> changes, Actor actor, CancellationToken cancellation = default)
    {
        var (_, number) = await journal.CommitAsync(actor, async open =>
        {
            var book = await reader.ReadAsync(open.Database, cancellation);
            Rulings.Refuse(DutyRules.WhyNotEnter(changes, actor, Today, book));
            var entry = await AddRowsAsync(open, changes, book, cancellation);
            return (new Deed(DeedKind.Account, $"職務の登録 {entry} を入れた(確認待ち): {Words(changes, book)}"), entry);
        }, cancellation);
        return number;
    }

    /// <summary>確認: the changes hold from their days on. Throws <see cref="CaseException"/>.</summary>
    public Task ConfirmAsync(long entry, Actor actor, CancellationToken cancellation = default) => DecideAsync(entry, true, "", actor, cancellation);

    /// <summary>差戻し: the changes never come into force. Throws <see cref="CaseException"/>.</summary>
    public Task SendBackAsync(long entry, string reason, Actor actor, CancellationToken cancellation = default) => DecideAsync(entry, false, CasePaper.Reason(reason).Demand(), actor, cancellation);

    /// <summary>Puts the person's own password in the place of the first one, which <paramref name="firstHash"/> is of; the refusal in words, or null.</summary>
    public async Task<string?> ChangeFirstPasswordAsync(AccountRows rows, string firstHash, string password, EnrolledTerminal place, CancellationToken cancellation = default)
    {
        var (hash, person) = (HashOf(password), new Actor(rows.Account.UserName!, rows.Account.DisplayName, new HashSet<StaffRole>(), place.Office, place.Code));
        return await journal.TryCommitAsync(person, async open =>
        {
            var row = await open.Database.Users.SingleAsync(u => u.Id == rows.Account.Id, cancellation);
            Rulings.Refuse(row is { MustChangePassword: true, IsActive: true } && row.PasswordHash == firstHash ? null : new DutyRefusal.PasswordKnown());
            (row.PasswordHash, row.SecurityStamp, row.MustChangePassword) = (hash, Guid.NewGuid().ToString("N"), false);
            return new(DeedKind.Account, $"アカウント {row.UserName} のはじめのパスワードを変えた");
        }, cancellation);
    }

    /// <summary>Sets an account up at the server itself (the first operators, samples); one that exists is left as it is. Gives whether it was made.</summary>
    public async Task<bool> SetUpAsync(AccountSetup setup, string password, CancellationToken cancellation = default)
    {
        var name = setup.Account.ToUpperInvariant();
        await using (var database = await contexts.CreateDbContextAsync(cancellation))
        {
            if (await database.Users.AnyAsync(u => u.NormalizedUserName == name, cancellation))
            {
                return false;
            }
        }

        var hash = HashOf(password);
        var (_, made) = await journal.CommitAsync(EnrolledTerminals.Setup, async open =>
        {
            // Looked at again inside: of two nodes that start at once one makes it.
            if (await open.Database.Users.AnyAsync(u => u.NormalizedUserName == name, cancellation))
            {
                return (new Deed(DeedKind.Account, $"アカウント {setup.Account} はすでにある"), false);
            }

            await SetUpAsync(open, setup, hash);
            return (new Deed(DeedKind.Account, $"アカウント {setup.Account}({setup.Name})をサーバーで作った"), true);
        }, cancellation);
        return made;
    }

    /// <summary>
    /// Makes somebody with 運用 at the server, for an installation that has not two of them yet: without two persons nobody gives duties on
    /// the screen. Gives the first password; throws <see cref="CaseException"/>.
    /// </summary>
    public async Task<string> SetUpOperatorAsync(string account, string name, CancellationToken cancellation = default)
    {
        var password = SecretText.NewCode();
        var hash = HashOf(password);
        await journal.CommitAsync(EnrolledTerminals.Setup, async open =>
        {
            var book = await reader.ReadAsync(open.Database, cancellation);
            var operators = book.People.Count(p => p.IsActive && book.GrantsOf(p.Account, Today).Any(g => g.Role == StaffRole.Operator));
            var office = book.Offices.Select(o => o.Code).FirstOrDefault() ?? "";
            Rulings.Refuse(operators >= 2 ? new DutyRefusal.EnoughOperators() : DutyRules.WhyNotAdd(account, name, office, book));
            await SetUpAsync(open, new(account, name, office, [StaffRole.Operator], true), hash);
            return (new Deed(DeedKind.Account, $"アカウント {account}({name})を運用としてサーバーで作った"), true);
        }, cancellation);
        return password;
    }

    private async Task DecideAsync(long entry, bool confirmed, string reason, Actor actor, CancellationToken cancellation) =>
        await journal.CommitAsync(actor, async open =>
        {
            var book = await reader.ReadAsync(open.Database, cancellation);
            var found = book.Entries.FirstOrDefault(e => e.Number == entry) ?? throw new CaseException(new DutyRefusal.UnknownEntry(entry));
            Rulings.Refuse(confirmed ? DutyRules.WhyNotConfirm(found, actor, Today, book) : DutyRules.WhyNotDecide(found, actor));
            foreach (var row in await open.Database.DutyGrants.Where(g => g.Entry == entry).ToListAsync(cancellation))
            {
                (row.Confirmed, row.Reason, row.DecidedAt, row.DecidedBy, row.DecidedByName) = (confirmed, reason, open.Now, actor.Account, actor.Name);
            }

            return (new Deed(DeedKind.Account, $"職務の登録 {entry} を{(confirmed ? "確認した" : "差し戻した")}: {Words([.. found.Changes.Select(c => c.Change)], book)}", Reason: confirmed ? null : reason), true);
        }, cancellation);

    private static async Task<long> AddRowsAsync(JournalTransaction open, IReadOnlyList<DutyChange> changes, DutyBook book, CancellationToken cancellation)
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

    private static async Task SetUpAsync(JournalTransaction open, AccountSetup setup, string hash)
    {
        var account = NewAccount(setup.Account, setup.Name, setup.Office, hash, setup.MustChangePassword);
        open.Database.Users.Add(account);
        if (setup.Roles.Count == 0)
        {
            return;
        }

        var first = await open.NextAsync(Counter, setup.Roles.Count);
        foreach (var (role, i) in setup.Roles.Order().Select((r, i) => (r, i)))
        {
            var row = RowOf(open, first + i, first, account.Id, new(first + i, setup.Account, role, null, JapanTime.DayOf(open.Now), null));
            (row.Confirmed, row.DecidedAt, row.DecidedBy, row.DecidedByName) = (true, open.Now, open.Actor.Account, open.Actor.Name);
            open.Database.DutyGrants.Add(row);
        }
    }

    private static StaffAccount NewAccount(string account, string name, string office, string hash, bool mustChange) => new()
    {
        UserName = account,
        NormalizedUserName = account.ToUpperInvariant(),
        DisplayName = name,
        Office = office,
        PasswordHash = hash,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        MustChangePassword = mustChange,
    };

    // The hash does not depend on whose it is.
    private string HashOf(string password) => hasher.HashPassword(new(), password);

    // The whole list stands in the rows; a line of the audit is no longer than its column.
    private static string Words(IReadOnlyList<DutyChange> changes, DutyBook book)
    {
        const int shown = 20;
        var words = changes.Take(shown).Select(c => $"{c.Account} {book.Words(c)}");
        return string.Join("、", words) + (changes.Count > shown ? $" ほか{changes.Count - shown}件" : "");
    }
}
