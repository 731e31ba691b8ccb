using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>Whom the terminal tells to call.</summary>
public sealed class DutyPhone(IDbContextFactory<KosekiDbContext> contexts)
{
    /// <summary>The telephone of an office; null when there is none.</summary>
    public async Task<string?> OfAsync(string office, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.Offices.AsNoTracking().Where(o => o.Code == office).Select(o => o.Phone).FirstOrDefaultAsync(cancellation);
    }
}
