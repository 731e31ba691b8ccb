using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.GivenNameReading;

/// <summary>
/// 名の振り仮名 (令和5年法律48号附則8条・12条, 戸籍法107条の4): notified within the first year, changed once when the city itself had recorded it,
/// or changed by leave of the family court.
/// </summary>
public sealed class GivenNameReadingKind() : PersonsPaperKind<GivenNameReadingNotification>(GivenNameReadingForm.Person, "届け出る人")
{
    private readonly Form form = GivenNameReadingForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("GivenNameReading");
    private readonly IReadOnlyList<Requirement<GivenNameReadingNotification>> requirements = GivenNameReadingRequirements.All();

    /// <inheritdoc/>
    public override string Code => "1010";

    /// <inheritdoc/>
    public override string Name => "名の振り仮名";

    /// <inheritdoc/>
    public override string Articles => "令和5年法律48号附則8条・12条、戸籍法107条の4";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes { get; } = ["1010", "1011", "1012"];

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<GivenNameReadingNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft) => GivenNameReadingForm.Reading.SubjectOf(draft, SubjectCodes);

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[GivenNameReadingForm.DiedOn].Length > 0 ? "" : "振り仮名の届出の日";

    /// <inheritdoc/>
    protected override GivenNameReadingNotification? Read(DraftReader reader)
    {
        var role = GivenNameReadingForm.Person;
        if (ClosedRegister.IsNamed(reader, role.Register.Register, "振り仮名を届け出る人") || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        return new()
        {
            Person = place.WithSexOfRelationship(Sex.Male),
            Paper = PersonOnPaper.Read(reader, role, place, hasParents: false),
            Address = reader.Text(GivenNameReadingForm.Address),
            Reading = GivenNameReadingForm.Reading.Read(reader),
            Notifier = GivenNameReadingForm.Notifier.Read(reader, mayBeGuarded: true),
            IsSigned = reader.IsChecked(GivenNameReadingForm.Signed),
            Intent = reader.Choice(GivenNameReadingForm.Intent, SharedChoices.Intents),
            NotifierDiedOn = reader.OptionalDate(GivenNameReadingForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(GivenNameReadingForm.Place, SharedChoices.Places) : null,
            Verified = reader.IsVisible(GivenNameReadingForm.Verified) ? reader.Choice(GivenNameReadingForm.Verified, SharedChoices.Checks) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(GivenNameReadingNotification notification, Circumstances circumstances) => GivenNameReadingEffect.Of(notification, circumstances, templates);
}
