using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas.Residents;

/// <summary>
/// Takes in a batch of residents, person by person in the order of the file. What stops somebody never loses to an ACTIVE
/// of the same batch, what cannot be read closes whom it may mean, and what only people can decide waits for two of them.
/// Names and places pass the gate of the register's own: what no paper can bear closes the person it is about.
/// It changes tracked rows; the caller saves.
/// </summary>
public sealed class ResidentFeed(GatewayDbContext database, BlockBook blocks, CharacterGate gate) : IFeed
{
    private const string Blocked = "BLOCKED";
    private static readonly HashSet<string> Final = ["DEAD", "ERASED"];

    /// <inheritdoc/>
    public string Source => FeedSources.Resident;

    /// <inheritdoc/>
    public async Task<BatchOutcome> ApplyAsync(FeedBatch batch, CancellationToken cancellation)
    {
        var rows = FeedRows.Read(batch, ResidentLine.Of);
        var numbers = rows.SelectMany(r => r.Line is { } line ? [line.Number] : r.Plain).Where(FeedRows.IsResidentNumber).ToHashSet(StringComparer.Ordinal);
        var known = await Chunks.LoadAsync(numbers, part => database.Residents.Where(r => part.Contains(r.Number)), r => r.Number, cancellation);
        var standing = await blocks.OfResidentsAsync(numbers, cancellation);
        var (quarantined, doubtful) = (0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in rows.Where(r => r.Line is null))
        {
            if (Subjects(row, known) is not { Count: > 0 } subjects)
            {
                return BatchOutcome.Stopped($"{row.Number} 行目が読めず、だれの行か分かりません。正しい束の再送を依頼してください。");
            }

            Unreadable(batch, row, subjects);
            doubtful.UnionWith(subjects);
            quarantined++;
        }

        foreach (var person in rows.Where(r => r.Line is not null).GroupBy(r => r.Line!.Number, StringComparer.Ordinal))
        {
            quarantined += Person(batch, [.. person], known, doubtful.Contains(person.Key) ? [] : [.. standing[person.Key]]);
        }

        return new(quarantined, null);
    }

    /// <inheritdoc/>
    public async Task ConfirmAsync(IReadOnlyList<string> row, CancellationToken cancellation)
    {
        if (ResidentLine.Of(row) is { } line && await database.Residents.FindAsync([line.Number], cancellation) is { } resident)
        {
            Write(resident, line.Status, line);
        }
    }

    // Whom an unreadable row may mean: everybody known who is named in any column, and a new number in the first one.
    private List<string> Subjects(FeedRow<ResidentLine> row, Dictionary<string, Resident> known)
    {
        var subjects = row.Plain.Where(known.ContainsKey).ToList();
        if (subjects.Count == 0 && row.Plain is [var number, ..] && FeedRows.IsResidentNumber(number))
        {
            database.Residents.Add(known[number] = new() { Number = number, Status = Blocked });
            subjects.Add(number);
        }

        return subjects;
    }

    private void Unreadable(FeedBatch batch, FeedRow<ResidentLine> row, List<string> subjects)
    {
        const string Problem = "住民の行が読めません(宛名番号・状態・生年月日・氏名・本籍・筆頭者)。";
        var id = blocks.Close(new(batch.Source, batch.Sequence, BlockCause.UnreadableRow, $"住民の連携 {batch.Sequence} 番の {row.Number} 行目が読めません。"), subjects, []);
        blocks.SetAside(batch, row.Number, Problem, id, null);
    }

    // One person's rows in the order of the file; gives how many were set aside.
    private int Person(FeedBatch batch, List<FeedRow<ResidentLine>> rows, Dictionary<string, Resident> known, List<Block> standing)
    {
        var number = rows[0].Line!.Number;
        if (!known.TryGetValue(number, out var resident))
        {
            database.Residents.Add(known[number] = resident = new() { Number = number, Status = Blocked });
        }

        var before = (resident.Name, resident.Domicile, resident.HeadName, resident.BirthDate);
        var (quarantined, stopped) = (0, (string?)null);
        foreach (var row in rows)
        {
            var line = row.Line!;
            if (stopped is not null && line.Status == FeedRows.Active)
            {
                blocks.SetAside(batch, row.Number, $"同じ束に {stopped} と ACTIVE があります。{stopped} を採りました。", null, null);
                quarantined++;
                continue;
            }

            stopped = line.Status == FeedRows.Active ? stopped : line.Status;
            quarantined += One(batch, row, resident);
        }

        var changed = before != (resident.Name, resident.Domicile, resident.HeadName, resident.BirthDate);
        blocks.Lift(standing.Where(b => b.Source == batch.Source && b.Cause == BlockCause.UnreadableRow && b.Sequence < batch.Sequence
            || (b.Cause == BlockCause.PaperDiffers && changed)), $"{batch.FileName}");
        return quarantined;
    }

    private int One(FeedBatch batch, FeedRow<ResidentLine> row, Resident resident)
    {
        var line = row.Line!;
        if (UnprintableOf(line) is { } problem)
        {
            return Unprintable(batch, row, resident, problem);
        }

        var birthChanges = resident.BirthDate != default && resident.BirthDate != line.BirthDate;
        var revives = Final.Contains(resident.Status) && !Final.Contains(line.Status);
        if (!birthChanges && !revives)
        {
            Write(resident, line.Status, line);
            return 0;
        }

        // What stops somebody is taken at once, whatever else the row says.
        if (line.Status != FeedRows.Active && !revives)
        {
            resident.Status = line.Status;
        }

        var (cause, what) = birthChanges ? (BlockCause.ChangedBirth, "生年月日を変える行です。") : (BlockCause.Revival, $"{resident.Status} を {line.Status} に戻す行です。");
        var id = blocks.Close(new(batch.Source, batch.Sequence, cause, $"住民の連携 {batch.Sequence} 番の {row.Number} 行目は{what}"), [line.Number], []);
        blocks.SetAside(batch, row.Number, what, id, row.Content);
        return 1;
    }

    // Closed until the row comes in writing that can be printed. What stops somebody is taken at once all the same.
    private int Unprintable(FeedBatch batch, FeedRow<ResidentLine> row, Resident resident, string problem)
    {
        var status = row.Line!.Status;
        if (status != FeedRows.Active && (Final.Contains(status) || !Final.Contains(resident.Status)))
        {
            resident.Status = status;
        }

        var id = blocks.Close(new(batch.Source, batch.Sequence, BlockCause.UnreadableRow, $"住民の連携 {batch.Sequence} 番の {row.Number} 行目の{problem}"), [row.Line.Number], []);
        blocks.SetAside(batch, row.Number, problem, id, null);
        return 1;
    }

    private string? UnprintableOf(ResidentLine line) =>
        new[] { ("氏名", line.Name, GatedText.Name), ("本籍", line.Domicile, GatedText.Line), ("筆頭者", line.HeadName, GatedText.Name) }
            .Select(f => gate.Pass(f.Item2, f.Item3).Problem is { } problem ? $"{f.Item1}に{problem}" : null).FirstOrDefault(p => p is not null);

    private void Write(Resident resident, string status, ResidentLine line) =>
        (resident.Status, resident.BirthDate, resident.Name, resident.Domicile, resident.HeadName)
            = (status, line.BirthDate, gate.Pass(line.Name, GatedText.Name).Text, gate.Pass(line.Domicile, GatedText.Line).Text, gate.Pass(line.HeadName, GatedText.Name).Text);
}
