using System.Globalization;
using Koseki.Domain.Accounts;

namespace Koseki.Domain.Certificates.Door;

/// <summary>The tables of issuing.</summary>
public enum CountTable
{
    /// <summary>時間帯別.</summary>
    Hour,

    /// <summary>日別.</summary>
    Day,

    /// <summary>月別.</summary>
    Month,

    /// <summary>種別.</summary>
    Kind,

    /// <summary>都道府県別.</summary>
    Prefecture,

    /// <summary>発行場所別.</summary>
    Shop,

    /// <summary>年齢別.</summary>
    Age,

    /// <summary>認証手段別.</summary>
    Means,
}

/// <summary>One line of a table.</summary>
/// <param name="Key">What it is of; empty in the line of sums.</param>
/// <param name="Copies">Printed copies by kind.</param>
/// <param name="Yen">Fees collected of what was printed.</param>
/// <param name="Applications">Applications by what became of them.</param>
public sealed record IssueLine(string Key, IReadOnlyDictionary<string, int> Copies, int Yen, IReadOnlyDictionary<IssueOutcome, int> Applications)
{
    /// <summary>Fees collected of what was not printed, to be given back.</summary>
    public int Refund { get; init; }

    /// <summary>All printed copies.</summary>
    public int Total => Copies.Values.Sum();

    /// <summary>Applications of an outcome.</summary>
    public int Of(IssueOutcome outcome) => Applications.GetValueOrDefault(outcome);
}

/// <summary>A table made of counts: what is printed counts; 未確定 and 取消 stand in columns of their own and in no sum of copies.</summary>
public sealed class IssueTable
{
    private static readonly IssueOutcome[] Others = [IssueOutcome.Void, IssueOutcome.Unknown, IssueOutcome.Failed, IssueOutcome.Refused, IssueOutcome.Underway];

    private readonly CountTable table;

    /// <summary>Makes it.</summary>
    public IssueTable(CountTable table, IEnumerable<DayCounts> days)
    {
        this.table = table;
        var cells = days.SelectMany(d => d.Lines.Select(l => (d.Day, Cell: CountCell.Parse(l)))).Where(c => c.Cell.By == SourceOf(table)).ToList();
        Kinds = [.. cells.Select(c => c.Cell.Kind).Distinct().Order(StringComparer.Ordinal)];
        Lines = [.. cells.GroupBy(c => KeyOf(c.Day, c.Cell)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => LineOf(g.Key, g.Select(c => c.Cell)))];
        Sum = LineOf("", cells.Select(c => c.Cell));
    }

    /// <summary>The kinds that occur, as columns.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>The lines, in order of their keys.</summary>
    public IReadOnlyList<IssueLine> Lines { get; }

    /// <summary>The line of sums.</summary>
    public IssueLine Sum { get; }

    /// <summary>What a table is called.</summary>
    public static string Word(CountTable table) => table switch
    {
        CountTable.Hour => "時間帯別",
        CountTable.Day => "日別",
        CountTable.Month => "月別",
        CountTable.Kind => "種別",
        CountTable.Prefecture => "都道府県別",
        CountTable.Shop => "発行場所別",
        CountTable.Age => "年齢別",
        CountTable.Means => "認証手段別",
    };

    /// <summary>What an outcome is called.</summary>
    public static string Word(IssueOutcome outcome) => outcome switch
    {
        IssueOutcome.Printed => "印刷",
        IssueOutcome.Unknown => "未確定",
        IssueOutcome.Void => "取消",
        IssueOutcome.Failed => "印刷できず",
        IssueOutcome.Refused => "断り",
        IssueOutcome.Underway => "処理中",
    };

    /// <summary>A key in words.</summary>
    public string Word(string key) => table switch
    {
        CountTable.Hour => key == "06" ? "6:30" : $"{key.TrimStart('0')}時台",
        CountTable.Day or CountTable.Month or CountTable.Shop => key.Length == 0 ? "不明" : key,
        CountTable.Kind => KioskKinds.Word(key),
        CountTable.Prefecture => Prefectures.NameOf(key) ?? "不明",
        CountTable.Age => key switch { "" => "不明", "15" => "15〜19歳", "90" => "90歳以上", _ => $"{key}代" },
        CountTable.Means => key switch { "CARD" => "カード", "ANDROID" or "IPHONE" => $"スマホ({key})", _ => "不明" },
    };

    /// <summary>The table as comma-separated lines.</summary>
    public string Csv() => CsvText.Write(
    [
        [Word(table), .. Kinds.Select(k => $"{KioskKinds.Word(k)}(通)"), "合計(通)", "手数料(円)", .. Others.Select(o => $"{Word(o)}(件)")],
        .. Lines.Select(l => CellsOf(l, Word(l.Key))), CellsOf(Sum, "合計"),
    ]);

    private IReadOnlyList<string> CellsOf(IssueLine line, string name) =>
        [name, .. Kinds.Select(k => Number(line.Copies.GetValueOrDefault(k))), Number(line.Total), Number(line.Yen), .. Others.Select(o => Number(line.Of(o)))];

    // Every application stands once under each of them.
    private static CountBy SourceOf(CountTable table) => table switch
    {
        CountTable.Hour or CountTable.Day or CountTable.Month or CountTable.Kind => CountBy.Hour,
        CountTable.Prefecture => CountBy.Prefecture,
        CountTable.Shop => CountBy.Shop,
        CountTable.Age => CountBy.Age,
        CountTable.Means => CountBy.Means,
    };

    private string KeyOf(DateOnly day, CountCell cell) => table switch
    {
        CountTable.Day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CountTable.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        CountTable.Kind => cell.Kind,
        CountTable.Hour or CountTable.Prefecture or CountTable.Shop or CountTable.Age or CountTable.Means => cell.Key,
    };

    private static IssueLine LineOf(string key, IEnumerable<CountCell> cells)
    {
        var all = cells.ToList();
        var printed = all.Where(c => c.Outcome == IssueOutcome.Printed).ToList();
        return new(key, printed.GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => g.Sum(c => c.Copies)), printed.Sum(c => c.Yen), all.GroupBy(c => c.Outcome).ToDictionary(g => g.Key, g => g.Sum(c => c.Applications))) { Refund = all.Where(c => c.Outcome != IssueOutcome.Printed).Sum(c => c.Yen) };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The prefectures by their codes.</summary>
public static class Prefectures
{
    private static readonly string[] Names =
    [
        "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",
        "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県",
        "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
    ];

    /// <summary>The name of 01 to 47; null for anything else.</summary>
    public static string? NameOf(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Names.Length ? Names[number - 1] : null;
}
