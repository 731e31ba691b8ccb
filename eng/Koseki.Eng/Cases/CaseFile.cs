using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.AddressDictionary;

namespace Koseki.Eng.Cases;

/// <summary>
/// One readable case: given registers, a notification, expected findings, registers and messages. The format is
/// described in <c>Koseki.Tests/Domain/Notifications/README.md</c>.
/// </summary>
public sealed class CaseFile
{
    private const string Beside = "同時の届";

    private CaseFile(Dictionary<string, string> head, Dictionary<string, List<string>> sections, List<List<string>> beside)
    {
        Head = head;
        Sections = sections;
        Papers = [new(KindNamed(Required("届")), DraftOf(KindNamed(Required("届")), Section("届書")), Head.GetValueOrDefault("受付番号")), .. beside.Select(PaperOf)];
    }

    private static PlaceDictionary Places { get; } = new();

    private Dictionary<string, string> Head { get; }

    private Dictionary<string, List<string>> Sections { get; }

    /// <summary>件名.</summary>
    public string Title => Head.GetValueOrDefault("件名", "(件名なし)");

    /// <summary>
    /// Whether the case keeps a fault from coming back (誤り) or is one of the examples of what must stop and what must pass
    /// (例): it reaches its result by a way of its own, which the result does not show.
    /// </summary>
    public bool IsOfABoundary => Head.ContainsKey("誤り") || Head.ContainsKey("例");

    /// <summary>The papers in the order of their numbers: that of 届 and ＝届書, then every ＝同時の届.</summary>
    public IReadOnlyList<BundledPaper> Papers { get; }

    /// <summary>The kind named by 届.</summary>
    public NotificationKind Kind => Papers[0].Kind;

    /// <summary>＝届書: the boxes of the first paper.</summary>
    public Draft Draft => Papers[0].Draft;

    /// <summary>受理.</summary>
    public DateOnly ReceiptDate => Day("受理");

    /// <summary>記録; the receipt date (or the day the notice came) when not given.</summary>
    public DateOnly RecordDate => Head.ContainsKey("記録") ? Day("記録") : Origin switch
    {
        Origin.Elsewhere e => e.ReceivedOn,
        Origin.Consul c => c.ReceivedOn,
        _ => ReceiptDate,
    };

    /// <summary>通知: 日 職名 / 送付: 日 職名; accepted here when neither is given.</summary>
    public Origin Origin =>
        Head.TryGetValue("通知", out var notice) ? new Origin.Elsewhere(Words(notice)[1], DayOf(Words(notice)[0]))
        : Head.TryGetValue("送付", out var sent) ? new Origin.Consul(Words(sent)[1], DayOf(Words(sent)[0]))
        : new Origin.Here();

    /// <summary>＝前提: the given registers.</summary>
    public RegisterSet Given => new(Registers("前提").Select(r => RegisterNotation.Parse(string.Join('\n', r))));

    /// <summary>＝前提の附票: the given supplementary registers; null when the section is missing.</summary>
    public SupplementarySet? GivenSupplementaries => Sections.ContainsKey("前提の附票")
        ? new(Supplementaries("前提の附票").Select(s => SupplementaryNotation.Parse(string.Join('\n', s)))) : null;

    /// <summary>＝結果の附票: expected supplementary registers as lines; none when the section is missing.</summary>
    public IReadOnlyList<List<string>> ExpectedSupplementaries => Supplementaries("結果の附票");

    /// <summary>＝所見: expected findings as "rule severity"; none when the section is missing or says なし.</summary>
    public IReadOnlyList<string> Findings => [.. Section("所見").Where(l => l != "なし").Select(l => l.Trim())];

    /// <summary>＝結果: expected registers as lines; null when it says なし (nothing may be written).</summary>
    public IReadOnlyList<List<string>>? Expected =>
        Section("結果") is ["なし"] ? null : Registers("結果");

    /// <summary>＝申出の後: what becomes of 不受理申出, as "number what"; none when the section is missing.</summary>
    public IReadOnlyList<string> RequestsAfter => Section("申出の後");

