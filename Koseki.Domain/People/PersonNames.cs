using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>
/// The names a person bears, or bore, by the registers at hand. They tell whether a name written elsewhere can mean the
/// person; they never make somebody the person.
/// </summary>
internal sealed class PersonNames
{
    private readonly Dictionary<PersonId, Known> people = [];

    internal PersonNames(RegisterSet registers)
    {
        foreach (var register in registers.All)
        {
            foreach (var entry in register.Entries)
            {
                Add(register, entry);
            }
        }
    }

    /// <summary>
    /// Whether the person bears the name, or bore it: by a register, or before a marriage or an adoption, when the 氏 was that
    /// of the head of the register left.
    /// </summary>
    internal bool Bears(PersonId person, string? name)
    {
        if (name is not { Length: > 0 } || !people.TryGetValue(person, out var known))
        {
            return false;
        }

        var written = ForeignPerson.Written(name);
        return known.Full.Contains(written) || known.Given.Any(g => written.Length > g.Length && written.EndsWith(g, StringComparison.Ordinal)
            && known.Heads.Any(h => h.StartsWith(written[..^g.Length], StringComparison.Ordinal)));
    }

    private void Add(FamilyRegister register, RegisterEntry entry)
    {
        var known = people.TryGetValue(entry.Person, out var found) ? found : people[entry.Person] = new();
        foreach (var given in RecordedFacts.FormerGivenNames(entry).Prepend(entry.GivenName).Where(g => g.Length > 0))
        {
            known.Given.Add(given);
            known.Full.UnionWith(RecordedFacts.FormerFamilyNames(register).Prepend(register.FamilyName).Select(f => f + given));
        }

        known.Heads.UnionWith(RecordedFacts.FormerRegisters(entry).Select(RecordedFacts.HeadOf).OfType<string>());
    }

    private sealed record Known
    {
        public HashSet<string> Full { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Given { get; } = new(StringComparer.Ordinal);

        /// <summary>筆頭者 of the registers the person left.</summary>
        public HashSet<string> Heads { get; } = new(StringComparer.Ordinal);
    }
}
