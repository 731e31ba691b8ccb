using Koseki.Domain.Cases;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>The terminal an enrolled browser stands at.</summary>
/// <param name="Device">Key of the browser.</param>
/// <param name="Code">Code of the terminal.</param>
/// <param name="Name">Its name.</param>
/// <param name="Office">Code of its office.</param>
/// <param name="OfficeName">Name of its office.</param>
public sealed record EnrolledTerminal(string Device, string Code, string Name, string Office, string OfficeName);

/// <summary>A browser that is or was a terminal, as the list of the operator shows it.</summary>
/// <param name="Device">Its key.</param>
/// <param name="At">When it was enrolled.</param>
/// <param name="IssuedBy">Who gave out the code.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
public sealed record TerminalDevice(string Device, DateTimeOffset At, string IssuedBy, DateTimeOffset? RevokedAt);

/// <summary>A terminal and the browsers enrolled as it.</summary>
public sealed record TerminalListing(string Code, string Name, string OfficeName, IReadOnlyList<TerminalDevice> Devices);

/// <summary>
/// Which browser is which terminal. An operator gives out a code that is good once and for a short time; the browser in
/// which it is typed gets a secret and keeps it until the enrolment is revoked. Everything stands in the journal.
/// </summary>
public sealed class EnrolledTerminals(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, JournalNames names, SessionGuard guard, TimeProvider clock)
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
            var place = await open.Database.Terminals.AsNoTracking().FirstOrDefaultAsync(t => t.Code == terminal, cancellation) ?? throw new CaseException(new TerminalRefusal.Unknown(terminal));
            open.Database.EnrolmentCodes.Add(new() { Key = SecretText.HashOf(SecretText.Plain(code)), Terminal = place.Code, IssuedAt = open.Now, Until = open.Now + goodFor, IssuedBy = open.Author });
            return (new Deed(DeedKind.Terminal, $"端末 {place.Code} {place.Name} の登録コードを出した"), true);
        }, cancellation);
        return code;
    }

    /// <summary>Makes the browser that typed the code a terminal; the secret is for the browser and kept nowhere. Null when the code is not good (any more).</summary>
    public async Task<(string Secret, EnrolledTerminal Terminal)?> EnrolAsync(string code, CancellationToken cancellation = default)
    {
        var (key, secret) = (SecretText.HashOf(SecretText.Plain(code)), SecretText.New());
        await using (var database = await contexts.CreateDbContextAsync(cancellation))
        {
            if (await GoodAsync(database, key, cancellation) is null)
            {
                return null;
            }
        }

        try
        {
            await journal.CommitAsync(Setup, async open =>
            {
                // Looked at again inside: a code is good once, whoever comes second.
                var good = await GoodAsync(open.Database, key, cancellation) ?? throw new CaseException(new TerminalRefusal.CodeNotGood());
                open.Database.TerminalEnrolments.Add(new() { Key = SecretText.HashOf(secret), Terminal = good.Terminal, Code = key, At = open.Now });
                return (new Deed(DeedKind.Terminal, $"端末 {good.Terminal} としてブラウザを登録した(コードを出した人 {good.IssuedBy})"), true);
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
        var device = SecretText.HashOf(secret);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await database.TerminalEnrolments.AsNoTracking().FirstOrDefaultAsync(e => e.Key == device, cancellation) is not { } row || !await names.NamesAsync(row, cancellation) || await names.IsRevokedAsync(device, null, cancellation))
        {
            return null;
        }

        return await (from enrolled in database.TerminalEnrolments.AsNoTracking()
                      join terminal in database.Terminals on enrolled.Terminal equals terminal.Code
                      join office in database.Offices on terminal.OfficeCode equals office.Code
                      where enrolled.Key == device && !database.TerminalRevocations.Any(r => r.Device == device)
                      select new EnrolledTerminal(enrolled.Key, terminal.Code, terminal.Name, office.Code, office.Name)).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Every terminal with its browsers, those revoked included.</summary>
    public async Task<IReadOnlyList<TerminalListing>> ListAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.ManageTerminals);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        await guard.DemandAsync(database, actor, cancellation);
        var devices = await (from enrolled in database.TerminalEnrolments.AsNoTracking()
                             join code in database.EnrolmentCodes on enrolled.Code equals code.Key
                             orderby enrolled.JournalNumber
                             select new
                             {
                                 enrolled.Terminal, enrolled.Key, enrolled.At, code.IssuedBy,
                                 RevokedAt = database.TerminalRevocations.Where(r => r.Device == enrolled.Key).Select(r => (DateTimeOffset?)r.At).FirstOrDefault(),
                             }).ToListAsync(cancellation);
        var terminals = await (from terminal in database.Terminals.AsNoTracking()
                               join office in database.Offices on terminal.OfficeCode equals office.Code
                               orderby terminal.Code
                               select new { terminal.Code, terminal.Name, Office = office.Name }).ToListAsync(cancellation);
        return [.. terminals.Select(t => new TerminalListing(t.Code, t.Name, t.Office, [.. devices.Where(d => d.Terminal == t.Code).Select(d => new TerminalDevice(d.Key, d.At, d.IssuedBy, d.RevokedAt))]))];
    }

    /// <summary>取消: the browser is a terminal no more; who is signed in at it is signed out everywhere.</summary>
    public Task RevokeAsync(string device, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.ManageTerminals);
        return journal.CommitAsync(actor, async open =>
        {
            var enrolled = await open.Database.TerminalEnrolments.AsNoTracking().FirstOrDefaultAsync(e => e.Key == device, cancellation) ?? throw new CaseException(new TerminalRefusal.NotEnrolled());
            if (await open.Database.TerminalRevocations.AnyAsync(r => r.Device == device, cancellation))
            {
                throw new CaseException(new TerminalRefusal.RevokedBefore());
            }

            open.Database.TerminalRevocations.Add(new() { Device = device, At = open.Now, By = open.Author });
            return (new Deed(DeedKind.Terminal, $"端末 {enrolled.Terminal} の登録 {device[..8]} を取り消した"), true);
        }, cancellation);
    }

    private async Task<EnrolmentCodeRow?> GoodAsync(KosekiDbContext database, string key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var good = await database.EnrolmentCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Key == key && c.Until > now && !database.TerminalEnrolments.Any(e => e.Code == key), cancellation);
        return good is not null && await names.NamesAsync(good, cancellation) ? good : null;
    }
}
