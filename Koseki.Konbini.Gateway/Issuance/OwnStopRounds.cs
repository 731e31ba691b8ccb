using Koseki.Infrastructure.Hosting;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>Writes the stops that this node decided and could not write, until it can: a node that was started anew begins with them.</summary>
public sealed class OwnStopRounds(IServiceScopeFactory scopes, BackgroundWork work, TimeProvider clock, ILogger<OwnStopRounds> logger)
    : TirelessService("決めた停止の記録", TimeSpan.FromSeconds(5), work, clock, logger)
{
    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IssueLog>().WriteStopsAsync(cancellation);
    }
}
