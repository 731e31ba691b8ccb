using System.Text.Json;
using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>一括: what a case over many registers has besides its case.</summary>
public sealed class BatchRow
{
    /// <summary>案件番号.</summary>
    public long CaseId { get; init; }

    /// <summary>How far it has come.</summary>
    public BatchPhase Phase { get; set; }

    /// <summary>新旧対照表 as entered, compressed.</summary>
    public required byte[] Places { get; set; }

    /// <summary>The batch whose left-overs these are, or null: then only those are looked for.</summary>
    public long? Source { get; init; }

    /// <summary>Number of the planning that counts; 0 before the first.</summary>
    public int Planning { get; set; }

    /// <summary>The day for which the registers were planned, or null.</summary>
    public DateOnly? PlannedFor { get; set; }

    /// <summary>What decides which registers are looked at; drawn when the planning is done.</summary>
    public byte[]? Seed { get; set; }

    /// <summary>The day of the decision: the day of recording of every register of it, however long the writing takes.</summary>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>What the table leaves out though it seems to be about it, as it was said when the planning began; empty for nothing.</summary>
    public string Gaps { get; set; } = "";

    /// <summary>When the last portion was written, or null.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>計画の終わり: a planning that counts no more, written once. What it said stays.</summary>
public sealed class BatchPlanEndRow : IJournaled
{
    /// <summary>案件番号.</summary>
    public required long CaseId { get; init; }

    /// <summary>Number of the planning.</summary>
    public required int Planning { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Why it counts no more.</summary>
    public required PlanEnd Why { get; init; }

    /// <summary>Account.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "BatchPlanEnds";

    /// <inheritdoc/>
    public string RowKey => $"案件{CaseId}|計画{Planning}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("case", CaseId);
        json.Write("planning", Planning);
        json.Write("journal", JournalNumber);
        json.Write("why", Why.ToString());
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
    }
}

/// <summary>対象: one register of one planning of a batch, written once.</summary>
public sealed class BatchTargetRow : IJournaled
{
    /// <summary>案件番号.</summary>
    public required long CaseId { get; init; }

    /// <summary>Number of the planning.</summary>
    public required int Planning { get; init; }

    /// <summary>戸籍番号.</summary>
    public required long Register { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What the planning said.</summary>
    public required TargetState State { get; init; }

    /// <summary>本籍 before.</summary>
    public required string Former { get; init; }

    /// <summary>本籍 afterwards.</summary>
    public required string Made { get; init; }

    /// <summary>Generation of the register that it was planned on.</summary>
    public required int Generation { get; init; }

    /// <summary>Generation of its 附票, 0 where none is kept.</summary>
    public required int SupplementaryGeneration { get; init; }

    /// <summary>SHA-256 over what would be written and sent, for the day of planning; null where there is no plan.</summary>
    public byte[]? Fingerprint { get; init; }

    /// <summary>What was found, one a line; empty for nothing.</summary>
    public required string Findings { get; init; }

    /// <summary>What the keys of one planning begin with.</summary>
    internal static string PartOf(long caseId, int planning) => $"案件{caseId} 計画{planning}";

    /// <inheritdoc/>
    public string TableName => "BatchTargets";

    /// <inheritdoc/>
    public string RowKey => $"{PartOf(CaseId, Planning)}|戸籍{Register}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("case", CaseId);
        json.Write("planning", Planning);
        json.Write("register", Register);
        json.Write("journal", JournalNumber);
        json.Write("state", State.ToString());
        json.Write("former", Former);
        json.Write("made", Made);
        json.Write("generation", Generation);
        json.Write("supplementary", SupplementaryGeneration);
        json.Write("fingerprint", Fingerprint is null ? null : Canonical.Hex(Fingerprint));
        json.Write("findings", Findings);
    }
}

/// <summary>確認: who looked at one register of a batch, written once.</summary>
public sealed class BatchLookRow : IJournaled
{
    /// <summary>案件番号.</summary>
    public required long CaseId { get; init; }

    /// <summary>Number of the planning.</summary>
    public required int Planning { get; init; }

    /// <summary>戸籍番号.</summary>
    public required long Register { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Account.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the keys of one planning begin with.</summary>
    internal static string PartOf(long caseId, int planning) => $"案件{caseId} 計画{planning}";

    /// <inheritdoc/>
    public string TableName => "BatchLooks";

    /// <inheritdoc/>
    public string RowKey => $"{PartOf(CaseId, Planning)}|戸籍{Register}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("case", CaseId);
        json.Write("planning", Planning);
        json.Write("register", Register);
        json.Write("journal", JournalNumber);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
    }
}

/// <summary>結果: what became of one register of a decided batch, written once and with the portion that it belongs to: the subjects of that deed.</summary>
public sealed class BatchResultRow : IJournaled
{
    /// <summary>案件番号.</summary>
    public required long CaseId { get; init; }

    /// <summary>戸籍番号.</summary>
    public required long Register { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What became of it.</summary>
    public required TargetOutcome Outcome { get; init; }

    /// <summary>The generation written, or null.</summary>
    public int? Generation { get; init; }

    /// <summary>What the keys of one batch begin with.</summary>
    internal static string PartOf(long caseId) => $"案件{caseId}";

    /// <summary>The key of one.</summary>
    internal static string KeyOf(long caseId, long register) => $"{PartOf(caseId)}|戸籍{register}";

    /// <inheritdoc/>
    public string TableName => "BatchResults";

    /// <inheritdoc/>
    public string RowKey => KeyOf(CaseId, Register);

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("case", CaseId);
        json.Write("register", Register);
        json.Write("journal", JournalNumber);
        json.Write("outcome", Outcome.ToString());
        json.Write("generation", Generation);
    }
}
