using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>The registers of the town as they stand while its history goes on, and where everybody stands.</summary>
internal sealed class TownBook
{
    private readonly Dictionary<RegisterId, FamilyRegister> registers = [];
    private readonly Dictionary<RegisterId, DateOnly> recorded = [];
    private readonly Dictionary<PersonId, RegisterId> homes = [];

    /// <summary>The registers by number.</summary>
    public IEnumerable<FamilyRegister> Registers => registers.Values.OrderBy(r => r.Id);

    /// <summary>One register.</summary>
    public FamilyRegister this[RegisterId id] => registers[id];

    /// <summary>The register in which a person stands, or null when there is none of the town.</summary>
    public FamilyRegister? HomeOf(PersonId person) => homes.TryGetValue(person, out var id) ? registers[id] : null;

    /// <summary>Takes a register over.</summary>
    public void TakeOver(FamilyRegister register) => Put(register, TownSettings.TakeOver);

    /// <summary>Writes what a plan leaves.</summary>
    public void Write(Plan plan, DateOnly recordedOn)
    {
        foreach (var step in plan.Registers)
        {
            foreach (var gone in (step.Before?.Standing ?? []).Where(e => homes[e.Person] == step.Id))
            {
                homes.Remove(gone.Person);
            }

            Put(step.After, recordedOn);
        }
    }

    /// <summary>The earliest day on which these registers can be written: a paper waits for those before it.</summary>
    public DateOnly FreeFrom(IEnumerable<RegisterId> ids, DateOnly day) => ids.Select(id => recorded[id]).Append(day).Max();

    private void Put(FamilyRegister register, DateOnly recordedOn)
    {
        registers[register.Id] = register;
        recorded[register.Id] = recordedOn;
        foreach (var entry in register.Standing)
        {
            homes[entry.Person] = register.Id;
        }
    }
}
