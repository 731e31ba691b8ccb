using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Notifications.MarriageAnnulment;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptName;

/// <summary>
/// 77条の2 and, after the annulment of a marriage, 75条の2 (民法767条2項, 749条; 戸籍法19条3項): the one who went back takes the 氏 of the marriage again, in the register as it stands when
/// nobody else is in it, else in a new one.
/// </summary>
public sealed class KeptNameKind : NotificationKind<KeptNameNotification>
{
    private const string Subject0404 = "0404";

    private static readonly NameTakenAgainWords Words = new("77条の2", "K-UJI-77-2", "M-KONSHI");

    private static readonly Form Paper = KeptNameForm.Make();
    private static readonly IReadOnlyList<FieldKey> Boxes = [.. Paper.Fields.Select(f => f.Key).Where(k => k != KeptNameForm.Signed)];

    private readonly RecordTemplates templates = RecordTemplates.Load("KeptName");
    private readonly IReadOnlyList<Requirement<KeptNameNotification>> requirements = KeptNameRequirements.All();

    /// <inheritdoc/>
    public override string Code => Subject0404;

    /// <inheritdoc/>
    public override string Name => "77条の2・75条の2";

    /// <inheritdoc/>
    public override string Articles => "戸籍法19条3項・77条の2・75条の2、民法767条2項・749条";

