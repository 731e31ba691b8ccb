using Koseki.Domain.Characters;
using Koseki.Domain.Places;

namespace Koseki.Infrastructure.AddressDictionary;

/// <summary>A place that may be meant by what was typed.</summary>
/// <param name="Text">What would stand in the box, from its beginning.</param>
/// <param name="Note">By what it was found: 〒343-0813, こしがやし 112224 …; empty for a town.</param>
public sealed record PlaceOffer(string Text, string Note);

/// <summary>
/// Offers the beginnings of a 本籍 or an address: by postcode (from three digits), 全国地方公共団体コード (five or six),
/// reading of a municipality, or the first characters of municipality and town. Towns have no readings in the dictionary.
/// It keeps nothing of its own: one for the whole program.
/// </summary>
public sealed class PlaceOffers(PlaceDictionary dictionary, Municipality own)
{
    private const int Most = 100;
    private const int FewestDigits = 3;
    private const int FewestLetters = 2;

    /// <summary>Makes the first offer as quick as the others.</summary>
    public void Prepare() => dictionary.Prepare();

    /// <summary>The offers for what stands in a box; none where there is nothing to add.</summary>
    public IReadOnlyList<PlaceOffer> For(string typed, bool withTowns = true)
    {
        var text = typed.Trim();
        var plain = string.Concat(text.Select(AsciiWidth.ToHalf).Where(c => c is not ('〒' or '-' or '−' or 'ー')));
        var offers = plain.All(char.IsAsciiDigit) ? plain.Length >= FewestDigits ? ByDigits(plain, withTowns) : []
            : text.Length >= FewestLetters ? ByLetters(text, withTowns)
            : [];
        return [.. offers.Where(o => o.Text != typed).DistinctBy(o => o.Text).Take(Most)];
    }

    private IEnumerable<PlaceOffer> ByDigits(string digits, bool withTowns)
    {
        var byCode = digits.Length is 5 or 6 ? dictionary.Municipalities.Where(m => m.Until is null && m.Municipality.Code.StartsWith(digits, StringComparison.Ordinal)) : [];
        var names = new Dictionary<string, TownNames>(StringComparer.Ordinal);
        return byCode.Select(Offer).Concat(dictionary.FromPostcode(digits).OrderBy(p => p.Municipality != own).Select(p => new PlaceOffer(
            p.Municipality.Display + (withTowns ? TownOf(p, names) : ""), $"〒{p.Postcode[..3]}-{p.Postcode[3..]}")));
    }

    // A row that joins several towns in words names none.
    private string TownOf(PostcodeRow row, Dictionary<string, TownNames> names)
    {
        if (row.Town.IndexOfAny(['、', '〜', '～', '（', '(', '「']) >= 0 || row.Town.Contains("次に", StringComparison.Ordinal))
        {
            return "";
        }

        if (!names.TryGetValue(row.Municipality.Code, out var towns))
        {
            names.Add(row.Municipality.Code, towns = new(dictionary.Towns(row.Municipality.Code, "", int.MaxValue)));
        }

        return towns.Spelled(row.Town);
    }

    private IEnumerable<PlaceOffer> ByLetters(string text, bool withTowns)
    {
        var reading = KanaWidth.ToHiragana(text);
        var municipalities = dictionary.FindMunicipalities(text, Most).Concat(reading == text ? [] : dictionary.FindMunicipalities(reading, Most)).Select(Offer).Where(o => o.Text != text);
        if (!withTowns)
        {
            return municipalities;
        }

        var towns = dictionary.HeadOf(text) is var (row, length)
            ? dictionary.Towns(row.Municipality.Code, text[length..], Most).Select(t => new PlaceOffer(text[..length] + t, ""))
            : dictionary.Towns(own.Code, text, Most).Select(t => new PlaceOffer(own.Display + t, own.Name));
        return municipalities.Concat(towns);
    }

    private static PlaceOffer Offer(MunicipalityRow row) => new(row.Municipality.Display, $"{row.Kana}　{row.Municipality.Code}");

    /// <summary>Spells a town as the municipality does: the list of postcodes writes 平方 for 大字平方 and 越ケ谷 for 越ヶ谷.</summary>
    private sealed class TownNames
    {
        private readonly List<(string Folded, string Name)> names;
        private readonly Dictionary<string, string> byFolded = new(StringComparer.Ordinal);

        internal TownNames(IEnumerable<string> towns)
        {
            names = [.. towns.Select(t => (PlaceDictionary.Fold(t), t))];
            names.ForEach(n => byFolded.TryAdd(n.Folded, n.Name));
            names.ForEach(n => byFolded.TryAdd(n.Folded.StartsWith("大字", StringComparison.Ordinal) ? n.Folded[2..] : n.Folded, n.Name));
        }

        internal string Spelled(string town)
        {
            var folded = PlaceDictionary.Fold(town);
            return byFolded.TryGetValue(folded, out var name) ? name
                : names.Find(n => n.Folded.StartsWith(folded, StringComparison.Ordinal)).Name is { } longer ? longer[..town.Length]
                : town;
        }
    }
}
