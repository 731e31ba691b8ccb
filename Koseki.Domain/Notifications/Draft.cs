using System.Collections.Immutable;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications;

/// <summary>
/// What has been typed so far, box by box, exactly as typed. Every box may be empty or hold something that cannot be
/// read: a draft is never refused, only its reading is.
/// </summary>
public sealed class Draft
{
    /// <summary>A draft with every box empty.</summary>
    public static Draft Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, string> values;

    private Draft(ImmutableSortedDictionary<string, string> values) => this.values = values;

    /// <summary>A draft of stored values.</summary>
    public static Draft Of(IEnumerable<KeyValuePair<string, string>> values) =>
        new(values.Where(v => v.Value.Length > 0).ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>The text in a box; empty when nothing was typed.</summary>
    public string this[FieldKey key] => values.GetValueOrDefault(key.Value, "");

    /// <summary>All boxes that hold something, by key.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>The draft with one box changed; an empty text empties the box.</summary>
    public Draft With(FieldKey key, string text) =>
        new(text.Length == 0 ? values.Remove(key.Value) : values.SetItem(key.Value, text));

    /// <summary>The register a <see cref="FieldKind.Register"/> box names, or null when it is empty or unreadable.</summary>
    public RegisterId? RegisterIn(FieldKey key)
    {
        try
        {
            return this[key] is { Length: > 0 } text ? RegisterId.Parse(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
