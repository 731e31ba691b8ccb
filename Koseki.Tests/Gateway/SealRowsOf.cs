using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Eng.Town.Seals;
using Koseki.Tests.Infrastructure.Pdf;

namespace Koseki.Tests.Gateway;

/// <summary>Rows of the feeds of 印鑑登録, with impressions drawn for the tests.</summary>
internal static class SealRowsOf
{
    private static readonly SealDrawing Drawing = new(new(Fonts.IpaMj));

    /// <summary>越谷太郎's seal.</summary>
    public static SealImpression Mine { get; } = Impression("越谷", 13.5, 30);

    /// <summary>小川結衣's seal.</summary>
    public static SealImpression Others { get; } = Impression("小川", 15, 200);

    /// <summary>A round seal.</summary>
    public static SealImpression Impression(string text, double diameter, double notch) => Drawing.Draw(new(text, diameter, 2.5, [notch]));

    /// <summary>A row of a registration.</summary>
    public static string[] Registration(string number, int version, string resident, SealImpression impression, string state = "ACTIVE", string? name = null, string former = "", string katakana = "") =>
    [
        "R", number, $"{version}", resident, state, name ?? HouseholdRowsOf.Self(resident).Name, former, "", katakana, $"{impression.Resolution}", Millimetres(impression.WidthOnPaper), Millimetres(impression.HeightOnPaper),
        impression.Sha256, Convert.ToBase64String(BilevelPngFile.Write(impression)),
    ];

    /// <summary>The row of the bucket of some registrations, none of them abolished.</summary>
    public static string[] Bucket(params string[][] registrations)
    {
        var text = string.Concat(registrations.OrderBy(r => r[1], StringComparer.Ordinal).Select(r => $"{r[1]}\t{r[3]}\t{r[2]}\t{r[4]}\t{r[12]}\n"));
        return ["B", registrations[0][1][^3..], $"{registrations.Length}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))];
    }

    /// <summary>Rows with those of their buckets.</summary>
    public static string[][] Compared(params string[][] registrations) => [.. registrations, .. registrations.GroupBy(r => r[1][^3..]).Select(g => Bucket([.. g]))];

    /// <summary>The rows that <see cref="Bucket"/> hashes.</summary>
    public static string[][] Lines(params string[][] registrations) => [.. registrations.Select(r => (string[])[r[1], r[3], r[2], r[4], r[12]])];

    private static string Millimetres(double length) => length.ToString("0.00", CultureInfo.InvariantCulture);
}
