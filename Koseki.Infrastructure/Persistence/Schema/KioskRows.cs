using System.Globalization;
using System.Text.Json;
using Koseki.Domain.Certificates.Door;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>What a node of the gateway told last: shown, and nothing is decided by it but what would only close.</summary>
public sealed class GatewayNodeRow
{
    /// <summary>Its name.</summary>
    public required string Node { get; init; }

    /// <summary>When it came, by the core's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The report as it came, UTF-8 JSON.</summary>
    public required byte[] Report { get; set; }
}

/// <summary>What was issued on a day, in counts: told by the gateway, and told again when it is not so here.</summary>
public sealed class KioskDayRow
{
    /// <summary>The day in Japan.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>SHA-256 of the lines.</summary>
    public required string Digest { get; set; }

    /// <summary>The counts, a line each, UTF-8.</summary>
    public required byte[] Lines { get; set; }

    /// <summary>Of the newest day, when the counts of all days last agreed with the gateway's log.</summary>
    public DateTimeOffset? AgreedAt { get; set; }
}

/// <summary>コンビニ交付の警報. Written once.</summary>
public sealed class KioskAlarmRow : IJournaled
{
    /// <summary>Longest <see cref="Reference"/>.</summary>
    internal const int LongestReference = 120;

    /// <summary>1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What makes it this one: told again, it is the same.</summary>
    public required string Reference { get; init; }

    /// <summary>The node that told it, or that it is about.</summary>
    public required string Node { get; init; }

    /// <summary>A short word.</summary>
    public required string Code { get; init; }

    /// <summary>Where and what.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "KioskAlarms";

    /// <inheritdoc/>
    public string RowKey => $"{Prefix}{Number}";

    private const string Prefix = "コンビニ警報";

    /// <summary>The number out of the key: which alarms there are is known without their rows.</summary>
    internal static long NumberOf(string rowKey) => long.Parse(rowKey[Prefix.Length..], CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("reference", Reference);
        json.Write("node", Node);
        json.Write("code", Code);
        json.Write("text", Text);
        json.Write("at", At);
    }
}

/// <summary>What somebody did about an alarm. Written once.</summary>
public sealed class KioskAlarmStepRow : IJournaled
{
    /// <summary>The alarm.</summary>
    public required long Alarm { get; init; }

    /// <summary>What was done; each is done once.</summary>
    public required AlarmAct Act { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What was found.</summary>
    public required string Note { get; init; }

    /// <summary>Account of who did it.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "KioskAlarmSteps";

    /// <inheritdoc/>
    public string RowKey => $"{Prefix}{Alarm}の{Act}";

    private const string Prefix = "コンビニ警報";

    /// <summary>Alarm and step out of the key: what was done about an alarm is known without its row.</summary>
    internal static (long Alarm, AlarmAct Act) Of(string rowKey) => rowKey[Prefix.Length..].Split('の') is [var alarm, var act]
        ? (long.Parse(alarm, CultureInfo.InvariantCulture), Enum.Parse<AlarmAct>(act))
        : throw new FormatException($"警報にしたことの名「{rowKey}」が読めません。");

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("note", Note);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
    }
}

/// <summary>One step of stopping and opening kinds of コンビニ交付. Written once.</summary>
public sealed class KioskStepRow : IJournaled
{
    /// <summary>1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Which step.</summary>
    public required KioskAct Act { get; init; }

    /// <summary>As the contract writes it, or all.</summary>
    public required string Kind { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Account of who did it.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Of an opening, the proposal it confirms; else null.</summary>
    public long? Confirms { get; init; }

    /// <summary>Of a proposal, the switches that were seen and how often each had been changed: <c>INKAN=3 JUMINHYO=0</c>; else empty.</summary>
    public string Seen { get; init; } = "";

    /// <inheritdoc/>
    public string TableName => "KioskSteps";

    /// <inheritdoc/>
    public string RowKey => string.Join('|', $"{Prefix}{Number}", Act, Kind);

    private const string Prefix = "コンビニ停止・再開";

    /// <summary>Number, step and kind out of the key: what was stopped is known without its row.</summary>
    internal static (long Number, KioskAct Act, string Kind) Of(string rowKey) => rowKey.Split('|') is [var number, var act, var kind]
        ? (long.Parse(number[Prefix.Length..], CultureInfo.InvariantCulture), Enum.Parse<KioskAct>(act), kind)
        : throw new FormatException($"停止・再開の名「{rowKey}」が読めません。");

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("act", Act.ToString());
        json.Write("kind", Kind);
        json.Write("reason", Reason);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
        json.Write("confirms", Confirms ?? 0);
        json.Write("seen", Seen);
    }
}
