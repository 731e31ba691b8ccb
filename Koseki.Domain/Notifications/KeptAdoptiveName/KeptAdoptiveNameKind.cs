using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptAdoptiveName;

/// <summary>
/// 73条の2 (民法816条2項, 戸籍法19条3項): the one who went back after seven years of an adoption takes its 氏 again, in the register as it stands when
/// nobody else is in it, else in a new one.
/// </summary>
public sealed class KeptAdoptiveNameKind : NotificationKind<KeptAdoptiveNameNotification>
{
    private static readonly NameTakenAgainWords Words = new("73条の2", "K-UJI-73-2", "M-ENSHI");

    private readonly Form form = KeptAdoptiveNameForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("KeptAdoptiveName");
    private readonly IReadOnlyList<Requirement<KeptAdoptiveNameNotification>> requirements = KeptAdoptiveNameRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0306";

    /// <inheritdoc/>
    public override string Name => "73条の2";

    /// <inheritdoc/>
    public override string Articles => "戸籍法19条3項・73条の2、民法816条2項";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<KeptAdoptiveNameNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (KeptAdoptiveNameForm.Person.Register.IsElsewhere(draft) ? 1 : 0, KeptAdoptiveNameForm.ComesToUs(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[KeptAdoptiveNameForm.Person.FamilyName] + draft[KeptAdoptiveNameForm.Person.GivenName];

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        EraDateEntry.Read(draft[KeptAdoptiveNameForm.DissolvedOn], EraDateEntryOptions.Default).Date is { } day ? KeptAdoptiveNameNotification.LastDay(day, closing) : null;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => "氏変更日";

    /// <inheritdoc/>
    protected override KeptAdoptiveNameNotification? Read(DraftReader reader)
    {
        var newcomer = reader.Circumstances.NewPersons.FirstOrDefault();
        if (KeptAdoptiveNameForm.Person.Read(reader, newcomer) is not { } place)
        {
            return null;
        }

        return new()
        {
            Ground = reader.Choice(KeptAdoptiveNameForm.Ground, KeptAdoptiveNameForm.Grounds),
            Timing = reader.Choice(KeptAdoptiveNameForm.Timing, KeptAdoptiveNameForm.Timings),
            AdoptedOn = reader.RecordedDate(KeptAdoptiveNameForm.AdoptedOn, KeptAdoptiveNameNotification.AdoptionDay(place, reader.Circumstances) is { } began ? [began] : null),
            DissolvedOn = reader.RecordedDate(KeptAdoptiveNameForm.DissolvedOn, place.Register is not null && KeptAdoptiveNameNotification.DissolutionOf(place.Entry) is { } matter && RecordedFacts.AdoptionDay(matter) is { } on ? [on] : null),
            Place = place.WithSexOfRelationship(Sex.Female),
            PaperFamilyName = reader.Text(KeptAdoptiveNameForm.Person.FamilyName),
            BornOn = KeptAdoptiveNameForm.Person.ReadBirthDate(reader, place),
            FamilyName = reader.Text(KeptAdoptiveNameForm.FamilyName),
            FamilyNameKana = reader.Optional(KeptAdoptiveNameForm.FamilyNameKana),
            NewDomicile = reader.IsVisible(KeptAdoptiveNameForm.NewDomicile) ? new(reader.Text(KeptAdoptiveNameForm.NewDomicile)) : null,
            NewMunicipality = reader.IsVisible(KeptAdoptiveNameForm.NewDomicile) ? NewMunicipality.Read(reader, KeptAdoptiveNameForm.NewDomicile, KeptAdoptiveNameForm.NewMunicipality) : null,
            Address = reader.Text(KeptAdoptiveNameForm.Address),
            HasSigned = reader.IsChecked(KeptAdoptiveNameForm.Signed),
            NotifiedAt = reader.Circumstances.Origin is Origin.Here ? reader.Choice(KeptAdoptiveNameForm.Place, SharedChoices.Places) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(KeptAdoptiveNameNotification notification, Circumstances circumstances) => notification.Place.Register is null or { State: RegisterState.Current }
        ? new NameTakenAgainEffect(
            new(notification.Place, notification.FamilyName, notification.FamilyNameKana, notification.NewDomicile, notification.NewMunicipality, notification.Address, notification.StaysInRegister, null),
            Words, circumstances, templates).Make() : null;
}
