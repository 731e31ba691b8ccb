using System.Globalization;
using Koseki.Domain.Characters;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.OfficialReading;

/// <summary>
/// 通知した振り仮名の表: what the notices said, register by register. A line is 戸籍番号, 氏の振り仮名, 人の番号 and 名の振り仮名, separated by tabs or
/// commas; a register with several persons has several lines. Registers and persons are told by their numbers, never by names.
/// </summary>
public sealed class ReadingTable : IBatchTable
{
    /// <summary>Most lines.</summary>
    public const int MostRows = 20_000;

    private const int MostProblems = 20;
    private const string FamilyName = "氏=";

    private readonly Dictionary<RegisterId, string> made;

    private ReadingTable(int lines, Dictionary<RegisterId, string> made) => (Lines, this.made) = (lines, made);

    /// <inheritdoc/>
    public int Lines { get; }

    /// <inheritdoc/>
    public (string Former, string Made)? Of(RegisterId register, RegisteredDomicile domicile) => made.TryGetValue(register, out var told) ? (domicile.Text, told) : null;

    /// <inheritdoc/>
    public IBatchGaps Gaps(bool isOfThese) => new ReadingGaps(made.Keys.ToHashSet(), isOfThese);

    /// <summary>Reads a table: null and what is wrong, by line, when it cannot be used.</summary>
    public static (IBatchTable? Table, IReadOnlyList<string> Problems) Read(string text)
    {
        var rows = new List<Row>();
        var problems = new List<string>();
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l.Trim(' ', '　', '\r'), i + 1)))
        {
            if (line.Length == 0 || (rows.Count == 0 && line.StartsWith("戸籍番号", StringComparison.Ordinal)))
            {
                continue;
            }

            var (row, problem) = ReadRow(line, number);
            if (row is not null)
            {
                rows.Add(row);
            }
            else
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{number}行目: {problem}"));
            }
        }

        problems.AddRange(Together(rows));
        if (rows.Count == 0 && problems.Count == 0)
        {
            problems.Add("表が空です。戸籍番号・氏の振り仮名・人の番号・名の振り仮名を、一行に一人ずつ入力してください。");
        }
        else if (rows.Count > MostRows)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"表は{MostRows:N0}行までです(今は{rows.Count:N0}行)。分けてください。"));
        }

        return problems.Count == 0 ? (new ReadingTable(rows.Count, rows.GroupBy(r => r.Register).ToDictionary(g => g.Key, Told)), [])
            : (null, problems.Count <= MostProblems ? problems : [.. problems.Take(MostProblems), string.Create(CultureInfo.InvariantCulture, $"ほかに {problems.Count - MostProblems} 件")]);
    }

    /// <summary>
    /// The paper of a register: what was told and is not recorded yet. What a notification within the year has recorded, and who has died since,
    /// is passed over; who has left otherwise is named, for the reading has to be recorded where the person stands now; somebody who was never in the
    /// register is taken over, so that the paper stops there.
    /// </summary>
    internal static Draft PaperOf(Draft common, FamilyRegister register, string told)
    {
        var draft = common.With(OfficialReadingForm.Register, register.Id.ToString());
        var at = 0;
        foreach (var (what, kana) in told.Split(' ').Select(t => t.Split('=', 2)).Where(t => t.Length == 2).Select(t => (t[0] + "=", t[1])))
        {
            if (what == FamilyName)
            {
                draft = register.FamilyNameKana is null ? draft.With(OfficialReadingForm.FamilyNameKana, kana) : draft;
            }
            else if (register.EntryOf(PersonId.Parse(what[..^1])) is { IsRemoved: true } gone)
            {
                draft = gone is { GivenNameKana: null, Removed.Cause: not (MatterTitles.Death or MatterTitles.Disappearance or MatterTitles.LossOfNationality or MatterTitles.RemovalForAge) }
                    ? draft.With(OfficialReadingForm.Gone, draft[OfficialReadingForm.Gone] is { Length: > 0 } before ? $"{before}\n{what}{kana}" : what + kana) : draft;
            }
            else if (register.EntryOf(PersonId.Parse(what[..^1])) is not { GivenNameKana: not null } && at < OfficialReadingForm.MostPersons)
            {
                var instance = OfficialReadingForm.Persons.Instances[at++];
                draft = draft.With(instance.Key(OfficialReadingForm.Person), what[..^1]).With(instance.Key(OfficialReadingForm.Kana), kana);
            }
        }

        return draft;
    }

    private static string Told(IEnumerable<Row> rows) => string.Join(' ', rows.Select(r => r.FamilyNameKana).OfType<string>().Take(1).Select(k => FamilyName + k)
        .Concat(rows.Where(r => r.Person is not null).Select(r => $"{r.Person}={r.GivenNameKana}")));

    private static (Row? Row, string Problem) ReadRow(string line, int number)
    {
        if (line.Split(['\t', ',', '，'], StringSplitOptions.TrimEntries) is not [var register, var family, var person, var given])
        {
            return (null, "戸籍番号・氏の振り仮名・人の番号・名の振り仮名の四つを、タブか「,」で区切って書いてください。");
        }

        var problem = !IsNumber(register, 'R') ? $"「{register}」は戸籍番号ではありません。"
            : person.Length > 0 && !IsNumber(person, 'P') ? $"「{person}」は人の番号ではありません。"
            : (person.Length == 0) != (given.Length == 0) ? "人の番号と名の振り仮名の、一方だけが書かれています。"
            : family.Length == 0 && given.Length == 0 ? "振り仮名がありません。"
            : WhyNot("氏の振り仮名", family) ?? WhyNot("名の振り仮名", given);
        return problem is null
            ? (new(number, RegisterId.Parse(register), family.Length == 0 ? null : family, person.Length == 0 ? null : PersonId.Parse(person), given), "") : (null, problem);
    }

    private static bool IsNumber(string text, char letter) => text.Length is > 1 and <= 18 && text[0] == letter && text[1] != '0' && text[1..].All(char.IsAsciiDigit);

    private static string? WhyNot(string called, string kana) => kana.Length == 0 ? null : KanaReading.Problem(kana) ?? FieldLimits.WhyNot(called, kana, FieldLimits.Line);

    // A notice says one thing of a 氏 and of a person, and one person is told once.
    private static IEnumerable<string> Together(List<Row> rows)
    {
        foreach (var twice in rows.Where(r => r.Person is not null).GroupBy(r => r.Person).Where(g => g.Count() > 1))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{twice.ElementAt(1).Line}行目: 人の番号 {twice.Key} は{twice.First().Line}行目にもあります。");
        }

        foreach (var register in rows.GroupBy(r => r.Register))
        {
            if (register.Where(r => r.FamilyNameKana is not null).DistinctBy(r => r.FamilyNameKana).ToList() is [var first, var other, ..])
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{other.Line}行目: 戸籍 {register.Key} の氏の振り仮名が{first.Line}行目と違います。");
            }

            if (register.Count(r => r.Person is not null) > OfficialReadingForm.MostPersons)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{register.First().Line}行目: 戸籍 {register.Key} の在籍者が{OfficialReadingForm.MostPersons}人を超えています。一件の案件で記載してください。");
            }
            else if (FieldLimits.WhyNot($"戸籍 {register.Key} の振り仮名", Told(register), FieldLimits.Place) is { } tooLong)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{register.First().Line}行目: {tooLong}");
            }
        }
    }

    private sealed record Row(int Line, RegisterId Register, string? FamilyNameKana, PersonId? Person, string GivenNameKana);
}

