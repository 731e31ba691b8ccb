using Koseki.Infrastructure.Chains;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>Whom the terminal tells to call.</summary>
public sealed class DutyPhone(IDbContextFactory<KosekiDbContext> contexts, StateNames states)
{
    /// <summary>The telephone of an office; null when there is none, or another one than was recorded: at night nobody is sent to a stranger.</summary>
    public async Task<string?> OfAsync(string office, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var (row, isForeign) = await states.ReadAsync(database, () => database.Offices.AsNoTracking().FirstOrDefaultAsync(o => o.Code == office, cancellation), o => [o], cancellation);
        return isForeign ? null : row?.Phone;
    }
}
