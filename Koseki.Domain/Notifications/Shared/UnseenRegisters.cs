using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>調べる戸籍: the registers elsewhere that the records of some persons name, and that nobody here has seen. What they say is not known, and never "no".</summary>
internal static class UnseenRegisters
{
    /// <summary>As many of them as one finding names.</summary>
    private const int Most = 4;

    /// <summary>The registers of these persons, each once, in 「」.</summary>
    internal static IReadOnlyList<string> Of(IEnumerable<PersonId> persons, Circumstances c)
    {
        var asked = persons.ToHashSet();
        return [.. c.Kin.Unseen.Where(u => asked.Contains(u.Person)).Select(u => $"「{u.Designation}」").Distinct()];
    }

    /// <summary>The first of those of some persons and of their parents.</summary>
    internal static IReadOnlyList<string> OfFamilies(IReadOnlyCollection<PersonId> persons, Circumstances c) =>
        [.. Of(persons.SelectMany(c.Kin.Kinship.ParentsOf).Concat(persons), c).Take(Most)];
}
