using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FirstRegistration;

/// <summary>就籍 (戸籍法110条–112条): a Japanese who stands in no register gets one by permission of the family court or by a judgment.</summary>
public sealed class FirstRegistrationKind : NotificationKind<FirstRegistrationNotification>
{
    private readonly Form form = FirstRegistrationForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("FirstRegistration");
    private readonly IReadOnlyList<Requirement<FirstRegistrationNotification>> requirements = FirstRegistrationRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0805";

    /// <inheritdoc/>
    public override string Name => MatterTitles.FirstRegister;

    /// <inheritdoc/>
    public override string Articles => "戸籍法110条〜112条・22条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override bool RepeatsRecordedDays => false;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (1, 1);

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) => (1, FirstRegistrationForm.IsMadeHere(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override FieldKey? EventDateField => FirstRegistrationForm.FinalOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<FirstRegistrationNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) => FirstRegistrationNotification.LastDay(DayIn(draft, FirstRegistrationForm.FinalOn), DayIn(draft, FirstRegistrationForm.ServedOn), closing);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[FirstRegistrationForm.FamilyName] + draft[FirstRegistrationForm.Person.GivenName];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [new("就籍する人", $"{draft[FirstRegistrationForm.FamilyName]}　{draft[FirstRegistrationForm.Person.GivenName]}".Trim(), ReceiptFacts.Aloud(draft[FirstRegistrationForm.Person.BornOn]))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) => [.. new[] { draft[FirstRegistrationForm.NewDomicile] }.Where(d => d.Length > 0)];

    /// <inheritdoc/>
    protected override FirstRegistrationNotification? Read(DraftReader reader) => reader.Choice(FirstRegistrationForm.NewAt, SharedChoices.Domiciles) is null ? null : new()
    {
        Person = FirstRegistrationForm.Person.Read(reader, reader.Circumstances.NewPersons[0], reader.Text(FirstRegistrationForm.FamilyName)),
        FamilyNameKana = reader.Optional(FirstRegistrationForm.FamilyNameKana),
        NewDomicile = new(reader.Text(FirstRegistrationForm.NewDomicile)),
        NewMunicipality = NewMunicipality.Read(reader, FirstRegistrationForm.NewDomicile, FirstRegistrationForm.NewMunicipality),
        Ground = reader.Choice(FirstRegistrationForm.Ground, FirstRegistrationChoices.Grounds),
        FinalOn = reader.Date(FirstRegistrationForm.FinalOn),
        ServedOn = reader.OptionalDate(FirstRegistrationForm.ServedOn),
        Paper = reader.Choice(FirstRegistrationForm.Paper, FirstRegistrationChoices.Papers),
        HasFinality = reader.IsChecked(FirstRegistrationForm.Finality),
        Search = reader.Choice(FirstRegistrationForm.Search, NewcomerRules.Searches),
        Notifier = FirstRegistrationForm.Notifier.Read(reader),
        Agents = FirstTimeNotifier.Read(reader),
        IsSigned = reader.IsChecked(FirstRegistrationForm.Signed),
        Court = OverdueNotice.CourtOf(reader, FirstRegistrationForm.Person.Address),
        NotifierDiedOn = reader.OptionalDate(FirstRegistrationForm.DiedOn),
        Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(FirstRegistrationForm.Place, FirstRegistrationChoices.Places) : null,
    };

    /// <inheritdoc/>
    protected override Effect? Decide(FirstRegistrationNotification notification, Circumstances circumstances)
    {
        var (n, c) = (notification, circumstances);
        var builder = new EffectBuilder(c);
        if (n.IsMadeHere)
        {
            var made = builder.Compile(n.NewDomicile, n.Person.FamilyName, c.ReceiptDate >= LawDates.ReadingsRecorded ? n.FamilyNameKana : null, n.Person.GivenName);
            var birth = templates.StatusMatter("M-SHUSEKI-SHUSSHO", c, ("出生日", n.Person.BornOn.Text), ("出生地", n.Person.BirthPlace));
            foreach (var change in n.Person.Enter(made, null, Name, c, [birth, .. n.Person.OthersWritten(c), Matter(n, c)]))
            {
                builder.Add(change);
            }
        }

        return builder.Build(Messages(n, c)) with
        {
            // 住所 is 不明 until the 住民票 is made and 19条1項通知 comes.
            Newcomers = n.IsMadeHere ? new Dictionary<PersonId, FirstAddress> { [n.Person.Person] = new(null, null) } : new Dictionary<PersonId, FirstAddress>(),
        };
    }

    private static RegisterDate? DayIn(Draft draft, FieldKey box) => EraDateEntry.Read(draft[box], EraDateEntryOptions.Default).Date;

    private StatusMatter Matter(FirstRegistrationNotification n, Circumstances c)
    {
        (string, string?)[] notified = [("届出日", n.NotifiedOn(c).Text), ("届出人", n.Notifier.OnRecord)];
        return n.Ground == RegistrationGround.Judgment
            ? templates.StatusMatter("M-SHUSEKI-HANKETSU", c, [("就籍の裁判確定日", n.FinalOn.Text), .. notified]) : templates.StatusMatter("M-SHUSEKI", c, [("就籍許可の裁判確定日", n.FinalOn.Text), .. notified]);
    }

    private IEnumerable<OutgoingMessage> Messages(FirstRegistrationNotification n, Circumstances c)
    {
        var person = n.Person.InMessages("就籍する人", n.IsMadeHere);
        var home = n.NewMunicipality is { } municipality ? CommonNotices.Elsewhere(c, municipality, n.NewDomicile.Text, n.Person.Name) : new NamedRegister(c.NewRegisters[0], null, n.NewDomicile.Text, n.Person.Name);
        return
        [
            .. CommonNotices.ResidentRecord(c, Name, n.FinalOn, person, n.Person.Address, [new("本籍", null, home.Domicile), new("筆頭者", null, home.Head), new("父母との続柄", null, n.Person.Parents.Relationship)]),
            .. CommonNotices.NotificationImage(c, Name, [person], [home]),
            .. n.OverdueSince(c) is { } last ? [CommonNotices.Overdue(Name, n.Court, [person], last, n.NotifiedOn(c), n.Notifier.OnRecord ?? n.Person.Name)] : Array.Empty<OutgoingMessage>(),
        ];
    }
}