/// <summary>Registers of the table that are no current ones (removed, moved away, renewed), and of a further batch those that no line is about.</summary>
/// <param name="told">The registers of the table.</param>
/// <param name="isOfThese">Whether every register that is shown should be in it.</param>
public sealed class ReadingGaps(IReadOnlySet<RegisterId> told, bool isOfThese) : IBatchGaps
{
    /// <summary>The rule under which it is said.</summary>
    public const string Rule = "通知の表";

    private const int MostNamed = 200;

    private readonly HashSet<RegisterId> seen = [];
    private readonly SortedSet<RegisterId> untold = [];

    /// <inheritdoc/>
    public Finding? Finding
    {
        get
        {
            // A further batch shows only what the former one left over: what else stands in its table was written.
            var gone = isOfThese ? [] : told.Where(r => !seen.Contains(r)).Order().ToList();
            string[] words = [Words("表にあって現在戸籍でない戸籍", gone), Words("表のどの行にもない戸籍", [.. untold])];
            return gone.Count + untold.Count == 0 ? null
                : new(Rule, Severity.Caution, OfficialReadingForm.Register, string.Join(' ', words.Where(w => w.Length > 0)) + "この一括では記載しません。", "もれでないかを確かめてください。", "令和5年法律48号附則9条");
        }
    }

    /// <inheritdoc/>
    public void Take(RegisterId register, RegisteredDomicile domicile)
    {
        seen.Add(register);
        if (isOfThese && !told.Contains(register))
        {
            untold.Add(register);
        }
    }

    private static string Words(string what, List<RegisterId> registers) => registers.Count == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{what}が {registers.Count:N0} あります({string.Join("、", registers.Take(MostNamed))}{(registers.Count > MostNamed ? " ほか" : "")})。");
}
