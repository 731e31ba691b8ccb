using System.Globalization;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>JPKI serial → resident.</summary>
public sealed class JpkiBinding
{
    /// <summary>Key id of the issuer, upper-case hexadecimal.</summary>
    public required string IssuerKeyId { get; set; }

    /// <summary>発行番号, upper-case hexadecimal.</summary>
    public required string Serial { get; set; }

    /// <summary>CARD, ANDROID or IPHONE.</summary>
    public required string Means { get; set; }

    /// <summary>宛名番号. It never changes by a feed alone.</summary>
    public required string ResidentNumber { get; set; }

    /// <summary>ACTIVE, SUSPENDED, REVOKED, EXPIRED or UNKNOWN.</summary>
    public required string Status { get; set; }
}

/// <summary>What 住民記録 says of one person: residence, and the facts a paper is compared with before it leaves.</summary>
public sealed class Resident
{
    /// <summary>宛名番号.</summary>
    public required string Number { get; set; }

    /// <summary>ACTIVE, LEAVING, MOVED, DEAD, ERASED, SUPPRESSED or BLOCKED (known only from a row that could not be read).</summary>
    public required string Status { get; set; }

    /// <summary>生年月日. It never changes by a feed alone.</summary>
    public DateOnly BirthDate { get; set; }

    /// <summary>氏名; empty when not sent.</summary>
    public string Name { get; set; } = "";

    /// <summary>本籍; empty when there is none or it was not sent.</summary>
    public string Domicile { get; set; } = "";

    /// <summary>筆頭者の氏名; empty when there is none or it was not sent.</summary>
    public string HeadName { get; set; } = "";
}

/// <summary>How far a feed has been applied.</summary>
public sealed class FeedMark
{
    /// <summary>resident or jpki.</summary>
    public required string Source { get; set; }

    /// <summary>Last batch applied; 0 before the first.</summary>
    public long Sequence { get; set; }

    /// <summary>The source's time of that batch (UTC).</summary>
    public DateTime AsOf { get; set; }

    /// <summary>Why the feed stands, or null.</summary>
    public string? Problem { get; set; }

    /// <summary>The run that applied it: one whose answer was lost finds here that it was its own. Null before the first.</summary>
    public Guid? Taking { get; set; }
}

/// <summary>What came of a batch: shown to the staff, and nothing is decided by it.</summary>
public sealed class FeedRunRow
{
    /// <summary>Number.</summary>
    public long Id { get; set; }

    /// <summary>Feed.</summary>
    public required string Source { get; set; }

    /// <summary>Batch; 0 where none could be read.</summary>
    public long Sequence { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>The node that took it in, or refused it.</summary>
    public required string Node { get; set; }

    /// <summary>Its rows.</summary>
    public int Rows { get; set; }

    /// <summary>Those set aside.</summary>
    public int Quarantined { get; set; }

    /// <summary>What changed, item by item, in counts.</summary>
    public string Changes { get; set; } = "";

    /// <summary>Where and why it was refused whole; null when it was taken in.</summary>
    public string? Problem { get; set; }
}

/// <summary>照合: what source and gateway last counted and hashed of the rows of a feed whose number ends in the same three digits.</summary>
public sealed class FeedBucket
{
    /// <summary>Feed.</summary>
    public required string Source { get; set; }

    /// <summary>The three digits, 0 to 999.</summary>
    public int Number { get; set; }

    /// <summary>The batch with which it was compared.</summary>
    public long Sequence { get; set; }

    /// <summary>The source's time of that batch (UTC).</summary>
    public DateTime AsOf { get; set; }

    /// <summary>Whether both had the same.</summary>
    public bool Agrees { get; set; }

    /// <summary>Whether, as they had not, they were compared row by row: only what differs is closed then.</summary>
    public bool ByRow { get; set; }

    /// <summary>The bucket of a number.</summary>
    public static int Of(string number) => int.Parse(number.Length > 3 ? number[^3..] : number, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>A row that was not applied as it stands.</summary>
public sealed class QuarantinedRow
{
    /// <summary>Number.</summary>
    public long Id { get; set; }

    /// <summary>Feed.</summary>
    public required string Source { get; set; }

    /// <summary>Batch.</summary>
    public long Sequence { get; set; }

    /// <summary>Row within the batch, from 1.</summary>
    public int Row { get; set; }

    /// <summary>What is wrong.</summary>
    public required string Problem { get; set; }

    /// <summary>The case whose blocks stand because of this row; null when the row needed none.</summary>
    public Guid? Case { get; set; }

    /// <summary>The row, columns separated by tabs, to be applied when two people confirm it; null when it cannot be.</summary>
    public string? Content { get; set; }
}

/// <summary>Why somebody or a certificate is closed until it is cleared up.</summary>
public enum BlockCause
{
    /// <summary>A row about them could not be read; the next readable one of the same source lifts it.</summary>
    UnreadableRow,

    /// <summary>A row would give a serial, or the number of a registered seal, to another person.</summary>
    Rebinding,

    /// <summary>A row would bring back what had ended (DEAD, ERASED, REVOKED, EXPIRED, ABOLISHED).</summary>
    Revival,

    /// <summary>A row would change a birth date.</summary>
    ChangedBirth,

    /// <summary>The paper and the replica spoke of different people; new facts of 住民記録 lift it.</summary>
    PaperDiffers,

    /// <summary>The comparison with the source found another registration of theirs there, or none; the next one that finds the same lifts it.</summary>
    SealDiffers,
}

/// <summary>
/// One person or one serial that gets nothing while it stands. The blocks of one event share a case; what only people can
/// settle is settled for the whole case by two of them.
/// </summary>
public sealed class Block
{
    /// <summary>Number.</summary>
    public long Id { get; set; }

    /// <summary>The event they came from.</summary>
    public Guid Case { get; set; }

    /// <summary>Why.</summary>
    public BlockCause Cause { get; set; }

    /// <summary>The person, or null.</summary>
    public string? ResidentNumber { get; set; }

    /// <summary>Issuer of the serial, or null.</summary>
    public string? IssuerKeyId { get; set; }

    /// <summary>The serial, or null.</summary>
    public string? Serial { get; set; }

    /// <summary>Feed, or release.</summary>
    public required string Source { get; set; }

    /// <summary>Batch; 0 at a release.</summary>
    public long Sequence { get; set; }

    /// <summary>The bucket whose comparison began it, and whose comparison ends it; null for every other cause.</summary>
    public int? Bucket { get; set; }

    /// <summary>What happened, without names.</summary>
    public required string Reason { get; set; }

    /// <summary>When it began (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>When it ended (UTC); null while it stands.</summary>
    public DateTime? LiftedAt { get; set; }

    /// <summary>Which batch or which two people ended it.</summary>
    public string? LiftedBy { get; set; }
}
