using System.Text.RegularExpressions;

namespace Koseki.Konbini.Gateway.Replicas.Bindings;

/// <summary>A readable row of the feed <c>jpki</c>.</summary>
public sealed partial record BindingLine(string IssuerKeyId, string Serial, string Means, string ResidentNumber, string Status)
{
    private static readonly HashSet<string> States = [FeedRows.Active, "SUSPENDED", "REVOKED", "EXPIRED", "UNKNOWN"];
    private static readonly HashSet<string> AllMeans = ["CARD", "ANDROID", "IPHONE"];

    /// <summary>What a row says; null when it cannot be read.</summary>
    public static BindingLine? Of(IReadOnlyList<string> row) =>
        row.Count == 5 && IsSerial(row[0], row[1]) && AllMeans.Contains(row[2]) && FeedRows.IsResidentNumber(row[3]) && States.Contains(row[4])
            ? new(row[0].ToUpperInvariant(), row[1].ToUpperInvariant(), row[2], row[3], row[4])
            : null;

    /// <summary>Whether two texts have the form of an issuer and a serial.</summary>
    public static bool IsSerial(string issuer, string serial) => IssuerForm().IsMatch(issuer) && SerialForm().IsMatch(serial);

    [GeneratedRegex("^[0-9A-Fa-f]{8,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex IssuerForm();

    [GeneratedRegex("^[0-9A-Fa-f]{2,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex SerialForm();
}
