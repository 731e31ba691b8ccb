using System.Globalization;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas.Seals;

/// <summary>
/// Takes in what ends or stops 印鑑登録: a stream of its own, applied before <see cref="SealFeed"/> and at once, also when
/// that one stands. It never brings anything back. A row that cannot be read closes whomever it may mean.
/// </summary>
public sealed class SealStopFeed(GatewayDbContext database, BlockBook blocks) : IFeed
{
    private const int Columns = 4;

    /// <inheritdoc/>
    public string Source => FeedSources.SealStop;

    /// <inheritdoc/>
    public async Task<BatchOutcome> ApplyAsync(FeedBatch batch, CancellationToken cancellation)
    {
        if (batch.Rows.Count > SealFeed.Most)
        {
            return BatchOutcome.Stopped($"{batch.Rows.Count} 行あります(一つの束は {SealFeed.Most} 行まで)。分けて送るよう依頼してください。");
        }

        var rows = FeedRows.Read(batch, Line.Of);
        var named = rows.SelectMany(r => r.Plain).Where(FeedRows.IsResidentNumber).ToHashSet(StringComparer.Ordinal);
        var known = await Chunks.LoadAsync(named, part => database.SealRegistrations.Where(s => part.Contains(s.Number)), s => s.Number, cancellation);
        var people = await PeopleAsync(rows.Where(r => r.Line is null), cancellation);
        var (quarantined, doubtful) = (0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            if (row.Line is { } line)
            {
                quarantined += One(batch, row.Number, line, known) ? 0 : 1;
                continue;
            }

            List<string> subjects = [.. row.Plain.Where(people.Contains), .. row.Plain.Where(known.ContainsKey).Select(n => known[n].ResidentNumber)];
            if (subjects.Count == 0)
            {
                return BatchOutcome.Stopped($"{row.Number} 行目が読めず、だれの行か分かりません。正しい束の再送を依頼してください。");
            }

            var id = blocks.Close(new(batch.Source, batch.Sequence, BlockCause.UnreadableRow, $"印鑑登録の停止の連携 {batch.Sequence} 番の {row.Number} 行目が読めません。"), subjects, []);
            blocks.SetAside(batch, row.Number, "印鑑登録の停止の行が読めません(登録番号・版・宛名番号・状態)。", id, null);
            doubtful.UnionWith(subjects);
            quarantined++;
        }

        await LiftAsync(batch, rows.Select(r => r.Line?.ResidentNumber).OfType<string>().Where(n => !doubtful.Contains(n)).ToHashSet(StringComparer.Ordinal), cancellation);
        return new(quarantined, null);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(IReadOnlyList<string> row, CancellationToken cancellation) => Task.CompletedTask;

    // Whether it was of the person it is known of.
    private bool One(FeedBatch batch, int number, Line line, Dictionary<string, SealRegistration> known)
    {
        if (!known.TryGetValue(line.Number, out var seal))
        {
            seal = new() { Number = line.Number, ResidentNumber = line.ResidentNumber, Bucket = SealRegistration.BucketOf(line.Number), State = line.State };
            database.SealRegistrations.Add(known[line.Number] = seal);
        }

        if (seal.Stop != SealState.Abolished && (line.State == SealState.Abolished || line.Version >= seal.StopVersion))
        {
            (seal.Stop, seal.StopVersion) = (line.State, Math.Max(seal.StopVersion, line.Version));
        }

        if (seal.ResidentNumber == line.ResidentNumber)
        {
            return true;
        }

        const string What = "別の人の登録番号を止める行です。";
        var id = blocks.Close(new(batch.Source, batch.Sequence, BlockCause.Rebinding, $"印鑑登録の停止の連携 {batch.Sequence} 番の {number} 行目は{What}"), [seal.ResidentNumber, line.ResidentNumber], []);
        blocks.SetAside(batch, number, What, id, null);
        return false;
    }

    private async Task LiftAsync(FeedBatch batch, HashSet<string> readable, CancellationToken cancellation)
    {
        var standing = await blocks.OfResidentsAsync(readable, cancellation);
        blocks.Lift(standing.SelectMany(p => p).Where(b => b.Source == batch.Source && b.Cause == BlockCause.UnreadableRow && b.Sequence < batch.Sequence), batch.FileName);
    }

    private async Task<HashSet<string>> PeopleAsync(IEnumerable<FeedRow<Line>> unreadable, CancellationToken cancellation)
    {
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Chunks.Of(unreadable.SelectMany(r => r.Plain).Where(FeedRows.IsResidentNumber).Distinct(StringComparer.Ordinal)))
        {
            people.UnionWith(await database.Residents.AsNoTracking().Where(r => part.Contains(r.Number)).Select(r => r.Number).ToListAsync(cancellation));
        }

        return people;
    }

    private sealed record Line(string Number, int Version, string ResidentNumber, SealState State)
    {
        /// <summary>What a row says; null when it cannot be read.</summary>
        public static Line? Of(IReadOnlyList<string> row) =>
            row.Count == Columns && FeedRows.IsResidentNumber(row[0]) && int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
                && FeedRows.IsResidentNumber(row[2]) && SealHash.StateOf(row[3]) is SealState.Inquiry or SealState.Abolished
                ? new(row[0], version, row[2], SealHash.StateOf(row[3])!.Value)
                : null;
    }
}
