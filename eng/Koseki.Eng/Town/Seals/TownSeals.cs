using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Town.Seals;

/// <summary>An 印鑑登録 of the town.</summary>
/// <param name="Number">登録番号.</param>
/// <param name="Holder">Whose.</param>
/// <param name="State">ACTIVE, INQUIRY or ABOLISHED.</param>
/// <param name="Seal">How the seal is cut.</param>
internal sealed record TownSeal(string Number, HouseholdMember Holder, string State, MadeSeal Seal);

/// <summary>Who of the town has a seal registered, and the feeds that bring it; everything follows from the seed.</summary>
internal sealed class TownSeals(SealDrawing drawing)
{
    private const int Batch = 1000;
    private const int AgeOfRegistration = 15;
    private static readonly double[] Diameters = [10.5, 12, 13.5, 15, 16.5, 18];

    /// <summary>The registrations of the people of some households.</summary>
    public IReadOnlyList<TownSeal> Of(IReadOnlyList<TownHousehold> households, TownRandom random, DateOnly today)
    {
        var seals = new List<TownSeal>();
        foreach (var member in households.SelectMany(h => h.Members).Where(m => m.Resident.AgeOn(today) >= AgeOfRegistration))
        {
            var (has, state) = (random.Chance(0.7), random.Weighted(940, 20, 40) switch { 0 => "ACTIVE", 1 => "INQUIRY", _ => "ABOLISHED" });
            var seal = new MadeSeal(TextOf(member), random.Pick(Diameters), random.Number(-60, 60) / 10.0, [random.Number(0, 359), random.Number(0, 359), random.Number(0, 359)]);
            if (has && drawing.CanDraw(seal.Text))
            {
                seals.Add(new(string.Create(CultureInfo.InvariantCulture, $"{100_000 + seals.Count + 1}"), member, state, seal));
            }
        }

        return seals;
    }

    /// <summary>The feeds, what stops registrations first, with the rows that were compared, and the hash of the pixels of every live one by 宛名番号.</summary>
    public (IReadOnlyList<FeedBatch> Batches, IReadOnlyDictionary<string, string> Hashes) Feeds(IReadOnlyList<TownSeal> seals, DateTimeOffset asOf)
    {
        var (batches, hashes, lines) = (new List<FeedBatch> { new("sealstop", 1, asOf, []) }, new Dictionary<string, string>(StringComparer.Ordinal), new List<(string Bucket, string Number, string Line)>());
        foreach (var part in seals.Chunk(Batch))
        {
            // Drawing is the slow part; each seal is its own, so that the order does not matter.
            var drawn = part.AsParallel().AsOrdered().Select(s => drawing.Draw(s.Seal)).Select(i => (Impression: i, File: BilevelPngFile.Write(i))).ToList();
            var rows = new List<IReadOnlyList<string>>();
            foreach (var (seal, (impression, file)) in part.Zip(drawn))
            {
                var (number, abolished) = (seal.Holder.Resident.Number, seal.State == "ABOLISHED");
                string Millimetres(double length) => length.ToString("0.00", CultureInfo.InvariantCulture);
                rows.Add(["R", seal.Number, "1", number, seal.State, seal.Holder.Name, "", "", "", .. abolished ? ["", "", "", "", ""] : (string[])
                    [$"{impression.Resolution}", Millimetres(impression.WidthOnPaper), Millimetres(impression.HeightOnPaper), impression.Sha256, Convert.ToBase64String(file)]]);
                if (!abolished)
                {
                    lines.Add((seal.Number[^3..], seal.Number, $"{seal.Number}\t{number}\t1\t{seal.State}\t{impression.Sha256}\n"));
                    hashes[number] = seal.State == "ACTIVE" ? impression.Sha256 : "";
                }
            }

            batches.Add(new("seal", batches.Count, asOf, rows));
        }

        // The rows that were hashed stand beside the batch of its number, before it.
        var last = batches.Count;
        batches.Add(new("sealrows", last, asOf, [.. lines.Select(l => l.Line.TrimEnd('\n').Split('\t'))]));
        batches.Add(new("seal", last, asOf, [.. lines.GroupBy(l => l.Bucket, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Bucket)]));
        return (batches, hashes);
    }

    private static string[] Bucket(IGrouping<string, (string Bucket, string Number, string Line)> bucket)
    {
        var text = string.Concat(bucket.OrderBy(l => l.Number, StringComparer.Ordinal).Select(l => l.Line));
        return ["B", bucket.Key, $"{bucket.Count()}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))];
    }

    // 氏 as most seals say it; of a name that goes into no ring its beginning.
    private static string TextOf(HouseholdMember member) =>
        string.Concat(RegisterText.Split(member.Name.Split('　')[0]).Take(3).Select(c => c.ToString()));
}
