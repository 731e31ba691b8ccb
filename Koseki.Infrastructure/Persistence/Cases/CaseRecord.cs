using System.Text.Json;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>A case as screens see it.</summary>
public sealed record CaseRecord(
    long Id, string KindCode, CaseState State, long Version, Draft Draft, string Subject, string EnteredBy, string EnteredByName, string? ExaminedBy, string? ExaminedByName,
    string? DecidedByName, ReceiptNumber? Receipt, DateOnly? ReceiptDate, Origin Origin, string? Means, string? Reason, DateTimeOffset ChangedAt, string ChangedByName, string Office)
{
    /// <summary>What the rules of <see cref="CaseRules"/> need.</summary>
    public CaseStanding Standing => new(State, EnteredBy, ExaminedBy) { EditedBy = EditedBy, TwoPersons = TwoPersons, AssignedTo = AssignedTo, AssignedToName = AssignedToName, DiscardedBy = DiscardedBy, DiscardedAt = DiscardedBy is null ? null : ChangedAt };

    /// <summary>Account that discarded it; null unless it is 破棄.</summary>
    public string? DiscardedBy { get; init; }

    /// <summary>担当: account of the clerk who has it, or null.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Name of that person, or null.</summary>
    public string? AssignedToName { get; init; }

    /// <summary>Accounts that had the paper in hand, besides the one who typed it first.</summary>
    public IReadOnlyList<string> EditedBy { get; init; } = [];

    /// <summary>Whether its office has the two-person rule.</summary>
    public bool TwoPersons { get; init; } = true;

    /// <summary>束: what cases handed in together have in common; null for one that comes alone.</summary>
    public long? Bundle { get; init; }

    /// <summary>Whether it is a case over many registers, with a screen of its own.</summary>
    public bool IsBatch { get; init; }

    /// <summary>What moved between examination and decision, until the case is examined again.</summary>
    public IReadOnlyList<string> Moved { get; init; } = [];

    /// <summary>照会の回答.</summary>
    public IReadOnlyList<InquiryAnswer> Answers { get; init; } = [];
}

/// <summary>
/// The cases that one act is about: one that came alone, or all that were handed in together, each with the version that was read
/// (null where nobody looked: a load).
/// </summary>
/// <param name="Cases">案件番号 and version.</param>
public sealed record CaseSet(IReadOnlyList<(long Id, long? Seen)> Cases)
{
    /// <summary>One that came alone.</summary>
    public static CaseSet Of(long id, long? seen = null) => new([(id, seen)]);

    /// <summary>Cases as they were read.</summary>
    public static CaseSet Of(IEnumerable<CaseRecord> cases) => new([.. cases.Select(c => (c.Id, (long?)c.Version))]);
}

/// <summary>An examination and the registers it looked at.</summary>
public sealed record CaseExamination(Examination Examination, RegisterSet Registers)
{
    /// <summary>Receipt numbers of earlier cases on the same registers: they must be decided first.</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    /// <summary>Who is kin to whom, and how far it was looked; null where nothing was.</summary>
    public Domain.People.Reached? Kin { get; init; }
}

/// <summary>What came of an approval.</summary>
public abstract record ApprovalOutcome
{
    /// <summary>Written to the registers.</summary>
    public sealed record Approved(long JournalNumber) : ApprovalOutcome;

    /// <summary>Nothing was written: what the examination stood on has moved. The case is back at 審査待ち.</summary>
    public sealed record BasisMoved(IReadOnlyList<string> Differences) : ApprovalOutcome;

    /// <summary>Nothing was written: findings stand against it.</summary>
    public sealed record Blocked(IReadOnlyList<Finding> Findings) : ApprovalOutcome;
}

/// <summary>Between rows and records.</summary>
internal static class CaseRows
{
    internal static CaseRecord Record(CaseRow row, bool twoPersons = true) => new(
        row.Id, row.KindCode, row.State, row.Version, DraftOf(row), row.Subject, row.EnteredBy, row.EnteredByName, row.ExaminedBy, row.ExaminedByName, row.DecidedByName,
        ReceiptOf(row), row.ReceiptDate, OriginOf(row), row.Means, row.Reason, row.ChangedAt, row.ChangedByName, row.Office)
    {
        Bundle = row.Bundle,
        IsBatch = row.IsBatch,
        EditedBy = EditedBy(row),
        TwoPersons = twoPersons,
        AssignedTo = row.AssignedTo,
        AssignedToName = row.AssignedToName,
        DiscardedBy = row.State == CaseState.Discarded ? row.ChangedBy : null,
        Moved = row.Moved is null ? [] : JsonSerializer.Deserialize<string[]>(row.Moved) ?? [],
        Answers = AnswersOf(row),
    };

