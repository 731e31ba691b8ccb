using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas;

/// <summary>What the streams that stop something share: a row that cannot be read closes whomever it may mean, a readable one of the same person opens again.</summary>
internal sealed class StopRows(GatewayDbContext database, BlockBook blocks, string what)
{
    private readonly HashSet<string> doubtful = new(StringComparer.Ordinal);

    /// <summary>How many rows were set aside.</summary>
    internal int Quarantined { get; private set; }

    /// <summary>Closes those whom the unreadable rows may mean, besides the residents whom they name; gives why the whole batch stands when a row may mean nobody.</summary>
    internal async Task<string?> CloseAsync<T>(FeedBatch batch, IReadOnlyCollection<FeedRow<T>> unreadable, Func<string, string?> resident, CancellationToken cancellation)
        where T : class
    {
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Chunks.Of(unreadable.SelectMany(r => r.Plain).Where(FeedRows.IsResidentNumber).Distinct(StringComparer.Ordinal)))
        {
            people.UnionWith(await database.Residents.AsNoTracking().Where(r => part.Contains(r.Number)).Select(r => r.Number).ToListAsync(cancellation));
        }

        foreach (var row in unreadable)
        {
            List<string> subjects = [.. row.Plain.Where(people.Contains), .. row.Plain.Select(resident).OfType<string>()];
            if (subjects.Count == 0)
            {
                return $"{row.Number} 行目が読めず、だれの行か分かりません。正しい束の再送を依頼してください。";
            }

            Close(batch, row.Number, BlockCause.UnreadableRow, "行が読めません。", subjects);
            doubtful.UnionWith(subjects);
        }

        return null;
    }

    /// <summary>Closes people because of a row.</summary>
    internal void Close(FeedBatch batch, int row, BlockCause cause, string problem, IReadOnlyCollection<string> subjects)
    {
        var id = blocks.Close(new(batch.Source, batch.Sequence, cause, $"{what}の連携 {batch.Sequence} 番の {row} 行目: {problem}"), subjects, []);
        blocks.SetAside(batch, row, $"{what}の{problem}", id, null);
        Quarantined++;
    }

    /// <summary>Opens again whom an unreadable row of an earlier batch closed and a readable one of this batch names.</summary>
    internal async Task LiftAsync(FeedBatch batch, IEnumerable<string> readable, CancellationToken cancellation)
    {
        var standing = await blocks.OfResidentsAsync(readable.Where(n => !doubtful.Contains(n)).ToHashSet(StringComparer.Ordinal), cancellation);
        blocks.Lift(standing.SelectMany(p => p).Where(b => b.Source == batch.Source && b.Cause == BlockCause.UnreadableRow && b.Sequence < batch.Sequence), batch.FileName);
    }
}
