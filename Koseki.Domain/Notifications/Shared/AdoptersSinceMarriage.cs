using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// 婚姻中に養子となった者: after the marriage theirs is the register, and the 氏, to go back to (民法810条). What adoption stood before the latest
/// marriage was known to the register left for it.
/// </summary>
internal static class AdoptersSinceMarriage
{
    /// <summary>養父の氏名 and 養母の氏名; null when the person was not adopted since the latest marriage.</summary>
    internal static List<string>? Names(RegisterEntry entry) =>
        entry.AdoptiveRelationship is not null && RecordedFacts.SinceMarriage(entry).Any(m => m.Title == MatterTitles.Adoption && m[MatterLabels.AdoptedName] is null)
            ? [.. new[] { entry.AdoptiveFather, entry.AdoptiveMother }.OfType<string>()] : null;

    /// <summary>
    /// Whether a register of ours is that of an adopter, by number: yes by a sure link to one of its couple; no when everybody whom the columns name is
    /// surely somebody else; else unsure, for a name alone makes nobody an adopter.
    /// </summary>
    internal static Truth Have(FamilyRegister register, RegisterEntry adopted, Circumstances c)
    {
        var couple = Couple.Of(register).Select(e => e.Person).ToHashSet();
        var links = c.Kin.Kinship.Links.Adoptions.Where(a => a.Adopted == adopted.Person && a.EndedBy is null).ToList();
        return links.Exists(a => couple.Contains(a.Adopter) && a.Origin.IsSure()) ? Truth.Yes
            : links.Where(a => a.Origin.IsSure()).Select(a => a.Adopter).Distinct().Count() >= (Names(adopted)?.Count ?? 0) ? Truth.No
            : Truth.Unsure;
    }
}
