using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Hosting;

/// <summary>Background work in rounds that no exception ends.</summary>
public abstract class TirelessService(string name, TimeSpan interval, BackgroundWork work, TimeProvider clock, ILogger logger) : BackgroundService
{
    /// <summary>One round. What it throws is logged, shown and tried again.</summary>
    protected abstract Task RoundAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        do
        {
            await work.TryAsync(name, RoundAsync, logger, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
