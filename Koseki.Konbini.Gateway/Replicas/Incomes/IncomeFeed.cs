using System.Globalization;
using Koseki.Domain.Certificates.Incomes;
using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas.Incomes;

/// <summary>
/// Takes in a batch of incomes, whole or not at all: a row that is not what the feed promises, or a version that goes back,
/// refuses the batch with its line and the reason. Amounts that do not add up, or that the year's certificate does not know,
/// are taken in and keep back that person's year, with an alarm. A row that would make the person another one (生年月日) is
/// not applied: it closes the person. What source and gateway hold is counted and hashed by the last three digits of the
/// 宛名番号; where it differs nothing is issued.
/// </summary>
public sealed class IncomeFeed(GatewayDbContext database, BlockBook blocks, ICharacterTable characters) : IFeed
{
    /// <inheritdoc/>
    public string Source => FeedSources.Income;

    /// <inheritdoc/>
    public async Task<BatchOutcome> ApplyAsync(FeedBatch batch, CancellationToken cancellation)
    {
        if (BatchOutcome.TooLong(batch) is { } tooLong)
        {
            return tooLong;
        }

        var (incomes, counts) = (new Dictionary<string, Arrived>(StringComparer.Ordinal), new Dictionary<int, (BucketCount, int)>());
        for (var i = 0; i < batch.Rows.Count; i++)
        {
            if (Take(batch, i + 1, incomes, counts) is { } problem)
            {
                return BatchOutcome.Refused(i + 1, problem);
            }
        }

        var people = incomes.Values.Select(a => a.Income.ResidentNumber).Distinct(StringComparer.Ordinal);
        var known = await Chunks.LoadAsync(people, part => database.IncomeRecords.Where(r => part.Contains(r.ResidentNumber)), r => KeyOf(r), cancellation);
        var others = await OthersAsync(incomes.Values.Select(a => a.Income).Where(r => known.GetValueOrDefault(KeyOf(r)) is { Sequence: > 0 } before && before.BirthDate != r.BirthDate), cancellation);
        var quarantined = 0;
        foreach (var arrived in incomes.Values)
        {
            var before = known.GetValueOrDefault(KeyOf(arrived.Income));
            var (problem, isAside) = others.Contains(arrived.Income.ResidentNumber) ? (null, Other(batch, arrived, before)) : Apply(batch, arrived, before);
            if (problem is not null)
            {
                return BatchOutcome.Refused(arrived.Line, problem);
            }

            quarantined += isAside ? 1 : 0;
        }

        return new(quarantined + await new BucketBook(database, blocks).CompareAsync(batch, "所得", counts, part => HeldAsync(part, cancellation), cancellation), null);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(IReadOnlyList<string> row, CancellationToken cancellation) => Task.CompletedTask;

    private static string KeyOf(IncomeRecord income) => KeyOf(income.ResidentNumber, income.TaxYear);

    private static string KeyOf(string number, int year) => string.Create(CultureInfo.InvariantCulture, $"{number}\t{year}");

    // Why the row refuses the batch, or null when it was taken.
    private string? Take(FeedBatch batch, int line, Dictionary<string, Arrived> incomes, Dictionary<int, (BucketCount, int)> counts)
    {
        var row = batch.Rows[line - 1];
        if (!FeedBatch.IsSound(row))
        {
            return "壊れた文字か制御文字があります。";
        }

        string Written(int column) => column < row.Count ? TextMapping.Apply(row[column], characters).Text : "";
        try
        {
            return row[0] switch
            {
                IncomeRows.YearMark => IncomeRows.RecordOf(row, Written(IncomeRows.NameColumn), Written(IncomeRows.AddressColumn), batch.Sequence) is var r && incomes.TryAdd(KeyOf(r), new(r, line)) ? null
                    : "同じ人の同じ年度の行が二つあります。",
                BucketBook.Mark => BucketBook.Read(row, "宛名番号") is var b && counts.TryAdd(b.Bucket, (b, line)) ? null : "同じ下3桁の行が二つあります。",
                _ => "1 列目(行の種類)が Y でも B でもありません。",
            };
        }
        catch (UnreadableRowException e)
        {
            return e.Message;
        }
    }

    // Those whose 生年月日 would change to one that 住民記録 does not have either: there two people confirm it.
    private async Task<HashSet<string>> OthersAsync(IEnumerable<IncomeRecord> changing, CancellationToken cancellation)
    {
        var found = changing.ToList();
        var residents = await Chunks.LoadAsync(found.Select(r => r.ResidentNumber).Distinct(StringComparer.Ordinal), part => database.Residents.AsNoTracking().Where(r => part.Contains(r.Number)), r => r.Number, cancellation);
        return [.. found.Where(r => residents.GetValueOrDefault(r.ResidentNumber)?.BirthDate != r.BirthDate).Select(r => r.ResidentNumber)];
    }

    // Neither this row nor the one that it would have superseded is certified.
    private bool Other(FeedBatch batch, Arrived arrived, IncomeRecord? known)
    {
        if (known is not null)
        {
            known.StopVersion = Math.Max(known.StopVersion, Math.Max(known.Version + 1, arrived.Income.Version));
        }

        const string What = "生年月日を変える行です。";
        var id = blocks.Close(new(batch.Source, batch.Sequence, BlockCause.ChangedBirth, $"所得の連携 {batch.Sequence} 番の {arrived.Line} 行目は{What}"), [arrived.Income.ResidentNumber], []);
        blocks.SetAside(batch, arrived.Line, What, id, null);
        return true;
    }

    // Why it refuses the batch; or whether something was set aside.
    private (string? Problem, bool IsAside) Apply(FeedBatch batch, Arrived arrived, IncomeRecord? known)
    {
        var income = arrived.Income;
        if (known is not null && income.Version < known.Version)
        {
            return ($"版が戻っています({known.Version} の後に {income.Version})。", false);
        }

        if (known is not null && income.Version == known.Version)
        {
            return (known.RowHash == income.RowHash ? null : $"版 {income.Version} のままで、内容が変わっています。", false);
        }

        if (known is null)
        {
            database.IncomeRecords.Add(income);
        }
        else
        {
            income.StopVersion = known.StopVersion;
            database.Entry(known).CurrentValues.SetValues(income);
        }

        if (income.State == IncomeState.Settled && IncomeStatement.Read(income.TaxYear, income.Items, income.IsTaxed).Problem is { } wrong)
        {
            blocks.SetAside(batch, arrived.Line, $"{TaxYear.Name(income.TaxYear)}の所得が合いません: {wrong}正しい行が届くまで、この人のこの年度は出しません。", null, null);
            return (null, true);
        }

        return (null, false);
    }

    // Without the amounts: a whole city is compared in one night.
    private async Task<ILookup<int, CountedRow>> HeldAsync(List<int> buckets, CancellationToken cancellation)
    {
        var changed = database.IncomeRecords.Local.ToDictionary(r => KeyOf(r), Counted.Of, StringComparer.Ordinal);
        var stored = await database.IncomeRecords.AsNoTracking().Where(r => buckets.Contains(r.Bucket))
            .Select(r => new Counted(r.ResidentNumber, r.TaxYear, r.Bucket, r.Version, r.State, r.RowHash, r.Sequence)).ToListAsync(cancellation);
        return stored.Where(r => !changed.ContainsKey(KeyOf(r.Number, r.Year))).Concat(changed.Values).Where(r => r.Sequence > 0 && r.State != IncomeState.Removed)
            .ToLookup(r => r.Bucket, r => new CountedRow(r.Bucket, KeyOf(r.Number, r.Year), string.Create(CultureInfo.InvariantCulture, $"{r.Number}\t{r.Year}\t{r.Version}\t{r.RowHash}")));
    }

    private sealed record Arrived(IncomeRecord Income, int Line);

    private sealed record Counted(string Number, int Year, int Bucket, int Version, IncomeState State, string RowHash, long Sequence)
    {
        internal static Counted Of(IncomeRecord r) => new(r.ResidentNumber, r.TaxYear, r.Bucket, r.Version, r.State, r.RowHash, r.Sequence);
    }
}
