using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>
/// 養子縁組 (戸籍法66条, 68条; 民法792条–801条): the adopted gets adoptive parents and, where no spouse's 氏 stands against it, their 氏 and register.
/// </summary>
public sealed class AdoptionKind : NotificationKind<AdoptionNotification>
{
    private readonly Form form = AdoptionForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Adoption");
    private readonly IReadOnlyList<Requirement<AdoptionNotification>> requirements = AdoptionRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0301";

    /// <inheritdoc/>
    public override string Name => "養子縁組";

    /// <inheritdoc/>
    public override string Articles => "戸籍法66条・68条、民法792条〜810条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (1, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<AdoptionNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[AdoptionForm.DiedOn].Length > 0 ? "" : "縁組の日";

    /// <inheritdoc/>
    public override StoppablePaper? Stops { get; } =
        new(AdoptionForm.Request, d => SharedChoices.Requests.Of(d[AdoptionForm.Request]), [AdoptionForm.Father.Party(AdoptionForm.IdentifiedOf(AdoptionForm.Father)), AdoptionForm.Mother.Party(AdoptionForm.IdentifiedOf(AdoptionForm.Mother)), Adopted, Partner]);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => NameIn(draft);

    /// <inheritdoc/>
    public override IReadOnlyList<NamedNotifier> Notifiers(Draft draft, RegisterSet registers) =>
        [.. base.Notifiers(draft, registers).Select(n => n.Name == draft[AdoptionForm.PartnerGivenName] ? n with { Name = draft[AdoptionForm.Adopted.FamilyName] + n.Name } : n)];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
    [
        new("養子", NameIn(draft), ReceiptFacts.Aloud(draft[AdoptionForm.Adopted.BornOn])),
        .. AdoptionForm.IsOfACouple(draft) ? new[] { new ReceiptPerson("養子", draft[AdoptionForm.Adopted.FamilyName] + draft[AdoptionForm.PartnerGivenName], ReceiptFacts.Aloud(draft[AdoptionForm.PartnerBornOn])) } : [],
        .. new[] { AdoptionForm.Father, AdoptionForm.Mother }.Where(p => p.Visible(draft)).Select(p => new ReceiptPerson(p.Word, p.NameIn(draft), ReceiptFacts.Aloud(draft[p.BornOn]))),
    ];

    /// <inheritdoc/>
    protected override AdoptionNotification? Read(DraftReader reader) => new AdoptionReading(reader).Read();

    /// <inheritdoc/>
    protected override Effect? Decide(AdoptionNotification notification, Circumstances circumstances) => AdoptionEffect.Of(notification, circumstances, templates);

    private static string NameIn(Draft draft)
    {
        var (family, given) = (draft[AdoptionForm.Adopted.FamilyName], draft[AdoptionForm.Adopted.GivenName]);
        return AdoptionForm.IsForeign(draft) && family.Length > 0 && given.Length > 0 ? ForeignPerson.Name(family, given) : family + given;
    }

    // Of a child under 15 those have to come who agree for it (民法797条1項).
    private static PaperParty Adopted { get; } = new("養子", AdoptionForm.Adopted.Register, AdoptionForm.Adopted.FamilyName, AdoptionForm.Adopted.GivenName, AdoptionForm.Adopted.BornOn, AdoptionForm.Nationality, AdoptionForm.IsForeign)
    {
        Side = 1,
        HasAppeared = d => AdoptionForm.IsConsented(d)
            ? RepresentativeFields.AreIdentified(AdoptionForm.Representatives, d)
            : d[AdoptionForm.AdoptedIdentified] == "1",
    };

    // 民法799条・796条: the other of a couple who are both adopted becomes a child by the same paper.
    private static PaperParty Partner { get; } = new("ともに養子となる配偶者", AdoptionForm.Adopted.Register, AdoptionForm.Adopted.FamilyName, AdoptionForm.PartnerGivenName, AdoptionForm.PartnerBornOn, null, static _ => false)
    {
        IsNamed = AdoptionForm.IsOfACouple,
        Side = 1,
        HasAppeared = d => d[AdoptionForm.PartnerIdentified] == "1",
    };
}
