using Koseki.Domain.Accounts;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Accounts;

/// <summary>
/// Reads accounts and duties as the program wrote them: where one row was put in, changed or taken away behind its back, nothing is
/// changed by what is read. Three queries beside the one by which the record is followed.
/// </summary>
public sealed class DutyReader(StateNames states, ILogger<DutyReader> logger)
{
    /// <summary>The book as it stands. Throws <see cref="CaseException"/> with <see cref="DutyRefusal.Foreign"/>.</summary>
    public async Task<DutyBook> ReadAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var offices = await database.Offices.AsNoTracking().OrderBy(o => o.Order).Select(o => new { o.Code, o.Name }).ToListAsync(cancellation);
        var ((accounts, rows), isRecorded) = await LookAgain.UntilItFitsAsync(
            async () => (Accounts: await database.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync(cancellation), Rows: await database.DutyGrants.AsNoTracking().ToListAsync(cancellation)),
            _ => states.FollowAsync(cancellation), found => found.Accounts.TrueForAll(a => states.Fits(database, a)) && AreRecorded(database, found.Rows));
        if (isRecorded)
        {
            var names = accounts.ToDictionary(a => a.Id, a => a.UserName!);
            return new([.. accounts.Select(a => new StaffPerson(a.UserName!, a.DisplayName, a.Office, a.IsActive))], [.. offices.Select(o => (o.Code, o.Name))], DutyRows.EntriesOf(rows, names));
        }

        logger.LogCritical("アカウントか職務(AspNetUsers、DutyGrants)が、署名した記録と合いません。職務の変更を止めています。verify を実行し、正しい写しに戻してください。");
        throw new CaseException(new DutyRefusal.Foreign());
    }

    private bool AreRecorded(KosekiDbContext database, List<DutyGrantRow> rows) =>
        rows.TrueForAll(r => states.Fits(database, r)) && states.CountOf(nameof(KosekiDbContext.DutyGrants)) == rows.Count;
}
