using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>交付履歴: one copy of one certificate. Nobody can delete it.</summary>
public sealed class CertificateIssueRow : IJournaled
{
    /// <summary>発行番号, different for every copy.</summary>
    public required string IssueNumber { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The request (<see cref="CounterRequestRow"/>) that it was issued for; null for one made instead of a spoilt copy.</summary>
    public long? Request { get; init; }

    /// <summary>発行番号 of the spoilt copy that it stands for, or null.</summary>
    public string? Replaces { get; init; }

    /// <summary>The register; null for what is made of none.</summary>
    public long? Register { get; init; }

    /// <summary>The generation shown; null for what is made of no register.</summary>
    public int? Generation { get; init; }

    /// <summary>What it certifies, as JSON: enough to make it again.</summary>
    public required string Wanted { get; init; }

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

    /// <summary>Yen paid, or null where the center settles.</summary>
    public int? Fee { get; init; }

    /// <summary>Yen by the table of the day, whether or not they were paid.</summary>
    public required int Price { get; init; }

    /// <summary>免除; empty where the fee was paid.</summary>
    public required string Exemption { get; init; }

    /// <summary>How many sheets.</summary>
    public required int Pages { get; init; }

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
        json.Write("request", Request);
        json.Write("replaces", Replaces);
        json.Write("register", Register);
        json.Write("generation", Generation);
        json.Write("wanted", Wanted);
        json.Write("kind", Kind);
        json.Write("persons", Persons);
        json.Write("requester", Requester);
        json.Write("capacity", Capacity);
        json.Write("identification", Identification);
        json.Write("purpose", Purpose);
        json.Write("channel", Channel);
        json.Write("fee", Fee);
        json.Write("price", Price);
        json.Write("exemption", Exemption);
        json.Write("pages", Pages);
        json.Write("sha256", Sha256);
        json.Write("issuedAt", IssuedAt);
        json.Write("issuedBy", IssuedBy);
        json.Write("office", Office);
        json.Write("terminal", Terminal);
    }
}
