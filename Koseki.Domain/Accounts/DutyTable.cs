using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;

namespace Koseki.Domain.Accounts;

/// <summary>A line of the table of duties; without a duty it says that the person has none.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Account">Account.</param>
/// <param name="Role">The duty, or null.</param>
/// <param name="Office">Code of the office; null: everywhere.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, or null.</param>
public sealed record DutyLine(int Line, string Account, StaffRole? Role, string? Office, DateOnly From, DateOnly? Until);

/// <summary>What a file would change, before anything is taken.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Same">How many grants stay as they are.</param>
/// <param name="Untouched">People with open accounts that the file does not name: nothing of theirs changes.</param>
public sealed record DutyDifferences(IReadOnlyList<DutyChange> Changes, int Same, IReadOnlyList<StaffPerson> Untouched);

/// <summary>
/// 権限一覧: the table of duties as a file for a spreadsheet, one line a grant that holds today or is reserved. A file that is read says
/// for each person it names all duties of that person; whoever is not named keeps theirs.
/// </summary>
public static class DutyTable
{
    private static readonly string[] Head = ["アカウント", "氏名", "職務", "事務所", "から", "まで"];
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d"];

    /// <summary>The table as of a day.</summary>
    public static string Write(DutyBook book, DateOnly today) => CsvText.Write(
    [
        Head,
        .. book.People.Where(p => p.IsActive).OrderBy(p => p.Account, StringComparer.Ordinal).SelectMany(p => book.GrantsOf(p.Account, today) is { Count: > 0 } own
            ? own.Select(g => (IReadOnlyList<string>)[p.Account, p.Name, g.Role.Word(), book.OfficeWord(g.Office), Text(g.From), g.Until is { } last ? Text(last) : ""])
            : [[p.Account, p.Name, "", "", "", ""]]),
    ]);

    /// <summary>Reads a file; what cannot be read is said with its line, and then nothing of the file is to be taken.</summary>
    public static (IReadOnlyList<DutyLine> Lines, IReadOnlyList<string> Problems) Read(string text, DutyBook book)
    {
        if (CsvText.Read(text) is not { } rows)
        {
            return ([], ["引用符(\")が閉じていません。CSV で保存し直してください。"]);
        }

        if (rows.Count == 0 || !rows[0].Cells.Select(c => c.Trim()).SequenceEqual(Head, StringComparer.Ordinal))
        {
            return ([], [$"1行目は「{string.Join(',', Head)}」にしてください。「一覧を CSV で出す」で出したものを直すのが確かです。"]);
        }

        var (lines, problems) = (new List<DutyLine>(), new List<string>());
        foreach (var (number, cells) in rows.Skip(1))
        {
            var (line, problem) = LineOf(number, cells, book);
            if (problem is not null)
            {
                problems.Add($"{number}行目: {problem}");
            }
            else
            {
                lines.Add(line!);
            }
        }

        problems.AddRange(lines.Where(l => l.Role is null && lines.Exists(o => o.Account == l.Account && o != l)).Select(l => $"{l.Line}行目: {l.Account} の、職務のある行とない行が両方あります。"));
        problems.AddRange(rows.Count == 1 ? ["職務の行がありません。"] : []);
        return problems.Count == 0 ? (lines, problems) : ([], problems);
    }

    /// <summary>What the lines change: what they do not say any more ends the day before the given one.</summary>
    public static DutyDifferences Compare(IReadOnlyList<DutyLine> lines, DutyBook book, DateOnly from, DateOnly today)
    {
        var (changes, same) = (new List<DutyChange>(), 0);
        foreach (var own in lines.GroupBy(l => l.Account))
        {
            var left = book.GrantsOf(own.Key, today).ToList();
            foreach (var line in own.Where(l => l.Role is not null))
            {
                if (left.Find(g => (g.Role, g.Office, g.From) == (line.Role!.Value, line.Office, line.From)) is not { } there)
                {
                    changes.Add(new DutyChange.Give(own.Key, line.Role!.Value, line.Office, line.From, line.Until));
                    continue;
                }

                left.Remove(there);
                same += there.Until == line.Until ? 1 : 0;
                changes.AddRange(there.Until == line.Until ? [] : [new DutyChange.Limit(own.Key, there.Number, line.Until)]);
            }

            changes.AddRange(left.Where(g => !(g.Until < from)).Select(g => new DutyChange.Limit(own.Key, g.Number, (g.From < from ? from : g.From).AddDays(-1))));
        }

        var named = lines.Select(l => l.Account).ToHashSet(StringComparer.Ordinal);
        return new([.. changes.OfType<DutyChange.Limit>(), .. changes.OfType<DutyChange.Give>()], same, [.. book.People.Where(p => p.IsActive && !named.Contains(p.Account))]);
    }

    private static (DutyLine? Line, string? Problem) LineOf(int number, IReadOnlyList<string> cells, DutyBook book)
    {
        if (cells.Count != Head.Length)
        {
            return (null, $"欄が{cells.Count}あります。{Head.Length}にしてください。");
        }

        if (book.Find(cells[0]) is not { } person || person.Account != cells[0])
        {
            return (null, new DutyRefusal.UnknownAccount(cells[0]).Words);
        }

        // The name is there to be read by people: account and name must be those of one person.
        if (person.Name != cells[1])
        {
            return (null, $"アカウント {person.Account} は「{person.Name}」さんですが、「{cells[1]}」とあります。");
        }

        if (cells.Skip(2).All(c => c.Length == 0))
        {
            return (new(number, person.Account, null, null, default, null), null);
        }

        var role = Enum.GetValues<StaffRole>().Where(r => r.Word() == cells[2]).Select(r => (StaffRole?)r).FirstOrDefault();
        var offices = book.Offices.Where(o => o.Name == cells[3]).ToList();
        var (from, until) = (DayOf(cells[4]), DayOf(cells[5]));
        return role is null ? (null, $"職務「{cells[2]}」がありません。{string.Join("・", Enum.GetValues<StaffRole>().Select(r => r.Word()))} のどれかにしてください。")
            : cells[3] != DutyBook.Everywhere && offices.Count != 1 ? (null, new DutyRefusal.UnknownOffice(cells[3]).Words)
            : from is null ? (null, $"「から」の「{cells[4]}」を日として読めません(例 2027-04-01、R9.4.1)。")
            : until is null && cells[5].Length > 0 ? (null, $"「まで」の「{cells[5]}」を日として読めません(空欄は期限なし)。")
            : until < from ? (null, new DutyRefusal.Reversed(from.Value, until.Value).Words)
            : (new(number, person.Account, role, cells[3] == DutyBook.Everywhere ? null : offices[0].Code, from.Value, until), null);
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : EraDateEntry.Read(text, EraDateEntryOptions.Default) is { Problem: null, Date.Day: { } read } ? read : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
