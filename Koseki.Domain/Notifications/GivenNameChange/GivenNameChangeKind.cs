using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.GivenNameChange;

/// <summary>名の変更 (戸籍法107条の2): with the permission of the family court the person bears another 名, and another reading.</summary>
public sealed class GivenNameChangeKind() : PersonsPaperKind<GivenNameChangeNotification>(GivenNameChangeForm.Person, "名を変更する人")
{
    private readonly Form form = GivenNameChangeForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("GivenNameChange");
    private readonly IReadOnlyList<Requirement<GivenNameChangeNotification>> requirements = GivenNameChangeRequirements.All();

    /// <inheritdoc/>
    public override string Code => "1005";

    /// <inheritdoc/>
    public override string Name => "名の変更";

    /// <inheritdoc/>
    public override string Articles => "戸籍法107条の2";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<GivenNameChangeNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[GivenNameChangeForm.DiedOn].Length > 0 ? "" : "名の変更の日";

    /// <inheritdoc/>
    protected override GivenNameChangeNotification? Read(DraftReader reader)
    {
        var role = GivenNameChangeForm.Person;
        if (ClosedRegister.IsNamed(reader, role.Register.Register, "名を変更する人") || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        return new()
        {
            Person = place.WithSexOfRelationship(Sex.Male),
            Paper = PersonOnPaper.Read(reader, role, place),
            Address = reader.Text(GivenNameChangeForm.Address),
            NewName = reader.Text(GivenNameChangeForm.NewName),
            NewKana = reader.Optional(GivenNameChangeForm.NewKana),
            HasPermission = reader.IsChecked(GivenNameChangeForm.HasPermission),
            PermissionFits = reader.IsChecked(GivenNameChangeForm.PermissionFits),
            PermittedName = reader.Text(GivenNameChangeForm.PermittedName),
            PermittedKana = reader.Optional(GivenNameChangeForm.PermittedKana),
            WantsColumns = reader.IsChecked(GivenNameChangeForm.WantsColumns),
            Notifier = GivenNameChangeForm.Notifier.Read(reader),
            IsSigned = reader.IsChecked(GivenNameChangeForm.Signed),
            Intent = reader.Choice(GivenNameChangeForm.Intent, SharedChoices.Intents),
            NotifierDiedOn = reader.OptionalDate(GivenNameChangeForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(GivenNameChangeForm.Place, SharedChoices.Places) : null,
            Verified = reader.IsVisible(GivenNameChangeForm.Verified) ? reader.Choice(GivenNameChangeForm.Verified, SharedChoices.Checks) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(GivenNameChangeNotification notification, Circumstances circumstances) => GivenNameChangeEffect.Of(notification, circumstances, templates);
}
