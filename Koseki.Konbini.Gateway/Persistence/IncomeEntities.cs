namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>What the tax office has of a person and a tax year.</summary>
public enum IncomeState
{
    /// <summary>取消, or known only from a stop: nothing stands there.</summary>
    Removed,

    /// <summary>決定: the amounts are there.</summary>
    Settled,

    /// <summary>未申告.</summary>
    Undeclared,

    /// <summary>被扶養者で、申告がない.</summary>
    Dependant,

    /// <summary>賦課期日に市に住所がない.</summary>
    NotHere,

    /// <summary>証明不可.</summary>
    Denied,
}

/// <summary>The income of a person in one tax year as the feeds <c>income</c> and <c>incomestop</c> have brought it.</summary>
public sealed class IncomeRecord
{
    /// <summary>宛名番号.</summary>
    public required string ResidentNumber { get; set; }

    /// <summary>課税年度 by the western calendar: 2026 is 令和8年度.</summary>
    public int TaxYear { get; set; }

    /// <summary>版 as <c>income</c> brought it: goes up with every 更正; 0 when only a stop is known.</summary>
    public int Version { get; set; }

    /// <summary>No version before this one is certified any more, as <c>incomestop</c> says; 0 when it never did.</summary>
    public int StopVersion { get; set; }

    /// <summary>State.</summary>
    public IncomeState State { get; set; }

    /// <summary>The last three digits of the 宛名番号: what is counted and compared together.</summary>
    public int Bucket { get; set; }

    /// <summary>The batch of <c>income</c> that wrote it last; 0 when none has.</summary>
    public long Sequence { get; set; }

    /// <summary>氏名.</summary>
    public string Name { get; set; } = "";

    /// <summary>生年月日. It never changes by a feed alone.</summary>
    public DateOnly BirthDate { get; set; }

    /// <summary>賦課期日の住所.</summary>
    public string Address { get; set; } = "";

    /// <summary>Whether the tax is wholly withheld from the salary (給与からの特別徴収).</summary>
    public bool IsWithheld { get; set; }

    /// <summary>課税; if not, 非課税.</summary>
    public bool IsTaxed { get; set; }

    /// <summary>The amounts as the source wrote them, <c>A01=5000000,…</c>; empty where the state has none.</summary>
    public string Items { get; set; } = "";

    /// <summary>SHA-256 of the row, lower-case hexadecimal.</summary>
    public string RowHash { get; set; } = "";

    /// <summary>Whether it must not be certified: a later version was announced and has not come.</summary>
    public bool IsStopped => Version < StopVersion;
}
