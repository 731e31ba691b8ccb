namespace Koseki.Domain.Notifications;

/// <summary>
/// The choices of a box that come to a closed set: stored by a code that never changes, shown in words that may. A member
/// that no row names, or a code or word that stands twice, is a fault of the program and shows when it starts.
/// </summary>
/// <typeparam name="TEnum">The closed set.</typeparam>
public sealed class ChoiceSet<TEnum>
    where TEnum : struct, Enum
{
    private readonly (TEnum Value, string Code, string Word)[] rows;

    /// <summary>Makes the set of its rows, in the order in which they are offered.</summary>
    public ChoiceSet(params (TEnum Value, string Code, string Word)[] rows)
    {
        this.rows = rows;
        if (!rows.Select(r => r.Value).Order().SequenceEqual(Enum.GetValues<TEnum>().Order())
            || rows.DistinctBy(r => r.Code).Count() != rows.Length || rows.DistinctBy(r => r.Word).Count() != rows.Length)
        {
            throw new ArgumentException($"{typeof(TEnum).Name} の選択肢は、どの値も一度ずつ、別の符号と言葉で書きます。", nameof(rows));
        }

        All = [.. rows.Select(r => new Choice(r.Code, r.Word))];
    }

    /// <summary>All choices, for <see cref="FormField.Choices"/>.</summary>
    public IReadOnlyList<Choice> All { get; }

    /// <summary>The choices of some members only, in the order of the set.</summary>
    public IReadOnlyList<Choice> Only(params TEnum[] values) => [.. rows.Where(r => values.Contains(r.Value)).Select(r => new Choice(r.Code, r.Word))];

    /// <summary>What the draft stores.</summary>
    public string Code(TEnum value) => Row(value).Code;

    /// <summary>What is shown.</summary>
    public string Word(TEnum value) => Row(value).Word;

    /// <summary>The member that a stored code means, or null.</summary>
    public TEnum? Of(string code)
    {
        foreach (var row in rows)
        {
            if (row.Code == code)
            {
                return row.Value;
            }
        }

        return null;
    }

    /// <summary>Whether a box of a draft holds one of the members.</summary>
    public bool Is(Draft draft, FieldKey key, params TEnum[] values) => Of(draft[key]) is { } chosen && values.Contains(chosen);

    private (TEnum Value, string Code, string Word) Row(TEnum value) => rows.First(r => EqualityComparer<TEnum>.Default.Equals(r.Value, value));
}
