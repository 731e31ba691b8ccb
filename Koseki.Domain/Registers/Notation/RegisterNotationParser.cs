using Koseki.Domain.Calendar;
using Koseki.Domain.Places;

namespace Koseki.Domain.Registers.Notation;

/// <summary>Reads the register notation line by line.</summary>
internal sealed class RegisterNotationParser(string text)
{
    private readonly string[] lines = [.. text.Split('\n').Select(l => l.TrimEnd('\r', ' ')).Where(l => l.Trim('　', ' ').Length > 0)];
    private int position;

    internal FamilyRegister Parse()
    {
        var id = RegisterId.Parse(Expect("＠戸籍 "));
        var state = TryTake("＠種別 ") is { } word ? RegisterWords.ParseState(word) : RegisterState.Current;
        var domicile = Expect(RegisterNotation.Domicile);
        var place = TryTake(RegisterNotation.Place) is { } code ? PlaceCode.Parse(code) : null;
        var name = Expect(RegisterNotation.Name);
        var gap = name.IndexOf('　', StringComparison.Ordinal);
        if (gap < 1)
        {
            position--;
            throw Problem("氏名は「氏　名」の形で、氏と名の間に全角空白を置きます。");
        }

        var kana = TryTake($"　【{RegisterNotation.FamilyNameKana}】");
        _ = Expect(RegisterNotation.RegisterMatters);
        var matters = Matters().Select(m => new RegisterMatter(m.Title, m.Lines) { Amendments = m.Amendments, Receipt = m.Receipt }).ToValueList();
        var entries = new List<RegisterEntry>();
        while (position < lines.Length)
        {
            entries.Add(Entry());
        }

        return new()
        {
            Id = id,
            State = state,
            Domicile = new RegisteredDomicile(domicile) { Code = place },
            FamilyName = name[..gap],
            HeadGivenName = name[(gap + 1)..],
            FamilyNameKana = kana,
            Matters = matters,
            Entries = entries.ToValueList(),
        };
    }

    /// <summary>Matters alone, without the indent of the register; lines that begin with 【 belong to the title above.</summary>
    internal static ValueList<StatusMatter> StatusMatters(string text)
    {
        var parser = new RegisterNotationParser(string.Join('\n', text.Split('\n').Select(l => (l.StartsWith('【') ? "　　" : "　") + l)));
        var matters = parser.Matters().Select(m => new StatusMatter(m.Title, m.Lines) { Amendments = m.Amendments, Receipt = m.Receipt }).ToValueList();
        return parser.position == parser.lines.Length && matters.All(m => m.Lines.Count > 0)
            ? matters
            : throw parser.Problem("「タイトル　【見出し】値」の形で書きます。");
    }

    /// <summary>Entries alone, as the paper shows them.</summary>
    internal static ValueList<RegisterEntry> PrintedEntries(string text)
    {
        var parser = new RegisterNotationParser(string.Join('\n', PrintedEntry.Indented(text)));
        var entries = new List<RegisterEntry>();
        do
        {
            _ = parser.Expect(RegisterNotation.Person);
            var isRemoved = parser.TryTake($"　{RegisterNotation.RemovedMark}") is not null;
            var column = parser.NameColumn();
            var matters = parser.TryTake(RegisterNotation.StatusMatters) is null ? [] : parser.StatusMatters();
            entries.Add(parser.EntryOf(column, matters, PrintedEntry.SexIn(column) ?? throw parser.Problem("この前の者の【続柄】から、男女の別が分かりません。")) with
            {
                Removed = isRemoved ? PrintedEntry.RemovalIn(matters) : null,
            });
        }
        while (parser.position < parser.lines.Length);
        return entries.ToValueList();
    }

    private RegisterEntry Entry()
    {
        _ = Expect(RegisterNotation.Person);
        var person = PersonId.Parse(Expect("　＠人 "));
        var sex = RegisterWords.ParseSex(Expect("　＠性別 "));
        var entered = Words(Expect("　＠入籍 "), 2);
        Removal? removed = null;
        if (TryTake($"　{RegisterNotation.RemovedMark}") is not null)
        {
            var words = Words(Expect("　＠除籍 "), 3);
            removed = new(RegisterDate.Parse(words[0]), words[1], words.Length > 2 ? words[2] : null);
        }

        var column = NameColumn();
        _ = Expect(RegisterNotation.StatusMatters);
        return EntryOf(column, StatusMatters(), sex) with
        {
            Person = person,
            Entered = new(entered[0] == "-" ? null : RegisterDate.Parse(entered[0]), entered[1]),
            Removed = removed,
        };
    }

