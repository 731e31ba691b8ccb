using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Hosting;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Monitoring;

/// <summary>
/// Hears what the staff orders as soon as it is ordered: the question waits at the core. What is done here is done for every node,
/// which look at the switch with each message.
/// </summary>
public sealed class OrderExchange(IServiceScopeFactory scopes, BackgroundWork work, TimeProvider clock, ILogger<OrderExchange> logger)
    : TirelessService("停止と再開の受け取り", TimeSpan.FromSeconds(5), work, clock, logger)
{
    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<Orders>().TakeAsync(cancellation) > 0)
        {
            // Told at once, so that who ordered it sees it done.
            await scope.ServiceProvider.GetRequiredService<NodeReporter>().TellAsync(cancellation);
        }
    }
}

/// <summary>One round of <see cref="OrderExchange"/>.</summary>
public sealed class Orders(GatewayDbContext database, ReplicaGuard guard, CoreDoor door, GatewayOptions options, WriteTurn turn, TimeProvider clock, ILogger<Orders> logger)
{
    // Longer than the core waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(28);

    /// <summary>Asks, waits, and does what was ordered; gives how much.</summary>
    public async Task<int> TakeAsync(CancellationToken cancellation)
    {
        var after = await database.OperatorActs.MaxAsync(a => (long?)a.Number, cancellation) ?? 0;
        var answer = await door.OrdersAsync(new(options.Node, after), clock.GetUtcNow() + Patience, cancellation);
        foreach (var order in answer.Orders)
        {
            await DoAsync(order, cancellation);
        }

        return answer.Orders.Count;
    }

    private async Task DoAsync(KioskOrder order, CancellationToken cancellation)
    {
        try
        {
            var isDone = await UnitOfWork.RunAsync(async _ =>
            {
                using var mine = await turn.TakeAsync(cancellation);
                return await KindSwitches.OrderAsync(database, options.Municipality, order, clock.GetUtcNow().UtcDateTime, cancellation);
            }, cancellation, DatabaseFault.IsDuplicate);
            if (isDone)
            {
                logger.LogWarning("{Kind} を{What}({By}): {Reason}", order.Kind, order.Opens ? "再開しました" : "止めました", order.By, order.Reason);
            }
        }
        catch (StateHaltedException) when (!order.Opens)
        {
            // Switches that were changed behind the program's back cannot be written: this node closes by itself, and tries again.
            foreach (var kind in await database.KindSwitches.AsNoTracking().Select(s => s.Kind).Where(k => order.Kind == KioskKinds.All || k == order.Kind).ToListAsync(cancellation))
            {
                guard.Close(kind);
            }

            throw;
        }
    }
}
