using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>The rows of codes, enrolments and revocations. Only what the journal names counts.</summary>
internal static class TerminalStore
{
    /// <summary>Name of a terminal, or null when there is none.</summary>
    internal static Task<string?> NameOfAsync(KosekiDbContext database, string terminal, CancellationToken cancellation) =>
        database.Terminals.AsNoTracking().Where(t => t.Code == terminal).Select(t => (string?)t.Name).FirstOrDefaultAsync(cancellation);

    /// <summary>A code by its key, or null.</summary>
    internal static async Task<EnrolmentCode?> CodeAsync(KosekiDbContext database, JournalNames names, string key, CancellationToken cancellation) =>
        await database.EnrolmentCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Key == key, cancellation) is { } row
            ? new(row.Terminal, row.IssuedBy, row.Until, await database.TerminalEnrolments.AnyAsync(e => e.Code == key, cancellation), await names.NamesAsync(row, cancellation))
            : null;

    /// <summary>Writes a code in an open transaction.</summary>
    internal static void AddCode(JournalTransaction open, string key, string terminal, DateTimeOffset until) =>
        open.Database.EnrolmentCodes.Add(new() { Key = key, Terminal = terminal, IssuedAt = open.Now, Until = until, IssuedBy = open.Author });

    /// <summary>Writes the enrolment of a browser in an open transaction.</summary>
    internal static void AddEnrolment(JournalTransaction open, string device, string terminal, string code) =>
        open.Database.TerminalEnrolments.Add(new() { Key = device, Terminal = terminal, Code = code, At = open.Now });

    /// <summary>Which terminal a browser was enrolled as, or null.</summary>
    internal static Task<string?> EnrolmentAsync(KosekiDbContext database, string device, CancellationToken cancellation) =>
        database.TerminalEnrolments.AsNoTracking().Where(e => e.Key == device).Select(e => (string?)e.Terminal).FirstOrDefaultAsync(cancellation);

    /// <summary>Whether an enrolment was revoked.</summary>
    internal static Task<bool> IsRevokedAsync(KosekiDbContext database, string device, CancellationToken cancellation) => database.TerminalRevocations.AnyAsync(r => r.Device == device, cancellation);

    /// <summary>Writes a revocation in an open transaction.</summary>
    internal static void AddRevocation(JournalTransaction open, string device) => open.Database.TerminalRevocations.Add(new() { Device = device, At = open.Now, By = open.Author });

    /// <summary>The terminal of a browser; null when it is unknown or revoked, or its row is not the one that was recorded.</summary>
    internal static async Task<EnrolledTerminal?> FindAsync(KosekiDbContext database, JournalNames names, string device, CancellationToken cancellation)
    {
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
    internal static async Task<IReadOnlyList<TerminalListing>> ListAsync(KosekiDbContext database, CancellationToken cancellation)
    {
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
}
