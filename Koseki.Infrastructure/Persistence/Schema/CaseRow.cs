using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>A notification on its way: work state, changed freely until it is decided.</summary>
public sealed class CaseRow
{
    /// <summary>案件番号.</summary>
    public long Id { get; init; }

    /// <summary>件名コード.</summary>
    public required string KindCode { get; init; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; set; }

    /// <summary>束: 案件番号 of the case beside which this one was opened, of that case itself its own; null for a paper that comes alone.</summary>
    public long? Bundle { get; set; }

    /// <summary>Whether it is a case over many registers (<see cref="BatchRow"/>): it is received, examined and decided as such.</summary>
    public bool IsBatch { get; set; }

    /// <summary>The draft as JSON: box key to text.</summary>
    public required string Draft { get; set; }

    /// <summary>事件本人 in a few words, for lists.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Goes up with every change.</summary>
    public long Version { get; set; }

    /// <summary>Person numbers reserved, joined by a space (P12 P13).</summary>
    public string ReservedPersons { get; set; } = "";

    /// <summary>Register numbers reserved (R12 R13).</summary>
    public string ReservedRegisters { get; set; } = "";

    /// <summary>Office where it was opened.</summary>
    public required string Office { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Account that typed it first.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>Name of that person.</summary>
    public required string EnteredByName { get; init; }

    /// <summary>Further accounts that had the paper in hand in a step before the decision, one a line.</summary>
    public string EditedBy { get; set; } = "";

    /// <summary>Account that changed it last.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>Name of that person.</summary>
    public required string ChangedByName { get; set; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>担当: account of the clerk who has it, or null.</summary>
    public string? AssignedTo { get; set; }

    /// <summary>Name of that person.</summary>
    public string? AssignedToName { get; set; }

    /// <summary>Receipt year, or null before receipt.</summary>
    public int? ReceiptYear { get; set; }

    /// <summary>Receipt number, or null before receipt.</summary>
    public int? ReceiptNumber { get; set; }

    /// <summary>受理日, or null before receipt.</summary>
    public DateOnly? ReceiptDate { get; set; }

    /// <summary>Time of day given by the clerk (18:40), or null.</summary>
    public string? ReceiptTime { get; set; }

    /// <summary>Since when our own clock knows of the paper: of the receipt, or of the deposit that it is; null before receipt.</summary>
    public DateTimeOffset? KnownSince { get; set; }

    /// <summary>窓口, 郵送, 当直 …, or null before receipt.</summary>
    public string? Means { get; set; }

    /// <summary>Who accepted it elsewhere; null when accepted here.</summary>
    public string? AcceptedBy { get; set; }

    /// <summary>Whether a consul accepted it.</summary>
    public bool AcceptedByConsul { get; set; }

    /// <summary>When the notice or the paper reached us; null when accepted here.</summary>
    public DateOnly? ReachedOn { get; set; }

    /// <summary>Account that examined it, or null.</summary>
    public string? ExaminedBy { get; set; }

    /// <summary>Name of that person.</summary>
    public string? ExaminedByName { get; set; }

    /// <summary>Account that decided it, or null.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Name of that person.</summary>
    public string? DecidedByName { get; set; }

    /// <summary>Journal number of the decision, or null.</summary>
    public long? DecidedJournal { get; set; }

    /// <summary>What the examined plan was computed from, as JSON; null unless examined.</summary>
    public string? Basis { get; set; }

    /// <summary>SHA-256 over the after-registers and notices of the examined plan; null unless examined.</summary>
    public byte[]? Fingerprint { get; set; }

    /// <summary>The after-registers and notices of the examined plan, compressed; null unless examined.</summary>
    public byte[]? ExaminedPlan { get; set; }

    /// <summary>What moved between examination and decision, as JSON, until it is examined again.</summary>
    public string? Moved { get; set; }

    /// <summary>照会の回答 as JSON; null where nothing was asked.</summary>
    public string? Answers { get; set; }

    /// <summary>Why it was returned, refused or withdrawn.</summary>
    public string? Reason { get; set; }
}
