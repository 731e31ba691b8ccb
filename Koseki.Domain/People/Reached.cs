using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>A register that a person's record names and that is not one of ours: where to look when kinship is open.</summary>
/// <param name="Person">The person.</param>
/// <param name="Designation">本籍 and 筆頭者, as the record writes them.</param>
public sealed record UnseenRegister(PersonId Person, string Designation);

/// <summary>What an examination sees of the persons of a paper, besides the registers that the paper names.</summary>
/// <param name="Registers">Every register seen, the named ones as an earlier waiting case will leave them.</param>
/// <param name="Kinship">The kinship they make.</param>
public sealed record Reached(RegisterSet Registers, Kinship Kinship)
{
    /// <summary>Registers elsewhere that the records of the persons and their parents name.</summary>
    public IReadOnlyList<UnseenRegister> Unseen { get; init; } = [];

    /// <summary>Whether more registers belong to it than the bound lets through (<see cref="Reach.MostRegisters"/>).</summary>
    public bool IsCut { get; init; }

    /// <summary>Nothing but some registers, all of them seen.</summary>
    public static Reached Of(RegisterSet registers) => new(registers, new(RecordedLinks.Of(registers)));

    /// <summary>The person's entries, in the order of the registers' numbers.</summary>
    public IEnumerable<(FamilyRegister Register, RegisterEntry Entry)> EntriesOf(PersonId person) =>
        Registers.All.SelectMany(r => r.Entries.Where(e => e.Person == person).Select(e => (r, e)));

    /// <summary>The person's latest entry: where the person stands, else the last one left; null when none is seen.</summary>
    public RegisterEntry? EntryOf(PersonId person) => EntriesOf(person).Select(e => e.Entry).OrderBy(e => !e.IsRemoved).LastOrDefault();

    /// <summary>氏名 as the latest entry writes it, or the number where none is seen.</summary>
    public string NameOf(PersonId person) =>
        EntriesOf(person).OrderBy(e => !e.Entry.IsRemoved).Select(e => e.Register.NameOf(e.Entry)).LastOrDefault() ?? person.ToString();
}
