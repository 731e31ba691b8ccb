using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>
/// Writes down that the system and the terminals of the night are alive, and finds when they were not: where the last sign of any node
/// is older than <see cref="NightRules.Unnoticed"/>, or a terminal was not heard while the office was closed, or a sign was taken away
/// or changed, an outage is recorded before anything is given out again.
/// </summary>
public sealed class LifeSigns(JournalWriter journal, LifeSignStore signs, NightTerminals terminals, OwnSign own, TimeProvider clock)
{
    private static readonly Actor Watch = new("outage", "停止の見張り", new HashSet<StaffRole>(), "", "");

    /// <summary>Gives the sign of life of a node; before it, an outage is recorded where there was one. Throws while the database does not answer.</summary>
    public async Task BeatAsync(CancellationToken cancellation = default)
    {
        own.Try();
        var isOutage = OutageRules.IsOutage(await signs.LastAsync(LifeSignStore.Nodes, cancellation), clock.GetUtcNow());
        if (!isOutage && await signs.RenewAsync(LifeSignStore.Nodes, cancellation))
        {
            own.Given();
            return;
        }

        if (!await signs.IsKnownAsync(LifeSignStore.Nodes, cancellation))
        {
            await signs.AddFirstAsync(LifeSignStore.Nodes, cancellation);
        }
        else
        {
            await RecordAsync(LifeSignStore.Nodes, null, (last, now) => Task.FromResult(OutageRules.IsOutage(last, now)), cancellation);
        }

        own.Given();
    }

    /// <summary>
    /// A terminal is heard: from the first time on with somebody on duty at it (<paramref name="isOnDuty"/>) while the office is closed, it
    /// has to be heard whenever the office is closed. Before the sign, an outage is recorded where it was not.
    /// </summary>
    /// <param name="device">Key of the enrolled browser.</param>
    /// <param name="isOnDuty">Whether somebody with the duty 当直 has the screen of the night open there.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task HeardAsync(string device, bool isOnDuty, CancellationToken cancellation = default)
    {
        var whose = LifeSignStore.Of(device);
        if (!await signs.IsKnownAsync(whose, cancellation))
        {
            // Who looks at the screen by day does not stand watch at it.
            if (isOnDuty && !await terminals.IsOfficeAsync(cancellation))
            {
                await BeginAsync(whose, cancellation);
            }
        }
        else if (await terminals.IsMissedAsync(await signs.LastAsync(whose, cancellation), cancellation))
        {
            await RecordAsync(whose, device, (last, _) => terminals.IsMissedAsync(last, cancellation), cancellation);
        }
        else
        {
            await signs.RenewAsync(whose, cancellation);
        }
    }

    /// <summary>When the office opens, what was missed of terminals that are still silent is over, and recorded.</summary>
    public async Task WatchTerminalsAsync(CancellationToken cancellation = default)
    {
        if (await terminals.IsOfficeAsync(cancellation))
        {
            foreach (var (device, _) in await terminals.MissedAsync(cancellation))
            {
                await RecordAsync(LifeSignStore.Of(device), device, (last, _) => terminals.IsMissedAsync(last, cancellation), cancellation);
            }
        }
    }

    private async Task BeginAsync(string whose, CancellationToken cancellation)
    {
        try
        {
            await signs.AddFirstAsync(whose, cancellation);
        }
        catch (Exception e) when (DatabaseFault.IsDuplicate(e))
        {
            // Two pages of one browser at once: one row is enough.
        }
    }

    private async Task RecordAsync(string whose, string? device, Func<DateTimeOffset?, DateTimeOffset, Task<bool>> isOutage, CancellationToken cancellation)
    {
        try
        {
            await journal.CommitAsync(Watch, async open =>
            {
                // Looked at again in the line of the journal: another node may have recorded it, and given a sign since.
                var before = await signs.LastAsync(open.Database, whose, cancellation);
                if (!await isOutage(before, open.Now))
                {
                    throw new AliveException();
                }

                var terminal = device is null ? null : await OutageStore.TerminalOfAsync(open.Database, device, cancellation);
                await OutageStore.AddAsync(open, before, terminal);
                await signs.RenewAsync(open.Database, whose, cancellation);
                return (new Deed(DeedKind.Outage, $"{(device is null ? "システムが止まっていた" : $"夜間の端末 {terminal} が切れていた")}。紙の一覧を確かめるまで、戸籍の証明書を出さない"), true);
            }, cancellation);
        }
        catch (AliveException)
        {
            await signs.RenewAsync(whose, cancellation);
        }
    }

    private sealed class AliveException : Exception;
}
