using System.Globalization;

namespace Koseki.Domain.Registers;

/// <summary>
/// 人: a number without content, given when a person first appears in a register of this city and never reused.
/// Two numbers are joined only by a reversible decision of two people, never by comparing names.
/// </summary>
public readonly record struct PersonId(long Value) : IComparable<PersonId>
{
    /// <summary>Reads <c>P12</c>; throws <see cref="FormatException"/> for anything else.</summary>
    public static PersonId Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"人の番号「{text}」は P と数字で書きます(例: P12)。");

    /// <summary>The same; null for anything else.</summary>
    public static PersonId? TryParse(string text) =>
        text is ['P', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? new(value) : null;

    /// <inheritdoc/>
    public int CompareTo(PersonId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P{Value}");
}
