using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Adoption;
using Koseki.Domain.Notifications.KeptAdoptiveName;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>
/// 養子離縁 (戸籍法70条–73条; 民法811条–817条): by agreement, after the adopter's death, or by a court. The adopted goes back to the 氏 and the register before the
/// adoption, unless something else holds them.
/// </summary>
public sealed class DissolutionKind : NotificationKind<DissolutionNotification>
{
    private const string Made = "0302";
    private const string Reported = "0303";
    private const string Annulled = "0307";

    private readonly Form form = DissolutionForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Dissolution");
    private readonly IReadOnlyList<Requirement<DissolutionNotification>> requirements = DissolutionRequirements.All();

    /// <inheritdoc/>
    public override string Code => Made;

    /// <inheritdoc/>
    public override string Name => "養子離縁";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes => [Made, Reported, Annulled];

    /// <inheritdoc/>
    public override string Articles => "戸籍法69条〜73条、民法803条〜816条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => DissolutionForm.On;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<DissolutionNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (DissolutionForm.Adopted.Register.IsElsewhere(draft) ? 1 : 0, DissolutionChoices.Ways.Is(draft, DissolutionForm.Way, PartedWay.NewRegister) ? 1 : 0);

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft)
    {
        var code = DissolutionForm.IsAnnulled(draft) ? Annulled : DissolutionForm.IsByCourt(draft) ? Reported : Made;
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    /// <inheritdoc/>
    public override StoppablePaper? Stops { get; } =
        new(DissolutionForm.Request, d => SharedChoices.Requests.Of(d[DissolutionForm.Request]), [DissolutionForm.Father.Party(DissolutionForm.IdentifiedOf(DissolutionForm.Father)), DissolutionForm.Mother.Party(DissolutionForm.IdentifiedOf(DissolutionForm.Mother)), Adopted]);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[DissolutionForm.Adopted.FamilyName] + draft[DissolutionForm.Adopted.GivenName];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
    [
        new("養子", Subject(draft, registers), ReceiptFacts.Aloud(draft[DissolutionForm.Adopted.BornOn])),
        .. new[] { DissolutionForm.Father, DissolutionForm.Mother }.Where(p => p.Visible(draft)).Select(p => new ReceiptPerson(p.Word, p.NameIn(draft), ReceiptFacts.Aloud(draft[p.BornOn]))),
    ];

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) => DissolutionForm.IsByCourt(draft)
        && EraDateEntry.Read(draft[DissolutionForm.On], EraDateEntryOptions.Default).Date?.Day is { } day ? LegalPeriod.LastDayOfDays(day, 10, closing) : null;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => DissolutionForm.IsMade(draft) && draft[DissolutionForm.DiedOn].Length == 0 ? "離縁の日" : "";

    /// <inheritdoc/>
    public override IReadOnlyList<CompanionOffer> Companions(Draft draft, RegisterSet registers) =>
        DissolutionChoices.Ways.Is(draft, DissolutionForm.Way, PartedWay.KeepsName) ? [KeptAdoptiveNameKind.BesideDissolution(draft, registers)] : [];

    /// <inheritdoc/>
    protected override DissolutionNotification? Read(DraftReader reader) => new DissolutionReading(reader).Read();

    /// <inheritdoc/>
    protected override Effect? Decide(DissolutionNotification notification, Circumstances circumstances) => DissolutionEffect.Of(notification, circumstances, templates);

    // For a child under 15 those have to come who agree for it (民法811条2項).
    private static PaperParty Adopted { get; } = new("養子", DissolutionForm.Adopted.Register, DissolutionForm.Adopted.FamilyName, DissolutionForm.Adopted.GivenName, DissolutionForm.Adopted.BornOn, null, static _ => false)
    {
        Side = 1,
        HasAppeared = d => DissolutionForm.IsNegotiated(d)
            ? RepresentativeFields.AreIdentified(DissolutionForm.Negotiators, d)
            : d[DissolutionForm.AdoptedIdentified] == "1",
    };
}
