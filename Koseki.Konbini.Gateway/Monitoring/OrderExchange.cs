using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Hosting;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;
using Koseki.Konbini.Gateway.Synchronization;

namespace Koseki.Konbini.Gateway.Monitoring;

/// <summary>
/// Hears what the staff orders as soon as it is ordered: the question waits at the core. Every node hears and does all of it; what was
/// done by another is found done.
/// </summary>
public sealed class OrderExchange(IServiceScopeFactory scopes, NodePlace place, BackgroundWork work, TimeProvider clock, ILogger<OrderExchange> logger)
    : TirelessService("停止と再開の受け取り", TimeSpan.FromSeconds(5), work, clock, logger)
{
    private readonly BackgroundWork work = work;
    private readonly ILogger<OrderExchange> logger = logger;

    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            while (await scope.ServiceProvider.GetRequiredService<Orders>().TakeAsync(cancellation) > 0 || await IsTestedAsync(scope.ServiceProvider, cancellation) || await IsFedAsync(cancellation))
            {
                // Told at once, so that who ordered it sees it done.
                await scope.ServiceProvider.GetRequiredService<NodeReporter>().TellAsync(cancellation);
            }
        }
        finally
        {
            place.HasAskedForOrders = true;
        }
    }

    // By hand, beside the schedule: of several nodes, and of a run that is under way, each batch is taken once.
    private async Task<bool> IsFedAsync(CancellationToken cancellation)
    {
        if (!place.AreFeedsWanted)
        {
            return false;
        }

        place.AreFeedsWanted = false;
        await FeedJob.RunAsync(scopes, work, logger, cancellation);
        return true;
    }

    // By hand, beside the morning's.
    private async Task<bool> IsTestedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (!place.IsTestWanted)
        {
            return false;
        }

        place.IsTestWanted = false;
        await services.GetRequiredService<SelfTest>().RunAsync(cancellation);
        return true;
    }
}

/// <summary>One round of <see cref="OrderExchange"/>.</summary>
public sealed class Orders(
    GatewayDbContext database, ReplicaGuard guard, FamilyBook families, NodePlace place, CoreDoor door, GatewayOptions options, WriteTurn turn, TimeProvider clock, ILogger<Orders> logger)
{
    // Longer than the core waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(28);

    /// <summary>Asks, waits, and does what is ordered, for each kind the last order about it; gives for how many kinds something was done.</summary>
    public async Task<int> TakeAsync(CancellationToken cancellation)
    {
        var answer = await door.OrdersAsync(new(options.Node, place.OrdersMark), clock.GetUtcNow() + Patience, cancellation);
        // A process that begins tests itself anyhow.
        (place.IsTestWanted, place.SelfTestHeard) = (place.IsTestWanted || (answer.SelfTest is { } wanted && place.SelfTestHeard is { } heard && wanted != heard), answer.SelfTest ?? place.SelfTestHeard);
        (place.AreFeedsWanted, place.FeedsHeard) = (place.AreFeedsWanted || (answer.Feeds is { } run && place.FeedsHeard is { } known && run != known), answer.Feeds ?? place.FeedsHeard);
        var (done, isWhole) = (0, true);
        foreach (var (kind, order) in families.Kinds.Select(k => (k.Code, answer.Orders.Where(o => o.Concerns(k.Code)).MaxBy(o => o.Number))))
        {
            if (order is not null)
            {
                var outcome = await DoAsync(kind, order, cancellation);
                done += outcome is OrderOutcome.Done or OrderOutcome.Overtaken ? 1 : 0;
                isWhole &= outcome is not null;
            }
        }

        // What one of them could not be done of is asked for again: in this process alone is it known how far it came.
        place.OrdersMark = isWhole ? answer.Mark : place.OrdersMark;
        return done;
    }

    // Null where it could not be written. A stop is done here before that, and whatever comes of it.
    private async Task<OrderOutcome?> DoAsync(string kind, KioskOrder order, CancellationToken cancellation)
    {
        if (!order.Opens)
        {
            guard.Hold(kind);
        }

        try
        {
            var outcome = await UnitOfWork.RunAsync(async _ =>
            {
                using var mine = await turn.TakeAsync(cancellation);
                return await KindSwitches.OrderAsync(database, options.Municipality, kind, order, clock.GetUtcNow().UtcDateTime, cancellation);
            }, cancellation);
            if (outcome == OrderOutcome.Absent && !order.Opens)
            {
                // Not offered here, or taken away behind the program's back.
                guard.Close(kind);
            }

            guard.Release(kind);
            if (outcome == OrderOutcome.Done)
            {
                logger.LogWarning("{Kind} を{What}({By}): {Reason}", kind, order.Opens ? "再開しました" : "止めました", order.By, order.Reason);
            }

            return outcome;
        }
        catch (StateHaltedException e)
        {
            // A switch that was changed behind the program's back cannot be written, and lets nothing out: the other kinds go on.
            guard.Close(kind);
            await guard.AlarmOnceAsync($"order {kind} {order.Number}", $"{Refusal.RecordTampered}", $"{kind} の{(order.Opens ? "再開" : "停止")}を記録できません。この節では、起動し直すまで止めています。{e.Message}");
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            logger.LogCritical(e, "{Kind} の{What}を記録できません。やり直します。", kind, order.Opens ? "再開" : "停止");
            return null;
        }
    }
}
