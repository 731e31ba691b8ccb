using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ForeignName;

/// <summary>
/// 外国人の氏への変更 (戸籍法107条2項–4項, 20条の2): to that of a foreign spouse (1002), back from it (1003), to that of a foreign parent (1004). Three subjects of
/// the receipt book, one paper.
/// </summary>
public sealed class ForeignNameKind() : PersonsPaperKind<ForeignNameNotification>(ForeignNameForm.Person, "氏を変更する人")
{
    private const string ToSpouses = "1002";
    private const string Back = "1003";
    private const string ToParents = "1004";

    private readonly Form form = ForeignNameForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("ForeignName");
    private readonly IReadOnlyList<Requirement<ForeignNameNotification>> requirements = [.. GroundRequirements.All(), .. PaperRequirements.All()];

    /// <inheritdoc/>
    public override string Code => ToSpouses;

    /// <inheritdoc/>
    public override string Name => "氏の変更(107条2項・3項・4項)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes { get; } = [ToSpouses, Back, ToParents];

    /// <inheritdoc/>
    public override string Articles => "戸籍法107条2項・3項・4項・20条の2";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<ForeignNameNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (1, 1);

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (ForeignNameForm.Person.Register.IsElsewhere(draft) ? 1 : 0, ForeignNameForm.ComesToUs(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft)
    {
        var code = ForeignNameChoices.Grounds.Of(draft[ForeignNameForm.Ground]) is { } ground ? CodeOf(ground) : ToSpouses;
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[ForeignNameForm.DiedOn].Length > 0 ? "" : "氏変更日";

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) => ForeignNameChoices.Grounds.Of(draft[ForeignNameForm.Ground]) is not { } ground ? null
        : ForeignNameNotification.LastDay(ground, EraDateEntry.Read(draft[ground == ForeignNameGround.Spouse ? ForeignNameForm.MarriedOn : ForeignNameForm.EndedOn], EraDateEntryOptions.Default).Date?.Day, closing);

    /// <inheritdoc/>
    protected override ForeignNameNotification? Read(DraftReader reader)
    {
        var role = ForeignNameForm.Person;
        if (reader.Choice(ForeignNameForm.Ground, ForeignNameChoices.Grounds) is not { } ground || ClosedRegister.IsNamed(reader, role.Register.Register, "氏を変更する人")
            || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        var (entry, isOfParent) = (place.Entry, ground == ForeignNameGround.Parent);
        return new()
        {
            Ground = ground,
            MarriedOn = ground == ForeignNameGround.Spouse ? reader.RecordedDate(ForeignNameForm.MarriedOn, RecordedFacts.Marriages(entry).Select(m => m.Began).OfType<RegisterDate>().ToList()) : null,
            EndedBy = ground == ForeignNameGround.Return ? reader.Choice(ForeignNameForm.EndedBy, ForeignNameChoices.Ends) : null,
            EndedOn = ground == ForeignNameGround.Return ? reader.RecordedDate(ForeignNameForm.EndedOn, RecordedFacts.Marriages(entry).Select(m => m.Ended).OfType<RegisterDate>().ToList()) : null,
            Whose = isOfParent ? reader.Choice(ForeignNameForm.Whose, ForeignNameChoices.Parents) : null,
            HasPermission = reader.IsChecked(ForeignNameForm.HasPermission),
            HasFinality = reader.IsChecked(ForeignNameForm.HasFinality),
            PermissionFits = reader.IsChecked(ForeignNameForm.PermissionFits),
            PermittedName = isOfParent ? reader.Text(ForeignNameForm.PermittedName) : null,
            PermittedKana = reader.Optional(ForeignNameForm.PermittedKana),
            Person = ground == ForeignNameGround.Spouse ? Married(place.WithSexOfRelationship(Sex.Female)) : place.WithSexOfRelationship(Sex.Female),
            FamilyName = reader.Text(role.FamilyName),
            GivenName = reader.Text(role.GivenName),
            BornOn = role.ReadBirthDate(reader, place),
            Parents = (reader.Optional(role.Father), reader.Optional(role.Mother), reader.Text(role.Relationship), reader.Optional(role.AdoptiveFather), reader.Optional(role.AdoptiveMother)),
            Address = reader.Text(ForeignNameForm.Address),
            NewName = reader.Text(ForeignNameForm.NewName),
            NewKana = reader.Optional(ForeignNameForm.NewKana),
            NewDomicile = reader.IsVisible(ForeignNameForm.NewDomicile) ? new(reader.Text(ForeignNameForm.NewDomicile)) : null,
            NewMunicipality = reader.IsVisible(ForeignNameForm.NewDomicile) ? NewMunicipality.Read(reader, ForeignNameForm.NewDomicile, ForeignNameForm.NewMunicipality) : null,
            Notifier = isOfParent ? ForeignNameForm.Notifier.Read(reader) : new(null, null, false),
            IsSigned = reader.IsChecked(ForeignNameForm.Signed),
            Intent = reader.Choice(ForeignNameForm.Intent, SharedChoices.Intents),
            NotifierDiedOn = reader.OptionalDate(ForeignNameForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(ForeignNameForm.Place, SharedChoices.Places) : null,
            Verified = reader.IsVisible(ForeignNameForm.Verified) ? reader.Choice(ForeignNameForm.Verified, SharedChoices.Checks) : null,
            Others = reader.IsVisible(ForeignNameForm.Others) ? reader.Choice(ForeignNameForm.Others, ForeignNameChoices.Others) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(ForeignNameNotification notification, Circumstances circumstances) => new ForeignNameEffect(notification, circumstances, templates).Make();

    private static string CodeOf(ForeignNameGround ground) => ground switch
    {
        ForeignNameGround.Spouse => ToSpouses,
        ForeignNameGround.Return => Back,
        ForeignNameGround.Parent => ToParents,
    };

    // From elsewhere the paper tells that the person is married, not 配偶者区分.
    private static PersonInRegister Married(PersonInRegister person) =>
        person.Elsewhere is null ? person : person with { Entry = person.Entry with { Spouse = person.Entry.Sex == Sex.Male ? SpouseMark.Husband : SpouseMark.Wife } };
}
