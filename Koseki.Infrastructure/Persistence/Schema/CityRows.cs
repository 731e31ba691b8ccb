namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>事務所.</summary>
public sealed class OfficeRow
{
    /// <summary>Code, e.g. 01.</summary>
    public required string Code { get; init; }

    /// <summary>本庁, 北部出張所 …</summary>
    public required string Name { get; set; }

    /// <summary>電話番号 shown where a register is held.</summary>
    public required string Phone { get; set; }

    /// <summary>Order in lists.</summary>
    public required int Order { get; set; }
}

/// <summary>端末.</summary>
public sealed class TerminalRow
{
    /// <summary>Code, e.g. 01-03.</summary>
    public required string Code { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Name { get; set; }

    /// <summary>Its office.</summary>
    public required string OfficeCode { get; set; }
}

/// <summary>Running numbers.</summary>
public sealed class CounterRow
{
    /// <summary>The name of the journal's number: its row is the first lock of every transaction of the journal.</summary>
    public const string Journal = "journal";

    /// <summary>journal, person, register, issue, receipt:2026 …</summary>
    public required string Name { get; init; }

    /// <summary>The last number given.</summary>
    public required long Value { get; set; }
}

/// <summary>宛名番号 ↔ 人: which person of ours a resident is.</summary>
public sealed class ResidentLinkRow
{
    /// <summary>宛名番号.</summary>
    public required string ResidentNumber { get; init; }

    /// <summary>人.</summary>
    public required long Person { get; set; }

    /// <summary>When it was linked.</summary>
    public required DateTimeOffset LinkedAt { get; set; }

    /// <summary>Who or which batch linked it.</summary>
    public required string LinkedBy { get; set; }
}
