using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Crosstalk;

/// <summary>
/// Plays the two people who open a kind again after the gateway closed it, every few milliseconds, so that a test can
/// go on mixing up answers. It writes into the gateway's database as no operator could.
/// </summary>
public sealed class KindReopener : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private KindReopener(Func<GatewayDbContext> open) => running = RunAsync(open, stop.Token);

    /// <summary>Begins.</summary>
    public static KindReopener Start(Func<GatewayDbContext> open) => new(open);

    /// <summary>How applications ended, by the gateway's own id: state and code.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> EndsAsync(Func<GatewayDbContext> open, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        await using var context = open();
        var rows = await context.Applications.AsNoTracking().Select(a => new { a.Id, a.State, a.Refusal }).ToListAsync(cancellation);
        var wanted = ids.ToHashSet();
        return rows.Where(r => wanted.Contains(r.Id)).ToDictionary(r => r.Id, r => $"{r.State} {r.Refusal}".TrimEnd());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private static async Task RunAsync(Func<GatewayDbContext> open, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                await using var context = open();
                if (await context.KindSwitches.AnyAsync(s => !s.Open, cancellation))
                {
                    await context.KindSwitches.ExecuteUpdateAsync(u => u.SetProperty(s => s.Open, true), cancellation);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to stop.
        }
    }
}
