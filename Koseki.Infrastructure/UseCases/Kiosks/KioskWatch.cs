using Koseki.Infrastructure.Hosting;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.UseCases.Kiosks;

/// <summary>Looks every fifteen seconds whether a node of the gateway is silent, or what it told is an alarm by now.</summary>
public sealed class KioskWatch(KioskDesk desk, BackgroundWork work, TimeProvider clock, ILogger<KioskWatch> logger) : TirelessService("コンビニ交付の見張り", TimeSpan.FromSeconds(15), work, clock, logger)
{
    /// <inheritdoc/>
    protected override Task RoundAsync(CancellationToken cancellation) => desk.WatchAsync(cancellation);
}
