using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Web.Components.Registers;

/// <summary>Where a generation of a register came from, in words for the screen.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Receipt">受付番号, or null for migrated registers.</param>
/// <param name="EnteredBy">Who typed it.</param>
/// <param name="ApprovedBy">Who decided, or null for migrated registers.</param>
/// <param name="CaseId">The case, or null.</param>
public sealed record GenerationOrigin(
    int Number, DateTimeOffset RecordedAt, string? Receipt, string EnteredBy, string? ApprovedBy, long? CaseId)
{
    /// <summary>That of a generation as it is stored.</summary>
    public static GenerationOrigin Of(GenerationInfo info) => new(info.Number, info.RecordedAt, info.Receipt, info.Operator, info.Approver, info.CaseId);
}

/// <summary>For every matter of a register, and every 段落ち below it: the generation in which it first stood.</summary>
public sealed class MatterOrigins
{
    private readonly Dictionary<(MatterPlace Place, string Title), GenerationOrigin> matters = [];
    private readonly Dictionary<(MatterPlace Place, int Index, Amendment Amendment), GenerationOrigin> amendments = [];

    /// <summary>Reads the generations, oldest first.</summary>
    public MatterOrigins(IEnumerable<(GenerationOrigin Origin, FamilyRegister Register)> generations)
    {
        foreach (var (origin, register) in generations)
        {
            foreach (var (place, matter) in Places(register))
            {
                matters.TryAdd((place, matter.Title), origin);
                for (var i = 0; i < matter.Amendments.Count; i++)
                {
                    amendments.TryAdd((place, i, matter.Amendments[i]), origin);
                }
            }
        }
    }

    /// <summary>Where the matter came from; null when no generation shows it.</summary>
    public GenerationOrigin? Of(MatterPlace place, Matter matter) => matters.GetValueOrDefault((place, matter.Title));

    /// <summary>Where one 段落ち of it came from.</summary>
    /// <param name="place">Where the matter stands.</param>
    /// <param name="matter">The matter.</param>
    /// <param name="index">Which of its 段落ち, from 0.</param>
    public GenerationOrigin? OfAmendment(MatterPlace place, Matter matter, int index) =>
        amendments.GetValueOrDefault((place, index, matter.Amendments[index]));

    private static IEnumerable<(MatterPlace Place, Matter Matter)> Places(FamilyRegister register) =>
        register.Matters.Select((m, i) => (new MatterPlace(null, i), (Matter)m))
            .Concat(register.Entries.SelectMany((e, at) => e.Matters.Select((m, i) => (new MatterPlace(at, i), (Matter)m))));
}
