using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.CharacterData;

/// <summary>One character of the table, for lists and the character search.</summary>
/// <param name="MjName">MJ文字図形名.</param>
/// <param name="Text">How it is written: the code point, or base and selector; empty when it can only be named.</param>
/// <param name="Strokes">総画数, or 0.</param>
/// <param name="Readings">読み.</param>
public sealed record CharacterRow(string MjName, string Text, int Strokes, IReadOnlyList<string> Readings);

/// <summary>
/// The character table from the file that ships with the product (文字情報基盤 MJ文字情報一覧表; see
/// <c>Data/NOTICE.md</c>). Immutable; loaded once.
/// </summary>
public sealed class CharacterTable : ICharacterTable
{
    private readonly FrozenDictionary<RegisterCharacter, int> byCharacter;
    private readonly FrozenDictionary<int, int> folding;
    private readonly FrozenDictionary<RegisterCharacter, DateOnly> givenName;
    private readonly FrozenDictionary<RegisterCharacter, RegisterCharacter> registered;
    private readonly CharacterRow[] rows;

    private CharacterTable(IEnumerable<string> lines, IReadOnlyDictionary<int, DateOnly> additions, IEnumerable<string> forms)
    {
        registered = forms.Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'))
            .ToFrozenDictionary(p => RegisterText.Split(p[0]).Single(), p => RegisterText.Split(p[1]).Single());
        var characters = new Dictionary<RegisterCharacter, int>();
        var folded = new Dictionary<int, int>();
        var allowed = new Dictionary<RegisterCharacter, DateOnly>();
        var list = new List<CharacterRow>();
        foreach (var parts in lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t')))
        {
            var written = new[] { parts[1] }.Concat(parts[2].Split(' ')).Where(f => f.Length > 0)
                .Select(f => RegisterText.Split(f).Single()).ToList();
            foreach (var form in written)
            {
                characters.TryAdd(form, list.Count);
                if (parts[3].Length > 0)
                {
                    allowed[form] = additions.GetValueOrDefault(form.Base, DateOnly.MinValue);
                }

                if (parts[4].Length > 0)
                {
                    folded.TryAdd(form.Base, char.ConvertToUtf32(parts[4], 0));
                }
            }

            _ = int.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var strokes);
            list.Add(new("MJ" + parts[0], written.Count > 0 ? written[0].ToString() : "", strokes,
                parts[6].Length == 0 ? [] : parts[6].Split(' ')));
        }

        byCharacter = characters.ToFrozenDictionary();
        folding = folded.ToFrozenDictionary();
        givenName = allowed.ToFrozenDictionary();
        rows = [.. list];
    }

    /// <summary>Loads the table that ships with the product (some 60,000 rows).</summary>
    public static CharacterTable Load()
    {
        using var additions = new StreamReader(Open("given-name-additions.tsv"));
        return new(Lines("characters.tsv.br"), ReadAdditions(additions.ReadToEnd()), Lines("registered-forms.tsv.br"));
    }

    /// <summary>All rows in MJ order.</summary>
    public IReadOnlyList<CharacterRow> Rows => rows;

    /// <summary>How many characters children's names may use on a day (常用漢字 and 人名用漢字).</summary>
    public int CountGivenNameKanji(DateOnly on) => givenName.Where(p => p.Value <= on).Select(p => byCharacter[p.Key]).Distinct().Count();

    /// <inheritdoc/>
    public bool IsKnown(RegisterCharacter character) => byCharacter.ContainsKey(character) || IsKanaOrMark(character) || IsAscii(character);

    /// <inheritdoc/>
    public bool IsAllowedInGivenName(RegisterCharacter character, DateOnly on) =>
        IsKanaOrMark(character) || (givenName.TryGetValue(character, out var since) && since <= on);

    /// <inheritdoc/>
    public string? MjName(RegisterCharacter character) =>
        byCharacter.TryGetValue(character, out var row) ? rows[row].MjName : null;

    /// <inheritdoc/>
    public RegisterCharacter? RegisteredForm(RegisterCharacter character) =>
        character.Selector != 0 && registered.TryGetValue(character, out var form) ? form : null;

    /// <inheritdoc/>
    public int Folded(RegisterCharacter character) => folding.GetValueOrDefault(character.Base, character.Base);

    /// <summary>文字検索: by reading, MJ number, stroke count, base code point (all optional, joined by and).</summary>
    public IReadOnlyList<CharacterRow> Find(string? reading, string? mjName, int? strokes, IReadOnlySet<int>? bases = null)
    {
        // 音 stand in katakana, 訓 in hiragana; a clerk types either.
        var sound = reading is null ? null : KanaWidth.ToKatakana(reading);
        var meaning = reading is null ? null : KanaWidth.ToHiragana(reading);
        return
        [
            .. rows.Where(r => r.Text.Length > 0
                && (sound is null || r.Readings.Contains(sound, StringComparer.Ordinal) || r.Readings.Contains(meaning, StringComparer.Ordinal))
                && (mjName is null || string.Equals(r.MjName, mjName, StringComparison.OrdinalIgnoreCase))
                && (strokes is null || r.Strokes == strokes)
                && (bases is null || bases.Contains(char.ConvertToUtf32(r.Text, 0)))),
        ];
    }

    // 規則60条: 片仮名, 平仮名 (変体仮名を除く) and the marks ー 々 ゝ ゞ.
    private static bool IsKanaOrMark(RegisterCharacter c) => c.Selector == 0
        && c.Base is (>= 'ぁ' and <= 'ん') or 'ゔ' or (>= 'ァ' and <= 'ヴ') or 'ー' or '々' or 'ゝ' or 'ゞ' or 'ヽ' or 'ヾ';

    private static bool IsAscii(RegisterCharacter c) => c is { Selector: 0, Base: >= 0x20 and < 0x7F };

    private static Dictionary<int, DateOnly> ReadAdditions(string text) =>
        text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))
            .ToDictionary(p => char.ConvertToUtf32(p[0], 0), p => DateOnly.ParseExact(p[1], "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string[] Lines(string name)
    {
        using var reader = new StreamReader(new BrotliStream(Open(name), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n');
    }

    internal static Stream Open(string name) =>
        typeof(CharacterTable).Assembly.GetManifestResourceStream($"CharacterData/{name}")
            ?? throw new InvalidOperationException($"文字情報ファイル {name} がプログラムに含まれていません。");
}
