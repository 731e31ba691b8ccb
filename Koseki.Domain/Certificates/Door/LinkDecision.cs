using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates.Door;

/// <summary>Why a batch of the feed of 宛名番号 ↔ 人 is not applied: closed, with the words for whoever sent it.</summary>
public abstract record LinkFeedRefusal : ActRefusal
{
    private LinkFeedRefusal()
    {
    }

    /// <summary>It was applied before.</summary>
    public sealed record AppliedBefore : LinkFeedRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この束は取り込み済みです。";
    }

    /// <summary>A batch before it is missing, or it is another feed's.</summary>
    /// <param name="Expected">The number that comes next.</param>
    /// <param name="File">The file that came.</param>
    public sealed record OutOfTurn(long Expected, string File) : LinkFeedRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"宛名番号の連携の {Expected} 番がありません({File} が届いています)。再送を依頼してください。");
    }

    /// <summary>It is of a time to come.</summary>
    /// <param name="File">The file.</param>
    /// <param name="AsOf">Its time.</param>
    public sealed record FromTheFuture(string File, DateTimeOffset AsOf) : LinkFeedRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"{File} の時刻 {AsOf:O} が先の時刻です。送り元の時計を確かめてください。");
    }

    /// <summary>A row nobody can be made out of: nobody could be stopped instead.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Line">Its line.</param>
    public sealed record Nobodys(string File, int Line) : LinkFeedRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"連携ファイル {File} の {Line} 行目が読めず、だれの行か分かりません(宛名番号と人)。正しい束の再送を依頼してください。");
    }
}

/// <summary>The links that a batch speaks of, by number and by person, as they stand while its rows are taken.</summary>
public sealed class KnownLinks
{
    private readonly Dictionary<string, PersonId> byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonId, string> byPerson = [];

    /// <summary>Takes one in.</summary>
    public void Add(string number, PersonId person)
    {
        byNumber[number] = person;
        byPerson[person] = number;
    }

    /// <summary>Whom a number means, or null.</summary>
    public PersonId? PersonOf(string number) => byNumber.TryGetValue(number, out var person) ? person : null;

    /// <summary>The number of a person, or null.</summary>
    public string? NumberOf(PersonId person) => byPerson.GetValueOrDefault(person);
}

/// <summary>
/// 宛名番号 ↔ 人 by a feed alone: a number never goes over to another person, and nobody gets a second one; such a row is set aside, and
/// those concerned get nothing at the door until two people have decided (ADR 0030). Pure.
/// </summary>
public static class LinkDecision
{
    /// <summary>The name of the feed.</summary>
    public const string Source = "link";

    private const int LongestNumber = 20;

    /// <summary>Why a batch is not applied; null when it is.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="last">The number of the one applied last.</param>
    /// <param name="now">Now.</param>
    public static LinkFeedRefusal? WhyNot(FeedBatch batch, long last, DateTimeOffset now) =>
        batch.Source == Source && batch.Sequence <= last ? new LinkFeedRefusal.AppliedBefore()
        : batch.Source != Source || batch.Sequence != last + 1 ? new LinkFeedRefusal.OutOfTurn(last + 1, batch.FileName)
        : batch.AsOf > now + FeedBatch.ClockTolerance ? new LinkFeedRefusal.FromTheFuture(batch.FileName, batch.AsOf)
        : null;

    /// <summary>Whether a cell is a 宛名番号.</summary>
    public static bool IsNumber(string text) => text.Length is > 0 and <= LongestNumber && text.All(char.IsAsciiDigit);

    /// <summary>The person of a cell (P12), or null.</summary>
    public static PersonId? PersonOf(string text)
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

    /// <summary>
    /// What becomes of a row: stops where it is set aside, none where it is taken in (a link is new then, unless it is known already),
    /// or that nobody can be made out of it.
    /// </summary>
    /// <param name="row">Its cells.</param>
    /// <param name="batch">Its batch.</param>
    /// <param name="line">Its line, from 1.</param>
    /// <param name="links">What stands; a new link is taken in.</param>
    /// <param name="now">Now.</param>
    public static Ruling<LinkOutcome> Of(IReadOnlyList<string> row, FeedBatch batch, int line, KnownLinks links, DateTimeOffset now)
    {
        DoorStop Stop(string resident, string? other, PersonId? former, PersonId? proposed, string what) =>
            new(0, DoorStopKind.Link, string.Create(CultureInfo.InvariantCulture, $"連携 {batch.FileName} の {line} 行目: {what}"), now) { Resident = resident, OtherResident = other, FormerPerson = former?.Value, ProposedPerson = proposed?.Value };

        if (row.Count != 2 || !IsNumber(row[0]) || PersonOf(row[1]) is not { } person)
        {
            var subjects = Meant(row, links);
            return subjects.Count == 0 ? new LinkFeedRefusal.Nobodys(batch.FileName, line)
                : new LinkOutcome(null, [.. subjects.Select(s => Stop(s, null, links.PersonOf(s), null, "読めない行です(宛名番号と人)。"))]);
        }

        if (links.PersonOf(row[0]) is { } former)
        {
            return former == person ? new LinkOutcome(null, []) : new LinkOutcome(null, [Stop(row[0], links.NumberOf(person), former, person, $"宛名番号を {former} から {person} に向け直す行です。")]);
        }

        if (links.NumberOf(person) is { } other)
        {
            return new LinkOutcome(null, [Stop(row[0], other, null, person, $"{person} に二つめの宛名番号を結ぶ行です。")]);
        }

        links.Add(row[0], person);
        return new LinkOutcome((row[0], person), []);
    }

    // Whom an unreadable row may mean: known numbers in it, and the numbers of known persons in it.
    private static List<string> Meant(IReadOnlyList<string> row, KnownLinks links) =>
    [
        .. row.Select(c => c.Trim()).SelectMany(c => links.PersonOf(c) is not null ? [c] : PersonOf(c) is { } p && links.NumberOf(p) is { } n ? [n] : Array.Empty<string>()).Distinct(StringComparer.Ordinal),
    ];
}

/// <summary>What becomes of a row of the feed.</summary>
/// <param name="New">The link that it makes; null when it makes none.</param>
/// <param name="Stops">What stands against it; none when it is taken in.</param>
public sealed record LinkOutcome((string Resident, PersonId Person)? New, IReadOnlyList<DoorStop> Stops);