    /// <inheritdoc/>
    public override Form Form => Paper;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<KeptNameNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (KeptNameForm.Person.Register.IsElsewhere(draft) ? 1 : 0, KeptNameForm.ComesToUs(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override string PaperName(Draft draft) =>
        KeptNameForm.Grounds.Is(draft, KeptNameForm.Ground, KeptNameGround.Annulment) ? "婚姻の取消しの際に称していた氏を称する届" : base.PaperName(draft);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[KeptNameForm.Person.FamilyName] + draft[KeptNameForm.Person.GivenName];

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        EraDateEntry.Read(draft[KeptNameForm.DivorcedOn], EraDateEntryOptions.Default).Date is { } day ? KeptNameNotification.LastDay(day, closing) : null;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => "氏変更日";

    /// <summary>Whether a paper comes with the divorce.</summary>
    internal static bool IsWithDivorce(Draft draft) => KeptNameForm.IsWithDivorce(draft);

    /// <summary>The paper of the one who keeps the name, begun with what the paper of the divorce says; none while that does not say who.</summary>
    internal static IEnumerable<CompanionOffer> BesideDivorce(Draft divorce, RegisterSet registers) =>
        Beside(divorce, registers, KeptNameGround.Divorce, DivorceForm.Parties, DivorceForm.Back, DivorceForm.Couple, DivorceForm.DivorcedOn, DivorceForm.Place);

    /// <summary>The same beside the annulment of the marriage (75条の2).</summary>
    internal static IEnumerable<CompanionOffer> BesideAnnulment(Draft annulment, RegisterSet registers) =>
        Beside(annulment, registers, KeptNameGround.Annulment, MarriageAnnulmentForm.Parties, MarriageAnnulmentForm.Back, MarriageAnnulmentForm.Couple, MarriageAnnulmentForm.Ruling.FinalOn, MarriageAnnulmentForm.Ruling.Place);

    private static IEnumerable<CompanionOffer> Beside(Draft ending, RegisterSet registers, KeptNameGround ground, PartyFields[] parties, ReturnBoxes back, RegisterRole role, FieldKey day, FieldKey place)
    {
        if (parties.FirstOrDefault(p => SharedChoices.Spouses.Is(ending, back.Who, p.Mark)) is not { } keeping)
        {
            yield break;
        }

        var couple = ending.RegisterIn(role.Register) is { } id ? registers.Find(id) : null;
        var draft = Draft.Empty
            .With(KeptNameForm.Ground, KeptNameForm.Grounds.Code(ground))
            .With(KeptNameForm.Timing, KeptNameForm.Timings.Code(KeptNameTiming.WithDivorce))
            .With(KeptNameForm.DivorcedOn, ending[day])
            .With(KeptNameForm.FamilyName, couple?.FamilyName ?? ending[keeping.Person.FamilyName])
            .With(KeptNameForm.FamilyNameKana, couple?.FamilyNameKana ?? ending[keeping.Person.FamilyNameKana])
            .With(KeptNameForm.Place, ending[place]);
        // The boxes of the person are called alike on both papers; the register is that of the couple. The signature is of this paper alone.
        foreach (var (from, to) in Boxes.SelectMany(b => BoxOnEnding(b, keeping, role)))
        {
            draft = draft.With(to, ending[from]);
        }

        yield return new(Subject0404, $"{WordsOf(ground).Article}を同時に", draft);
    }

    private static NameTakenAgainWords WordsOf(KeptNameGround ground) => ground switch
    {
        KeptNameGround.Divorce => Words,
        KeptNameGround.Annulment => new("75条の2", Words.Register, Words.Person),
    };

    private static IEnumerable<(FieldKey From, FieldKey To)> BoxOnEnding(FieldKey box, PartyFields keeping, RegisterRole couple)
    {
        const string Own = "person.";
        if (!box.Value.StartsWith(Own, StringComparison.Ordinal))
        {
            yield break;
        }

        var person = KeptNameForm.Person.Register;
        yield return box == person.Where ? (couple.Where, box) : box == person.Register ? (couple.Register, box) : box == person.Domicile ? (couple.Domicile, box)
            : box == person.Municipality ? (couple.Municipality, box) : box == person.Head ? (couple.Head, box)
            : (new(keeping.Prefix + box.Value[Own.Length..]), box);
    }

    /// <inheritdoc/>
    protected override KeptNameNotification? Read(DraftReader reader)
    {
        var newcomer = reader.Circumstances.NewPersons.FirstOrDefault();
        if (KeptNameForm.Person.Read(reader, newcomer) is not { } place)
        {
            return null;
        }

        return new()
        {
            Ground = reader.Choice(KeptNameForm.Ground, KeptNameForm.Grounds),
            Timing = reader.Choice(KeptNameForm.Timing, KeptNameForm.Timings),
            DivorcedOn = reader.RecordedDate(KeptNameForm.DivorcedOn, place.Register is null ? null : Couple.LastDissolution(place.Entry) is var (on, _) ? [on] : []),
            Place = place.WithSexOfRelationship(Sex.Female),
            PaperFamilyName = reader.Text(KeptNameForm.Person.FamilyName),
            BornOn = KeptNameForm.Person.ReadBirthDate(reader, place),
            FormerName = reader.IsVisible(KeptNameForm.FormerName) ? reader.Text(KeptNameForm.FormerName) : null,
            Beside = DivorceBeside.Of(reader.Circumstances),
            FamilyName = reader.Text(KeptNameForm.FamilyName),
            FamilyNameKana = reader.Optional(KeptNameForm.FamilyNameKana),
            NewDomicile = reader.IsVisible(KeptNameForm.NewDomicile) ? new(reader.Text(KeptNameForm.NewDomicile)) : null,
            NewMunicipality = reader.IsVisible(KeptNameForm.NewDomicile) ? NewMunicipality.Read(reader, KeptNameForm.NewDomicile, KeptNameForm.NewMunicipality) : null,
            Address = reader.Text(KeptNameForm.Address),
            HasSigned = reader.IsChecked(KeptNameForm.Signed),
            NotifiedAt = reader.Circumstances.Origin is Origin.Here ? reader.Choice(KeptNameForm.Place, SharedChoices.Places) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(KeptNameNotification notification, Circumstances circumstances) =>
        notification.Place.Register is null or { State: RegisterState.Current } ? new NameTakenAgainEffect(
            new(notification.Place, notification.FamilyName, notification.FamilyNameKana, notification.NewDomicile, notification.NewMunicipality, notification.Address, notification.StaysInRegister, notification.IsWithDivorce ? notification.DivorceToWrite : null),
            WordsOf(notification.Ground ?? KeptNameGround.Divorce), circumstances, templates).Make() : null;
}
