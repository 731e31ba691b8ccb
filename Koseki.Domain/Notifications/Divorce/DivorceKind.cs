using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.KeptName;
using Koseki.Domain.Notifications.ParentalAuthority;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>
/// 離婚 (戸籍法76条, 77条, 41条; 民法763条–771条, 819条): the one who changed 氏 by the marriage goes back to the former register or
/// to a new one (19条1項), the other stays, the children stay and get their 親権. Every register may be of another
/// municipality; a foreigner has none.
/// </summary>
public sealed class DivorceKind : NotificationKind<DivorceNotification>
{
    private const string ByAgreement = "0402";
    private const string Reported = "0403";

    private readonly Form form = DivorceForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Divorce");
    private readonly IReadOnlyList<Requirement<DivorceNotification>> requirements = DivorceRequirements.All();

    /// <inheritdoc/>
    public override string Code => ByAgreement;

    /// <inheritdoc/>
    public override string Name => "離婚";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes => [ByAgreement, Reported];

    /// <inheritdoc/>
    public override string Articles => "戸籍法19条・76条・77条、民法763条〜771条・819条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => DivorceForm.DivorcedOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<DivorceNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (DivorceForm.Couple.IsElsewhere(draft) ? 2 : 0, DivorceChoices.Ways.Is(draft, DivorceForm.Back.Way, ReturnWay.NewRegister) ? 1 : 0);

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft)
    {
        var code = DivorceForm.IsByCourt(draft) || DivorceForm.IsAbroad(draft) ? Reported : ByAgreement;
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    /// <inheritdoc/>
    public override StoppablePaper? Stops { get; } = new(DivorceForm.NonAcceptance, d => SharedChoices.Requests.Of(d[DivorceForm.NonAcceptance]), [Party(DivorceForm.Husband, 0), Party(DivorceForm.Wife, 1)]);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => string.Join('・', PersonsOfEvent(draft).Where(n => n.Length > 0));

    /// <inheritdoc/>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) => [.. DivorceForm.Parties.Select(p => p.NameIn(draft))];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [.. DivorceForm.Parties.Select(p => new ReceiptPerson(p.Mark.Word(), string.Join('　', new[] { draft[p.Person.FamilyName], draft[p.Person.GivenName] }.Where(n => n.Length > 0)), ReceiptFacts.Aloud(draft[p.Person.BornOn]))),
            .. DivorceForm.Children.Instances.Where(c => c.IsUsed(draft)).Select(c => new ReceiptPerson("未成年の子", draft[c.Key("fullName")],
                DivorceChoices.Custodies.Of(draft[DivorceForm.CustodyOf(c)]) is { } custody ? $"親権者　{DivorceChoices.Custodies.Word(custody)}" : ""))];

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        EraDateEntry.Read(draft[DivorceForm.DivorcedOn], EraDateEntryOptions.Default).Date?.Day is not { } day ? null
        : DivorceForm.IsByCourt(draft) ? LegalPeriod.LastDayOfDays(day, 10, closing)
        : DivorceForm.IsAbroad(draft) ? LegalPeriod.LastDayOfMonths(day, 3, closing) : null;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => DivorceForm.IsAgreement(draft) ? "離婚の日" : "";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) =>
        [.. DivorceForm.Parties.Select(p => p.IsForeign(draft) ? draft[p.Nationality] : DivorceForm.Couple.DomicileIn(draft, registers)).Where(d => d.Length > 0)];

    /// <inheritdoc/>
    public override IReadOnlyList<CompanionOffer> Companions(Draft draft, RegisterSet registers) =>
    [
        .. DivorceForm.HasTwoJapanese(draft) && DivorceChoices.Ways.Is(draft, DivorceForm.Back.Way, ReturnWay.KeepsName) ? KeptNameKind.BesideDivorce(draft, registers) : [],
        .. ParentalAuthorityKind.BesideDivorce(draft, registers),
    ];

    /// <inheritdoc/>
    protected override DivorceNotification? Read(DraftReader reader) => new DivorceReading(reader).Read();

    /// <inheritdoc/>
    protected override Effect? Decide(DivorceNotification notification, Circumstances circumstances) =>
        notification.CoupleRegister is null or { State: RegisterState.Current } && notification.Return?.FormerRegister is null or { State: RegisterState.Current }
            ? DivorceEffect.Of(notification, circumstances, templates)
            : null;

    private static PaperParty Party(PartyFields party, int side) => new(party.Mark.Word(), DivorceForm.Couple, party.Person.FamilyName, party.Person.GivenName, party.Person.BornOn, party.Nationality, party.IsForeign)
    {
        Side = side,
        HasAppeared = d => d[party.Identity] == "1",
    };
}
