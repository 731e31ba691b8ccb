using System.Globalization;
using System.Text;
using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.ImagedRegisters;

/// <summary>One register of an index, with the names of the files of its pages.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Number">Its number there.</param>
/// <param name="State">除籍 or 改製原戸籍.</param>
/// <param name="Form">The form.</param>
/// <param name="Domicile">本籍.</param>
/// <param name="FamilyName">氏 of the head.</param>
/// <param name="GivenName">名 of the head.</param>
/// <param name="MadeOn">編製日, or null.</param>
/// <param name="RemovedOn">消除日, or null.</param>
/// <param name="PageCount">How many pages the index says there are.</param>
public sealed record ImagedIndexEntry(
    int Line, string Number, RegisterState State, ImagedForm Form, string Domicile, string FamilyName, string GivenName, RegisterDate? MadeOn, RegisterDate? RemovedOn, int PageCount)
{
    /// <summary>Who is named.</summary>
    public List<ImagedPerson> Persons { get; } = [];

    /// <summary>Line, file and resolution of each page, in their order.</summary>
    public List<(int Line, string File, int Dpi)> Pages { get; } = [];
}

/// <summary>
/// The index of a delivery of imaged registers: lines of comma-separated values, the first of which says what a line is.
/// <c>戸籍,管理番号,除籍|改製原戸籍,様式,本籍,氏,名,編製日,消除日,頁数</c>, then to it <c>人,管理番号,氏,名,振り仮名,生年月日</c> and
/// <c>頁,管理番号,順番,ファイル,dpi</c>. What does not fit is said with its line; nothing is guessed.
/// </summary>
public static class ImagedIndex
{
    /// <summary>Name of the file in the folder.</summary>
    public const string FileName = "index.csv";

    /// <summary>Most registers of one index: they are taken in together or not at all.</summary>
    public const int MostRegisters = 1000;

    /// <summary>Longest name of a delivery, and longest number in it.</summary>
    public const int LongestSource = 100;

    private const int LongestText = 400;

    /// <summary>The registers of an index and everything that is wrong with it, each with its line.</summary>
    public static (IReadOnlyList<ImagedIndexEntry> Entries, IReadOnlyList<string> Problems) Read(string text)
    {
        var (entries, problems) = (new Dictionary<string, ImagedIndexEntry>(StringComparer.Ordinal), new List<string>());
        foreach (var (line, number) in text.Split('\n').Select((l, i) => (l.TrimEnd('\r'), i + 1)))
        {
            if (line.Length > 0 && !line.StartsWith('#') && Take(entries, number, line) is { } problem)
            {
                problems.Add($"{number} 行目: {problem}");
            }
        }

        problems.AddRange(entries.Values.Where(e => e.PageCount != e.Pages.Count).Select(e => $"{e.Line} 行目: {e.Number} は {e.PageCount} 頁のはずですが、頁の行は {e.Pages.Count} です。"));
        if (entries.Count is 0 or > MostRegisters)
        {
            problems.Add(entries.Count == 0 ? "戸籍の行がありません。" : $"戸籍が {entries.Count} あります。一度に取り込めるのは {MostRegisters} までです。束を分けてください。");
        }

        return ([.. entries.Values], problems);
    }

    private static string? Take(Dictionary<string, ImagedIndexEntry> entries, int number, string line)
    {
        if (Fields(line) is not { } fields)
        {
            return "引用符が閉じていないか、欄の途中にあります。";
        }

        if (fields.FirstOrDefault(f => f.Length > LongestText || f.Any(char.IsControl) || f.Contains('\uFFFD', StringComparison.Ordinal)) is { } bad)
        {
            return $"使えない文字があるか、{LongestText}字より長い欄があります(「{new string([.. bad.Where(c => !char.IsControl(c)).Take(20)])}」)。";
        }

        return (fields[0], fields.Count) switch
        {
            ("戸籍", 10) => Register(entries, number, fields),
            ("人", 6) => Person(entries, fields),
            ("頁", 5) => Page(entries, number, fields),
            ("戸籍", _) => $"戸籍の行は10欄です({fields.Count}欄あります)。",
            ("人", _) => $"人の行は6欄です({fields.Count}欄あります)。",
            ("頁", _) => $"頁の行は5欄です({fields.Count}欄あります)。",
            _ => $"行の種別「{fields[0]}」は、戸籍・人・頁のどれでもありません。",
        };
    }

