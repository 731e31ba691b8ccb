using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>Reads a 養子縁組届 box by box.</summary>
/// <param name="reader">The reader of the draft.</param>
internal sealed class AdoptionReading(DraftReader reader)
{
    private static PersonRole Adopted => AdoptionForm.Adopted;

    private bool IsHere => reader.Circumstances.Origin is Origin.Here;

    internal AdoptionNotification? Read()
    {
        var side = reader.Choice(AdoptionForm.Side, AdoptionChoices.Sides);
        var isForeign = reader.Choice(Adopted.Register.Where) == PartyBoxes.Foreigner;
        var place = isForeign ? null : Adopted.Read(reader, reader.Circumstances.NewPersons[0]);
        var adopters = new[] { (AdoptionForm.Father, Sex.Male), (AdoptionForm.Mother, Sex.Female) }.Where(p => reader.IsVisible(p.Item1.GivenName)).Select(p => ReadAdopter(p.Item1, p.Item2)).ToList();
        return side is not { } chosen || (place is null && !isForeign) || adopters.Contains(null) ? null
            : Rest(chosen, place?.WithSexOfRelationship(Sex.Male), [.. adopters.OfType<Adopter>()]);
    }

    private AdoptionNotification Rest(AdopterSide side, PersonInRegister? place, IReadOnlyList<Adopter> adopters) => new()
    {
        Side = side,
        Adopters = adopters,
        Place = place,
        Nationality = place is null ? reader.Text(AdoptionForm.Nationality) : null,
        FamilyName = Adopted.ReadFamilyName(reader, place is null),
        GivenName = reader.Text(Adopted.GivenName),
        BornOn = Adopted.ReadBirthDate(reader, place),
        Parents = (reader.Optional(Adopted.Father), reader.Optional(Adopted.Mother), place is null ? null : reader.Text(Adopted.Relationship), reader.Optional(Adopted.AdoptiveFather), reader.Optional(Adopted.AdoptiveMother)),
        Address = reader.Text(AdoptionForm.Address),
        Standing = reader.Choice(AdoptionForm.Standing, AdoptionChoices.Standings),
        Relation = reader.Choice(AdoptionForm.Relation, AdoptionChoices.Relations),
        NewDomicile = reader.IsVisible(AdoptionForm.NewDomicile) ? new(reader.Text(AdoptionForm.NewDomicile)) : null,
        NewMunicipality = reader.IsVisible(AdoptionForm.NewDomicile) ? NewMunicipality.Read(reader, AdoptionForm.NewDomicile, AdoptionForm.NewMunicipality) : null,
        AdoptersSpouse = AcceptedPaper.Choice(reader, AdoptionForm.AdoptersSpouse, AdoptionChoices.Parts),
        AdoptedsSpouse = reader.IsVisible(AdoptionForm.AdoptedsSpouse) ? reader.Choice(AdoptionForm.AdoptedsSpouse, AdoptionChoices.Parts) : null,
        Partner = !reader.IsVisible(AdoptionForm.PartnerGivenName) ? null : new(reader.Text(AdoptionForm.PartnerGivenName), reader.RecordedDate(AdoptionForm.PartnerBornOn, null), reader.Text(AdoptionForm.PartnerAddress),
            reader.IsChecked(AdoptionForm.PartnerSigned), IsHere ? reader.IsChecked(AdoptionForm.PartnerIdentified) : null),
        HasPermission = reader.IsChecked(AdoptionForm.HasPermission),
        Guardian = AcceptedPaper.Choice(reader, AdoptionForm.Guardian, AdoptionChoices.Guardians),
        Consent = reader.OptionalChoice(AdoptionForm.Consent, AdoptionChoices.Representatives),
        Capacity = reader.IsVisible(AdoptionForm.Capacity) ? reader.Text(AdoptionForm.Capacity) : null,
        Representatives = [.. AdoptionForm.Representatives.Select(r => r.Read(reader)).OfType<Consenting>()],
        HasDesignation = reader.IsChecked(AdoptionForm.HasDesignation),
        IsDesignationFinal = reader.IsChecked(AdoptionForm.IsDesignationFinal),
        Custodian = AcceptedPaper.Choice(reader, AdoptionForm.Custodian, AdoptionChoices.Custodians),
        HasSigned = reader.IsChecked(AdoptionForm.Signed),
        IsIdentified = IsHere && reader.IsVisible(AdoptionForm.AdoptedIdentified) ? reader.IsChecked(AdoptionForm.AdoptedIdentified) : null,
        Witnesses = [.. AdoptionForm.Witnesses.Select(w => w.Read(reader))],
        Request = AcceptedPaper.Choice(reader, AdoptionForm.Request, SharedChoices.Requests),
        Intent = AcceptedPaper.Choice(reader, AdoptionForm.Intent, SharedChoices.Intents),
        PartyDiedOn = reader.OptionalDate(AdoptionForm.DiedOn),
        WasPosted = reader.IsChecked(AdoptionForm.WasPosted),
        NotifiedAt = IsHere ? reader.Choice(AdoptionForm.Place, SharedChoices.Places) : null,
        IsVerified = IsHere && reader.IsVisible(AdoptionForm.Verified) ? reader.IsChecked(AdoptionForm.Verified) : null,
        IsForeignLawProven = IsHere && reader.IsVisible(AdoptionForm.ForeignLaw) ? reader.IsChecked(AdoptionForm.ForeignLaw) : null,
    };

    private Adopter? ReadAdopter(PartyBoxes boxes, Sex sex) => boxes.Read(reader) is { } party
        ? new(party, sex, reader.IsChecked(AdoptionForm.SignedBy(boxes)), IsHere ? reader.IsChecked(AdoptionForm.IdentifiedOf(boxes)) : null) : null;
}
