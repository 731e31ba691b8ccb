using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Dissolution;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptAdoptiveName;

/// <summary>
/// 73条の2 (民法816条2項, 戸籍法19条3項): the one who went back after seven years of an adoption takes its 氏 again, in the register as it stands when
/// nobody else is in it, else in a new one.
/// </summary>
public sealed class KeptAdoptiveNameKind : NotificationKind<KeptAdoptiveNameNotification>
{
    private const string OfAnAnnulment = "0309";

    private static NameTakenAgainWords Words(KeptAdoptiveGround? ground) => new(ground == KeptAdoptiveGround.Annulment ? "69条の2" : "73条の2", "K-UJI-73-2", "M-ENSHI");

    private readonly Form form = KeptAdoptiveNameForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("KeptAdoptiveName");
    private readonly IReadOnlyList<Requirement<KeptAdoptiveNameNotification>> requirements = KeptAdoptiveNameRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0306";

    /// <inheritdoc/>
    public override string Name => "73条の2";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes => [Code, OfAnAnnulment];

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft)
    {
        var code = KeptAdoptiveNameForm.Grounds.Is(draft, KeptAdoptiveNameForm.Ground, KeptAdoptiveGround.Annulment) ? OfAnAnnulment : Code;
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    /// <inheritdoc/>
    public override string Articles => "戸籍法19条3項・73条の2・69条の2、民法816条2項・808条2項";

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

    /// <summary>Whether a paper comes with the 離縁.</summary>
    internal static bool IsWithDissolution(Draft draft) => KeptAdoptiveNameForm.IsWithDissolution(draft);

    /// <summary>The paper of the adopted who keeps the name, begun with what the paper of the 離縁 says. The signature is of this paper alone.</summary>
    internal static CompanionOffer BesideDissolution(Draft dissolution, RegisterSet registers)
    {
        var (own, adopted) = (KeptAdoptiveNameForm.Person, DissolutionForm.Adopted);
        (FieldKey From, FieldKey To)[] alike =
        [
            (adopted.Register.Where, own.Register.Where), (adopted.Register.Register, own.Register.Register), (adopted.FamilyName, own.FamilyName), (adopted.GivenName, own.GivenName), (adopted.BornOn, own.BornOn),
            (adopted.Father, own.Father), (adopted.Mother, own.Mother), (adopted.Relationship, own.Relationship), (DissolutionForm.Address, KeptAdoptiveNameForm.Address),
            (DissolutionForm.On, KeptAdoptiveNameForm.DissolvedOn), (adopted.FamilyName, KeptAdoptiveNameForm.FamilyName), (DissolutionForm.Place, KeptAdoptiveNameForm.Place),
        ];
        var register = dissolution.RegisterIn(adopted.Register.Register) is { } id ? registers.Find(id) : null;
        var draft = Draft.Empty.With(KeptAdoptiveNameForm.Ground, KeptAdoptiveNameForm.Grounds.Code(DissolutionForm.IsAnnulled(dissolution) ? KeptAdoptiveGround.Annulment : KeptAdoptiveGround.Dissolution))
            .With(KeptAdoptiveNameForm.Timing, KeptAdoptiveNameForm.Timings.Code(KeptAdoptiveTiming.WithDissolution)).With(KeptAdoptiveNameForm.FamilyNameKana, register?.FamilyNameKana ?? "");
        return new("0306", "73条の2を同時に", alike.Aggregate(draft, (d, box) => d.With(box.To, dissolution[box.From])));
    }

    // The 離縁 among the papers before; null when there is none, or when it cannot be read yet. Nobody is entered by it here.
    private static DissolutionNotification? Beside(Circumstances c) => c.Companions.LastOrDefault(p => p is { Registers: not null, Kind: DissolutionKind }) is { Registers: { } before } paper
        ? new DissolutionReading(new(paper.Kind.Form, paper.Draft, c with { Registers = before, Receipt = paper.Receipt, NewPersons = [default], Companions = [] })).Read() : null;

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
            FormerName = reader.IsVisible(KeptAdoptiveNameForm.FormerName) ? reader.Text(KeptAdoptiveNameForm.FormerName) : null,
            IsOwnDissolution = Beside(reader.Circumstances) is { } beside ? place.Register is not null && beside.Place.Person == place.Person : null,
            IsNameKept = Beside(reader.Circumstances) is { Way: PartedWay.KeepsName },
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
            new(notification.Place, notification.FamilyName, notification.FamilyNameKana, notification.NewDomicile, notification.NewMunicipality, notification.Address, notification.StaysInRegister, notification is { IsWithDissolution: true, Dissolution: { } own } ? own with { Amendments = [] } : null),
            Words(notification.Ground), circumstances, templates).Make() : null;
}
