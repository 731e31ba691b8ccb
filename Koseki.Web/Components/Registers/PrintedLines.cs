using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Web.Components.Registers;

/// <summary>The lines of a register as the paper shows them: the notation without what the paper does not show.</summary>
public static class PrintedLines
{
    /// <summary>All lines in order.</summary>
    public static IReadOnlyList<string> Of(FamilyRegister register) =>
        [.. RegisterNotation.Lines(register).Where(l => !l.TrimStart('　').StartsWith('＠'))];
}
