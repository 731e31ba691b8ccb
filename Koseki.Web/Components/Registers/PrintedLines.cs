using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Web.Components.Registers;

/// <summary>The lines of a register as the paper shows them: the notation without what the paper does not show.</summary>
public static class PrintedLines
{
    /// <summary>All lines in order.</summary>
    public static IReadOnlyList<string> Of(FamilyRegister register) =>
        [.. RegisterNotation.Lines(register).Where(l => !l.TrimStart('　').StartsWith('＠'))];

    /// <summary>The same of a 附票; that somebody waits for 本籍転属通知 is said, because it stops the copy.</summary>
    public static IReadOnlyList<string> Of(SupplementaryRegister register) =>
        [.. SupplementaryNotation.Lines(register).Select(l => l.Replace("＠待ち ", "", StringComparison.Ordinal) is var said && said != l ? said + "待ち" : l).Where(l => !l.TrimStart('　').StartsWith('＠'))];
}
