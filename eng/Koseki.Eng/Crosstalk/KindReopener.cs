using Koseki.Eng.Hosts;
using Koseki.Eng.Verify;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Crosstalk;

/// <summary>
/// Plays the two people who open a kind again after the gateway closed it, every few milliseconds, so that a test can
/// go on mixing up answers. Each opening is recorded: a switch that nobody recorded lets nothing out.
/// </summary>
public sealed class KindReopener : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private KindReopener(string data, DatabasePlace place) => running = RunAsync(data, place, stop.Token);

    /// <summary>Begins, at the gateway's database of a data folder.</summary>
    public static KindReopener Start(string data, DatabasePlace place) => new(data, place);

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

    private static async Task RunAsync(string data, DatabasePlace place, CancellationToken cancellation)
    {
        await using var record = new GatewayRecord(data, TimeProvider.System, open: log => place.OpenGateway(data, log));
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                foreach (var closed in await record.Database.KindSwitches.AsNoTracking().Where(s => !s.Open).ToListAsync(cancellation))
                {
                    await KindSwitches.SetAsync(record.Database, closed.Municipality, closed.Kind, isOpen: true, null, TimeProvider.System.GetUtcNow().UtcDateTime, cancellation);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to stop.
        }
    }
}
