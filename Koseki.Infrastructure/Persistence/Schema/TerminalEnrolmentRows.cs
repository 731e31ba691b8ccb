using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>A one-time code with which a browser becomes a terminal.</summary>
public sealed class EnrolmentCodeRow : IJournaled
{
    /// <summary>SHA-256 of the code, 64 hexadecimal digits.</summary>
    public required string Key { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Code of the terminal.</summary>
    public required string Terminal { get; init; }

    /// <summary>When it was given out.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it stops being of use.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Account and name of who gave it out.</summary>
    public required string IssuedBy { get; init; }

    /// <inheritdoc/>
    public string TableName => "EnrolmentCodes";

    /// <inheritdoc/>
    public string RowKey => $"登録コード {Key}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("key", Key);
        json.Write("terminal", Terminal);
        json.Write("at", IssuedAt);
        json.Write("until", Until);
        json.Write("by", IssuedBy);
    }
}

/// <summary>A browser that is a terminal: it holds the secret whose hash is the key. Stands until it is revoked.</summary>
public sealed class TerminalEnrolmentRow : IJournaled
{
    /// <summary>SHA-256 of the browser's secret, 64 hexadecimal digits.</summary>
    public required string Key { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Code of the terminal.</summary>
    public required string Terminal { get; init; }

    /// <summary>Key of the code that was used up for it.</summary>
    public required string Code { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "TerminalEnrolments";

    /// <inheritdoc/>
    public string RowKey => $"登録 {Key}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("key", Key);
        json.Write("terminal", Terminal);
        json.Write("code", Code);
        json.Write("at", At);
    }
}

/// <summary>The end of an enrolment.</summary>
public sealed class TerminalRevocationRow : IJournaled
{
    /// <summary>Key of the enrolment.</summary>
    public required string Device { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account and name of who revoked it.</summary>
    public required string By { get; init; }

    /// <inheritdoc/>
    public string TableName => "TerminalRevocations";

    /// <inheritdoc/>
    public string RowKey => KeyOf(Device);

    /// <summary>The key of the revocation of a browser.</summary>
    internal static string KeyOf(string device) => $"登録 {device} の取消";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("device", Device);
        json.Write("at", At);
        json.Write("by", By);
    }
}
