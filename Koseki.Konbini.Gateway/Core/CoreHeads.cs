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
    private const int Attempts = 5;
    private const string Remedy = "戸籍システムで verify を実行し、確かめてから Koseki.Eng settle-core で再開してください。";

    /// <summary>The head known now, or null. Throws <see cref="DoorMismatchException"/> while a fork stands.</summary>
    public async Task<CoreHead?> KnownAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var known = await scope.ServiceProvider.GetRequiredService<GatewayDbContext>().CoreHeads.AsNoTracking().FirstOrDefaultAsync(cancellation);
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

    private async Task WriteAsync(Action<CoreHead> change, string? alarm, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var mine = await turn.TakeAsync(cancellation);
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
            var head = await database.CoreHeads.FirstOrDefaultAsync(cancellation);
            if (head is null)
            {
                database.CoreHeads.Add(head = new() { Id = 1, Hash = "", Signature = "" });
            }

            change(head);
            if (alarm is not null)
            {
                database.Alarms.Add(new() { At = clock.GetUtcNow().UtcDateTime, Code = $"{Refusal.PaperMismatch}", Message = alarm });
            }

            try
            {
                // A head that is lost is told again; the problem must not be.
                await (alarm is null ? Durability.WithNextAsync(database, () => database.SaveChangesAsync(cancellation), cancellation) : database.SaveChangesAsync(cancellation));
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another node or request was first: once more with what it wrote.
            }
        }
    }
}
