using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Konbini.Gateway.Refusals;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>State of one application (convenience-issuing contract 5.4).</summary>
public enum IssueState
{
    /// <summary>Stored, nothing done yet.</summary>
    Received,

    /// <summary>The certificate is being made.</summary>
    Rendering,

    /// <summary>Bytes exist, hash stored, release check passed.</summary>
    Sealed,

    /// <summary>The bytes were handed over.</summary>
    Released,

    /// <summary>Printed.</summary>
    Printed,

    /// <summary>Not printed although handed over.</summary>
    Failed,

    /// <summary>Handed over; no word of printing.</summary>
    Unknown,

    /// <summary>Ended before hand-over; never to be continued.</summary>
    Void,
}

/// <summary>One application: the issue log. Holds no certificate content.</summary>
public sealed class Application
{
    /// <summary>The gateway's own id.</summary>
    public Guid Id { get; set; }

    /// <summary>全国地方公共団体コード.</summary>
    public required string Municipality { get; set; }

    /// <summary>The centre's id, unique for ever within the municipality.</summary>
    public required string ApplicationId { get; set; }

    /// <summary>The visit at the kiosk that it was made in: no other ends it, or hears of it.</summary>
    public string Transaction { get; set; } = "";

    /// <summary>SHA-256 of the canonical business payload.</summary>
    public required string PayloadHash { get; set; }

    /// <summary>State; changed only by compare-and-set on <see cref="Version"/>.</summary>
    public IssueState State { get; set; }

    /// <summary>Concurrency token.</summary>
    public long Version { get; set; }

    /// <summary>Node that owns the bytes.</summary>
    public required string OwnerNode { get; set; }

    /// <summary>The owner's start: another start never continues it.</summary>
    public Guid OwnerStart { get; set; }

    /// <summary>宛名番号, once known.</summary>
    public string? ResidentNumber { get; set; }

    /// <summary>KOSEKI_ZENBU …</summary>
    public required string Kind { get; set; }

    /// <summary>課税年度 asked for, or null where the kind has none.</summary>
    public int? TaxYear { get; set; }

    /// <summary>Copies asked for.</summary>
    public int Copies { get; set; }

    /// <summary>Yen.</summary>
    public int Fee { get; set; }

    /// <summary>発行番号, a label and never a key.</summary>
    public string? IssueNumber { get; set; }

    /// <summary>Register and generation the paper was made from.</summary>
    public long? Register { get; set; }

    /// <summary>Generation.</summary>
    public int? Generation { get; set; }

    /// <summary>Version of the snapshot of the replica the paper was made from.</summary>
    public string? Snapshot { get; set; }

    /// <summary>SHA-256 of the bytes.</summary>
    public string? Sha256 { get; set; }

    /// <summary>Pages.</summary>
    public int PageCount { get; set; }

    /// <summary>Bytes.</summary>
    public int ByteLength { get; set; }

    /// <summary>Why nothing left, or null: the true reason, which the centre is never told.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>How often the bytes were read.</summary>
    public int TicketReads { get; set; }

    /// <summary>When the ticket ends (UTC).</summary>
    public DateTime? TicketExpiresAt { get; set; }

    /// <summary>Created (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Last change of state (UTC).</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Deadline of the request (UTC).</summary>
    public DateTime Deadline { get; set; }

    /// <summary>Operator, store, terminal and prefecture of the kiosk.</summary>
    public required string Kiosk { get; set; }

    /// <summary>CARD, ANDROID or IPHONE.</summary>
    public required string Means { get; set; }

    /// <summary>PRINTED, PRINT_FAILED …</summary>
    public string? PrintResult { get; set; }

    /// <summary>Fee collected at the kiosk.</summary>
    public int? FeeCollected { get; set; }
}

/// <summary>Whether a kind is open; closed by operators or by the gateway itself.</summary>
public sealed class KindSwitch
{
    /// <summary>Municipality.</summary>
    public required string Municipality { get; set; }

    /// <summary>Kind.</summary>
    public required string Kind { get; set; }

    /// <summary>Whether it is open.</summary>
    public bool Open { get; set; }

