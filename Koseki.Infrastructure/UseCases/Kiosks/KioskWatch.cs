using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Hosting;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.UseCases.Kiosks;

/// <summary>Looks every fifteen seconds whether a node of the gateway is silent, or what it told is an alarm by now.</summary>
public sealed class KioskWatch(KioskDesk desk, BackgroundWork work, TimeProvider clock, ILogger<KioskWatch> logger) : TirelessService("コンビニ交付の見張り", TimeSpan.FromSeconds(15), work, clock, logger)
{
    private readonly TimeProvider clock = clock;
    private readonly DateTimeOffset since = clock.GetUtcNow();

    /// <summary>One round: whoever was away has heard nobody, and waits until the nodes have had time to speak.</summary>
    public Task LookAsync(CancellationToken cancellation) => clock.GetUtcNow() - since <= NodeStanding.Silence ? Task.CompletedTask : desk.WatchAsync(cancellation);

    /// <inheritdoc/>
    protected override Task RoundAsync(CancellationToken cancellation) => LookAsync(cancellation);
}
