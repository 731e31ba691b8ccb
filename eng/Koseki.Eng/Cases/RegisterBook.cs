using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Cases;

/// <summary>Registers in memory, looked through as storage does it.</summary>
public static class RegisterBook
{
    /// <summary>What an examination of a paper that names some of the registers reaches among all of them.</summary>
    public static Reached Reach(RegisterSet all, RegisterSet named)
    {
        var reach = Domain.People.Reach.From(named);
        while (!reach.IsDone)
        {
            var (persons, designations) = (reach.Persons.ToHashSet(), reach.Designations.ToHashSet(StringComparer.Ordinal));
            reach.Take([.. all.All.Where(r => r.Entries.Any(e => persons.Contains(e.Person)) || designations.Contains(r.Designation))], FamilyLinks.None, [], []);
        }

        return reach.Done();
    }

    /// <summary>The same where a large book finds registers by the numbers of persons alone.</summary>
    public static Reached Reach(Func<IReadOnlyList<PersonId>, IEnumerable<FamilyRegister>> find, RegisterSet named)
    {
        var reach = Domain.People.Reach.From(named);
        while (!reach.IsDone)
        {
            reach.Take([.. find(reach.Persons)], FamilyLinks.None, [], []);
        }

        return reach.Done();
    }
}
