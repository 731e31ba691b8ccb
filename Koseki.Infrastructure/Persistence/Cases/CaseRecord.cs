using System.Text.Json;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

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

    /// <summary>What moved between examination and decision, until the case is examined again.</summary>
    public IReadOnlyList<string> Moved { get; init; } = [];
}

/// <summary>What the clerk says when giving the receipt number.</summary>
/// <param name="Date">受理日.</param>
/// <param name="Time">Time of day, or null.</param>
/// <param name="Means">窓口, 郵送, 当直 …</param>
/// <param name="Origin">Where it was accepted.</param>
public sealed record ReceiptDetails(DateOnly Date, string? Time, string Means, Origin Origin)
{
    /// <summary>
    /// The cases that may be of the same event and were shown to the clerk; one that was not shown stops the receipt. Null where
    /// nobody looks (a load).
    /// </summary>
    public IReadOnlyList<long>? SeenDoubles { get; init; }

    private const int LongestCode = 10;

    internal string? WhyTooLong() =>
        FieldLimits.WhyNot("方法", Means, LongestCode) ?? FieldLimits.WhyNot("受付の時刻", Time, LongestCode)
            ?? FieldLimits.WhyNot("受理した市区町村", Origin switch { Origin.Elsewhere e => e.AcceptedBy, Origin.Consul c => c.AcceptedBy, _ => null }, FieldLimits.Line);
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

/// <summary>A deed that is not allowed or not possible now, in words for the screen. Nothing was changed.</summary>
public class CaseException(string message) : Exception(message)
{
    /// <summary>What <see cref="Rights"/> said, where it was asked; else null.</summary>
    public RightsRefusal? NoRight { get; init; }
}

/// <summary>Between rows and records.</summary>
internal static class CaseRows
{
    internal static CaseRecord Record(CaseRow row, bool twoPersons = true) => new(
        row.Id, row.KindCode, row.State, row.Version, DraftOf(row), row.Subject, row.EnteredBy, row.EnteredByName, row.ExaminedBy, row.ExaminedByName, row.DecidedByName,
        ReceiptOf(row), row.ReceiptDate, OriginOf(row), row.Means, row.Reason, row.ChangedAt, row.ChangedByName, row.Office)
    {
        Bundle = row.Bundle,
        EditedBy = EditedBy(row),
        TwoPersons = twoPersons,
        AssignedTo = row.AssignedTo,
        AssignedToName = row.AssignedToName,
        DiscardedBy = row.State == CaseState.Discarded ? row.ChangedBy : null,
        Moved = row.Moved is null ? [] : JsonSerializer.Deserialize<string[]>(row.Moved) ?? [],
    };

    /// <summary>Locks a case by an update that changes nothing: before anything that belongs to it, and before the turn of the states (ADR 0005).</summary>
    internal static async Task<bool> LockAsync(KosekiDbContext database, long id, CancellationToken cancellation = default) =>
        await database.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(u => u.SetProperty(c => c.Version, c => c.Version), cancellation) > 0;

    internal static string[] EditedBy(CaseRow row) => Accounts(row.EditedBy);

    /// <summary>Whether the office where the case was opened has the two-person rule; an office nobody knows has it.</summary>
    internal static async Task<bool> TwoPersonsAsync(KosekiDbContext database, string office, CancellationToken cancellation) =>
        await database.Offices.AsNoTracking().Where(o => o.Code == office).Select(o => (bool?)o.TwoPersonRule).FirstOrDefaultAsync(cancellation) ?? true;

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

    internal static void Write(CaseRow row, Origin origin)
    {
        row.AcceptedByConsul = origin is Origin.Consul;
        row.AcceptedBy = origin switch { Origin.Elsewhere e => e.AcceptedBy, Origin.Consul c => c.AcceptedBy, _ => null };
        row.ReachedOn = origin switch { Origin.Elsewhere e => e.ReceivedOn, Origin.Consul c => c.ReceivedOn, _ => null };
    }

    internal static IReadOnlyList<PersonId> Persons(CaseRow row) => [.. row.ReservedPersons.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(PersonId.Parse)];

    internal static IReadOnlyList<RegisterId> Registers(CaseRow row) => [.. row.ReservedRegisters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(RegisterId.Parse)];
}