    /// <summary>＝送付物: every line of every message that leaves; none when it says なし, null when the section is missing.</summary>
    public IReadOnlyList<string>? Messages => !Sections.ContainsKey("送付物") ? null : Section("送付物") is ["なし"] ? [] : Section("送付物");

    /// <summary>受理 with 受付時刻 and 方法: when and how the paper was handed in.</summary>
    private PaperArrival Arrival => new(
        ReceiptDate, Head.TryGetValue("受付時刻", out var time) ? TimeOnly.ParseExact(time, "H:mm", System.Globalization.CultureInfo.InvariantCulture) : null,
        ReceiptDetails.ComesInPerson(Head.GetValueOrDefault("方法", ReceiptDetails.AllMeans[0]))) { IsAbroad = Origin is Origin.Consul };

    /// <summary>The circumstances the first paper is examined in, with the registers that any of the papers names.</summary>
    public Circumstances Circumstances(Domain.Characters.ICharacterTable characters)
    {
        var given = Given;
        var named = new RegisterSet(Papers.SelectMany(p => p.Kind.RegistersNamed(p.Draft)).Distinct().Select(given.Find).OfType<FamilyRegister>());
        return new()
        {
            ReceiptDate = ReceiptDate,
            RecordDate = RecordDate,
            Origin = Origin,
            Registers = named,
            Kin = RegisterBook.Reach(given, NamedBy(Papers[0], named)),
            Supplementaries = GivenSupplementaries,
            Requests = CaseRequests.Read(Section("不受理申出"), given),
            Arrival = Arrival,
            Case = 1,
            Here = Municipality.Koshigaya,
            Municipalities = Places,
            City = CitySettings.Initial,
            Characters = characters,
            Receipt = Papers[0].Receipt,
            NewPersons = [.. Enumerable.Range(901, 9).Select(n => new PersonId(n))],
            NewRegisters = [.. Enumerable.Range(901, 9).Select(n => new RegisterId(n))],
        };
    }

    /// <summary>
    /// Examines the papers one after the other, as they are decided together: the findings of all of them, and what one act of
    /// deciding would write.
    /// </summary>
    public Examination Examine(Domain.Characters.ICharacterTable characters) => Examine(Circumstances(characters));

    /// <summary>The same in circumstances that were made already (<see cref="Circumstances"/>).</summary>
    internal Examination Examine(Circumstances circumstances)
    {
        var given = Given;
        var course = new BundleExamination(circumstances.Registers, circumstances.Supplementaries, Papers);
        var examinations = new List<Examination>();
        foreach (var paper in Papers)
        {
            var book = new RegisterSet(given.All.Where(r => course.Registers.Find(r.Id) is null).Concat(course.Registers.All));
            var before = Papers.TakeWhile(p => p != paper).Select(p => p.Kind.NumbersNeededBy(p.Draft)).ToList();
            examinations.Add(course.Next(circumstances with
            {
                Kin = RegisterBook.Reach(book, NamedBy(paper, course.Registers)),
                Receipt = paper.Receipt,
                NewPersons = [.. circumstances.NewPersons.Skip(before.Sum(n => n.Persons))],
                NewRegisters = [.. circumstances.NewRegisters.Skip(before.Sum(n => n.Registers))],
            }));
        }

        return examinations is [var only] ? only
            : new([.. examinations.SelectMany(e => e.Findings)], course.Decision?.Whole) { Judged = [.. examinations.SelectMany(e => e.Judged)], Faults = [.. examinations.SelectMany(e => e.Faults)] };
    }

    /// <summary>Reads a case file; <c>読込 file</c> lines take in a shared file from the same folder.</summary>
    public static CaseFile Load(string path)
    {
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var beside = new List<List<string>>();
        List<string>? section = null;
        foreach (var line in Lines(path))
        {
            if (line.StartsWith('＝'))
            {
                section = [];
                if (line[1..].Trim() is Beside)
                {
                    beside.Add(section);
                }
                else
                {
                    sections[line[1..].Trim()] = section;
                }
            }
            else if (section is not null)
            {
                section.Add(line);
            }
            else if (line.Split(':', 2) is [var name, var value])
            {
                head[name.Trim()] = value.Trim();
            }
            else
            {
                throw new FormatException($"{Path.GetFileName(path)}: 「{line}」は「名前: 値」の形で書きます。");
            }
        }

        return new(head, sections, beside);
    }

