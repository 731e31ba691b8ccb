using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Components.Forms;

/// <summary>One box of a form: label, mark, support text, control, what was read, findings.</summary>
public partial class FieldBox
{
    private const string One = "1";

    private Drawn? drawn;
    private int heard;

    /// <summary>The box.</summary>
    [Parameter, EditorRequired]
    public FormField Field { get; set; } = default!;

    /// <summary>What stands in it.</summary>
    [Parameter]
    public string Value { get; set; } = "";

    /// <summary>Told when something else stands in it.</summary>
    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Told when the box was left.</summary>
    [Parameter]
    public EventCallback<FormField> OnLeave { get; set; }

    /// <summary>What the examination says about it.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Whether the draft needs the box.</summary>
    [Parameter]
    public bool Needed { get; set; }

    /// <summary>Whether the value is the register's own.</summary>
    [Parameter]
    public bool FromRegister { get; set; }

    /// <summary>The register a register box names, when it is known.</summary>
    [Parameter]
    public FamilyRegister? Chosen { get; set; }

    /// <summary>The choices offered, where they depend on the draft; else those of the form.</summary>
    [Parameter]
    public IReadOnlyList<Choice>? Choices { get; set; }

    /// <summary>What was put into another form when the box was left, in words; null when nothing was.</summary>
    [Parameter]
    public string? Mended { get; set; }

    /// <summary>How many characters the box shows at once; what is longer is read in whole below it.</summary>
    [Parameter]
    public int Room { get; set; } = 14;

    /// <summary>Asked to open the register search for this box.</summary>
    [Parameter]
    public EventCallback<FormField> OnFind { get; set; }

    /// <summary>What the city decides about typing dates.</summary>
    [Parameter]
    public EraDateEntryOptions DateOptions { get; set; } = EraDateEntryOptions.Default;

    /// <summary>The element id of a field.</summary>
    public static string IdOf(FieldKey key) => "f-" + key.Value.Replace('.', '-');

    private string Id => IdOf(Field.Key);

    /// <summary>
    /// A form has dozens of boxes and is drawn anew for each change of one: a box that shows the same is left alone. One
    /// that was typed in is drawn even so: the browser waits for the number of what was heard.
    /// </summary>
    protected override bool ShouldRender()
    {
        var now = new Drawn(Field, Value, Needed, FromRegister, Chosen, Room, DateOptions, Choices ?? Field.Choices, Findings, heard, Mended);
        var isSame = now.IsSame(drawn);
        drawn = now;
        return !isSame;
    }

    // What was chosen stays to be seen when it is no longer offered.
    private IEnumerable<Choice> Offered
    {
        get
        {
            var offered = Choices ?? Field.Choices;
            return Value.Length == 0 || offered.Any(c => c.Value == Value) ? offered : offered.Append(new(Value, $"{Value}(今の選択肢にありません)"));
        }
    }

    private string Span => Field.Width <= 10 ? "w3" : Field.Width > 24 || Field.Kind is FieldKind.Register or FieldKind.Note ? "w12" : "w6";

    // Two names to choose from stand large beside the box, which then needs to show its digit alone.
    private bool HasNames => Field.Kind is FieldKind.Choice && Offered.Any(c => c.Name.Length > 0);

    private string Look => string.Join(' ', new[]
    {
        HasNames ? "input digit" : "input",
        Field.Kind is FieldKind.Name ? "koseki-name" : null,
        FromRegister ? "known" : null,
        Findings.Any(f => f.Blocks) ? "blocked" : null,
    }.OfType<string>());

    private bool IsLong => Field.Kind is FieldKind.Name or FieldKind.Kana or FieldKind.Text or FieldKind.Domicile
        && RegisterText.Count(Value) > Room;

    private string? Invalid => Findings.Any(f => f.Blocks) ? "true" : null;

    private bool IsPlace => Field.Kind is FieldKind.Address or FieldKind.Domicile or FieldKind.Municipality;

    private string InputMode => Field.Kind is FieldKind.Number ? "numeric" : "text";

    private string DescribedBy => string.Join(' ', new[]
    {
        Field.Support is null ? null : $"{Id}-support",
        Field.Kind is FieldKind.Note ? $"{Id}-lines" : null,
        Field.Kind is FieldKind.Date or FieldKind.Time ? $"{Id}-reading" : null,
        Findings.Count == 0 ? null : $"{Id}-said",
    }.OfType<string>());

    private EraDateEntryResult DateRead => EraDateEntry.Read(Value, DateOptions);

    private string? Suggestion => Field.Kind is FieldKind.Date ? DateRead.Suggestion : null;

    private string Reading => Field.Kind is FieldKind.Time
        ? (Value.Length == 0 ? "" : RegisterTime.Read(Value)?.Text ?? RegisterTime.Problem(Value))
        : Field.TakesMonth && EraMonthEntry.Read(Value) is { } month ? month.Text
        : DateRead switch
        {
            { Problem: { } problem } => problem,
            { Date: { } date, Weekday: { } weekday } => $"{date.Text}({weekday})",
            { Date: { } date } => date.Text,
            _ => "",
        };

    private Task HearAsync(BoxToldEventArgs told)
    {
        heard = Math.Max(heard, told.Number);
        return ChangeAsync(told.Text);
    }

    // A browser tells through its script; whoever draws without it (tests of this component) through the plain event.
    private Task ChangedAsync(ChangeEventArgs change) => ChangeAsync(change.Value as string);

    // Never compared with Value: that is what was drawn last, which may be older than what was typed last.
    private Task ChangeAsync(string? value) => ValueChanged.InvokeAsync(value ?? "");

    private sealed record Drawn(
        FormField Field, string Value, bool Needed, bool FromRegister, FamilyRegister? Chosen, int Room, EraDateEntryOptions DateOptions, IReadOnlyList<Choice> Choices, IReadOnlyList<Finding> Findings, int Heard, string? Mended)
    {
        internal bool IsSame(Drawn? other) => other is not null && ReferenceEquals(Chosen, other.Chosen) && Choices.SequenceEqual(other.Choices) && Findings.SequenceEqual(other.Findings)
            && (Field, Value, Needed, FromRegister, Room, DateOptions, Heard, Mended) == (other.Field, other.Value, other.Needed, other.FromRegister, other.Room, other.DateOptions, other.Heard, other.Mended);
    }
}
