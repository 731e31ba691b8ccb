using System.Globalization;
using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.AddressDictionary;

namespace Koseki.Eng.Town;

/// <summary>Places of the town and of elsewhere, as they were called on a day.</summary>
internal sealed class TownPlaces(TownRandom random, PlaceDictionary dictionary)
{
    private static readonly DateOnly City = new(1958, 11, 3);
    private static readonly DateOnly Merger = new(1954, 11, 3);
    private static readonly string[] BeforeMerger = [.. "越ヶ谷町 大沢町 桜井村 新方村 増林村 大袋村 荻島村 出羽村 蒲生村 大相模村".Split(' ').Select(v => "埼玉県南埼玉郡" + v)];

    private static readonly (string Name, DateOnly From)[] Others =
        [.. Resources.Rows("places.tsv").Select(r => (r[0], DateOnly.ParseExact(r[1], "yyyy-MM-dd", CultureInfo.InvariantCulture)))];

    private readonly Dictionary<string, IReadOnlyList<string>> towns = new(StringComparer.Ordinal);

    /// <summary>A 本籍 in the city.</summary>
    public string Domicile() => DomicileIn(Municipality.Koshigaya.Display);

    /// <summary>A 本籍 in another municipality.</summary>
    public string DomicileElsewhere(DateOnly on) => DomicileIn(Elsewhere(on));

    /// <summary>A register that another municipality keeps.</summary>
    public RegisterElsewhere RegisterElsewhere(DateOnly on, string headName)
    {
        var municipality = Elsewhere(on);
        return new(new(DomicileIn(municipality)), headName, municipality);
    }

    /// <summary>An address in the city.</summary>
    public string Address() => string.Create(CultureInfo.InvariantCulture,
        $"{Municipality.Koshigaya.Display}{random.Pick(Towns(Municipality.Koshigaya.Display))}{random.Number(1, 40)}番地{random.Number(1, 30)}");

    /// <summary>The city as it was called on a day.</summary>
    public string Here(DateOnly on) => on >= City ? Municipality.Koshigaya.Display : on >= Merger ? "埼玉県南埼玉郡越谷町" : random.Pick(BeforeMerger);

    /// <summary>Another municipality that bore its name on a day.</summary>
    public string Elsewhere(DateOnly on) => random.Pick([.. Others.Where(o => o.From <= on).Select(o => o.Name)]);

    /// <summary>Where a notification was accepted: here, or elsewhere and sent on some days later.</summary>
    public Origin Origin(DateOnly on, double here) =>
        random.Chance(here) ? new Origin.Here() : new Origin.Elsewhere(Elsewhere(on) + "長", on.AddDays(random.Number(1, 5)));

    private string DomicileIn(string municipality)
    {
        var town = random.Pick(Towns(municipality));
        var number = random.Number(1, town.EndsWith('目') ? 30 : 2400);
        return string.Create(CultureInfo.InvariantCulture, $"{municipality}{town}{number}") + random.Weighted(6, 3, 2) switch
        {
            0 => "番地",
            1 => string.Create(CultureInfo.InvariantCulture, $"番地{random.Number(1, 20)}"),
            _ => town.EndsWith('目') ? "番" : "番地",
        };
    }

    private IReadOnlyList<string> Towns(string municipality)
    {
        if (!towns.TryGetValue(municipality, out var known))
        {
            var code = dictionary.MunicipalityOf(municipality)?.Municipality.Code
                ?? throw new InvalidOperationException($"places.tsv の「{municipality}」が住所辞書にありません。");
            towns[municipality] = known = dictionary.Towns(code, "", 400);
        }

        return known;
    }
}
