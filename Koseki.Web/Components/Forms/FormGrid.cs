using Koseki.Domain.Notifications;

namespace Koseki.Web.Components.Forms;

/// <summary>A line of a section.</summary>
/// <param name="Name">What it stays known by when others come before it: then its boxes stay the same elements, and keep focus and text.</param>
/// <param name="Number">Its place from 1.</param>
/// <param name="Label">What its label says.</param>
/// <param name="Required">Whether one of its boxes is needed.</param>
public sealed record GridLine(string Name, int Number, string Label, bool Required);

/// <summary>The boxes that one column has on one line.</summary>
/// <param name="Name">What it stays known by when others come before it.</param>
/// <param name="Line">The line it is on now.</param>
/// <param name="Column">1 or 2; 0 for the whole width.</param>
/// <param name="Boxes">The boxes in order; none where the column has nothing here.</param>
/// <param name="Absent">Why not, or empty.</param>
/// <param name="Folds">Whether the cell stays folded while its boxes are empty.</param>
/// <param name="Room">How many characters each of its boxes shows at once.</param>
public sealed record GridCell(string Name, int Line, int Column, IReadOnlyList<FormField> Boxes, string Absent, bool Folds, int Room);

/// <summary>Where the boxes of a section stand. The cells keep the paper's order, whatever line they are on: Enter goes down a column.</summary>
public sealed class FormGrid
{
    private FormGrid((FormColumn Left, FormColumn Right)? pair, IReadOnlyList<GridLine> lines, IReadOnlyList<GridCell> cells) =>
        (Pair, Lines, Cells) = (pair, lines, cells);

    /// <summary>The two columns, or null.</summary>
    public (FormColumn Left, FormColumn Right)? Pair { get; }

    /// <summary>The lines from above.</summary>
    public IReadOnlyList<GridLine> Lines { get; }

    /// <summary>The cells in the paper's order.</summary>
    public IReadOnlyList<GridCell> Cells { get; }

    /// <summary>Places the boxes that a section shows for a draft.</summary>
    public static FormGrid Of(FormSection section, FormLayout layout, Draft draft)
    {
        var visible = section.Fields.Where(f => f.Visible(draft)).ToList();
        var pair = layout.Pairs.Cast<(FormColumn Left, FormColumn Right)?>()
            .FirstOrDefault(p => visible.Any(f => ColumnOf(f, p) > 0));
        var placed = section.Fields.Select(f => new Placed(f, ColumnOf(f, pair), layout, pair, section.Groups.Select(g => g.InstanceOf(f.Key)).FirstOrDefault(i => i is not null))).ToList();
        var shown = placed.Where(p => visible.Contains(p.Field)).ToList();
        var names = placed.Select(p => p.LineName).Distinct(StringComparer.Ordinal).Where(n => shown.Exists(p => p.LineName == n)).ToList();
        var lines = names.Select((name, i) => new GridLine(name, i + 1, shown.First(p => p.LineName == name).Label, shown.Exists(p => p.LineName == name && p.Field.IsNeeded(draft)))).ToList();
        var cells = shown.GroupBy(p => (p.LineName, p.Column))
            .Select(g => new GridCell($"{g.Key.LineName} {g.Key.Column}", names.IndexOf(g.Key.LineName) + 1, g.Key.Column, [.. g.OrderBy(p => p.Place).Select(p => p.Field)], "", g.First().Line?.Folds ?? false, RoomOf(g.Key.Column, [.. g])))
            .ToList();
        foreach (var (name, column) in from name in names from column in new[] { 1, 2 } select (name, column))
        {
            if (shown.Exists(p => p.LineName == name && p.Column == 3 - column) && !shown.Exists(p => p.LineName == name && p.Column == column)
                && layout.WhenAbsent.GetValueOrDefault(shown.First(p => p.LineName == name).Suffix) is { } why)
            {
                cells.Add(new($"{name} {column}", names.IndexOf(name) + 1, column, [], why, false, 0));
            }
        }

        return new(pair, lines, cells);
    }

    private static int ColumnOf(FormField field, (FormColumn Left, FormColumn Right)? pair) =>
        pair is not { } columns ? 0
        : field.Key.Value.StartsWith(columns.Left.Prefix, StringComparison.Ordinal) ? 1
        : field.Key.Value.StartsWith(columns.Right.Prefix, StringComparison.Ordinal) ? 2 : 0;

    // At 1280 pixels, in the size of a name.
    private static int RoomOf(int column, List<Placed> boxes) => (column, boxes.Count) switch
    {
        ( > 0, 1) => 13,
        ( > 0, 2) => 6,
        ( > 0, _) => 3,
        (_, 1) => boxes[0].Field.Width switch { <= 10 => 7, > 24 => 26, _ => 14 },
        _ => boxes.Max(b => b.Field.Width) <= 10 ? 6 : 13,
    };

    private sealed record Placed
    {
        internal Placed(FormField field, int column, FormLayout layout, (FormColumn Left, FormColumn Right)? pair, FormInstance? repeated)
        {
            (Field, Column) = (field, column);
            var owner = column switch { 1 => pair!.Value.Left, 2 => pair!.Value.Right, _ => null };
            var prefix = repeated?.Prefix ?? owner?.Prefix ?? "";
            Suffix = field.Key.Value[prefix.Length..];
            Line = layout.Lines.FirstOrDefault(l => l.Boxes.Contains(Suffix));
            Place = Line is null ? 0 : Array.IndexOf(Line.Boxes, Suffix);
            var word = repeated?.Whose ?? owner?.Word ?? "";
            var own = field.Label.StartsWith(word, StringComparison.Ordinal) ? field.Label[word.Length..] : field.Label;
            // Each line of a group says which one it is of: its boxes stand below one another.
            Label = (repeated is null ? "" : $"{repeated.Title}　") + (Line?.Label ?? (field.Kind is FieldKind.Check ? "" : own));
            LineName = (owner is null ? $"={repeated?.Prefix}" : "") + (Line is null ? Suffix : "/" + Line.Label);
        }

        internal FormField Field { get; }

        internal int Column { get; }

        internal string Suffix { get; }

        internal FormLine? Line { get; }

        internal int Place { get; }

        internal string Label { get; }

        internal string LineName { get; }
    }
}
