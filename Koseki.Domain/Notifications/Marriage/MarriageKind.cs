using Koseki.Domain.Notifications.Acknowledgement;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>
/// 婚姻 (戸籍法74条, 41条; 民法731条–750条): the couple gets a new register (16条1項), or one enters the register the other
/// heads (16条2項); a Japanese who marries a foreigner gets a register of their own unless they head one (16条3項). Every
/// register may be of another municipality.
/// </summary>
public sealed class MarriageKind : NotificationKind<MarriageNotification>
{
    private readonly Form form = MarriageForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Marriage");
    private readonly IReadOnlyList<Requirement<MarriageNotification>> requirements = MarriageRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0401";

    /// <inheritdoc/>
    public override string Name => "婚姻";

    /// <inheritdoc/>
    public override string Articles => "戸籍法16条・41条・74条、民法731条〜750条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (2, 1);

    /// <inheritdoc/>
    public override FieldKey? EventDateField => MarriageForm.MarriedOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<MarriageNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override StoppablePaper? Stops { get; } = new(MarriageForm.NonAcceptance, MarriageForm.AnswerIn, [Party(MarriageForm.Husband, 0), Party(MarriageForm.Wife, 1)]);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) =>
        string.Join('・', new[] { MarriageForm.Husband, MarriageForm.Wife }.Select(s => NameOf(s, draft)).Where(n => n.Length > 0));

    /// <inheritdoc/>
    public override IReadOnlyList<CompanionOffer> Companions(Draft draft, RegisterSet registers) => [.. ChildAcknowledgementKind.BesideMarriage(draft, registers)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) => [.. new[] { MarriageForm.Husband, MarriageForm.Wife }.Select(s => NameOf(s, draft))];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [.. new[] { MarriageForm.Husband, MarriageForm.Wife }.Select(s => new ReceiptPerson(s.Word + "になる人",
            string.Join('　', new[] { draft[s.Person.FamilyName], draft[s.Person.GivenName] }.Where(n => n.Length > 0)), ReceiptFacts.Aloud(draft[s.Person.BornOn])))];

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => MarriageForm.IsAbroad(draft) ? "" : "婚姻の日";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) =>
        [.. new[] { MarriageForm.Husband, MarriageForm.Wife }.Select(s => DomicileOf(s, draft, registers)).Where(d => d.Length > 0)];

    /// <inheritdoc/>
    protected override MarriageNotification? Read(DraftReader reader)
    {
        var newcomers = new Queue<PersonId>(reader.Circumstances.NewPersons);
        var husband = ReadSpouse(reader, MarriageForm.Husband, newcomers);
        var wife = ReadSpouse(reader, MarriageForm.Wife, newcomers);
        var isAbroad = reader.Choice(MarriageForm.Manner) == MarriageForm.Abroad;
        var isHere = reader.Circumstances.Origin is Origin.Here;
        return husband is null || wife is null ? null : new()
        {
            Husband = husband,
            Wife = wife,
            ConcludedAbroadOn = isAbroad ? reader.Date(MarriageForm.MarriedOn) : null,
            Method = isAbroad ? reader.Text(MarriageForm.Method) : null,
            HasDeed = reader.IsChecked(MarriageForm.HasDeed),
            FamilyNameOf = reader.IsVisible(MarriageForm.FamilyName) ? reader.Choice(MarriageForm.FamilyName) : null,
            NewDomicile = reader.IsVisible(MarriageForm.NewDomicile) ? new(reader.Text(MarriageForm.NewDomicile)) : null,
            NewMunicipality = Shared.NewMunicipality.Read(reader, MarriageForm.NewDomicile, MarriageForm.NewMunicipality),
            Witnesses = [.. MarriageForm.Witnesses.Select(w => w.Read(reader))],
            IsRefusedByRequest = reader.IsVisible(MarriageForm.NonAcceptance) && (isHere ? reader.Choice(MarriageForm.NonAcceptance) : reader.OptionalChoice(MarriageForm.NonAcceptance)) == MarriageForm.RequestStands,
            PartyDiedOn = reader.OptionalDate(MarriageForm.PartyDiedOn),
            PlaceGround = isHere ? reader.Choice(MarriageForm.PlaceGround) : null,
            HasMedicalCertificate = reader.IsChecked(MarriageForm.MedicalCertificate),
            TypedCourt = reader.Optional(OverdueNotice.Court),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(MarriageNotification notification, Circumstances circumstances) =>
        notification.Spouses.All(s => s.Place?.Register is null or { State: RegisterState.Current }) && !notification.IsOnePerson
            ? MarriageEffect.Of(notification, circumstances, templates)
            : null;

    private static PaperParty Party(SpouseFields spouse, int side) => new(spouse.Word, spouse.Person.Register, spouse.Person.FamilyName, spouse.Person.GivenName, spouse.Person.BornOn, spouse.Nationality, spouse.IsForeign)
    {
        Side = side,
        HasAppeared = d => d[spouse.Identity] == MarriageForm.Identified,
    };

    private static string NameOf(SpouseFields fields, Draft draft)
    {
        var (family, given) = (draft[fields.Person.FamilyName], draft[fields.Person.GivenName]);
        return fields.IsForeign(draft) && family.Length > 0 && given.Length > 0 ? ForeignPerson.Name(family, given) : family + given;
    }

    private static string DomicileOf(SpouseFields fields, Draft draft, RegisterSet registers) =>
        fields.IsForeign(draft) ? draft[fields.Nationality] : fields.Person.Register.DomicileIn(draft, registers);

    private static Spouse? ReadSpouse(DraftReader reader, SpouseFields fields, Queue<PersonId> newcomers)
    {
        var where = reader.Choice(fields.Person.Register.Where);
        var isForeign = where == MarriageForm.Foreigner;
        var isElsewhere = where == RegisterRole.Elsewhere;
        var place = isForeign ? null : fields.Person.Read(reader, isElsewhere ? newcomers.Dequeue() : default);
        var isHere = reader.Circumstances.Origin is Origin.Here;
        return place is null && !isForeign ? null : new()
        {
            Mark = fields.Sex == Sex.Male ? SpouseMark.Husband : SpouseMark.Wife,
            Place = place,
            FamilyName = fields.Person.ReadFamilyName(reader, isForeign),
            GivenName = reader.Text(fields.Person.GivenName),
            BornOn = fields.Person.ReadBirthDate(reader, place),
            Father = reader.Optional(fields.Person.Father),
            Mother = reader.Optional(fields.Person.Mother),
            Relationship = reader.Optional(fields.Person.Relationship),
            AdoptiveFather = reader.Optional(fields.Person.AdoptiveFather),
            AdoptiveMother = reader.Optional(fields.Person.AdoptiveMother),
            Nationality = isForeign ? reader.Text(fields.Nationality) : null,
            Address = reader.Text(fields.Address),
            IsFirstMarriage = reader.Choice(fields.History) == MarriageForm.FirstMarriage,
            FormerMarriageEnded = reader.IsVisible(fields.EndedOn) ? reader.RecordedDate(fields.EndedOn, DissolutionOf(place)) : null,
            HasSigned = reader.IsChecked(fields.Signed),
            IsIdentified = isHere && reader.IsVisible(fields.Identity) ? reader.Choice(fields.Identity) == MarriageForm.Identified : null,
            Capacity = isHere && reader.IsVisible(fields.Capacity) ? reader.Choice(fields.Capacity) : null,
        };
    }

    private static List<Calendar.RegisterDate>? DissolutionOf(PersonInRegister? place) =>
        place?.Register is null ? null : Couple.LastDissolution(place.Entry) is var (on, _) ? [on] : [];
}
