using System.Globalization;

namespace Koseki.Domain.Registers;

/// <summary>戸籍番号: the city's own number of a register. It never changes and is never used again.</summary>
public readonly record struct RegisterId(long Value) : IComparable<RegisterId>
{
    /// <summary>Reads <c>R12</c>; throws <see cref="FormatException"/> for anything else.</summary>
    public static RegisterId Parse(string text) =>
        text is ['R', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new(value)
            : throw new FormatException($"戸籍番号「{text}」は R と数字で書きます(例: R12)。");

    /// <inheritdoc/>
    public int CompareTo(RegisterId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"R{Value}");
}
