using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>The common course of 国籍選択 and 外国国籍喪失: one matter of the person's, who stays in the register; no resident record changes.</summary>
public abstract class DualNationalityKind : PersonsPaperKind<DualNationality>
{
    private readonly bool isLoss;
    private readonly Form form;
    private readonly RecordTemplates templates;
    private readonly IReadOnlyList<Requirement<DualNationality>> requirements;

    private protected DualNationalityKind(bool isLoss, string folder)
        : base(DualNationalityForm.Person, "本人") =>
        (this.isLoss, form, templates, requirements) = (isLoss, DualNationalityForm.Make(isLoss), RecordTemplates.Load(folder), DualNationalityRequirements.All(isLoss));

    /// <inheritdoc/>
    public override string Name => isLoss ? MatterTitles.LossOfForeignNationality : MatterTitles.ChoiceOfNationality;

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => isLoss ? DualNationalityForm.LostOn : null;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<DualNationality>> Requirements => requirements;

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        isLoss ? DualNationality.LastDay(EraDateEntry.Read(draft[DualNationalityForm.KnownOn], EraDateEntryOptions.Default).Date, draft[DualNationalityForm.WasAbroad] == "1", closing) : null;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => isLoss || draft[DualNationalityForm.DiedOn].Length > 0 ? "" : "国籍選択の宣言日";

    /// <inheritdoc/>
    protected override DualNationality? Read(DraftReader reader)
    {
        var role = DualNationalityForm.Person;
        if (ClosedRegister.IsNamed(reader, role.Register.Register, "本人") || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        return new()
        {
            Person = place.WithSexOfRelationship(Sex.Male),
            Paper = PersonOnPaper.Read(reader, role, place, hasParents: false),
            Address = reader.Text(DualNationalityForm.Address),
            Nationality = reader.Text(DualNationalityForm.Nationality),
            Dual = isLoss ? null : reader.Choice(DualNationalityForm.Dual, DualNationalityForm.Duals),
            HasDeclaration = !isLoss && reader.IsChecked(DualNationalityForm.Declaration),
            LostOn = isLoss ? reader.Date(DualNationalityForm.LostOn) : null,
            Proof = isLoss ? reader.Choice(DualNationalityForm.Proof, DualNationalityForm.Proofs) : null,
            KnownOn = isLoss ? reader.Date(DualNationalityForm.KnownOn) : null,
            WasAbroad = isLoss && reader.IsChecked(DualNationalityForm.WasAbroad),
            Court = isLoss ? OverdueNotice.CourtOf(reader, DualNationalityForm.Address) : null,
            Notifier = DualNationalityForm.Notifier.Read(reader, mayBeGuarded: isLoss),
            IsSigned = reader.IsChecked(DualNationalityForm.Signed),
            Intent = reader.Choice(DualNationalityForm.Intent, SharedChoices.Intents),
            NotifierDiedOn = reader.OptionalDate(DualNationalityForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(DualNationalityForm.Place, SharedChoices.Places) : null,
            Verified = reader.IsVisible(DualNationalityForm.Verified) ? reader.Choice(DualNationalityForm.Verified, SharedChoices.Checks) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(DualNationality notification, Circumstances circumstances)
    {
        var (n, c) = (notification, circumstances);
        if (n.Register is { State: not RegisterState.Current })
        {
            return null;
        }

        var person = CommonNotices.Of(n.Person, "本人");
        return new(
            n.Register is { } register ? [new RegisterChange.WriteStatusMatter(register.Id, n.Person.Person, Matter(n, c))] : [],
            [
                .. CommonNotices.NotificationImage(c, Name, [n.Register is null ? person with { Person = null } : person], [CommonNotices.Of(c, n.Person)]),
                .. n.OverdueSince(c) is { } last ? [CommonNotices.Overdue(Name, n.Court, [person with { Person = n.Register is null ? null : person.Person }], last, n.NotifiedOn(c), n.Notifier.OnRecord ?? n.Person.Name)] : Array.Empty<OutgoingMessage>(),
            ]);
    }

    private StatusMatter Matter(DualNationality n, Circumstances c) => isLoss
        ? templates.StatusMatter("M-GAIKOKU", c, ("外国国籍喪失日", n.LostOn!.Text), ("喪失した外国籍", n.Nationality), ("届出日", n.NotifiedOn(c).Text), ("届出人", n.Notifier.OnRecord))
        : templates.StatusMatter("M-SENTAKU", c, ("国籍選択の宣言日", n.NotifiedOn(c).Text), ("届出人", n.Notifier.OnRecord));
}
