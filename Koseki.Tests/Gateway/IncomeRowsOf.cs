using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Certificates.Incomes;

namespace Koseki.Tests.Gateway;

/// <summary>Rows of the feed of incomes.</summary>
internal static class IncomeRowsOf
{
    /// <summary>Amounts of a year that add up: 5,000,000 yen of salary. Changed ones are taken as they are; the tax is summed up unless it is given.</summary>
    public static string Items(int year, params (string Code, long Amount)[] changed)
    {
        var amounts = IncomeItems.Of(year).ToDictionary(i => i.Code, _ => 0L, StringComparer.Ordinal);
        (string, long)[] usual =
        [
            ("A01", 5_000_000), ("B01", 3_560_000), ("B90", 3_560_000), ("B91", 3_560_000), ("C03", 700_000), ("C14", 430_000), ("C90", 1_130_000), ("E01", 2_430_000), ("E90", 2_430_000),
            ("F01", 3000), ("F02", 145_800), ("F03", 1000), ("F04", 97_200), ("F05", 1000),
        ];
        foreach (var (code, amount) in usual.Concat(changed).Where(c => amounts.ContainsKey(c.Item1) || changed.Contains(c)))
        {
            amounts[code] = amount;
        }

        if (changed.All(c => c.Code != "F90"))
        {
            amounts["F90"] = amounts.Where(a => a.Key[0] == 'F' && a.Key[1] != '9').Sum(a => a.Value);
        }

        return string.Join(',', amounts.Select(a => $"{a.Key}={a.Value}"));
    }

    /// <summary>A row of a tax year of a resident of the core side.</summary>
    public static string[] Year(
        string number, int year, int version = 1, string state = "SETTLED", string? name = null, string? born = null, string address = HouseholdRowsOf.Address, string collection = "OTHER", string? items = null)
    {
        var settled = state == "SETTLED";
        return
        [
            "Y", number, $"{year}", $"{version}", state, name ?? HouseholdRowsOf.Self(number).Name, born ?? HouseholdRowsOf.Self(number).Born, settled || state == "DEPENDANT" ? address : "", collection, settled ? "TAXED" : "", settled ? items ?? Items(year) : "",
        ];
    }

    /// <summary>Rows with those of their buckets, which hold nothing else.</summary>
    public static string[][] Compared(params string[][] rows) => [.. rows, .. rows.GroupBy(r => Bucket(r[1])).Select(g => BucketOf(g.Key, [.. g]))];

    /// <summary>The row of a bucket that holds some rows, none of them removed.</summary>
    public static string[] BucketOf(string bucket, params string[][] rows)
    {
        var lines = rows.Where(r => r[4] != "REMOVED").Select(r => (Key: $"{r[1]}\t{r[2]}", Text: $"{r[1]}\t{r[2]}\t{r[3]}\t{Sha256(string.Join('\t', r))}\n")).OrderBy(l => l.Key, StringComparer.Ordinal).ToList();
        return ["B", bucket, $"{lines.Count}", Sha256(string.Concat(lines.Select(l => l.Text)))];
    }

    private static string Bucket(string number) => number[^3..];

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
