using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>
/// 入籍 (戸籍法98条, 99条; 民法791条): a child takes the 氏 of a parent or comes to a parent's register, or an adult takes back the 氏 borne
/// before. The register left, the one entered or made, or several of them may be ours.
/// </summary>
public sealed class JoiningKind() : PersonsPaperKind<JoiningNotification>(JoiningForm.Person, "入籍する人")
{
    private readonly Form form = JoiningForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Joining");
    private readonly IReadOnlyList<Requirement<JoiningNotification>> requirements = [.. JoiningRequirements.All(), .. GroundRequirements.All(), .. NotifierRequirements.All()];

    /// <inheritdoc/>
    public override string Code => "0801";

    /// <inheritdoc/>
    public override string Name => "入籍";

    /// <inheritdoc/>
    public override string Articles => "戸籍法98条・99条、民法791条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (3, 1);

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<JoiningNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        ((JoiningForm.Person.Register.IsElsewhere(draft) ? JoiningForm.HasSpouse(draft) ? 2 : 1 : 0) + (JoiningForm.ParentComesToUs(draft) ? 1 : 0), JoiningForm.IsNew(draft) && JoiningForm.ComesToUs(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[JoiningForm.DiedOn].Length > 0 ? "" : "入籍の日";

    /// <inheritdoc/>
    protected override JoiningNotification? Read(DraftReader reader) => new JoiningReading(reader).Read();

    /// <inheritdoc/>
    protected override Effect? Decide(JoiningNotification notification, Circumstances circumstances) => new JoiningEffect(notification, circumstances, templates).Make();
}
