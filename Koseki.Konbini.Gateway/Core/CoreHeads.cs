using System.Data;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Core;

/// <summary>
/// Keeps the highest head the core told, where the core's database owner cannot reach it. A core that went back behind
/// it, or whose journal has something else there, gets no further question until a responsible operator settles it.
/// </summary>
public sealed class CoreHeads(IServiceScopeFactory scopes, WriteTurn turn, TimeProvider clock, ILogger<CoreHeads> logger)
{
    private const string Remedy = "戸籍システムで verify を実行し、確かめてから Koseki.Eng settle-core で再開してください。";

    /// <summary>
    /// The head known now, or null. Throws <see cref="DoorMismatchException"/> while a fork stands, and <see cref="RefusedException"/>
    /// where the head or its problem was changed or taken away behind the program's back: then a core that went back could pass.
    /// </summary>
    public async Task<CoreHead?> KnownAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        var known = await scope.ServiceProvider.GetRequiredService<ReplicaGuard>().ReadAsync(
            database, () => database.CoreHeads.AsNoTracking().FirstOrDefaultAsync(h => h.Id == 1, cancellation), h => [h], cancellation, found => found is null ? CoreHead.New() : null);
        return known?.Problem is { } problem ? throw new DoorMismatchException(problem) : known;
    }

    /// <summary>
    /// Takes a head told in answer to a question that named <paramref name="asked"/>; throws
    /// <see cref="DoorMismatchException"/>, and remembers it with an alarm, when the core went back or forked.
    /// </summary>
    public async Task TakeAsync(CoreHead? asked, HeadWord? told, CancellationToken cancellation)
    {
        if (asked is not null && (told is null || told.Number < asked.Number || told.KnownHash != asked.Hash))
        {
            var problem = told?.Number < asked.Number
                ? $"戸籍システムの台帳が {told.Number} 番に戻っています({asked.Number} 番まで聞いています)。{Remedy}"
                : $"戸籍システムの台帳の {asked.Number} 番が、聞いたものと違います。{Remedy}";
            await WriteAsync(head => head.Problem = problem, alarm: problem, CancellationToken.None);
            logger.LogCritical("{Problem}", problem);
            throw new DoorMismatchException(problem);
        }

        if (told is { Number: > 0 } && told.Number > (asked?.Number ?? 0))
        {
            await WriteAsync(head =>
            {
                // Another answer may have told a later one meanwhile.
                if (told.Number > head.Number)
                {
                    (head.Number, head.Hash, head.Signature, head.At) = (told.Number, told.Hash, told.Signature, clock.GetUtcNow().UtcDateTime);
                }
            }, alarm: null, cancellation);
        }
    }

    private Task WriteAsync(Action<CoreHead> change, string? alarm, CancellationToken cancellation) => UnitOfWork.RunAsync(async _ =>
    {
        using var mine = await turn.TakeAsync(cancellation);
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        // A head that is lost is told again; the problem must not be.
        await (alarm is null ? Durability.WithNextAsync(database, () => WriteAsync(database, change, alarm, cancellation), cancellation) : WriteAsync(database, change, alarm, cancellation));
        return true;
    }, cancellation, DatabaseFault.IsDuplicate);

    private async Task WriteAsync(GatewayDbContext database, Action<CoreHead> change, string? alarm, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        // Locked before it is read (ADR 0005): of many answers at once, at every node, each stands behind the one before.
        await database.CoreHeads.Where(h => h.Id == 1).ExecuteUpdateAsync(u => u.SetProperty(h => h.Number, h => h.Number), cancellation);
        var head = await database.CoreHeads.FirstOrDefaultAsync(h => h.Id == 1, cancellation);
        if (head is null)
        {
            database.CoreHeads.Add(head = CoreHead.New());
        }

        change(head);
        if (alarm is not null)
        {
            database.Alarms.Add(new() { At = clock.GetUtcNow().UtcDateTime, Code = $"{Refusal.PaperMismatch}", Message = alarm });
        }

        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
