using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialAdoption;

/// <summary>
/// 特別養子縁組 (戸籍法68条の2, 20条の3; 民法817条の2–817条の9): a family court makes the child one of the adopters as if born of them. A register of the child alone stands
/// between that of the natural parents and that of the adopters, so that neither names the other.
/// </summary>
public sealed class SpecialAdoptionKind : NotificationKind<SpecialAdoptionNotification>
{
    private readonly Form form = SpecialAdoptionForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("SpecialAdoption");
    private readonly IReadOnlyList<Requirement<SpecialAdoptionNotification>> requirements = SpecialAdoptionRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0304";

    /// <inheritdoc/>
    public override string Name => "特別養子縁組";

    /// <inheritdoc/>
    public override string Articles => "戸籍法20条の3・68条の2、民法817条の2〜817条の9";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => SpecialAdoptionForm.Ruling.FinalOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<SpecialAdoptionNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (SpecialAdoptionForm.Adopted.Register.IsElsewhere(draft) ? 1 : 0, SpecialAdoptionForm.MakesRegister(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) => SpecialAdoptionForm.Ruling.LastDay(draft, closing);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[SpecialAdoptionForm.Adopted.FamilyName] + draft[SpecialAdoptionForm.Adopted.GivenName];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
    [
        new("養子", Subject(draft, registers), ReceiptFacts.Aloud(draft[SpecialAdoptionForm.Adopted.BornOn])),
        .. new[] { SpecialAdoptionForm.Father, SpecialAdoptionForm.Mother }.Where(p => p.Visible(draft)).Select(p => new ReceiptPerson(p.Word, p.NameIn(draft), ReceiptFacts.Aloud(draft[p.BornOn]))),
    ];

    /// <inheritdoc/>
    protected override SpecialAdoptionNotification? Read(DraftReader reader)
    {
        var role = SpecialAdoptionForm.Adopted;
        var side = reader.Choice(SpecialAdoptionForm.Side, SpecialAdoptionChoices.Sides);
        var isForeign = reader.Choice(role.Register.Where) == PartyBoxes.Foreigner;
        var child = isForeign ? null : role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault())?.WithSexOfRelationship(Sex.Male);
        var adopters = new[] { (Boxes: SpecialAdoptionForm.Father, Sex: Sex.Male), (Boxes: SpecialAdoptionForm.Mother, Sex: Sex.Female) }.Where(p => reader.IsVisible(p.Boxes.GivenName))
            .Select(p => p.Boxes.Read(reader) is { } party ? new SpecialAdopter(party, p.Sex) : null).ToList();
        if (side is not { } chosen || (child is null && !isForeign) || adopters.Contains(null))
        {
            return null;
        }

        return new()
        {
            Side = chosen,
            Adopters = [.. adopters.OfType<SpecialAdopter>()],
            Child = child,
            Paper = child is null ? null : PersonOnPaper.Read(reader, role, child),
            Address = reader.Text(SpecialAdoptionForm.Address),
            Relationship = reader.Text(SpecialAdoptionForm.After),
            KeptOnPaper = reader.IsVisible(SpecialAdoptionForm.Kept) ? reader.Text(SpecialAdoptionForm.Kept) : null,
            HomeKana = reader.Optional(SpecialAdoptionForm.HomeKana),
            PetitionedOn = reader.OptionalDate(SpecialAdoptionForm.PetitionedOn),
            Ruling = SpecialAdoptionForm.Ruling.Read(reader),
            Notifier = reader.Choice(SpecialAdoptionForm.Notifier, SpecialAdoptionChoices.Notifiers),
            IsVerified = reader.Circumstances.Origin is Origin.Here && reader.IsVisible(SpecialAdoptionForm.Verified) ? reader.IsChecked(SpecialAdoptionForm.Verified) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(SpecialAdoptionNotification notification, Circumstances circumstances) => SpecialAdoptionEffect.Of(notification, circumstances, templates);
}
