namespace Koseki.Domain.People;

/// <summary>The steps from children to parents that the links make, with what a special adoption took from natural kinship.</summary>
internal static class Steps
{
    internal static IEnumerable<Step> Of(FamilyLinks links) =>
        [.. links.Parents.Select(p => Natural(p, links)), .. links.Adoptions.Where(a => a.EndedBy != AdoptionEnd.Nullity).Select(Adoptive)];

    private static Step Natural(ParentLink link, FamilyLinks links)
    {
        var born = Moment.Of(links.Births.GetValueOrDefault(link.Child));
        // Acknowledgement reaches back to the birth; where the law leaves open how far, both days are kept.
        var since = link.AcknowledgedOn is { } day ? born with { Latest = Moment.Of(day).OrLater(born).Latest } : born;
        var special = links.Adoptions.FirstOrDefault(a => a.IsSpecial && a.Adopted == link.Child && a.KeptParent != link.Parent && a.EndedBy is null);
        return new(link.Child, link.Parent, since)
        {
            Ended = special is null ? null : Moment.Of(special.Since),
            EndedBy = special is null ? null : TieEnd.SpecialAdoption,
            IsSure = link.Origin.IsSure() && link.Ground != ParentGround.Apparent,
        };
    }

    private static Step Adoptive(AdoptionLink link) => new(link.Adopted, link.Adopter, Moment.Of(link.Since))
    {
        IsAdoption = true,
        Ended = link.EndedBy is null ? null : Moment.Of(link.Ended),
        EndedBy = link.EndedBy is null ? null : link.EndedBy == AdoptionEnd.Annulment ? TieEnd.AnnulledAdoption : TieEnd.Dissolution,
        IsSure = link.Origin.IsSure(),
    };
}
