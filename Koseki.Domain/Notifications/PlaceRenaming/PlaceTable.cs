using System.Globalization;
using Koseki.Domain.Characters;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.PlaceRenaming;

/// <summary>One line of a table of places.</summary>
/// <param name="Line">Its line in the text, from 1.</param>
/// <param name="Former">変更前: a whole 本籍, or the name of a town.</param>
/// <param name="New">変更後.</param>
/// <param name="IsTown">Whether it is of every 本籍 in the town, whose number stays.</param>
public sealed record PlaceRow(int Line, string Former, string New, bool IsTown);

/// <summary>
/// 新旧対照表: which 本籍 becomes which, typed, pasted or from a file. A line is 変更前 and 変更後, separated by a tab or a comma: two whole
/// 本籍, or two names of towns for every 本籍 in the town. All lines take effect at once: what a line makes is no 変更前 of another.
/// </summary>
public sealed class PlaceTable : IBatchTable
{
    /// <summary>Most lines.</summary>
    public const int MostRows = 20_000;

    private const int MostProblems = 20;

    private readonly Dictionary<string, PlaceRow> whole;
    private readonly List<PlaceRow> towns;

    private PlaceTable(IReadOnlyList<PlaceRow> rows)
    {
        Rows = rows;
        whole = rows.Where(r => !r.IsTown).ToDictionary(r => r.Former, StringComparer.Ordinal);
        towns = [.. rows.Where(r => r.IsTown).OrderByDescending(r => r.Former.Length)];
    }

    /// <summary>The lines in their order.</summary>
    public IReadOnlyList<PlaceRow> Rows { get; }

    /// <inheritdoc/>
    public int Lines => Rows.Count;

    /// <inheritdoc/>
    public (string Former, string Made)? Of(RegisterId register, RegisteredDomicile domicile) => Of(domicile) is { } made ? (domicile.Text, made.Domicile.Text) : null;

    /// <inheritdoc/>
    public IBatchGaps Gaps(bool isOfThese) => new PlaceGaps(this, isOfThese);

    /// <summary>What the table makes of a 本籍; null when no line is about it. A line about the 本籍 itself goes before one about its town.</summary>
    public (RegisteredDomicile Domicile, PlaceRow Row)? Of(RegisteredDomicile domicile) =>
        whole.TryGetValue(domicile.Text, out var exact) ? (new(exact.New), exact)
        : towns.Find(t => IsIn(domicile.Text, t.Former)) is { } town ? (new(town.New + domicile.Text[town.Former.Length..]), town)
        : null;

    /// <summary>The towns that lines are about, as a whole or by some of their 本籍.</summary>
    internal IReadOnlySet<string> Towns => Rows.Select(r => r.IsTown ? r.Former : PlaceRenamingNotification.TownIn(r.Former)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Reads a table: null and what is wrong, by line, when it cannot be used.</summary>
    /// <param name="text">The table as entered.</param>
    /// <param name="known">What is known of municipalities: which places are ours is told by their code.</param>
    public static (PlaceTable? Table, IReadOnlyList<string> Problems) Read(string text, KnownMunicipalities known)
    {
        var rows = new List<PlaceRow>();
        var problems = new List<string>();
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l.Trim(), i + 1)))
        {
            if (line.Length > 0 && !(rows.Count == 0 && IsHeading(line)))
            {
                if (ReadRow(line, number, known) is var (row, problem) && row is not null)
                {
                    rows.Add(row);
                }
                else
                {
                    problems.Add(string.Create(CultureInfo.InvariantCulture, $"{number}行目: {problem}"));
                }
            }
        }

        problems.AddRange(rows.GroupBy(r => r.Former, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.ElementAt(1).Line}行目: 変更前の「{g.Key}」は{g.First().Line}行目にもあります。")));
        if (rows.Count == 0 && problems.Count == 0)
        {
            problems.Add("対照表が空です。変更前と変更後を、一行に一組ずつ入力してください。");
        }
        else if (rows.Count > MostRows)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"対照表は{MostRows:N0}行までです(今は{rows.Count:N0}行)。分けてください。"));
        }

        return problems.Count == 0 ? (new(rows), [])
            : (null, problems.Count <= MostProblems ? problems : [.. problems.Take(MostProblems), string.Create(CultureInfo.InvariantCulture, $"ほかに {problems.Count - MostProblems} 件")]);
    }

    private static bool IsHeading(string line) => line.StartsWith('旧') || line.StartsWith("変更前", StringComparison.Ordinal);

    // 大字増森 is not in 大字増: what follows a town is its number.
    private static bool IsIn(string domicile, string town) => domicile.StartsWith(town, StringComparison.Ordinal) && domicile.Length > town.Length && (char.IsAsciiDigit(domicile[town.Length]) || domicile[town.Length] == '無');

    private static (PlaceRow? Row, string Problem) ReadRow(string line, int number, KnownMunicipalities known)
    {
        if (line.Split(['\t', ',', '，'], StringSplitOptions.TrimEntries) is not [var first, var second] || first.Length == 0 || second.Length == 0)
        {
            return (null, "変更前と変更後の二つを、タブか「,」で区切って書いてください。");
        }

        var (former, made) = (Written(first), Written(second));
        var (isTown, isTownAfter) = (!HasNumber(former), !HasNumber(made));
        var problem = isTown != isTownAfter ? "一方だけが番地・番まで書かれています。町の名どうしか、本籍どうしを書いてください。"
            : former == made ? "変更前と変更後が同じです。"
            : WhyNotOurs("変更前", former, known, wasPerhaps: true) ?? WhyNotOurs("変更後", made, known, wasPerhaps: false) ?? (isTown ? null : new RegisteredDomicile(made).Problem);
        problem ??= FieldLimits.WhyNot("変更前", former, FieldLimits.Place) ?? FieldLimits.WhyNot("変更後", made, FieldLimits.Place);
        return problem is null ? (new(number, former, made, isTown), "") : (null, problem);
    }

    // A village that is no more is in no dictionary: a register of ours may still say so, and only those are looked for.
    private static string? WhyNotOurs(string called, string place, KnownMunicipalities known, bool wasPerhaps) => known.LocalityOf(place) switch
    {
        Locality.Ours => null,
        Locality.Elsewhere => $"{called}の「{place}」は{known.Here.Display}ではありません。",
        Locality.Unknown when wasPerhaps && place.StartsWith(known.Here.Prefecture, StringComparison.Ordinal) => null,
        Locality.Unknown => $"{called}の「{place}」の市区町村が住所辞書にありません。都道府県(指定都市は市と区)から書かれているか確かめてください。",
    };

    private static bool HasNumber(string place) => place.Contains('番', StringComparison.Ordinal) && place.Any(c => char.IsAsciiDigit(c) || c == '無');

    // As registers write it: digits half width, no spaces.
    private static string Written(string typed) => string.Concat(typed.Where(c => !char.IsWhiteSpace(c)).Select(c => AsciiWidth.ToHalf(c) is var half && char.IsAsciiDigit(half) ? half : c));
}
