using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>Reads a 養子離縁届 box by box.</summary>
/// <param name="reader">The reader of the draft.</param>
internal sealed class DissolutionReading(DraftReader reader)
{
    private static PersonRole Adopted => DissolutionForm.Adopted;

    private bool IsHere => reader.Circumstances.Origin is Origin.Here;

    internal DissolutionNotification? Read()
    {
        var manner = reader.Choice(DissolutionForm.Manner, DissolutionChoices.Manners);
        var side = reader.Choice(DissolutionForm.Side, DissolutionChoices.Sides);
        var place = Adopted.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault())?.WithSexOfRelationship(Sex.Male);
        var adopters = new[] { (DissolutionForm.Father, Sex.Male), (DissolutionForm.Mother, Sex.Female) }.Where(p => reader.IsVisible(p.Item1.GivenName)).Select(p => ReadAdopter(p.Item1, p.Item2)).ToList();
        if (manner is not { } made || side is not { } chosen || place is null || adopters.Contains(null))
        {
            return null;
        }

        var former = reader.IsVisible(DissolutionForm.Former.Where) ? reader.Choice(DissolutionForm.Former.Where) : null;
        var register = former == RegisterRole.Here ? reader.Register(DissolutionForm.Former.Register) : null;
        return Rest(made, chosen, Known(place, register), [.. adopters.OfType<PartingAdopter>()]) with
        {
            FormerRegister = register,
            FormerElsewhere = former == RegisterRole.Elsewhere ? DissolutionForm.Former.ReadElsewhere(reader) : null,
        };
    }

    private DissolutionNotification Rest(DissolutionManner manner, DissolvingSide side, PersonInRegister place, IReadOnlyList<PartingAdopter> adopters) => new()
    {
        Manner = manner,
        On = reader.IsVisible(DissolutionForm.On) ? reader.Date(DissolutionForm.On) : null,
        Side = side,
        Adopters = adopters,
        Place = place,
        FamilyName = Adopted.ReadFamilyName(reader, false),
        GivenName = reader.Text(Adopted.GivenName),
        BornOn = Adopted.ReadBirthDate(reader, place),
        Parents = (reader.Optional(Adopted.Father), reader.Optional(Adopted.Mother), reader.Text(Adopted.Relationship), reader.Optional(Adopted.AdoptiveFather), reader.Optional(Adopted.AdoptiveMother)),
        Address = reader.Text(DissolutionForm.Address),
        Standing = reader.Choice(DissolutionForm.Standing, DissolutionChoices.Standings),
        Way = reader.Choice(DissolutionForm.Way, DissolutionChoices.Ways),
        FormerRegister = null,
        FormerElsewhere = null,
        FormerName = reader.IsVisible(DissolutionForm.FormerName) ? reader.Text(DissolutionForm.FormerName) : null,
        FormerNameKana = reader.Optional(DissolutionForm.FormerNameKana),
        NewDomicile = reader.IsVisible(DissolutionForm.NewDomicile) ? new(reader.Text(DissolutionForm.NewDomicile)) : null,
        NewMunicipality = ReadNewMunicipality(),
        Negotiator = reader.OptionalChoice(DissolutionForm.Negotiator, DissolutionChoices.Negotiators),
        Negotiators = [.. DissolutionForm.Negotiators.Select(r => r.Read(reader)).OfType<Adoption.Consenting>()],
        Custody = reader.OptionalChoice(DissolutionForm.Custody, DissolutionChoices.Custodies),
        IsPartnerUnable = reader.IsChecked(DissolutionForm.PartnerUnable),
        AreNotMarried = reader.IsChecked(DissolutionForm.NotMarried),
        HasCourtPaper = reader.IsChecked(DissolutionForm.HasCourtPaper),
        HasFinality = reader.IsChecked(DissolutionForm.HasFinality),
        Petitioner = reader.IsVisible(DissolutionForm.Petitioner) ? reader.Choice(DissolutionForm.Petitioner, DissolutionChoices.Parties) : null,
        HasClause = reader.IsChecked(DissolutionForm.HasClause),
        HasSigned = reader.IsChecked(DissolutionForm.Signed),
        IsIdentified = IsHere && reader.IsVisible(DissolutionForm.AdoptedIdentified) ? reader.IsChecked(DissolutionForm.AdoptedIdentified) : null,
        Witnesses = [.. DissolutionForm.Witnesses.Select(w => w.Read(reader))],
        Request = AcceptedPaper.Choice(reader, DissolutionForm.Request, SharedChoices.Requests),
        Intent = AcceptedPaper.Choice(reader, DissolutionForm.Intent, SharedChoices.Intents),
        PartyDiedOn = reader.OptionalDate(DissolutionForm.DiedOn),
        WasPosted = reader.IsChecked(DissolutionForm.WasPosted),
        NotifiedAt = IsHere ? reader.Choice(DissolutionForm.Place, SharedChoices.Places) : null,
        IsVerified = IsHere && reader.IsVisible(DissolutionForm.Verified) ? reader.IsChecked(DissolutionForm.Verified) : null,
        TypedCourt = reader.Optional(OverdueNotice.Court),
    };

    private PartingAdopter? ReadAdopter(PartyBoxes boxes, Sex sex) => boxes.Read(reader) is { } party
        ? new(party, sex, reader.IsChecked(DissolutionForm.SignedBy(boxes)), IsHere && reader.IsVisible(DissolutionForm.IdentifiedOf(boxes)) ? reader.IsChecked(DissolutionForm.IdentifiedOf(boxes)) : null) : null;

    private string? ReadNewMunicipality()
    {
        if (!reader.IsVisible(DissolutionForm.NewDomicile))
        {
            return null;
        }

        _ = reader.Choice(DissolutionForm.NewAt);
        return NewMunicipality.Read(reader, DissolutionForm.NewDomicile, DissolutionForm.NewMunicipality);
    }

    // Whoever comes from elsewhere to the register left for the adoption is the one who left it: both ends of the move agree.
    private static PersonInRegister Known(PersonInRegister place, FamilyRegister? former) => former is not null && place.Elsewhere is { } adopters
        && (FormerEntry.Of(former, place, adopters, MatterTitles.Adoption) ?? FormerEntry.Of(former, place, adopters, MatterTitles.Entry)) is { } left
        ? place with { Entry = place.Entry with { Person = left.Person } } : place;
}
