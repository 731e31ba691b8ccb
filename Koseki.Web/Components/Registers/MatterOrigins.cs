using Koseki.Domain.Registers;

namespace Koseki.Web.Components.Registers;

/// <summary>Where a generation of a register came from, in words for the screen.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Receipt">受付番号, or null for migrated registers.</param>
/// <param name="EnteredBy">Who typed it.</param>
/// <param name="ApprovedBy">Who decided, or null for migrated registers.</param>
/// <param name="CaseId">The case, or null.</param>
public sealed record GenerationOrigin(
    int Number, DateTimeOffset RecordedAt, string? Receipt, string EnteredBy, string? ApprovedBy, long? CaseId);

/// <summary>For every matter of a register: the generation in which exactly this matter first stood.</summary>
public sealed class MatterOrigins
{
    private readonly Dictionary<(PersonId? Person, Matter Matter), GenerationOrigin> first = [];

    /// <summary>Reads the generations, oldest first.</summary>
    public MatterOrigins(IEnumerable<(GenerationOrigin Origin, FamilyRegister Register)> generations)
    {
        foreach (var (origin, register) in generations)
        {
            foreach (var matter in register.Matters)
            {
                first.TryAdd((null, matter), origin);
            }

            foreach (var entry in register.Entries)
            {
                foreach (var matter in entry.Matters)
                {
                    first.TryAdd((entry.Person, matter), origin);
                }
            }
        }
    }

    /// <summary>Where the matter came from; null when no generation shows it.</summary>
    public GenerationOrigin? Of(PersonId? person, Matter matter) => first.GetValueOrDefault((person, matter));
}
