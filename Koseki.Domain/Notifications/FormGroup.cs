namespace Koseki.Domain.Notifications;

/// <summary>
/// 繰り返しの欄: boxes that the paper has once for each of several persons (未成年の子 …), n times over. The boxes of the next
/// one come once the one before holds something; of one that holds nothing only the first box is there, so that an
/// unused line asks for nothing.
/// </summary>
public sealed class FormGroup
{
    /// <summary>Makes the group.</summary>
    /// <param name="prefix">What its keys begin with: <c>children</c> gives <c>children.1.name</c>.</param>
    /// <param name="word">What one of them is called, e.g. 子; the labels begin with 子1の.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="boxes">The boxes of one in the paper's order, the first being the one that opens it.</param>
    public FormGroup(string prefix, string word, int most, Func<FormInstance, IEnumerable<FormField>> boxes)
    {
        (Prefix, Word) = (prefix, word);
        Instances = [.. Enumerable.Range(1, most).Select(n => new FormInstance(this, n, boxes))];
    }

    /// <summary>What its keys begin with.</summary>
    public string Prefix { get; }

    /// <summary>What one of them is called.</summary>
    public string Word { get; }

    /// <summary>All of them, used or not, from the first.</summary>
    public IReadOnlyList<FormInstance> Instances { get; }

    /// <summary>The boxes of all of them in the paper's order.</summary>
    public IEnumerable<FormField> Fields => Instances.SelectMany(i => i.Fields);

    /// <summary>The one a box belongs to, or null.</summary>
    public FormInstance? InstanceOf(FieldKey key) =>
        key.Value.StartsWith(Prefix, StringComparison.Ordinal) ? Instances.FirstOrDefault(i => key.Value.StartsWith(i.Prefix, StringComparison.Ordinal)) : null;
}

/// <summary>One of a <see cref="FormGroup"/>.</summary>
public sealed class FormInstance
{
    internal FormInstance(FormGroup group, int number, Func<FormInstance, IEnumerable<FormField>> boxes)
    {
        (Group, Number) = (group, number);
        var made = boxes(this).ToList();
        // The first box is never asked for by itself: a line that is not used says so by its emptiness.
        Fields = [.. made.Select((field, i) => i == 0 ? field with { Required = false, Visible = IsOpen } : field with { Visible = d => IsUsed(d) && field.Visible(d) })];
    }

    /// <summary>The group.</summary>
    public FormGroup Group { get; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; }

    /// <summary>What its keys begin with: <c>children.1.</c></summary>
    public string Prefix => $"{Group.Prefix}.{Number}.";

    /// <summary>What it is called: 子1.</summary>
    public string Title => $"{Group.Word}{Number}";

    /// <summary>What its labels begin with: 子1の.</summary>
    public string Whose => Title + "の";

    /// <summary>Its boxes in the paper's order.</summary>
    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>The key of one of its boxes.</summary>
    public FieldKey Key(string name) => new(Prefix + name);

    /// <summary>Whether one of its boxes holds something.</summary>
    public bool IsUsed(Draft draft) => Fields.Any(f => draft[f.Key].Length > 0);

    // The first is always there, another once the one before it is used.
    private bool IsOpen(Draft draft) => Number == 1 || IsUsed(draft) || Group.Instances[Number - 2].IsUsed(draft);
}
