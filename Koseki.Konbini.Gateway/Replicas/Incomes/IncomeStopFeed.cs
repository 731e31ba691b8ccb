using System.Globalization;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas.Incomes;

/// <summary>
/// Takes in which versions of a tax year must not be certified any more (更正が決まった、証明を止める): a stream of its own,
/// applied before <see cref="IncomeFeed"/> and at once, also when that one stands. Only a row of <c>income</c> of that version
/// or a later one opens the year again. A row that cannot be read closes whomever it may mean.
/// </summary>
public sealed class IncomeStopFeed(GatewayDbContext database, BlockBook blocks) : IFeed
{
    /// <inheritdoc/>
    public string Source => FeedSources.IncomeStop;

    /// <inheritdoc/>
    public async Task<BatchOutcome> ApplyAsync(FeedBatch batch, CancellationToken cancellation)
    {
        if (BatchOutcome.TooLong(batch) is { } tooLong)
        {
            return tooLong;
        }

        var (rows, stops) = (FeedRows.Read(batch, Line.Of), new StopRows(database, blocks, "所得の停止"));
        var lines = rows.Select(r => r.Line).OfType<Line>().ToList();
        var known = await Chunks.LoadAsync(
            lines.Select(l => l.Number).Distinct(StringComparer.Ordinal), part => database.IncomeRecords.Where(r => part.Contains(r.ResidentNumber)), r => KeyOf(r.ResidentNumber, r.TaxYear), cancellation);
        foreach (var line in lines)
        {
            Stop(line, known);
        }

        if (await stops.CloseAsync(batch, rows.Where(r => r.Line is null).ToList(), _ => null, cancellation) is { } nobodys)
        {
            return BatchOutcome.Stopped(nobodys);
        }

        await stops.LiftAsync(batch, lines.Select(l => l.Number), cancellation);
        return new(stops.Quarantined, null);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(IReadOnlyList<string> row, CancellationToken cancellation) => Task.CompletedTask;

    private static string KeyOf(string number, int year) => string.Create(CultureInfo.InvariantCulture, $"{number}\t{year}");

    private void Stop(Line line, Dictionary<string, IncomeRecord> known)
    {
        if (!known.TryGetValue(KeyOf(line.Number, line.Year), out var income))
        {
            income = new() { ResidentNumber = line.Number, TaxYear = line.Year, Bucket = FeedBucket.Of(line.Number) };
            database.IncomeRecords.Add(known[KeyOf(line.Number, line.Year)] = income);
        }

        income.StopVersion = Math.Max(income.StopVersion, line.Version);
    }

    private sealed record Line(string Number, int Year, int Version)
    {
        private static readonly string[] Columns = ["宛名番号", "課税年度", "版"];

        /// <summary>What a row says; null when it cannot be read.</summary>
        public static Line? Of(IReadOnlyList<string> row)
        {
            try
            {
                var cells = new FeedCells(row, Columns);
                return new(cells.Number(0), IncomeRows.YearOf(cells, 1), cells.Whole(2, 1, int.MaxValue));
            }
            catch (UnreadableRowException)
            {
                return null;
            }
        }
    }
}
