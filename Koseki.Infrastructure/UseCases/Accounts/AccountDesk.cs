using Koseki.Domain.Accounts;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Sessions;

namespace Koseki.Infrastructure.UseCases.Accounts;

/// <summary>
/// アカウントと職務: entered by one person, confirmed by another, each a deed of the journal. Who may do what is decided by
/// <see cref="DutyRules"/>, asked inside the transaction: on every node the deeds stand in one line.
/// </summary>
public sealed class AccountDesk(ReadScopes scopes, DutyReader reader, AccountStore store, JournalWriter journal, SessionGuard guard, AccessLog access, TimeProvider clock)
{
    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    /// <summary>Accounts, duties and entries.</summary>
    public async Task<DutyBook> ListAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.ConfirmAccounts);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        return await reader.ReadAsync(scope.Database, cancellation);
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
        var hash = store.HashOf(password);
        await journal.CommitAsync(actor, async open =>
        {
            Rulings.Refuse(DutyRules.WhyNotAdd(key, shown, office, actor, await reader.ReadAsync(open.Database, cancellation)));
            AccountStore.Add(open, new(key, shown, office, [], true), hash);
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
            var closed = await AccountStore.CloseAsync(open, account, cancellation);
            return (new Deed(DeedKind.Account, $"アカウント {closed.Account}({closed.Name})を閉じた", Reason: why), true);
        }, cancellation);
    }

    /// <summary>Enters changes together; they wait for a second person. Gives the number of the entry; throws <see cref="CaseException"/>.</summary>
    public async Task<long> EnterAsync(IReadOnlyList<DutyChange> changes, Actor actor, CancellationToken cancellation = default)
    {
        var (_, number) = await journal.CommitAsync(actor, async open =>
        {
            var book = await reader.ReadAsync(open.Database, cancellation);
            Rulings.Refuse(DutyRules.WhyNotEnter(changes, actor, Today, book));
            var entry = await AccountStore.AddAsync(open, changes, book, cancellation);
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
        var (hash, person) = (store.HashOf(password), new Actor(rows.User, rows.Name, new HashSet<StaffRole>(), place.Office, place.Code));
        return await journal.TryCommitAsync(person, async open =>
        {
            Rulings.Refuse(DutyRules.WhyNotFirstPassword(await AccountStore.FirstPasswordAsync(open, rows, cancellation), firstHash));
            await AccountStore.SetPasswordAsync(open, rows, hash, cancellation);
            return new(DeedKind.Account, $"アカウント {rows.User} のはじめのパスワードを変えた");
        }, cancellation);
    }

    /// <summary>Sets an account up at the server itself (the first operators, samples); one that exists is left as it is. Gives whether it was made.</summary>
    public async Task<bool> SetUpAsync(AccountSetup setup, string password, CancellationToken cancellation = default)
    {
        await using (var scope = await scopes.OpenAsync(cancellation))
        {
            if (await AccountStore.ExistsAsync(scope.Database, setup.Account, cancellation))
            {
                return false;
            }
        }

        var hash = store.HashOf(password);
        var (_, made) = await journal.CommitAsync(EnrolledTerminals.Setup, async open =>
        {
            // Looked at again inside: of two nodes that start at once one makes it.
            if (await AccountStore.ExistsAsync(open.Database, setup.Account, cancellation))
            {
                return (new Deed(DeedKind.Account, $"アカウント {setup.Account} はすでにある"), false);
            }

            await AccountStore.SetUpAsync(open, setup, hash);
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
        var hash = store.HashOf(password);
        await journal.CommitAsync(EnrolledTerminals.Setup, async open =>
        {
            var book = await reader.ReadAsync(open.Database, cancellation);
            Rulings.Refuse(DutyRules.WhyNotSetUpOperator(account, name, Today, book));
            await AccountStore.SetUpAsync(open, new(account, name, book.Offices[0].Code, [StaffRole.Operator], true), hash);
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
            await AccountStore.DecideAsync(open, entry, confirmed, reason, cancellation);
            return (new Deed(DeedKind.Account, $"職務の登録 {entry} を{(confirmed ? "確認した" : "差し戻した")}: {Words([.. found.Changes.Select(c => c.Change)], book)}", Reason: confirmed ? null : reason), true);
        }, cancellation);

    // The whole list stands in the rows; a line of the audit is no longer than its column.
    private static string Words(IReadOnlyList<DutyChange> changes, DutyBook book)
    {
        const int shown = 20;
        var words = changes.Take(shown).Select(c => $"{c.Account} {book.Words(c)}");
        return string.Join("、", words) + (changes.Count > shown ? $" ほか{changes.Count - shown}件" : "");
    }
}