    private static NotificationKind KindNamed(string name) =>
        NotificationCatalogue.FindByName(name) ?? throw new FormatException($"「{name}」という届はありません(または未対応です)。");

    private static RegisterSet NamedBy(BundledPaper paper, RegisterSet registers) => new(paper.Kind.RegistersNamed(paper.Draft).Select(registers.Find).OfType<FamilyRegister>());

    // 届 and, if it has one, 受付番号 come first.
    private static BundledPaper PaperOf(List<string> lines)
    {
        string? Named(int at, string name) => lines.ElementAtOrDefault(at)?.Split(':', 2) is [var key, var value] && key.Trim() == name ? value.Trim() : null;
        var kind = KindNamed(Named(0, "届") ?? throw new FormatException($"＝{Beside} の最初の行は「届: 届の件名」の形で書きます。"));
        var receipt = Named(1, "受付番号");
        return new(kind, DraftOf(kind, lines.Skip(receipt is null ? 1 : 2)), receipt);
    }

    // The boxes, by label or key. A line that begins with a full-width space goes on with the box above.
    private static Draft DraftOf(NotificationKind kind, IEnumerable<string> lines)
    {
        var draft = Draft.Empty;
        FieldKey? last = null;
        foreach (var line in lines)
        {
            if (line[0] == '　' && last is { } above)
            {
                draft = draft.With(above, $"{draft[above]}\n{line[1..]}");
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = colon > 0 ? line[..colon].Trim() : throw new FormatException($"届書の行「{line}」は「項目: 値」の形で書きます。");
            var box = BoxWords.Find(kind.Form, name)
                ?? throw new FormatException($"{kind.Form.Title}に「{name}」という項目はありません。");
            last = box.Key;
            draft = BoxWords.With(draft, box, line[(colon + 1)..].Trim());
        }

        return draft;
    }

    // The space behind the 氏 of a child without a name says that there is none (名未定).
    private static string Trimmed(string line) => line.StartsWith("附票に記録されている者", StringComparison.Ordinal) ? line.TrimEnd(' ', '\t') : line.TrimEnd();

    private static IEnumerable<string> Lines(string path)
    {
        foreach (var line in File.ReadLines(path).Select(Trimmed).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line.StartsWith("読込 ", StringComparison.Ordinal))
            {
                foreach (var inner in Lines(Path.Combine(Path.GetDirectoryName(path)!, line[3..].Trim())))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return line;
            }
        }
    }

    private List<string> Section(string name) => Sections.GetValueOrDefault(name, []);

    private List<List<string>> Registers(string section) => Blocks(section, "＠戸籍 ", "＠戸籍 R1");

    private List<List<string>> Supplementaries(string section) => Blocks(section, SupplementaryNotation.FirstWord, "＠附票 R1附1");

    private List<List<string>> Blocks(string section, string first, string example)
    {
        var registers = new List<List<string>>();
        foreach (var line in Section(section))
        {
            if (line.StartsWith(first, StringComparison.Ordinal))
            {
                registers.Add([]);
            }

            if (registers.Count == 0)
            {
                throw new FormatException($"＝{section} の最初の行は「{example}」の形で始めます。");
            }

            registers[^1].Add(line);
        }

        return registers;
    }

    private string Required(string name) =>
        Head.TryGetValue(name, out var value) ? value : throw new FormatException($"「{name}:」の行がありません。");

    private DateOnly Day(string name) => DayOf(Required(name));

    private static DateOnly DayOf(string text) =>
        RegisterDate.Parse(text).Day ?? throw new FormatException($"「{text}」は日付として読めません。");

    private static string[] Words(string text) =>
        text.Split(' ', 2) is [var day, var title] ? [day, title] : throw new FormatException($"「{text}」は「日付 職名」の形で書きます。");
}
