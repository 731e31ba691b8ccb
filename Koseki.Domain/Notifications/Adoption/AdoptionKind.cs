using Koseki.Domain.Notifications.Shared;
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
    public override string Subject(Draft draft, RegisterSet registers) => NameIn(draft);

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
}
