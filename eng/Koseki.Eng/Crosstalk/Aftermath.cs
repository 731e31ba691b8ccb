using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Crosstalk;

/// <summary>What the gateway's own record says after the visits: numbers given once, and nothing left of what nobody waited for.</summary>
internal static class Aftermath
{
    // A sealed paper whose announcement came too late stands until its ticket has run out.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Issue numbers that stand on more than one application.</summary>
    public static async Task<int> DoubleNumbersAsync(Func<GatewayDbContext> open, CancellationToken cancellation)
    {
        await using var context = open();
        return await context.Applications.Where(a => a.IssueNumber != null).GroupBy(a => a.IssueNumber).CountAsync(g => g.Count() > 1, cancellation);
    }

    /// <summary>Those of the given applications that have a record and are not VOID, when all had the time to end.</summary>
    public static async Task<IReadOnlyList<string>> NotVoidAsync(Func<GatewayDbContext> open, IReadOnlySet<string> applications, CancellationToken cancellation)
    {
        for (var until = TimeProvider.System.GetUtcNow() + Patience; ;)
        {
            await using var context = open();
            var rows = await context.Applications.AsNoTracking().Select(a => new { a.ApplicationId, a.State }).ToListAsync(cancellation);
            var standing = rows.Where(r => applications.Contains(r.ApplicationId) && r.State != IssueState.Void).ToList();
            if (TimeProvider.System.GetUtcNow() >= until || standing.TrueForAll(s => s.State is not (IssueState.Received or IssueState.Rendering or IssueState.Sealed)))
            {
                return [.. standing.Select(s => $"{s.ApplicationId} {s.State}")];
            }

            await Task.Delay(Pause, cancellation);
        }
    }
}
