using Koseki.Infrastructure.Hosting;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.UseCases.Certificates;

/// <summary>Asks printers every fifteen seconds what became of the papers that no screen looks at.</summary>
public sealed class PrintWatch(PrintDesk desk, BackgroundWork work, TimeProvider clock, ILogger<PrintWatch> logger) : TirelessService("印刷の見張り", TimeSpan.FromSeconds(15), work, clock, logger)
{
    /// <inheritdoc/>
    protected override Task RoundAsync(CancellationToken cancellation) => desk.WatchAsync(cancellation);
}
