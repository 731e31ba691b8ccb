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
        if (BatchOutcome.TooLong(batch) is { } tooLong)
        {
            return tooLong;
        }

        var (rows, stops) = (FeedRows.Read(batch, Line.Of), new StopRows(database, blocks, "印鑑登録の停止"));
        var named = rows.SelectMany(r => r.Plain).Where(FeedRows.IsResidentNumber).ToHashSet(StringComparer.Ordinal);
        var known = await Chunks.LoadAsync(named, part => database.SealRegistrations.Where(s => part.Contains(s.Number)), s => s.Number, cancellation);
        foreach (var row in rows.Where(r => r.Line is not null))
        {
            One(batch, stops, row.Number, row.Line!, known);
        }

        if (await stops.CloseAsync(batch, rows.Where(r => r.Line is null).ToList(), n => known.GetValueOrDefault(n)?.ResidentNumber, cancellation) is { } nobodys)
        {
            return BatchOutcome.Stopped(nobodys);
        }

        await stops.LiftAsync(batch, rows.Select(r => r.Line?.ResidentNumber).OfType<string>(), cancellation);
        return new(stops.Quarantined, null);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(IReadOnlyList<string> row, CancellationToken cancellation) => Task.CompletedTask;

    private void One(FeedBatch batch, StopRows stops, int number, Line line, Dictionary<string, SealRegistration> known)
    {
        if (!known.TryGetValue(line.Number, out var seal))
        {
            seal = new() { Number = line.Number, ResidentNumber = line.ResidentNumber, Bucket = FeedBucket.Of(line.Number), State = line.State };
            database.SealRegistrations.Add(known[line.Number] = seal);
        }

        if (seal.Stop != SealState.Abolished && (line.State == SealState.Abolished || line.Version >= seal.StopVersion))
        {
            (seal.Stop, seal.StopVersion) = (line.State, Math.Max(seal.StopVersion, line.Version));
        }

        if (seal.ResidentNumber != line.ResidentNumber)
        {
            stops.Close(batch, number, BlockCause.Rebinding, "行が、別の人の登録番号を止めるものです。", [seal.ResidentNumber, line.ResidentNumber]);
        }
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
