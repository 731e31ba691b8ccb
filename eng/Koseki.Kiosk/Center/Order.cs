using System.Security.Cryptography;

namespace Koseki.Kiosk.Center;

/// <summary>
/// One application. Whatever is repeated for it is repeated with exactly this content: the gateway takes another content
/// under the same number for an attack.
/// </summary>
public sealed record Order(
    string Transaction, SampleCard Card, DateTimeOffset VerifiedAt, string SubjectToken, string Kind, IReadOnlyList<string> Members, int Copies, int Fee)
{
    /// <summary>Items chosen, as the contract writes them.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>課税年度 by the western calendar, or null.</summary>
    public int? Year { get; init; }

    /// <summary>申請番号: random, 28 characters.</summary>
    public string ApplicationId { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(14));

    /// <summary>A new transaction id: random, 24 characters.</summary>
    public static string NewTransaction() => Convert.ToHexString(RandomNumberGenerator.GetBytes(12));
}
