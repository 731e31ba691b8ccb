using Koseki.Domain.Cases;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Infrastructure.UseCases.Sessions;

/// <summary>
/// Which browser is which terminal, as <see cref="TerminalRules"/> says. An operator gives out a code that is good once and for a short
/// time; the browser in which it is typed gets a secret and keeps it until the enrolment is revoked. Everything stands in the journal.
/// </summary>
public sealed class EnrolledTerminals(ReadScopes scopes, JournalWriter journal, JournalNames names, SessionGuard guard, TimeProvider clock)
{
    /// <summary>How long a code given out on the screen is good.</summary>
    public static readonly TimeSpan CodeFor = TimeSpan.FromMinutes(30);

    /// <summary>Whoever sets the installation up at the server: has no screen yet.</summary>
    public static Actor Setup { get; } = new("setup", "設置作業", new HashSet<StaffRole> { StaffRole.Operator }, "", "");

    /// <summary>Gives out a code for a terminal; shown once, kept as its hash.</summary>
    public async Task<string> IssueCodeAsync(string terminal, TimeSpan goodFor, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.ManageTerminals);
        var code = SecretText.NewCode();
        await journal.CommitAsync(actor, async open =>
        {
            var name = await TerminalStore.NameOfAsync(open.Database, terminal, cancellation) ?? throw new CaseException(new TerminalRefusal.Unknown(terminal));
            TerminalStore.AddCode(open, SecretText.HashOf(SecretText.Plain(code)), terminal, open.Now + goodFor);
            return (new Deed(DeedKind.Terminal, $"端末 {terminal} {name} の登録コードを出した"), true);
        }, cancellation);
        return code;
    }

    /// <summary>Makes the browser that typed the code a terminal; the secret is for the browser and kept nowhere. Null when the code is not good (any more).</summary>
    public async Task<(string Secret, EnrolledTerminal Terminal)?> EnrolAsync(string code, CancellationToken cancellation = default)
    {
        var (key, secret) = (SecretText.HashOf(SecretText.Plain(code)), SecretText.New());
        await using (var scope = await scopes.OpenAsync(cancellation))
        {
            if (TerminalRules.WhyNotEnrol(await TerminalStore.CodeAsync(scope.Database, names, key, cancellation), clock.GetUtcNow()) is not null)
            {
                return null;
            }
        }

        try
        {
            await journal.CommitAsync(Setup, async open =>
            {
                // Looked at again inside: a code is good once, whoever comes second.
                var found = await TerminalStore.CodeAsync(open.Database, names, key, cancellation);
                Rulings.Refuse(TerminalRules.WhyNotEnrol(found, clock.GetUtcNow()));
                TerminalStore.AddEnrolment(open, SecretText.HashOf(secret), found!.Terminal, key);
                return (new Deed(DeedKind.Terminal, $"端末 {found.Terminal} としてブラウザを登録した(コードを出した人 {found.IssuedBy})"), true);
            }, cancellation);
        }
        catch (Exception e) when (e is CaseException || DatabaseFault.IsDuplicate(e))
        {
            return null;
        }

        return await FindAsync(secret, cancellation) is { } terminal ? (secret, terminal) : null;
    }

    /// <summary>The terminal of a browser's secret, or null when it is unknown or revoked.</summary>
    public async Task<EnrolledTerminal?> FindAsync(string secret, CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await TerminalStore.FindAsync(scope.Database, names, SecretText.HashOf(secret), cancellation);
    }

    /// <summary>Every terminal with its browsers, those revoked included.</summary>
    public async Task<IReadOnlyList<TerminalListing>> ListAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.ManageTerminals);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        return await TerminalStore.ListAsync(scope.Database, cancellation);
    }

    /// <summary>取消: the browser is a terminal no more; who is signed in at it is signed out everywhere.</summary>
    public Task RevokeAsync(string device, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.ManageTerminals);
        return journal.CommitAsync(actor, async open =>
        {
            var terminal = await TerminalStore.EnrolmentAsync(open.Database, device, cancellation);
            Rulings.Refuse(TerminalRules.WhyNotRevoke(terminal is not null, await TerminalStore.IsRevokedAsync(open.Database, device, cancellation)));
            TerminalStore.AddRevocation(open, device);
            return (new Deed(DeedKind.Terminal, $"端末 {terminal} の登録 {device[..8]} を取り消した"), true);
        }, cancellation);
    }
}
