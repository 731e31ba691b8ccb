using Koseki.Infrastructure.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>Gives a sign of life twice a minute. The first one comes before the host answers anybody: what stood still before is recorded by then.</summary>
public sealed class OutageWatch(LifeSigns signs, BackgroundWork work, TimeProvider clock, ILogger<OutageWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await BeatAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Step, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await BeatAsync(stoppingToken);
        }
    }

    private Task BeatAsync(CancellationToken cancellation) => work.TryAsync("動いている印", BeatBothAsync, logger, cancellation);

    private async Task BeatBothAsync(CancellationToken cancellation)
    {
        await signs.BeatAsync(cancellation);
        await signs.WatchTerminalsAsync(cancellation);
    }
}
