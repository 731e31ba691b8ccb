using System.Globalization;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications;

/// <summary>How sure the wording of a template is.</summary>
public enum Certainty
{
    /// <summary>S: seen in a published example.</summary>
    Seen,

    /// <summary>K: general knowledge of the trade.</summary>
    Known,

    /// <summary>Q: to be checked against the original.</summary>
    Questionable,
}

/// <summary>One 【label】 of a template, and whether the line may be left out.</summary>
public sealed record TemplateLine(string Label, bool IsOptional);

/// <summary>
/// 記載例: title and labels of one recorded matter in their legal order, in force for a time. The wording lives in
/// <c>record.txt</c> beside the code of the kind and changes by a reviewed release.
/// </summary>
/// <param name="Code">Stable code, e.g. M-SHUSSHO.</param>
/// <param name="Role">Whose register or entry it is written to.</param>
/// <param name="Title">The title.</param>
/// <param name="Lines">The labels in order; <c>{R}</c> stands for the lines of acceptance elsewhere.</param>
/// <param name="Certainty">How sure the wording is.</param>
/// <param name="Force">When it is in force, by the record date.</param>
public sealed record RecordTemplate(
    string Code, string Role, string Title, IReadOnlyList<TemplateLine> Lines, Certainty Certainty, Force Force)
{
    /// <summary>The placeholder for the lines of <see cref="Origin"/>.</summary>
    public const string OriginLines = "{R}";

    /// <summary>Whether it is of the whole register (K: 戸籍事項), not of one person (M: 身分事項).</summary>
    public bool IsOfRegister { get; init; }

    /// <summary>Fills the template. A value that the template has no place for, or a line that must stand but has no
    /// value, is a fault in the kind and throws.</summary>
    /// <param name="origin">Where the notification was accepted.</param>
    /// <param name="values">Label and value; a null value leaves an optional line out.</param>
    /// <param name="former">The old lines below 【従前の記録】, or those that come below 【記録の内容】; null for a template with neither.</param>
    public ValueList<MatterLine> Fill(Origin origin, IReadOnlyDictionary<string, string?> values, ValueList<MatterLine>? former = null)
    {
        if (values.Keys.FirstOrDefault(k => Lines.All(l => l.Label != k)) is { } stray)
        {
            throw new InvalidOperationException($"記載例 {Code} に【{stray}】の行はありません。");
        }

        var filled = new List<MatterLine>();
        foreach (var line in Lines)
        {
            if (line.Label == OriginLines)
            {
                filled.AddRange(origin.RecordLines().Select(l => new MatterLine(l.Label, l.Value)));
            }
            else if (line.Label is MatterLine.FormerRecord or MatterLine.RecordedNow && former is { Count: > 0 })
            {
                filled.Add(new(line.Label, "") { Children = former });
            }
            else if (values.GetValueOrDefault(line.Label) is { Length: > 0 } value)
            {
                filled.Add(new(line.Label, value));
            }
            else if (!line.IsOptional)
            {
                throw new InvalidOperationException($"記載例 {Code} の【{line.Label}】に値がありません。");
            }
        }

        return filled.ToValueList();
    }
}

/// <summary>
/// The templates of one <c>record.txt</c>: lines of <c>code|区分|role|title|labels|certainty|from|to</c>, where 区分
/// is K (戸籍事項) or M (身分事項), labels are separated by commas, <c>?</c> marks an optional line, and from/to are
/// ISO dates or empty.
/// </summary>
public sealed class RecordTemplates
{
    private readonly List<RecordTemplate> templates;

    private RecordTemplates(List<RecordTemplate> templates) => this.templates = templates;

    /// <summary>All templates in the order of the file.</summary>
    public IReadOnlyList<RecordTemplate> All => templates;

