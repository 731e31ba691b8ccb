using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas.Households;

/// <summary>
/// Takes in a batch of households and the people in them, whole or not at all: a row that is not what the feed promises
/// refuses the batch, with its line and the reason, because half a household must never be certified as a whole one. Names
/// are written as registers write them; a character that no font has stays and keeps its person from the kiosk.
/// </summary>
public sealed class HouseholdFeed(GatewayDbContext database, ICharacterTable characters) : IFeed
{
    /// <inheritdoc/>
    public string Source => FeedSources.Household;

    /// <inheritdoc/>
    public async Task<BatchOutcome> ApplyAsync(FeedBatch batch, CancellationToken cancellation)
    {
        if (BatchOutcome.TooLong(batch) is { } tooLong)
        {
            return tooLong;
        }

        var (households, records) = (new Dictionary<string, Household>(StringComparer.Ordinal), new Dictionary<string, (ResidentRecord Record, int Line)>(StringComparer.Ordinal));
        for (var i = 0; i < batch.Rows.Count; i++)
        {
            if (Take(batch.Rows[i], i + 1, households, records) is { } problem)
            {
                return BatchOutcome.Refused(i + 1, problem);
            }
        }

        var known = await Chunks.LoadAsync(
            households.Keys.Concat(records.Values.Select(r => r.Record.Household)).Distinct(StringComparer.Ordinal), part => database.Households.Where(h => part.Contains(h.Number)), h => h.Number, cancellation);
        if (records.Values.FirstOrDefault(r => !households.ContainsKey(r.Record.Household) && !known.ContainsKey(r.Record.Household)) is { Record: { } lost, Line: var line })
        {
            return BatchOutcome.Refused(line, "この人の世帯の行がありません。");
        }

        foreach (var household in households.Values)
        {
            Put(household, known.GetValueOrDefault(household.Number));
        }

        var standing = await Chunks.LoadAsync(records.Keys, part => database.ResidentRecords.Where(r => part.Contains(r.Number)), r => r.Number, cancellation);
        foreach (var (record, _) in records.Values)
        {
            Put(record, standing.GetValueOrDefault(record.Number));
        }

        return new(0, null);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(IReadOnlyList<string> row, CancellationToken cancellation) => Task.CompletedTask;

    // Why the row refuses the batch, or null when it was taken.
    private string? Take(IReadOnlyList<string> row, int line, Dictionary<string, Household> households, Dictionary<string, (ResidentRecord Record, int Line)> records)
    {
        if (!FeedBatch.IsSound(row))
        {
            return "壊れた文字か制御文字があります。";
        }

        var written = row.Select(c => TextMapping.Apply(c, characters).Text).ToList();
        try
        {
            return row[0] switch
            {
                HouseholdRows.HouseholdMark => HouseholdRows.HouseholdOf(written) is var h && households.TryAdd(h.Number, h) ? null : "同じ世帯の行が二つあります。",
                HouseholdRows.PersonMark => HouseholdRows.RecordOf(written) is var p && records.TryAdd(p.Number, (p, line)) ? null : "同じ人の行が二つあります。",
                _ => "1 列目(行の種類)が H でも P でもありません。",
            };
        }
        catch (UnreadableRowException e)
        {
            return e.Message;
        }
    }

    private void Put<T>(T row, T? known)
        where T : class
    {
        if (known is null)
        {
            database.Add(row);
        }
        else
        {
            database.Entry(known).CurrentValues.SetValues(row);
        }
    }
}
