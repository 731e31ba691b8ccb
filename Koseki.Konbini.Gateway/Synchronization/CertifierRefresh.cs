using Koseki.Domain.Calendar;
using Koseki.Infrastructure.Hosting;
using Koseki.Konbini.Gateway.Core;

namespace Koseki.Konbini.Gateway.Synchronization;

/// <summary>Keeps today's and tomorrow's certifier and seal at hand: a change reaches the papers within minutes, and the core may be away meanwhile.</summary>
public sealed class CertifierRefresh(IServiceScopeFactory scopes, BackgroundWork work, TimeProvider clock, ILogger<CertifierRefresh> logger)
    : TirelessService("認証者と公印の受け取り", TimeSpan.FromMinutes(5), work, clock, logger)
{
    private readonly TimeProvider clock = clock;

    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        foreach (var day in new[] { today, today.AddDays(1) })
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CityCertifiers>().RefreshAsync(day, null, cancellation);
        }
    }
}
