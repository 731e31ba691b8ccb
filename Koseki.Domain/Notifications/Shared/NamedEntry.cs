using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Whom of those who stand in a register a name on a paper means. Two of one name (by marriage, adoption or 名の変更) are told apart by 生年月日.</summary>
internal static class NamedEntry
{
    /// <summary>
    /// The one whose name is written so; else the only one whose name is the same in 異体字 (𠮷 for 吉), which are no other person
    /// as long as only one can be meant (平2.10.20民二5200号). Null when there is none.
    /// </summary>
    /// <param name="register">The register.</param>
    /// <param name="name">The name on the paper.</param>
    /// <param name="nameOf">What the paper names people by: 名, or 氏名.</param>
    /// <param name="characters">The character table.</param>
    /// <param name="born">Whether the paper's 生年月日 is the entry's; null where it has none, and while it cannot be read.</param>
    internal static RegisterEntry? Of(FamilyRegister register, string name, Func<RegisterEntry, string> nameOf, ICharacterTable characters, Func<RegisterEntry, bool?>? born = null) =>
        Told(Written(register, name, nameOf), born) ?? Told([.. register.Standing.Where(e => NameFolding.IsSame(nameOf(e), name, characters))], born, mustBeOne: true);

    /// <summary>The one whose name is written so, where one alone can be meant by what is typed so far; null otherwise: nothing is offered then.</summary>
    /// <param name="register">The register.</param>
    /// <param name="name">The name typed.</param>
    /// <param name="nameOf">What the paper names people by.</param>
    /// <param name="born">生年月日 as typed; empty while it is not.</param>
    internal static RegisterEntry? Typed(FamilyRegister register, string name, Func<RegisterEntry, string> nameOf, string born) =>
        Told(Written(register, name, nameOf), e => Says(born, e.BirthDate), mustBeOne: true);

    /// <summary>Whether a day as typed is one that a register says; null where nothing readable is typed.</summary>
    internal static bool? Says(string typed, RegisterDate recorded) => typed.Length == 0 ? null
        : (EraDateEntry.Read(typed, EraDateEntryOptions.Default).Date ?? (RegisterDate.TryParse(typed.Trim(), out var free) ? free : null)) is { } day ? day.IsSameAs(recorded) : null;

    private static List<RegisterEntry> Written(FamilyRegister register, string name, Func<RegisterEntry, string> nameOf) => [.. register.Standing.Where(e => nameOf(e) == name)];

    // Of several the one born on that day. Where no day tells, a rule holds the paper against the last one and stops.
    private static RegisterEntry? Told(List<RegisterEntry> named, Func<RegisterEntry, bool?>? born, bool mustBeOne = false) => named switch
    {
        [] => null,
        [var only] => only,
        _ => named.Where(e => born?.Invoke(e) == true).ToList() is [var told] ? told : mustBeOne ? null : named[^1],
    };
}
