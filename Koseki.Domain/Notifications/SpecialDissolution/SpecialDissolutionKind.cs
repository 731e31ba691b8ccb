using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialDissolution;

/// <summary>
/// 特別養子離縁 (戸籍法73条, 民法817条の10–817条の11): by a family court alone. The child goes back to the 氏 and the register before, and the natural parents are its parents again.
/// </summary>
public sealed class SpecialDissolutionKind : NotificationKind<SpecialDissolutionNotification>
{
    private readonly Form form = SpecialDissolutionForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("SpecialDissolution");
    private readonly IReadOnlyList<Requirement<SpecialDissolutionNotification>> requirements = SpecialDissolutionRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0305";

    /// <inheritdoc/>
    public override string Name => "特別養子離縁";

    /// <inheritdoc/>
    public override string Articles => "戸籍法73条・19条1項、民法817条の10・817条の11";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => SpecialDissolutionForm.Ruling.FinalOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<SpecialDissolutionNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (SpecialDissolutionForm.Adopted.Register.IsElsewhere(draft) ? 1 : 0, SpecialDissolutionForm.MakesRegister(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) => SpecialDissolutionForm.Ruling.LastDay(draft, closing);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[SpecialDissolutionForm.Adopted.FamilyName] + draft[SpecialDissolutionForm.Adopted.GivenName];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [new("養子", Subject(draft, registers), ReceiptFacts.Aloud(draft[SpecialDissolutionForm.Adopted.BornOn]))];

    /// <inheritdoc/>
    protected override SpecialDissolutionNotification? Read(DraftReader reader)
    {
        var role = SpecialDissolutionForm.Adopted;
        if (role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault())?.WithSexOfRelationship(Sex.Male) is not { } read)
        {
            return null;
        }

        var where = reader.IsVisible(SpecialDissolutionForm.Former.Where) ? reader.Choice(SpecialDissolutionForm.Former.Where) : null;
        var former = where == RegisterRole.Here ? reader.Register(SpecialDissolutionForm.Former.Register) : null;
        var child = Known(read, former);
        return new()
        {
            Child = child,
            Paper = PersonOnPaper.Read(reader, role, child),
            Address = reader.Text(SpecialDissolutionForm.Address),
            Adopters = (reader.Optional(SpecialDissolutionForm.AdoptiveFather), reader.Optional(SpecialDissolutionForm.AdoptiveMother)),
            Ruling = SpecialDissolutionForm.Ruling.Read(reader),
            Way = reader.Choice(SpecialDissolutionForm.Way, SpecialDissolutionChoices.Ways),
            FormerRegister = former,
            FormerElsewhere = where == RegisterRole.Elsewhere ? SpecialDissolutionForm.Former.ReadElsewhere(reader) : null,
            FormerName = reader.IsVisible(SpecialDissolutionForm.FormerName) ? reader.Text(SpecialDissolutionForm.FormerName) : null,
            FormerNameKana = reader.Optional(SpecialDissolutionForm.FormerNameKana),
            NewDomicile = reader.IsVisible(SpecialDissolutionForm.NewDomicile) ? new(reader.Text(SpecialDissolutionForm.NewDomicile)) : null,
            NewMunicipality = ReadNewMunicipality(reader),
            Natural = (reader.Optional(SpecialDissolutionForm.NaturalFather), reader.Optional(SpecialDissolutionForm.NaturalMother), reader.Text(SpecialDissolutionForm.NaturalRelationship)),
            Notifier = reader.Choice(SpecialDissolutionForm.Notifier, SpecialDissolutionChoices.Notifiers),
            IsVerified = reader.Circumstances.Origin is Origin.Here && reader.IsVisible(SpecialDissolutionForm.Verified) ? reader.IsChecked(SpecialDissolutionForm.Verified) : null,
        };
    }

    private static string? ReadNewMunicipality(DraftReader reader)
    {
        if (!reader.IsVisible(SpecialDissolutionForm.NewDomicile))
        {
            return null;
        }

        _ = reader.Choice(SpecialDissolutionForm.NewAt);
        return NewMunicipality.Read(reader, SpecialDissolutionForm.NewDomicile, SpecialDissolutionForm.NewMunicipality);
    }

    // Who comes back from elsewhere is the one whom that register let go for a 特別養子縁組: of one such 名 and birth date alone. The register between hides where to.
    private static PersonInRegister Known(PersonInRegister child, FamilyRegister? former) => child.Elsewhere is not null && former is not null
        && former.Entries.Where(e => e.Removed?.Cause == MatterTitles.SpecialAdoptionLeft && e.GivenName == child.Entry.GivenName && e.Sex == child.Entry.Sex && e.BirthDate.IsSameAs(child.Entry.BirthDate)).ToList() is [var only]
            ? child with { Entry = child.Entry with { Person = only.Person } } : child;

    /// <inheritdoc/>
    protected override Effect? Decide(SpecialDissolutionNotification notification, Circumstances circumstances) => SpecialDissolutionEffect.Of(notification, circumstances, templates);
}
