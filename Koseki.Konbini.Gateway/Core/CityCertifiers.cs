using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Core;

/// <summary>
/// Who certifies on a day, with the seal: the core's to say, kept here for the day so that papers of other sources leave
/// while the core is away. Asked again from time to time, so that a change of the day reaches the papers of the day.
/// </summary>
public sealed class CityCertifiers(GatewayDbContext database, ReplicaGuard guard, CoreDoor door, WriteTurn turn, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The certifier of a day; throws <see cref="RefusedException"/> when there is none and the core cannot be asked, or when the one that is kept is not the one that was told.</summary>
    public async Task<Certifier> OfAsync(DateOnly day, DateTimeOffset deadline, CancellationToken work)
    {
        var kept = await guard.ReadAsync(database, () => database.CityCertifiers.AsNoTracking().FirstOrDefaultAsync(c => c.Day == day, work), c => [c], work) ?? await RefreshAsync(day, deadline, work);
        return new(kept.Title, kept.Name, new(kept.Outline, kept.Extent, kept.Side));
    }

    /// <summary>Asks for a day and keeps the answer.</summary>
    public async Task<CityCertifier> RefreshAsync(DateOnly day, DateTimeOffset? deadline, CancellationToken work)
    {
        var answer = await door.CertifierAsync(new(day), deadline ?? clock.GetUtcNow() + Patience, work);
        if (answer.Day != day)
        {
            throw new DoorMismatchException("認証者の応答が、問い合わせた日のものではありません。");
        }

        return await UnitOfWork.RunAsync(async _ =>
        {
            using var mine = await turn.TakeAsync(work);
            database.ChangeTracker.Entries<CityCertifier>().ToList().ForEach(e => e.State = EntityState.Detached);
            var told = new CityCertifier { Day = day, Title = answer.Title, Name = answer.Name, Outline = answer.Outline, Extent = answer.Extent, Side = answer.Side };
            if (await database.CityCertifiers.FirstOrDefaultAsync(c => c.Day == day, work) is { } known)
            {
                database.Entry(known).CurrentValues.SetValues(told);
            }
            else
            {
                database.CityCertifiers.Add(told);
            }

            await database.SaveChangesAsync(work);
            return told;
        }, work, DatabaseFault.IsDuplicate);
    }
}
