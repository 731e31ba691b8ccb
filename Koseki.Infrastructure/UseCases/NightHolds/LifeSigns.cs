using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>
/// Writes down that the system is alive, and finds when it was not: where the last sign of any node is older than
/// <see cref="NightRules.Unnoticed"/>, or was taken away or changed, an outage is recorded before anything is given out again.
/// </summary>
public sealed class LifeSigns(JournalWriter journal, LifeSignStore signs, OwnSign own, TimeProvider clock)
{
    private static readonly Actor Watch = new("outage", "停止の見張り", new HashSet<StaffRole>(), "", "");

    /// <summary>Gives a sign of life; before it, an outage is recorded where there was one. Throws while the database does not answer.</summary>
    public async Task BeatAsync(CancellationToken cancellation = default)
    {
        own.Try();
        if (!OutageRules.IsOutage(await signs.LastAsync(cancellation), clock.GetUtcNow()))
        {
            await signs.RenewAsync(cancellation);
        }
        else if (!await signs.IsKnownAsync(cancellation))
        {
            await signs.AddFirstAsync(cancellation);
        }
        else
        {
            await RecordAsync(cancellation);
        }

        own.Given();
    }

    private async Task RecordAsync(CancellationToken cancellation)
    {
        try
        {
            await journal.CommitAsync(Watch, async open =>
            {
                // Looked at again in the line of the journal: another node may have recorded it, and given a sign since.
                var before = await signs.LastAsync(open.Database, cancellation);
                if (!OutageRules.IsOutage(before, open.Now))
                {
                    throw new AliveException();
                }

                await OutageStore.AddAsync(open, before);
                await signs.RenewAsync(open.Database, cancellation);
                return (new Deed(DeedKind.Outage, "システムが止まっていた。紙の一覧を確かめるまで、戸籍の証明書を出さない"), true);
            }, cancellation);
        }
        catch (AliveException)
        {
            await signs.RenewAsync(cancellation);
        }
    }

    private sealed class AliveException : Exception;
}
