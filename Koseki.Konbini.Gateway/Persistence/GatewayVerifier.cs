using Koseki.Infrastructure.Chains;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>What a verification of the gateway read, and everything that does not fit.</summary>
public sealed record GatewayReport(int States, CoreHead? CoreHead, IReadOnlyList<string> Problems);

/// <summary>Every row of the gateway's database against its record of states, and that against signatures and kept heads.</summary>
public sealed class GatewayVerifier(GatewayDbContext database, IHeadKey key, WorkHeads heads)
{
    /// <summary>Verifies everything.</summary>
    public async Task<GatewayReport> VerifyAsync(CancellationToken cancellation)
    {
        var problems = new List<string>();
        var kept = heads.Folders.Select(f => (f, WorkHeads.Read(f))).ToList();
        var check = new StateCheck(database, Coverage.Versioned, key, (_, _, _) => false, problems);
        await check.RunAsync(kept, cancellation);
        var core = await database.CoreHeads.AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (core?.Problem is { } problem)
        {
            problems.Add(problem);
        }

        return new(check.Count, core, problems);
    }
}
