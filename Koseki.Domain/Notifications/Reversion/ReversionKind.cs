using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reversion;

/// <summary>
/// 復氏 (戸籍法95条, 19条2項; 民法751条1項): whom the spouse left behind, and who had changed 氏 by the marriage, takes back the former one.
/// Affinity does not end by it, and children stay.
/// </summary>
public sealed class ReversionKind() : PersonsPaperKind<ReversionNotification>(ReversionForm.Person, "復氏する人")
{
    private readonly Form form = ReversionForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Reversion");
    private readonly IReadOnlyList<Requirement<ReversionNotification>> requirements = [.. ReversionRequirements.All(), .. WayBackRequirements.All()];

    /// <inheritdoc/>
    public override string Code => "0701";

    /// <inheritdoc/>
    public override string Name => "復氏";

    /// <inheritdoc/>
    public override string Articles => "戸籍法95条・19条2項、民法751条1項";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => ReversionForm.SpouseDiedOn;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (1, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<ReversionNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (ReversionForm.Person.Register.IsElsewhere(draft) ? 1 : 0, ReversionForm.IsNew(draft) && ReversionForm.ComesToUs(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[ReversionForm.DiedOn].Length > 0 ? "" : "復氏の日";

    /// <inheritdoc/>
    protected override ReversionNotification? Read(DraftReader reader)
    {
        var role = ReversionForm.Person;
        if (ClosedRegister.IsNamed(reader, role.Register.Register, "復氏する人") || ClosedRegister.IsNamed(reader, ReversionForm.To.Register, "もとの戸籍の後の戸籍(なければ新しい戸籍をつくる届とし)、復氏する人")
            || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        var way = reader.Choice(ReversionForm.Way, ReversionForm.Ways);
        var (back, elsewhere) = ReadFormer(reader);
        if (back is not null && place.Elsewhere is { } from && FormerEntry.Of(back, place, from) is { } left)
        {
            place = place with { Entry = place.Entry with { Person = left.Person } };
        }

        return way is ReversionWay.Existing && back is null && elsewhere is null ? null : Rest(reader, place.WithSexOfRelationship(Sex.Female)) with { Way = way, FormerRegister = back, FormerElsewhere = elsewhere };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(ReversionNotification notification, Circumstances circumstances) => ReversionEffect.Of(notification, circumstances, templates);

    private static ReversionNotification Rest(DraftReader reader, PersonInRegister place)
    {
        var role = ReversionForm.Person;
        var isNew = reader.IsVisible(ReversionForm.NewDomicile);
        return new()
        {
            Person = place,
            Paper = PersonOnPaper.Read(reader, role, place),
            Address = reader.Text(ReversionForm.Address),
            SpouseName = reader.Text(ReversionForm.SpouseName),
            SpouseDiedOn = reader.RecordedDate(ReversionForm.SpouseDiedOn, RecordedFacts.SpouseDiedOn(place.Entry) is { } died ? [died] : null),
            PaperName = reader.Text(ReversionForm.FamilyName),
            PaperNameKana = reader.Optional(ReversionForm.FamilyNameKana),
            Way = null,
            FormerRegister = null,
            FormerElsewhere = null,
            WithChild = reader.IsChecked(ReversionForm.WithChild),
            NewDomicile = isNew && reader.Choice(ReversionForm.NewAt, SharedChoices.Domiciles) is not null ? new(reader.Text(ReversionForm.NewDomicile)) : null,
            NewMunicipality = isNew ? NewMunicipality.Read(reader, ReversionForm.NewDomicile, ReversionForm.NewMunicipality) : null,
            IsSigned = reader.IsChecked(ReversionForm.Signed),
            Intent = reader.Choice(ReversionForm.Intent, SharedChoices.Intents),
            NotifierDiedOn = reader.OptionalDate(ReversionForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(ReversionForm.Place, SharedChoices.Places) : null,
            Verified = reader.IsVisible(ReversionForm.Verified) ? reader.Choice(ReversionForm.Verified, SharedChoices.Checks) : null,
            ToVerified = reader.IsVisible(ReversionForm.ToVerified) ? reader.Choice(ReversionForm.ToVerified, SharedChoices.Checks) : null,
        };
    }

    private static (FamilyRegister?, RegisterElsewhere?) ReadFormer(DraftReader reader) => !reader.IsVisible(ReversionForm.To.Where) ? (null, null)
        : reader.Choice(ReversionForm.To.Where) == RegisterRole.Elsewhere ? (null, ReversionForm.To.ReadElsewhere(reader))
        : (reader.IsVisible(ReversionForm.To.Register) ? reader.Register(ReversionForm.To.Register) : null, null);
}
