using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Incomes;
using Koseki.Domain.Linkage;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Town.Incomes;

/// <summary>What the tax office has of the people of the town in the last six tax years, and the feeds that bring it; everything follows from the seed.</summary>
internal static class TownIncomes
{
    private const int Years = 6, Batch = 5000, AgeOfOwnCertificate = 15;

    /// <summary>The feeds, what stops years first, and by 宛名番号 what can be certified: <c>2026=3500000</c> (合計所得金額) joined by 「、」.</summary>
    public static (IReadOnlyList<FeedBatch> Batches, IReadOnlyDictionary<string, string> Totals) Feeds(IReadOnlyList<TownHousehold> households, TownRandom random, DateOnly today, DateTimeOffset asOf)
    {
        var (rows, totals) = (new List<string[]>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (household, member) in households.SelectMany(h => h.Members, (h, m) => (h, m)).Where(x => x.m.Resident.AgeOn(today) >= AgeOfOwnCertificate))
        {
            var certified = new List<string>();
            for (var year = today.Year; year > today.Year - Years; year--)
            {
                var (state, amounts) = (StateOf(household, member, year, random), TownAmounts.Of(year, random));
                if (state.Length > 0)
                {
                    rows.Add(Row(household, member, year, state, amounts));
                }

                if (state == "SETTLED")
                {
                    certified.Add(string.Create(CultureInfo.InvariantCulture, $"{year}={amounts["B90"]}"));
                }
            }

            totals[member.Resident.Number] = string.Join('、', certified);
        }

        var parts = rows.Chunk(Batch).Append([.. Buckets(rows)]).Select((r, i) => new FeedBatch("income", i + 1, asOf, r));
        return ([new("incomestop", 1, asOf, []), .. parts], totals);
    }

    // Nothing of years before the person was born.
    private static string StateOf(TownHousehold household, HouseholdMember member, int year, TownRandom random)
    {
        var (day, state) = (TaxYear.AssessmentDate(year), random.Weighted(900, 50, 40, 10));
        return member.Resident.Born >= day ? "" : household.Since >= day ? "NOT_HERE" : LegalAge.At(member.Resident.Born, day) < 18 ? "DEPENDANT"
            : state switch { 0 => "SETTLED", 1 => "UNDECLARED", 2 => "DEPENDANT", _ => "DENIED" };
    }

    private static string[] Row(TownHousehold household, HouseholdMember member, int year, string state, IReadOnlyDictionary<string, long> amounts)
    {
        var settled = state == "SETTLED";
        return
        [
            "Y", member.Resident.Number, $"{year}", "1", state, member.Name, $"{member.Resident.Born:yyyy-MM-dd}", settled || state == "DEPENDANT" ? household.Address : "",
            settled && amounts["A01"] > 0 ? "WITHHELD" : "OTHER", !settled ? "" : amounts["F90"] > 0 ? "TAXED" : "EXEMPT", settled ? TownAmounts.Write(amounts) : "",
        ];
    }

    private static IEnumerable<string[]> Buckets(List<string[]> rows) => rows.GroupBy(r => r[1][^3..], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(bucket =>
    {
        var lines = bucket.Select(r => (Key: $"{r[1]}\t{r[2]}", Line: $"{r[1]}\t{r[2]}\t{r[3]}\t{Sha256(string.Join('\t', r))}\n")).OrderBy(l => l.Key, StringComparer.Ordinal).ToList();
        return (string[])["B", bucket.Key, $"{lines.Count}", Sha256(string.Concat(lines.Select(l => l.Line)))];
    });

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
