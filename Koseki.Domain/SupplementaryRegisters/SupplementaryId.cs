using System.Globalization;
using Koseki.Domain.Registers;

namespace Koseki.Domain.SupplementaryRegisters;

/// <summary>
/// Which supplementary register: the register it goes with, and its volume. A new volume begins when it is made anew (改製); a
/// 戸籍附票管理番号 of another system is no key of ours.
/// </summary>
/// <param name="Register">戸籍番号.</param>
/// <param name="Volume">1, 2, 3 …</param>
public readonly record struct SupplementaryId(RegisterId Register, int Volume) : IComparable<SupplementaryId>
{
    /// <summary>The first volume of a register.</summary>
    public static SupplementaryId Of(RegisterId register) => new(register, 1);

    /// <summary>Reads <c>R12附1</c>; throws <see cref="FormatException"/> for anything else.</summary>
    public static SupplementaryId Parse(string text) =>
        text.Split('附') is [var register, var volume] && int.TryParse(volume, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new(RegisterId.Parse(register), number)
            : throw new FormatException($"附票の番号「{text}」は戸籍番号・附・巻で書きます(例: R12附1)。");

    /// <inheritdoc/>
    public int CompareTo(SupplementaryId other) => Register != other.Register ? Register.CompareTo(other.Register) : Volume.CompareTo(other.Volume);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Register}附{Volume}");
}
