using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications;

/// <summary>What kind of box a field is: the generic form component draws one control for each.</summary>
public enum FieldKind
{
    /// <summary>Any text on one line.</summary>
    Text,

    /// <summary>Text of several lines (その他).</summary>
    Note,

    /// <summary>A name of a person: every glyph kept, 文字検索 offered.</summary>
    Name,

    /// <summary>振り仮名 (katakana).</summary>
    Kana,

    /// <summary>A date in any entry form of <see cref="Calendar.EraDateEntry"/>.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>One of <see cref="FormField.Choices"/>.</summary>
    Choice,

    /// <summary>Yes or no, stored as <c>1</c> or empty.</summary>
    Check,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A register of this city, stored as its number (R12): chosen through search.</summary>
    Register,

    /// <summary>住所.</summary>
    Address,

    /// <summary>本籍.</summary>
    Domicile,

    /// <summary>最小行政区画 (出生地, 死亡地).</summary>
    Municipality,
}

/// <summary>One choice of a <see cref="FieldKind.Choice"/> field: what is stored is what is read aloud.</summary>
/// <param name="Value">Stored in the draft.</param>
/// <param name="Label">Shown.</param>
public sealed record Choice(string Value, string Label)
{
    /// <summary>The name of a person or family that the choice comes to, shown large beside it; empty for any other choice.</summary>
    public string Name { get; init; } = "";
}

/// <summary>One box of the paper.</summary>
/// <param name="Key">Its stable name.</param>
/// <param name="Label">The words on the paper.</param>
/// <param name="Kind">What is drawn.</param>
public sealed record FormField(FieldKey Key, string Label, FieldKind Kind)
{
    private readonly bool? office;

    /// <summary>
    /// Whether the office writes the box and not whoever made the paper: what was asked, compared and found, and what is copied from a
    /// certificate. It is no word of the paper and stands on no certificate of it (戸籍法48条2項). A tick is the office's unless the box says otherwise.
    /// </summary>
    public bool IsOfOffice
    {
        get => office ?? (Kind is FieldKind.Check or FieldKind.Register || OfficeKeys.Has(Key));
        init => office = value;
    }

    /// <summary>Whether acceptance needs it (必須 mark). What is truly required is decided by reading and requirements.</summary>
    public bool Required { get; init; }

    /// <summary>Where a <see cref="Required"/> box may stay empty after all, by what the draft holds so far: when it is needed; null for always.</summary>
    public Func<Draft, bool>? NeededWhen { get; init; }

    /// <summary>Whether a draft needs the box.</summary>
    public bool IsNeeded(Draft draft) => Required && NeededWhen?.Invoke(draft) is not false;

    /// <summary>Whether a <see cref="FieldKind.Date"/> box also takes a month or a year alone.</summary>
    public bool TakesMonth { get; init; }

    /// <summary>The choices of a <see cref="FieldKind.Choice"/>.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>
    /// The choices where they depend on what the draft names (a person of the register chosen …), instead of <see cref="Choices"/>.
    /// </summary>
    public Func<Draft, RegisterSet, IReadOnlyList<Choice>>? ChoicesOf { get; init; }

    /// <summary>The choices a draft has.</summary>
    public IReadOnlyList<Choice> ChoicesIn(Draft draft, RegisterSet registers) => ChoicesOf?.Invoke(draft, registers) ?? Choices;

    /// <summary>One sentence below the label: what to write and in which form.</summary>
    public string? Support { get; init; }

    /// <summary>The article the field rests on (F1 help).</summary>
    public string? Article { get; init; }

    /// <summary>Whether the field is shown, decided by what the draft holds so far.</summary>
    public Func<Draft, bool> Visible { get; init; } = static _ => true;

    /// <summary>How many register characters fit the box comfortably: sets its width.</summary>
    public int Width { get; init; } = 20;

