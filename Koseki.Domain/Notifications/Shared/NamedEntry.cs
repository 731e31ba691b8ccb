using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Whom of those who stand in a register a name on a paper means.</summary>
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
    internal static RegisterEntry? Of(FamilyRegister register, string name, Func<RegisterEntry, string> nameOf, ICharacterTable characters) =>
        Exactly(register, name, nameOf) ?? (register.Standing.Where(e => NameFolding.IsSame(nameOf(e), name, characters)).ToList() is [var only] ? only : null);

    /// <summary>The last one whose name is written so, or null.</summary>
    internal static RegisterEntry? Exactly(FamilyRegister register, string name, Func<RegisterEntry, string> nameOf) =>
        register.Standing.LastOrDefault(e => nameOf(e) == name);
}
