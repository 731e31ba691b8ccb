using Koseki.Domain.Linkage;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Town.Output;
using Koseki.Kiosk;

namespace Koseki.Eng.Poison;

/// <summary>A resident with the rows that the feeds hold of them.</summary>
/// <param name="Number">宛名番号.</param>
/// <param name="Row">The row of residents.</param>
/// <param name="Person">The person linked.</param>
/// <param name="Household">世帯番号.</param>
/// <param name="Seal">The row of the live 印鑑登録, or null.</param>
/// <param name="Cards">Usable certificates, with the truth about whom they belong to.</param>
internal sealed record Victim(string Number, IReadOnlyList<string> Row, string Person, string Household, IReadOnlyList<string>? Seal, IReadOnlyList<Truth> Cards)
{
    /// <summary>The first card.</summary>
    public SampleCard Card => Cards[0].Card;

    /// <summary>The row of the first card's binding.</summary>
    public string[] Binding(string status) => [Card.IssuerKeyId, Card.Serial, Card.Means, Number, status];

    /// <summary>The row of residents with one column changed.</summary>
    public string[] With(int column, string value) => [.. Row.Select((c, i) => i == column ? value : c)];

    /// <summary>Everybody of a town who can print a certificate.</summary>
    public static IReadOnlyList<Victim> Read(string data)
    {
        var rows = Rows(data, "resident").ToDictionary(r => r[0], StringComparer.Ordinal);
        var links = Rows(data, "link").ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
        var households = Rows(data, "household").Where(r => r[0] == "P").ToDictionary(r => r[1], r => r[2], StringComparer.Ordinal);
        var seals = Rows(data, "seal").Where(r => r[0] == "R" && r[4] == "ACTIVE").ToDictionary(r => r[3], StringComparer.Ordinal);
        var truths = TruthFile.Read(data);
        var numbers = File.ReadLines(Path.Combine(data, TownFolder.People)).Skip(1).Select(l => l.Split('\t')[0]);
        return [.. numbers.Zip(truths).GroupBy(p => p.First, p => p.Second, StringComparer.Ordinal).Select(g => new Victim(g.Key, rows[g.Key], links[g.Key], households[g.Key], seals.GetValueOrDefault(g.Key), [.. g]))];
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(string data, string source) =>
        Directory.EnumerateFiles(Path.Combine(data, TownFolder.Inbox), source + "-*.tsv").Order(StringComparer.Ordinal).SelectMany(f => FeedBatch.Read(File.ReadAllBytes(f)).Rows);
}
