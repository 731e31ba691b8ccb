using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>
/// 宛名番号 ↔ 人, taken in from the feed <c>link</c> (resident number, person). A number never goes over to another person,
/// and nobody gets a second number, by the feed alone: such a row is set aside, and the numbers concerned get nothing at
/// the door until two people have decided.
/// </summary>
public sealed class ResidentLinks(JournalWriter journal)
{
    private const string Mark = "feed:link";
    private const int Chunk = 500;
    private static readonly Actor Feed = new("link", "宛名番号の連携", new HashSet<StaffRole>(), "", "");

    /// <summary>
    /// Applies a batch and remembers its number in the same transaction. Null when it was applied before; throws
    /// <see cref="FormatException"/> naming the row nobody can be made out of, or the batch that is missing, and changes
    /// nothing then.
    /// </summary>
    public async Task<int?> ApplyAsync(FeedBatch batch, CancellationToken cancellation = default)
    {
        try
        {
            var (_, rows) = await journal.CommitAsync(Feed, open => OnceAsync(open, batch, cancellation), cancellation);
            return rows;
        }
        catch (AppliedBeforeException)
        {
            return null;
        }
    }

    private static async Task<(Deed Deed, int Rows)> OnceAsync(JournalTransaction open, FeedBatch batch, CancellationToken cancellation)
    {
        var database = open.Database;
        var mark = await database.Counters.FirstOrDefaultAsync(c => c.Name == Mark, cancellation);
        if (mark is null)
        {
            database.Counters.Add(mark = new() { Name = Mark, Value = 0 });
        }

        if (batch.Source == "link" && batch.Sequence <= mark.Value)
        {
            throw new AppliedBeforeException();
        }

        if (batch.Source != "link" || batch.Sequence != mark.Value + 1)
        {
            throw new FormatException($"宛名番号の連携の {mark.Value + 1} 番がありません({batch.FileName} が届いています)。再送を依頼してください。");
        }

        if (batch.AsOf > open.Now + FeedBatch.ClockTolerance)
        {
            throw new FormatException($"{batch.FileName} の時刻 {batch.AsOf:O} が先の時刻です。送り元の時計を確かめてください。");
        }

        var links = await LinksAsync(database, batch, cancellation);
        var stops = batch.Rows.Select((row, i) => Apply(database, links, row, batch, i + 1, open.Now)).OfType<IReadOnlyList<DoorStopRow>>().SelectMany(s => s).ToList();
        await DoorStops.AddAsync(open, stops);
        mark.Value = batch.Sequence;
        return (new Deed(DeedKind.Feed, $"宛名番号の連携 {batch.FileName} の {batch.Rows.Count} 件を取り込んだ(確認待ち {stops.Count} 件)"), batch.Rows.Count);
    }

    // What stands against the row, or null when it was taken in.
    private static IReadOnlyList<DoorStopRow>? Apply(KosekiDbContext database, Links links, IReadOnlyList<string> row, FeedBatch batch, int number, DateTimeOffset now)
    {
        DoorStopRow Stop(string resident, string? other, long? former, long? proposed, string what) => new()
        {
            Id = 0, Kind = DoorStopKind.Link, Resident = resident, OtherResident = other, FormerPerson = former, ProposedPerson = proposed,
            Text = $"連携 {batch.FileName} の {number} 行目: {what}", At = now,
        };

        if (row.Count != 2 || !IsNumber(row[0]) || PersonOf(row[1]) is not { Value: var person })
        {
            var subjects = links.Meant(row);
            return subjects.Count > 0
                ? [.. subjects.Select(s => Stop(s, null, links.PersonOf(s), null, "読めない行です(宛名番号と人)。"))]
                : throw new FormatException($"連携ファイル {batch.FileName} の {number} 行目が読めず、だれの行か分かりません(宛名番号と人)。正しい束の再送を依頼してください。");
        }

        if (links.PersonOf(row[0]) is { } former)
        {
            return former == person ? null : [Stop(row[0], links.NumberOf(person), former, person, $"宛名番号を P{former} から P{person} に向け直す行です。")];
        }

        if (links.NumberOf(person) is { } other)
        {
            return [Stop(row[0], other, null, person, $"P{person} に二つめの宛名番号を結ぶ行です。")];
        }

        var link = new ResidentLinkRow { ResidentNumber = row[0], Person = person, LinkedAt = now, LinkedBy = batch.FileName };
        links.Add(link);
        database.ResidentLinks.Add(link);
        return null;
    }

    // Only the links the batch speaks of: by number, and by person.
    private static async Task<Links> LinksAsync(KosekiDbContext database, FeedBatch batch, CancellationToken cancellation)
    {
        var cells = batch.Rows.SelectMany(r => r).Select(c => c.Trim()).ToHashSet(StringComparer.Ordinal);
        var links = new Links();
        foreach (var part in cells.Where(IsNumber).Chunk(Chunk).Select(c => c.ToList()))
        {
            (await database.ResidentLinks.AsNoTracking().Where(l => part.Contains(l.ResidentNumber)).ToListAsync(cancellation)).ForEach(links.Add);
        }

        foreach (var part in cells.Select(PersonOf).OfType<PersonId>().Select(p => p.Value).Chunk(Chunk).Select(c => c.ToList()))
        {
            (await database.ResidentLinks.AsNoTracking().Where(l => part.Contains(l.Person)).ToListAsync(cancellation)).ForEach(links.Add);
        }

        return links;
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);

    private static PersonId? PersonOf(string text)
    {
        try
        {
            return PersonId.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed class Links
    {
        private readonly Dictionary<string, long> byNumber = new(StringComparer.Ordinal);
        private readonly Dictionary<long, string> byPerson = [];

        public void Add(ResidentLinkRow link)
        {
            byNumber[link.ResidentNumber] = link.Person;
            byPerson[link.Person] = link.ResidentNumber;
        }

        public long? PersonOf(string number) => byNumber.TryGetValue(number, out var person) ? person : null;

        public string? NumberOf(long person) => byPerson.GetValueOrDefault(person);

        // Whom an unreadable row may mean: known numbers in it, and the numbers of known persons in it.
        public List<string> Meant(IReadOnlyList<string> row) =>
        [
            .. row.Select(c => c.Trim()).SelectMany(c => byNumber.ContainsKey(c) ? [c] : ResidentLinks.PersonOf(c) is { Value: var p } && NumberOf(p) is { } n ? [n] : Array.Empty<string>()).Distinct(StringComparer.Ordinal),
        ];
    }

    private sealed class AppliedBeforeException : Exception;
}