    internal static IReadOnlyList<InquiryAnswer> AnswersOf(CaseRow row) => row.Answers is null ? [] : JsonSerializer.Deserialize<InquiryAnswer[]>(row.Answers) ?? [];

    /// <summary>Locks a case by an update that changes nothing: before anything that belongs to it, and before the turn of the states (ADR 0005).</summary>
    internal static async Task<bool> LockAsync(KosekiDbContext database, long id, CancellationToken cancellation = default) =>
        await database.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(u => u.SetProperty(c => c.Version, c => c.Version), cancellation) > 0;

    internal static string[] EditedBy(CaseRow row) => Accounts(row.EditedBy);

    /// <summary>Notes who had the paper in hand besides the one who began it.</summary>
    internal static void AddEditor(CaseRow row, Actor actor)
    {
        if (actor.Account != row.EnteredBy && !EditedBy(row).Contains(actor.Account, StringComparer.Ordinal))
        {
            row.EditedBy += actor.Account + '\n';
        }
    }

    internal static string[] Accounts(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal static Draft DraftOf(CaseRow row) => DraftOf(row.Draft);

    internal static Draft DraftOf(string stored) => Draft.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(stored) ?? []);

    internal static string Write(Draft draft) => JsonSerializer.Serialize(draft.Values, JournalTransaction.Relaxed);

    internal static ReceiptNumber? ReceiptOf(CaseRow row) => row is { ReceiptYear: { } year, ReceiptNumber: { } number } ? new(year, number) : null;

    internal static Origin OriginOf(CaseRow row) => row is { AcceptedBy: { } by, ReachedOn: { } on }
        ? row.AcceptedByConsul ? new Origin.Consul(by, on) : new Origin.Elsewhere(by, on)
        : new Origin.Here();

    /// <summary>When and how it was handed in; null before receipt.</summary>
    internal static PaperArrival? ArrivalOf(CaseRow row) => row.ReceiptDate is not { } day ? null
        : new(day, TimeOnly.TryParseExact(row.ReceiptTime, "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time) ? time : null, ReceiptDetails.ComesInPerson(row.Means ?? "")) { IsAbroad = row.AcceptedByConsul, KnownSince = row.KnownSince, Hands = [row.EnteredBy, .. EditedBy(row)] };

    internal static void Write(CaseRow row, Origin origin)
    {
        row.AcceptedByConsul = origin is Origin.Consul;
        row.AcceptedBy = origin switch { Origin.Elsewhere e => e.AcceptedBy, Origin.Consul c => c.AcceptedBy, _ => null };
        row.ReachedOn = origin switch { Origin.Elsewhere e => e.ReceivedOn, Origin.Consul c => c.ReceivedOn, _ => null };
    }

    /// <summary>What decisions need of a case.</summary>
    internal static CasePaper PaperOf(CaseRow row, bool twoPersons = true) => new(row.Id, Called(row), StandingOf(row) with { TwoPersons = twoPersons }, row.Version, row.ChangedByName, row.EnteredByName) { IsBatch = row.IsBatch };

    /// <summary>What the rules need of a case; the two-person rule as if it held.</summary>
    internal static CaseStanding StandingOf(CaseRow row) => new(row.State, row.EnteredBy, row.ExaminedBy)
    {
        EditedBy = EditedBy(row),
        AssignedTo = row.AssignedTo,
        AssignedToName = row.AssignedToName,
        DiscardedBy = row.State == CaseState.Discarded ? row.ChangedBy : null,
        DiscardedAt = row.State == CaseState.Discarded ? row.ChangedAt : null,
    };

    /// <summary>令8-301 越谷太郎, as deeds call it.</summary>
    internal static string Called(CaseRow row) => $"{(ReceiptOf(row) is { } receipt ? receipt.ToString() : $"案件 {row.Id}")} {row.Subject}".TrimEnd();

    /// <summary>Does a step to the row, as the domain says where it goes.</summary>
    internal static void Apply(CaseRow row, CaseAction action, JournalTransaction open)
    {
        var step = PaperOf(row).After(action, open.Actor);
        if (step.TakesInHand)
        {
            AddEditor(row, open.Actor);
        }

        (row.State, row.AssignedTo, row.AssignedToName) = (step.State, step.AssignedTo, step.AssignedToName);
        Touch(row, open);
    }

    /// <summary>Notes that the row was changed in a transaction.</summary>
    internal static void Touch(CaseRow row, JournalTransaction open)
    {
        row.Version++;
        (row.ChangedAt, row.ChangedBy, row.ChangedByName) = (open.Now, open.Actor.Account, open.Actor.Name);
    }

    internal static IReadOnlyList<PersonId> Persons(CaseRow row) => [.. row.ReservedPersons.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(PersonId.Parse)];

    internal static IReadOnlyList<RegisterId> Registers(CaseRow row) => [.. row.ReservedRegisters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(RegisterId.Parse)];
}
