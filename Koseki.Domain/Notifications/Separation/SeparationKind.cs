using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Separation;

/// <summary>
/// 分籍 (戸籍法21条, 100条, 101条): an adult who is neither head nor spouse makes a register of their own. The register left, the
/// register made, or both may be ours.
/// </summary>
public sealed class SeparationKind() : PersonsPaperKind<SeparationNotification>(SeparationForm.Person, "分籍する人")
{
    private readonly Form form = SeparationForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Separation");
    private readonly IReadOnlyList<Requirement<SeparationNotification>> requirements = SeparationRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0802";

    /// <inheritdoc/>
    public override string Name => "分籍";

    /// <inheritdoc/>
    public override string Articles => "戸籍法21条・100条・101条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (1, 1);

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) => NumbersNeeded;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<SeparationNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[SeparationForm.DiedOn].Length > 0 ? "" : "分籍の日";

    /// <inheritdoc/>
    protected override SeparationNotification? Read(DraftReader reader)
    {
        var role = SeparationForm.Person;
        if (ClosedRegister.IsNamed(reader, role.Register.Register, "分籍する人") || role.Read(reader, reader.Circumstances.NewPersons[0]) is not { } place)
        {
            return null;
        }

        return new()
        {
            Person = place.WithSexOfRelationship(Sex.Male),
            Paper = PersonOnPaper.Read(reader, role, place),
            Address = reader.Text(SeparationForm.Address),
            NewDomicile = new(reader.Text(SeparationForm.NewDomicile)),
            NewMunicipality = reader.Choice(SeparationForm.NewAt, SharedChoices.Domiciles) is null ? null : NewMunicipality.Read(reader, SeparationForm.NewDomicile, SeparationForm.NewMunicipality),
            IsSigned = reader.IsChecked(SeparationForm.Signed),
            Intent = reader.Choice(SeparationForm.Intent, SharedChoices.Intents),
            NotifierDiedOn = reader.OptionalDate(SeparationForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(SeparationForm.Place, SeparationChoices.Places) : null,
            Verified = reader.IsVisible(SeparationForm.Verified) ? reader.Choice(SeparationForm.Verified, SharedChoices.Checks) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(SeparationNotification notification, Circumstances circumstances) => SeparationEffect.Of(notification, circumstances, templates);
}
