using System.Globalization;
using System.IO.Compression;
using Koseki.Domain.Characters;
using Koseki.Domain.Places;

namespace Koseki.Infrastructure.AddressDictionary;

/// <summary>
/// 住所辞書: the municipalities, towns and postcodes that ship with the product (sources and terms in
/// <c>Data/NOTICE.md</c>). Immutable and safe for all threads; towns and postcodes are unpacked when first asked for.
/// It proposes and doubts; the register's own text always wins.
/// </summary>
public sealed class PlaceDictionary : IMunicipalities
{
    /// <summary>To be shown where towns are shown (CC BY 4.0).</summary>
    public const string Attribution = "町字: Geolonia 住所データ(CC BY 4.0)。「位置参照情報」(国土交通省)を加工して作成";

    private readonly Dictionary<string, MunicipalityRow> byCode;
    private readonly Dictionary<char, List<(string Text, MunicipalityRow Row)>> heads;
    private readonly HashSet<string> withWards;
    private readonly List<(string[] Folded, MunicipalityRow Row)> names;
    private readonly Lazy<Dictionary<string, string>> towns = new(() => Blocks("towns.txt.br"));
    private readonly Lazy<(string Postcode, string Code, string Town)[]> postcodes = new(ReadPostcodes);

    /// <summary>Reads the municipalities.</summary>
    public PlaceDictionary()
    {
        using var reader = new StreamReader(Open("municipalities.tsv"));
        Municipalities = [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0).Select(Row)];
        byCode = Municipalities.ToDictionary(m => m.Municipality.Code, StringComparer.Ordinal);
        names = [.. Municipalities.Where(m => m.Until is null).Select(m => (Names(m).Select(Fold).ToArray(), m))];
        heads = Municipalities.SelectMany(Heads).OrderByDescending(h => h.Text.Length).ThenByDescending(h => h.Row.Until is null)
            .GroupBy(h => h.Text[0]).ToDictionary(g => g.Key, g => g.ToList());
        var wards = Municipalities.Select(m => m.Municipality).Where(m => m.Name.EndsWith('区') && m.Name.Contains('市', StringComparison.Ordinal)).ToList();
        withWards = [.. Municipalities.Select(m => m.Municipality)
            .Where(m => m.Name.EndsWith('市') && wards.Exists(w => w.Prefecture == m.Prefecture && w.Name.StartsWith(m.Name, StringComparison.Ordinal))).Select(m => m.Code)];
    }

    /// <summary>Unpacks towns and postcodes, where nobody has asked for them yet.</summary>
    public void Prepare() => _ = (towns.Value, postcodes.Value);

    /// <summary>All municipalities by code, former ones included.</summary>
    public IReadOnlyList<MunicipalityRow> Municipalities { get; }

    /// <summary>The municipality of a six-digit code, or null.</summary>
    public MunicipalityRow? ByCode(string code) => byCode.GetValueOrDefault(code);

    /// <summary>
    /// The municipality a text begins with, or null. The prefecture may be missing only where registers leave it out:
    /// designated cities, and capitals that bear the prefecture's name. A current municipality goes before a former one.
    /// </summary>
    public MunicipalityRow? MunicipalityOf(string text) => Head(text)?.Row;

    /// <inheritdoc/>
    public Municipality? Of(string text, DateOnly on) =>
        Head(text) is { Row: var row } && row.Exists(on) && !HasWards(row.Municipality) ? row.Municipality : null;

    /// <summary>That municipality and how much of the text names it, or null.</summary>
    internal (MunicipalityRow Row, int Length)? HeadOf(string text) => Head(text) is { } head ? (head.Row, head.Text.Length) : null;

    /// <summary>Municipalities whose name (with or without prefecture or 郡) or reading begins with what was typed.</summary>
    public IReadOnlyList<MunicipalityRow> FindMunicipalities(string typed, int most = 20)
    {
        var text = Fold(typed);
        return text.Length == 0 ? [] :
        [
            .. names.Where(n => Array.Exists(n.Folded, f => f.StartsWith(text, StringComparison.Ordinal))).Select(n => n.Row).Take(most),
        ];
    }

    /// <summary>
    /// Towns (大字・町丁目) of a municipality that begin with what was typed, 大字 left out or not; behind a whole town,
    /// its 小字. In the order of the source.
    /// </summary>
    public IReadOnlyList<string> Towns(string code, string typed, int most = 50)
    {
        var text = Fold(typed);
        return
        [
            .. TownLines(code).SelectMany(line => Fold(line[0]) is var town && StartsWith(town, text) ? [line[0]]
                : StartsWith(text, town) ? line[1..].Select(q => line[0] + q).Where(q => StartsWith(Fold(q), text))
                : []).Take(most),
        ];
    }

    /// <summary>The rows of a postcode typed with or without 〒 and hyphen, in full or half width; none when there are none.</summary>
    public IReadOnlyList<PostcodeRow> ByPostcode(string typed)
    {
        var digits = string.Concat(typed.Select(AsciiWidth.ToHalf).Where(char.IsAsciiDigit));
        return [.. FromPostcode(digits).TakeWhile(p => p.Postcode == digits)];
    }

    /// <summary>The rows whose postcode begins with half-width digits, in order of the postcode.</summary>
    public IEnumerable<PostcodeRow> FromPostcode(string digits)
    {
        var all = postcodes.Value;
        for (var i = BinaryStart(all, digits); i < all.Length && all[i].Postcode.StartsWith(digits, StringComparison.Ordinal); i++)
        {
            yield return new(all[i].Postcode, byCode[all[i].Code].Municipality, all[i].Town);
        }
    }

    /// <summary>What the dictionary doubts in a 本籍 on a day; empty when nothing.</summary>
    public IReadOnlyList<AddressFinding> CheckDomicile(string text, DateOnly on) =>
        new RegisteredDomicile(text).Problem is { } problem
            ? [new AddressFinding(AddressFindingKind.Form, problem, null), .. CheckPlace(text, on)]
            : CheckPlace(text, on);

    /// <summary>
    /// What the dictionary doubts in a 最小行政区画 on a day; empty when nothing. A country, or a place within one, is none
    /// of its business. Few former municipalities are in it: of one that it does not know in a prefecture it only says so.
    /// </summary>
    public IReadOnlyList<AddressFinding> CheckMunicipality(string text, DateOnly on) =>
        Head(text) is not { } head ? Unknown(text)
        : head.Row.Exists(on) ? []
        : [new(AddressFindingKind.OtherTime, $"{head.Row.Municipality.Display}は{on:yyyy年M月d日}には{(head.Row.Until < on ? "もうありません" : "まだありません")}。その日の市区町村の名を確かめてください。", null)];

    /// <summary>What the dictionary doubts in an address on a day; empty when nothing.</summary>
    public IReadOnlyList<AddressFinding> CheckAddress(string text, DateOnly on) => CheckPlace(text, on);

    // An address that nobody knows lies nowhere else.
    private static readonly string[] Unsaid = ["不詳", "不明", "なし"];

    /// <inheritdoc/>
    public bool IsAbroad(string text) => text.Length > 0 && !Unsaid.Any(u => text.Contains(u, StringComparison.Ordinal)) && Head(text) is null
        && !Municipalities.Any(m => text.StartsWith(m.Municipality.Prefecture, StringComparison.Ordinal) || text.StartsWith(m.Municipality.Name, StringComparison.Ordinal));

    private IReadOnlyList<AddressFinding> Unknown(string text) =>
        Municipalities.Where(m => m.Until is null && m.Municipality.Name == text).ToList() is { Count: > 0 } named
            ? [new(AddressFindingKind.OtherSpelling, "都道府県から書きます。", named.Count == 1 ? named[0].Municipality.Display : null)]
        : Municipalities.Any(m => text.StartsWith(m.Municipality.Prefecture, StringComparison.Ordinal))
            ? [new(AddressFindingKind.UnknownMunicipality, $"「{text}」は住所辞書にありません。今はない市区町村か、書き方の違いです。その日の市区町村の名を確かめてください。", null)]
        : [];

    private IReadOnlyList<AddressFinding> CheckPlace(string text, DateOnly on)
    {
        if (Head(text) is not { } head)
        {
            return [new(AddressFindingKind.UnknownMunicipality, $"「{text}」の市区町村が住所辞書にありません。都道府県から書かれているか確かめてください。", null)];
        }

        var findings = new List<AddressFinding>();
        var (row, rest) = (head.Row, text[head.Text.Length..]);
        if (!row.Exists(on))
        {
            findings.Add(new(AddressFindingKind.OtherTime, $"{row.Municipality.Display}は{on:yyyy年M月d日}には{(row.Until < on ? "もうありません" : "まだありません")}。現在の表示を確かめてください。", null));
        }

        if (HasWards(row.Municipality))
        {
            findings.Add(new(AddressFindingKind.UnknownMunicipality, $"{row.Municipality.Name}は区まで書きます。", null));
            return findings;
        }

        if (!text.StartsWith(row.Municipality.Prefecture + row.Municipality.Name, StringComparison.Ordinal) && !text.StartsWith(row.Municipality.Name, StringComparison.Ordinal))
        {
            findings.Add(new(AddressFindingKind.OtherSpelling, $"住所辞書では「{row.Municipality.Display}」です。", row.Municipality.Display + rest));
        }

        if (new TownCheck([.. TownLines(row.Municipality.Code)], row.Municipality).Check(text[..head.Text.Length], rest) is { } finding)
        {
            findings.Add(finding);
        }

        return findings;
    }

    private (string Text, MunicipalityRow Row)? Head(string text)
    {
        var folded = Fold(text);
        if (folded.Length > 0 && heads.TryGetValue(folded[0], out var alike))
        {
            foreach (var head in alike.Where(h => folded.StartsWith(h.Text, StringComparison.Ordinal)))
            {
                return head;
            }
        }

        return null;
    }

    private bool HasWards(Municipality municipality) => withWards.Contains(municipality.Code);

    // Folding keeps the length, so a folded head cuts the unfolded text.
    private static IEnumerable<(string Text, MunicipalityRow Row)> Heads(MunicipalityRow row)
    {
        var m = row.Municipality;
        yield return (Fold(m.Prefecture + m.Name), row);
        foreach (var other in row.OtherSpellings)
        {
            yield return (Fold(m.Prefecture + other), row);
        }

        if (m.Display == m.Name || (m.Prefecture[..^1] == m.Name[..^1] && m.Name is not ("栃木市" or "山梨市" or "沖縄市")))
        {
            yield return (Fold(m.Name), row);
        }
    }

    private static IEnumerable<string> Names(MunicipalityRow row)
    {
        var name = row.Municipality.Name;
        var county = name[^1] is '町' or '村' ? name.IndexOf('郡', StringComparison.Ordinal) + 1 : 0;
        return [name, row.Municipality.Prefecture + name, row.Kana, name[county..], .. row.OtherSpellings];
    }

    private IEnumerable<string[]> TownLines(string code) =>
        towns.Value.TryGetValue(code, out var block) ? block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')) : [];

    /// <summary>What is written either way in place names: ヶ ケ, 惠 恵. One character stays one character.</summary>
    internal static string Fold(string text) => text.Replace('ヶ', 'ケ').Replace('惠', '恵');

    private static bool StartsWith(string name, string typed) =>
        name.StartsWith(typed, StringComparison.Ordinal) || name.StartsWith("大字" + typed, StringComparison.Ordinal);

    private static int BinaryStart((string Postcode, string Code, string Town)[] all, string digits)
    {
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(all[middle].Postcode, digits) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static (string Postcode, string Code, string Town)[] ReadPostcodes() =>
    [
        .. Blocks("postcodes.txt.br").SelectMany(b => b.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (l[..7], b.Key, l[8..])))
            .OrderBy(p => p.Item1, StringComparer.Ordinal),
    ];

    private static Dictionary<string, string> Blocks(string file)
    {
        using var reader = new StreamReader(new BrotliStream(Open(file), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('#', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(b => b[..6], b => b[7..], StringComparer.Ordinal);
    }

    private static MunicipalityRow Row(string line)
    {
        var parts = line.Split('\t');
        return new(new(parts[0], parts[1], parts[2]), parts[3], Day(parts[4]), Day(parts[5]), parts[6].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Stream Open(string name) =>
        typeof(PlaceDictionary).Assembly.GetManifestResourceStream($"AddressDictionary/{name}")
            ?? throw new InvalidOperationException($"住所辞書 {name} がプログラムに含まれていません。");
}