    /// <summary>
    /// What the draft and the registers already say about this field (never typed twice), or null. Offered when the
    /// field is empty and marked as taken from the register.
    /// </summary>
    public Func<Draft, RegisterSet, string?>? Known { get; init; }

    /// <summary>Whether a <see cref="FieldKind.Name"/> box also takes what is no person's name, so that its spaces stay.</summary>
    public bool IsAnyText { get; init; }

    /// <summary>
    /// For a <see cref="FieldKind.Register"/>: the box that names the person whom the clerk picked in the search, and what
    /// it then says; null where the paper names nobody by the register.
    /// </summary>
    public Func<FamilyRegister, RegisterEntry, (FieldKey Box, string Text)>? Picked { get; init; }

    /// <summary>The role whose 本籍 this box places (here, elsewhere, none), or null for any other box.</summary>
    public RegisterRole? Places { get; init; }
}

/// <summary>A numbered section of the paper.</summary>
/// <param name="Number">The number printed on the paper, e.g. (1); empty when it has none.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Fields">The boxes in the paper's order.</param>
public sealed record FormSection(string Number, string Title, IReadOnlyList<FormField> Fields)
{
    /// <summary>The groups whose boxes are among the fields.</summary>
    public IReadOnlyList<FormGroup> Groups { get; init; } = [];

    /// <summary>A section that the office alone writes: 審査欄, 移記 …</summary>
    public static FormSection OfOffice(string title, IReadOnlyList<FormField> fields) => new("", title, [.. fields.Select(f => f with { IsOfOffice = true })]);
}

/// <summary>Keys by which the forms call what the office writes, wherever the box stands.</summary>
internal static class OfficeKeys
{
    private static readonly string[] Prefixes = ["check.", "permission.", "overdue.", "reminder."];

    private static readonly string[] Suffixes =
    [
        ".check", ".verified", ".identity", ".judgement", ".readingJudgement", ".petition", ".agents", ".where",
        "notification.place", "notification.partyDiedOn", "notifier.diedOn", "notifier.by", "home.couple", "kept.timing", "new.at", ".newDomicileAt",
    ];

    internal static bool Has(FieldKey key) => Prefixes.Any(p => key.Value.StartsWith(p, StringComparison.Ordinal)) || Suffixes.Any(s => key.Value.EndsWith(s, StringComparison.Ordinal));
}

/// <summary>A paper form: sections and fields in the paper's order. One generic component draws any form.</summary>
/// <param name="Title">出生届 …</param>
/// <param name="Sections">The sections.</param>
public sealed record Form(string Title, IReadOnlyList<FormSection> Sections)
{
    private readonly Dictionary<FieldKey, FormField> byKey = Sections.SelectMany(s => s.Fields).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.First());

    /// <summary>The editions of the form, the latest first; none when it has only ever had one.</summary>
    public IReadOnlyList<FormEdition> Editions { get; init; } = [];

    /// <summary>The edition in use on a day, or null when the form has only one.</summary>
    public FormEdition? EditionOn(DateOnly day) => Editions.Where(e => e.From is null || e.From <= day).MaxBy(e => e.From ?? DateOnly.MinValue);

    /// <summary>How the boxes stand on a screen.</summary>
    public FormLayout Layout { get; init; } = FormLayout.Plain;

    /// <summary>All fields in the paper's order.</summary>
    public IEnumerable<FormField> Fields => Sections.SelectMany(s => s.Fields);

    /// <summary>The roles in which the paper names registers, in the paper's order.</summary>
    public IEnumerable<RegisterRole> Roles => Fields.Select(f => f.Places).OfType<RegisterRole>();

    /// <summary>The field with this key; throws when the form has none: a fault of the program.</summary>
    public FormField this[FieldKey key] => byKey.TryGetValue(key, out var field) ? field : throw new InvalidOperationException($"{Title}に項目「{key}」はありません。");

    /// <summary>The field with this key, or null.</summary>
    public FormField? Find(FieldKey key) => byKey.GetValueOrDefault(key);
}
