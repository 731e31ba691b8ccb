using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas.Bindings;

/// <summary>
/// Takes in a batch of bindings, serial by serial in the order of the file. A serial never goes over to another person by
/// a feed alone, a revoked one never comes back by it, and a row that cannot be read closes the serial and whoever it may
/// mean. It changes tracked rows; the caller saves.
/// </summary>
public sealed class BindingFeed(GatewayDbContext database, BlockBook blocks) : IFeed
{
    private static readonly HashSet<string> Final = ["REVOKED", "EXPIRED"];

    /// <inheritdoc/>
    public string Source => FeedSources.Binding;

    /// <inheritdoc/>
    public async Task<BatchOutcome> ApplyAsync(FeedBatch batch, CancellationToken cancellation)
    {
        var rows = FeedRows.Read(batch, BindingLine.Of);
        var known = await KnownAsync(rows, cancellation);
        var people = await PeopleAsync(rows.Where(r => r.Line is null), cancellation);
        var (quarantined, doubtful) = (0, new HashSet<(string, string)>());
        foreach (var row in rows.Where(r => r.Line is null))
        {
            var (persons, serials) = Subjects(row, known, people);
            if (persons.Count + serials.Count == 0)
            {
                return BatchOutcome.Stopped($"{row.Number} 行目が読めず、どの電子証明書の行か分かりません。正しい束の再送を依頼してください。");
            }

            var id = blocks.Close(new(batch.Source, batch.Sequence, BlockCause.UnreadableRow, $"電子証明書の連携 {batch.Sequence} 番の {row.Number} 行目が読めません。"), persons, serials);
            blocks.SetAside(batch, row.Number, "電子証明書の行が読めません(発行者鍵・発行番号・手段・宛名番号・状態)。", id, null);
            doubtful.UnionWith(serials);
            quarantined++;
        }

        var readable = rows.Where(r => r.Line is not null).GroupBy(r => (r.Line!.IssuerKeyId, r.Line.Serial)).ToList();
        foreach (var serial in readable)
        {
            quarantined += Serial(batch, [.. serial], known);
        }

        blocks.Lift(await blocks.UnreadableOfSerialsAsync(readable.Select(r => r.Key).Where(k => !doubtful.Contains(k)).ToHashSet(), batch.Sequence, cancellation), batch.FileName);
        return new(quarantined, null);
    }

    /// <inheritdoc/>
    public async Task ConfirmAsync(IReadOnlyList<string> row, CancellationToken cancellation)
    {
        if (BindingLine.Of(row) is { } line && await database.JpkiBindings.FindAsync([line.IssuerKeyId, line.Serial], cancellation) is { } binding)
        {
            Write(binding, line, line.Status);
        }
    }

    // The serials and people known who are named in any column; else a serial not known yet, when it can be made out.
    private static (List<string> Persons, List<(string, string)> Serials) Subjects(
        FeedRow<BindingLine> row, Dictionary<(string, string), JpkiBinding> known, HashSet<string> people)
    {
        var cells = row.Plain.ToHashSet(StringComparer.Ordinal);
        var bindings = known.Values.Where(b => cells.Contains(b.Serial)).ToList();
        var serials = bindings.Select(b => (b.IssuerKeyId, b.Serial)).ToList();
        if (serials.Count == 0 && row.Plain is [var issuer, var serial, ..] && BindingLine.IsSerial(issuer, serial))
        {
            serials.Add((issuer, serial));
        }

        return ([.. bindings.Select(b => b.ResidentNumber), .. cells.Where(people.Contains)], serials);
    }

    private int Serial(FeedBatch batch, List<FeedRow<BindingLine>> rows, Dictionary<(string, string), JpkiBinding> known)
    {
        var (quarantined, stopped) = (0, (string?)null);
        foreach (var row in rows)
        {
            var line = row.Line!;
            if (!known.TryGetValue((line.IssuerKeyId, line.Serial), out var binding))
            {
                binding = new() { IssuerKeyId = line.IssuerKeyId, Serial = line.Serial, Means = line.Means, ResidentNumber = line.ResidentNumber, Status = line.Status };
                database.JpkiBindings.Add(known[(line.IssuerKeyId, line.Serial)] = binding);
            }

            if (stopped is not null && line.Status == FeedRows.Active && binding.ResidentNumber == line.ResidentNumber)
            {
                blocks.SetAside(batch, row.Number, $"同じ束に {stopped} と ACTIVE があります。{stopped} を採りました。", null, null);
                quarantined++;
                continue;
            }

            stopped = line.Status == FeedRows.Active ? stopped : line.Status;
            quarantined += One(batch, row, binding);
        }

        return quarantined;
    }

    private int One(FeedBatch batch, FeedRow<BindingLine> row, JpkiBinding binding)
    {
        var line = row.Line!;
        var rebinds = binding.ResidentNumber != line.ResidentNumber;
        var revives = Final.Contains(binding.Status) && !Final.Contains(line.Status);
        if (!rebinds && !revives)
        {
            Write(binding, line, line.Status);
            return 0;
        }

        // What ends a certificate is taken at once, whoever the row says it belongs to.
        if (line.Status != FeedRows.Active && !revives)
        {
            binding.Status = line.Status;
        }

        var (cause, what) = rebinds ? (BlockCause.Rebinding, "電子証明書を別の人に結び直す行です。") : (BlockCause.Revival, $"{binding.Status} を {line.Status} に戻す行です。");
        var id = blocks.Close(new(batch.Source, batch.Sequence, cause, $"電子証明書の連携 {batch.Sequence} 番の {row.Number} 行目は{what}"),
            rebinds ? [binding.ResidentNumber, line.ResidentNumber] : [], [(line.IssuerKeyId, line.Serial)]);
        blocks.SetAside(batch, row.Number, what, id, row.Content);
        return 1;
    }

    private static void Write(JpkiBinding binding, BindingLine line, string status) => (binding.Means, binding.ResidentNumber, binding.Status) = (line.Means, line.ResidentNumber, status);

    private async Task<Dictionary<(string, string), JpkiBinding>> KnownAsync(List<FeedRow<BindingLine>> rows, CancellationToken cancellation)
    {
        var serials = rows.SelectMany(r => r.Line is { } line ? [line.Serial] : r.Plain.Where(c => c.Length is > 1 and <= 40)).ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<(string, string), JpkiBinding>();
        foreach (var part in Chunks.Of(serials))
        {
            foreach (var binding in await database.JpkiBindings.Where(b => part.Contains(b.Serial)).ToListAsync(cancellation))
            {
                known[(binding.IssuerKeyId, binding.Serial)] = binding;
            }
        }

        return known;
    }

    private async Task<HashSet<string>> PeopleAsync(IEnumerable<FeedRow<BindingLine>> unreadable, CancellationToken cancellation)
    {
        var numbers = unreadable.SelectMany(r => r.Plain).Where(FeedRows.IsResidentNumber).ToHashSet(StringComparer.Ordinal);
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Chunks.Of(numbers))
        {
            people.UnionWith(await database.Residents.AsNoTracking().Where(r => part.Contains(r.Number)).Select(r => r.Number).ToListAsync(cancellation));
        }

        return people;
    }
}
