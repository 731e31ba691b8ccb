namespace Koseki.Domain.People;

/// <summary>The steps from children to parents that the links make, with what a special adoption took from natural kinship.</summary>
internal static class Steps
{
    internal static IEnumerable<Step> Of(FamilyLinks links) =>
        [.. links.Parents.Select(p => Natural(p, links)), .. links.Adoptions.Where(a => a.EndedBy != AdoptionEnd.Nullity).Select(Adoptive)];

    /// <summary>Whether a 特別養子縁組 that stands has ended the kinship with a natural parent (民法817条の9).</summary>
    internal static bool IsCutOff(ParentLink link, FamilyLinks links) =>
        links.Adoptions.Any(a => a.IsSpecial && a.Adopted == link.Child && a.KeptParent != link.Parent && a.EndedBy is null)
        || links.SpecialAdoptions.Any(f => f.Adopted == link.Child && f.KeptParent != link.Parent && !f.IsEnded);

    private static Step Natural(ParentLink link, FamilyLinks links)
    {
        var born = Moment.Of(links.Births.GetValueOrDefault(link.Child));
        // Acknowledgement reaches back to the birth; where the law leaves open how far, both days are kept.
        var since = link.AcknowledgedOn is { } day ? born with { Latest = Moment.Of(day).OrLater(born).Latest } : born;
        var special = links.Adoptions.FirstOrDefault(a => a.IsSpecial && a.Adopted == link.Child && a.KeptParent != link.Parent && a.EndedBy is null)?.Since
            ?? links.SpecialAdoptions.FirstOrDefault(f => f.Adopted == link.Child && f.KeptParent != link.Parent && !f.IsEnded)?.Since;
        var isCut = IsCutOff(link, links);
        return new(link.Child, link.Parent, since)
        {
            Ended = isCut ? Moment.Of(special) : null,
            EndedBy = isCut ? TieEnd.SpecialAdoption : null,
            IsSure = link.Origin.IsSure() && link.Ground != ParentGround.Apparent,
        };
    }

    private static Step Adoptive(AdoptionLink link) => new(link.Adopted, link.Adopter, Moment.Of(link.Since))
    {
        IsAdoption = true,
        Ended = link.EndedBy is null ? null : Moment.Of(link.Ended),
        EndedBy = link.EndedBy is not { } end ? null : end switch
        {
            AdoptionEnd.Annulment => TieEnd.AnnulledAdoption,
            AdoptionEnd.SpecialAdoption => TieEnd.SpecialAdoption,
            AdoptionEnd.Dissolution or AdoptionEnd.Nullity => TieEnd.Dissolution,
        },
        IsSure = link.Origin.IsSure(),
    };
}