    private RegisterEntry EntryOf(Dictionary<string, string> column, ValueList<StatusMatter> matters, Sex sex) =>
        new()
        {
            Person = default,
            Sex = sex,
            Entered = new(null, ""),
            GivenName = Required(column, "名"),
            GivenNameKana = column.GetValueOrDefault("名の振り仮名"),
            BirthDate = RegisterDate.Parse(Required(column, "生年月日")),
            Spouse = column.TryGetValue("配偶者区分", out var mark) ? RegisterWords.ParseSpouse(mark) : null,
            Father = Required(column, "父") is { Length: > 0 } father ? father : null,
            Mother = Required(column, "母") is { Length: > 0 } mother ? mother : null,
            Relationship = Required(column, "続柄"),
            AdoptiveFather = column.GetValueOrDefault("養父"),
            AdoptiveMother = column.GetValueOrDefault("養母"),
            AdoptiveRelationship = column.GetValueOrDefault("養親との続柄"),
            Matters = matters,
        };

    private ValueList<StatusMatter> StatusMatters() =>
        Matters().Select(m => new StatusMatter(m.Title, m.Lines) { Amendments = m.Amendments, Receipt = m.Receipt }).ToValueList();

    private Dictionary<string, string> NameColumn()
    {
        var column = new Dictionary<string, string>(StringComparer.Ordinal);
        while (position < lines.Length && lines[position].StartsWith("　【", StringComparison.Ordinal))
        {
            var (label, value) = Label(lines[position]);
            if (!column.TryAdd(label, value) && !(label == "続柄" && column.TryAdd("養親との続柄", value)))
            {
                throw Problem($"【{label}】が重なっています。");
            }

            position++;
        }

        return column;
    }

    private sealed record ParsedMatter(string Title, ValueList<MatterLine> Lines, ValueList<Amendment> Amendments, string? Receipt);

    private IEnumerable<ParsedMatter> Matters()
    {
        while (position < lines.Length && IndentOf(lines[position]) == 1 && lines[position][1] != '【')
        {
            var (title, matterLines) = Titled(1);
            var receipt = TryTake("　＠受付 ");
            var amendments = new List<Amendment>();
            while (position < lines.Length && IndentOf(lines[position]) == 2 && lines[position][2] != '【')
            {
                var (amendmentTitle, amendmentLines) = Titled(2);
                amendments.Add(new(amendmentTitle, amendmentLines));
            }

            yield return new(title, matterLines, amendments.ToValueList(), receipt);
        }
    }

    private (string Title, ValueList<MatterLine> Lines) Titled(int indent)
    {
        var head = lines[position++];
        var column = head.IndexOf('【', StringComparison.Ordinal);
        if (column < 0)
        {
            return (head[indent..], []);
        }

        var title = head[indent..column].TrimEnd('　');
        var rows = new List<(int Depth, string Label, string Value)> { Row(head[column..], 0) };
        while (position < lines.Length && IndentOf(lines[position]) is var spaces && spaces > indent
            && lines[position][spaces] == '【')
        {
            rows.Add(Row(lines[position][spaces..], spaces <= column ? 0 : (spaces - column + 1) / 2));
            position++;
        }

        var index = 0;
        return (title, Tree(rows, 0, ref index));
    }

    private (int, string, string) Row(string line, int depth)
    {
        var (label, value) = Label(line);
        return (depth, label, value);
    }

    private static ValueList<MatterLine> Tree(List<(int Depth, string Label, string Value)> rows, int depth, ref int index)
    {
        var result = new List<MatterLine>();
        while (index < rows.Count && rows[index].Depth >= depth)
        {
            var (_, label, value) = rows[index++];
            result.Add(new(label, value) { Children = Tree(rows, depth + 1, ref index) });
        }

        return result.ToValueList();
    }

    private (string Label, string Value) Label(string line)
    {
        var open = line.IndexOf('【', StringComparison.Ordinal);
        var close = line.IndexOf('】', StringComparison.Ordinal);
        return open >= 0 && close > open
            ? (line[(open + 1)..close], line[(close + 1)..])
            : throw Problem("【】で囲んだ見出しと値を書きます。");
    }

    private static int IndentOf(string line)
    {
        var count = 0;
        while (count < line.Length && line[count] == RegisterNotation.Indent)
        {
            count++;
        }

        return count;
    }

    private string Expect(string prefix) =>
        TryTake(prefix) ?? throw Problem($"「{prefix.Trim()}」の行が要ります。");

    private string? TryTake(string prefix) =>
        position < lines.Length && lines[position].StartsWith(prefix, StringComparison.Ordinal)
            ? lines[position++][prefix.Length..]
            : null;

    private string Required(Dictionary<string, string> column, string label) =>
        column.TryGetValue(label, out var value) ? value : throw Problem($"この行より前に【{label}】が要ります。");

    private string[] Words(string text, int most)
    {
        var words = text.Split(' ', most);
        return words.Length >= 2 ? words : throw Problem("日付と事由を半角空白で区切って書きます。");
    }

    private FormatException Problem(string problem) => new(position < lines.Length
        ? $"{position + 1}行目「{lines[position].Trim()}」: {problem}"
        : $"末尾: {problem}");
}