    private static string? Register(Dictionary<string, ImagedIndexEntry> entries, int number, List<string> fields)
    {
        RegisterState? state = fields[2] == RegisterState.Removed.Word() ? RegisterState.Removed : fields[2] == RegisterState.Superseded.Word() ? RegisterState.Superseded : null;
        var (form, made, removed) = (ImagedWords.FormOf(fields[3]), Date(fields[7]), Date(fields[8]));
        var why = fields[1].Length is 0 or > LongestSource ? $"管理番号は1字から{LongestSource}字までです。"
            : fields[1] != fields[1].Trim() ? $"管理番号「{fields[1]}」の前後に空白があります。"
            : entries.ContainsKey(fields[1]) ? $"管理番号 {fields[1]} が二度あります。"
            : state is null ? $"「{fields[2]}」は、{RegisterState.Removed.Word()}・{RegisterState.Superseded.Word()}のどちらでもありません。"
            : form is null ? $"様式「{fields[3]}」は、{string.Join("・", Enum.GetValues<ImagedForm>().Select(f => f.Word()))}のどれでもありません(明治5年式は取り込みません)。"
            : fields[4].Length == 0 ? "本籍がありません。"
            : fields[5].Length + fields[6].Length == 0 ? "筆頭者(戸主)がありません。"
            : !made.Fits ? $"編製日「{fields[7]}」が読めません。"
            : !removed.Fits ? $"消除日「{fields[8]}」が読めません。"
            : made.Date is not null && removed.Date is not null && made.Date.Earliest > removed.Date.Latest ? "消除日が編製日より前です。"
            : !int.TryParse(fields[9], NumberStyles.None, CultureInfo.InvariantCulture, out var pages) || pages is < 1 or > ImagedInvariants.MostPages ? $"頁数「{fields[9]}」は、1から{ImagedInvariants.MostPages}までの数ではありません。"
            : null;
        if (why is null)
        {
            entries.Add(fields[1], new(number, fields[1], state!.Value, form!.Value, fields[4], fields[5], fields[6], made.Date, removed.Date, int.Parse(fields[9], CultureInfo.InvariantCulture)));
        }

        return why;
    }

    private static string? Person(Dictionary<string, ImagedIndexEntry> entries, List<string> fields)
    {
        if (!entries.TryGetValue(fields[1], out var entry))
        {
            return $"管理番号 {fields[1]} の戸籍の行が前にありません。";
        }

        var born = Date(fields[5]);
        if (fields[2].Length + fields[3].Length == 0 || !born.Fits)
        {
            return born.Fits ? "氏名がありません。" : $"生年月日「{fields[5]}」が読めません。";
        }

        entry.Persons.Add(new(fields[2], fields[3], fields[4].Length == 0 ? null : fields[4], born.Date));
        return null;
    }

    private static string? Page(Dictionary<string, ImagedIndexEntry> entries, int number, List<string> fields)
    {
        if (!entries.TryGetValue(fields[1], out var entry))
        {
            return $"管理番号 {fields[1]} の戸籍の行が前にありません。";
        }

        var why = fields[2] != (entry.Pages.Count + 1).ToString(CultureInfo.InvariantCulture) ? $"次の頁は {entry.Pages.Count + 1} のはずですが、「{fields[2]}」です。"
            : !IsFileName(fields[3]) ? $"「{fields[3]}」はファイルの名前ではありません(フォルダを書かないでください)。"
            : !int.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var dpi) || dpi is < ImagedInvariants.LeastDpi or > ImagedInvariants.MostDpi
                ? $"解像度「{fields[4]}」は、{ImagedInvariants.LeastDpi}から{ImagedInvariants.MostDpi}までの数ではありません。"
            : null;
        if (why is null)
        {
            entry.Pages.Add((number, fields[3], int.Parse(fields[4], CultureInfo.InvariantCulture)));
        }

        return why;
    }

    // Of this folder and no other: a name that leads elsewhere would take in somebody else's file.
    private static bool IsFileName(string name) => name.Length > 0 && name[0] != '.' && name != FileName && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0;

    private static (bool Fits, RegisterDate? Date) Date(string text) => text.Length == 0 ? (true, null) : RegisterDate.TryParse(text, out var date) ? (true, date) : (false, null);

    // Null where a quotation mark is not closed, or stands within a field that does not begin with one: it would be lost.
    private static List<string>? Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else if (line[i] == '"' && (quoted ? i + 1 == line.Length || line[i + 1] == ',' : i == 0 || line[i - 1] == ','))
            {
                quoted = !quoted;
            }
            else if (line[i] == '"')
            {
                return null;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return quoted ? null : fields;
    }
}