    /// <summary>Why it is closed, or null.</summary>
    public string? Reason { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>How often it was changed, and closed again while it was closed: people open what they saw.</summary>
    public long Version { get; set; }

    /// <summary>The last order of the core that was done to it; 0 before the first.</summary>
    public long OrderNumber { get; set; }

    /// <summary>When that was ordered, by the core's clock (UTC); null before the first.</summary>
    public DateTime? OrderedAt { get; set; }
}

/// <summary>Hours, fee, copies and form of a kind from a day on.</summary>
public sealed class KindRule
{
    /// <summary>Municipality.</summary>
    public required string Municipality { get; set; }

    /// <summary>Kind.</summary>
    public required string Kind { get; set; }

    /// <summary>First day in force.</summary>
    public DateOnly From { get; set; }

    /// <summary>Opens, local time.</summary>
    public TimeOnly Opens { get; set; }

    /// <summary>Closes, local time.</summary>
    public TimeOnly Closes { get; set; }

    /// <summary>Fee per copy in yen.</summary>
    public int Fee { get; set; }

    /// <summary>Most copies at once.</summary>
    public int MaxCopies { get; set; }

    /// <summary>Of 住民票の写し the form; null where it is 世帯連記式, and of every other kind.</summary>
    public ResidentForm? Form { get; set; }
}

/// <summary>
/// From when the certificates of one tax year are issued, and how: one row a year. A year without a row is not open.
/// </summary>
public sealed class TaxYearRule
{
    /// <summary>Municipality.</summary>
    public required string Municipality { get; set; }

    /// <summary>課税年度 by the western calendar: 2026 is 令和8年度.</summary>
    public int TaxYear { get; set; }

    /// <summary>First day for those whose tax is wholly withheld from their salary (給与からの特別徴収).</summary>
    public DateOnly OpensWithheld { get; set; }

    /// <summary>First day for everybody else.</summary>
    public DateOnly Opens { get; set; }

    /// <summary>Whether a 被扶養者 who made no return gets a paper without amounts, or none.</summary>
    public bool DependantsWithoutAmounts { get; set; }
}

/// <summary>What the comparison of a day with the centre came to (M8): the last one of the day.</summary>
public sealed class Reconciliation
{
    /// <summary>Municipality.</summary>
    public required string Municipality { get; set; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; set; }

    /// <summary>When the centre sent it (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>What the centre has of it.</summary>
    public int Entries { get; set; }

    /// <summary>What is the same here.</summary>
    public int Matched { get; set; }

    /// <summary>Fees collected, as the centre says.</summary>
    public int YenCenter { get; set; }

    /// <summary>As the results told here say.</summary>
    public int YenGateway { get; set; }

    /// <summary>How much is not the same.</summary>
    public int Faults { get; set; }

    /// <summary>The first of it: fault and application, a line each.</summary>
    public string Lines { get; set; } = "";
}

/// <summary>休止日 of a municipality.</summary>
public sealed class ClosedDay
{
    /// <summary>Municipality.</summary>
    public required string Municipality { get; set; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Why.</summary>
    public required string Reason { get; set; }
}

/// <summary>A running number.</summary>
public sealed class Counter
{
    /// <summary>Name.</summary>
    public required string Name { get; set; }

    /// <summary>Last number given.</summary>
    public long Value { get; set; }
}

/// <summary>A secret of this installation.</summary>
public sealed class Secret
{
    /// <summary>The key of the tokens of a visit.</summary>
    public const string SubjectTokens = "subject-tokens";

    /// <summary>The key of the tokens of members.</summary>
    public const string MemberTokens = "member-tokens";

    /// <summary>Name.</summary>
    public required string Name { get; set; }

    /// <summary>Random bytes.</summary>
    public required byte[] Value { get; set; }
}

/// <summary>Something a person must look at.</summary>
public sealed class Alarm
{
    /// <summary>Number.</summary>
    public long Id { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>A reason (<see cref="Refusals.Refusal"/>), or a short word.</summary>
    public required string Code { get; set; }

    /// <summary>Where and what, without personal data.</summary>
    public required string Message { get; set; }

    /// <summary>The application it is about, or null.</summary>
    public Guid? Application { get; set; }

    /// <summary>When the staff was told (UTC); null while it was not.</summary>
    public DateTime? ToldAt { get; set; }
}