    /// <summary>Loads the table of one folder below <c>Notifications/</c>.</summary>
    public static RecordTemplates Load(string folder)
    {
        var name = $"Notifications/{folder}/record.txt";
        using var stream = typeof(RecordTemplates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} がプログラムに含まれていません。");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads a table; throws <see cref="FormatException"/> naming the line that cannot be read.</summary>
    public static RecordTemplates Parse(string text)
    {
        var templates = new List<RecordTemplate>();
        foreach (var (line, number) in text.Split('\n').Select((l, i) => (l.Trim(), i + 1)))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                templates.Add(ParseLine(line, number));
            }
        }

        return new(templates);
    }

    /// <summary>The template with this code that is in force on the record date.</summary>
    public RecordTemplate InForce(string code, DateOnly recordDate) =>
        templates.FirstOrDefault(t => t.Code == code && t.Force.Covers(recordDate))
            ?? throw new InvalidOperationException(
                $"{recordDate:yyyy-MM-dd} に効力のある記載例 {code} がありません。");

    /// <summary>A 戸籍事項 written with a template.</summary>
    public RegisterMatter RegisterMatter(string code, Circumstances c, params (string Label, string? Value)[] values)
    {
        var template = InForce(code, c.RecordDate);
        return new(template.Title, template.Fill(c.Origin, ToDictionary(values))) { Receipt = c.Receipt };
    }

    /// <summary>A 戸籍事項 written with a template, the old lines below its 【従前の記録】.</summary>
    public RegisterMatter RegisterMatter(string code, Circumstances c, ValueList<MatterLine> former, params (string Label, string? Value)[] values)
    {
        var template = InForce(code, c.RecordDate);
        return new(template.Title, template.Fill(c.Origin, ToDictionary(values), former)) { Receipt = c.Receipt };
    }

    /// <summary>A 身分事項 written with a template.</summary>
    public StatusMatter StatusMatter(string code, Circumstances c, params (string Label, string? Value)[] values)
    {
        var template = InForce(code, c.RecordDate);
        return new(template.Title, template.Fill(c.Origin, ToDictionary(values))) { Receipt = c.Receipt };
    }

    /// <summary>A 身分事項 written with a template, the old lines below its 【従前の記録】.</summary>
    public StatusMatter StatusMatter(string code, Circumstances c, ValueList<MatterLine> former, params (string Label, string? Value)[] values)
    {
        var template = InForce(code, c.RecordDate);
        return new(template.Title, template.Fill(c.Origin, ToDictionary(values), former)) { Receipt = c.Receipt };
    }

    /// <summary>A 段落ち written with a template, the old lines below its 【従前の記録】.</summary>
    public Amendment Amendment(string code, Circumstances c, ValueList<MatterLine> former, params (string Label, string? Value)[] values)
    {
        var template = InForce(code, c.RecordDate);
        return new(template.Title, template.Fill(c.Origin, ToDictionary(values), former));
    }

    private static Dictionary<string, string?> ToDictionary((string Label, string? Value)[] values) =>
        values.ToDictionary(v => v.Label, v => v.Value, StringComparer.Ordinal);

    private static RecordTemplate ParseLine(string line, int number)
    {
        var parts = line.Split('|');
        if (parts.Length != 8 || parts[1] is not ("K" or "M") || parts[5] is not ("S" or "K" or "Q"))
        {
            throw new FormatException($"record.txt {number}行目: 「コード|K/M|役割|タイトル|行,…|S/K/Q|開始日|終了日」の形で書きます。");
        }

        var lines = parts[4].Split(',').Select(l => new TemplateLine(l.TrimEnd('?'), l.EndsWith('?'))).ToList();
        var certainty = parts[5] switch { "S" => Certainty.Seen, "K" => Certainty.Known, _ => Certainty.Questionable };
        return new(parts[0], parts[2], parts[3], lines, certainty, new Force(Day(parts[6], number), Day(parts[7], number))) { IsOfRegister = parts[1] == "K" };
    }

    private static DateOnly? Day(string text, int number) =>
        text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FormatException($"record.txt {number}行目: 日付「{text}」は yyyy-MM-dd で書きます。");
}
