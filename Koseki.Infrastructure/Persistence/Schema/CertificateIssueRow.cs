using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>交付履歴: one copy of one certificate. Nobody can delete it.</summary>
public sealed class CertificateIssueRow : IJournaled
{
    /// <summary>発行番号, different for every copy.</summary>
    public required string IssueNumber { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The register.</summary>
    public required long Register { get; init; }

    /// <summary>The generation shown.</summary>
    public required int Generation { get; init; }

    /// <summary>戸籍全部事項証明書, 戸籍個人事項証明書 …</summary>
    public required string Kind { get; init; }

    /// <summary>Persons shown (P1 P2); empty for everyone.</summary>
    public required string Persons { get; init; }

    /// <summary>請求者.</summary>
    public required string Requester { get; init; }

    /// <summary>請求の資格 (本人, 配偶者 …).</summary>
    public required string Capacity { get; init; }

    /// <summary>本人確認の方法.</summary>
    public required string Identification { get; init; }

    /// <summary>請求の事由; may be empty.</summary>
    public required string Purpose { get; init; }

    /// <summary>窓口 or コンビニ.</summary>
    public required string Channel { get; init; }

    /// <summary>Yen, or null where the center settles.</summary>
    public int? Fee { get; init; }

    /// <summary>SHA-256 of the PDF.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Account and name.</summary>
    public required string IssuedBy { get; init; }

    /// <summary>Office code.</summary>
    public required string Office { get; init; }

    /// <summary>Terminal code.</summary>
    public required string Terminal { get; init; }

    /// <inheritdoc/>
    public string TableName => "CertificateIssues";

    /// <inheritdoc/>
    public string RowKey => IssueNumber;

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("register", Register);
        json.Write("generation", Generation);
        json.Write("kind", Kind);
        json.Write("persons", Persons);
        json.Write("requester", Requester);
        json.Write("capacity", Capacity);
        json.Write("identification", Identification);
        json.Write("purpose", Purpose);
        json.Write("channel", Channel);
        json.Write("fee", Fee);
        json.Write("sha256", Sha256);
        json.Write("issuedAt", IssuedAt);
        json.Write("issuedBy", IssuedBy);
        json.Write("office", Office);
        json.Write("terminal", Terminal);
    }
}
