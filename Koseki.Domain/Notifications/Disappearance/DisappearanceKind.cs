using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Death;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Disappearance;

/// <summary>
/// 失踪宣告 and its 取消し (戸籍法94条, 民法30条–32条): whom a court declares lost counts as dead and leaves the register, the marriage ends;
/// whose declaration is revoked stands there again, and the marriage lasts on unless the spouse has married again.
/// </summary>
public sealed class DisappearanceKind() : PersonsPaperKind<DisappearanceNotification>(DisappearanceForm.Person, "失踪した人")
{
    private const string Revocation = "0605";

    private readonly Form form = DisappearanceForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Disappearance");
    private readonly IReadOnlyList<Requirement<DisappearanceNotification>> requirements = DisappearanceRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0602";

    /// <inheritdoc/>
    public override string Name => "失踪宣告";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes => [Code, Revocation];

    /// <inheritdoc/>
    public override string Articles => "戸籍法94条、民法30条〜32条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => DisappearanceForm.Ruling.FinalOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<DisappearanceNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft)
    {
        var code = DisappearanceForm.IsRevoked(draft) ? Revocation : Code;
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) => DisappearanceForm.Ruling.LastDay(draft, closing);

    /// <summary>Who died at another time is notified as dead together with the revocation.</summary>
    public override IReadOnlyList<CompanionOffer> Companions(Draft draft, RegisterSet registers) =>
        DisappearanceForm.IsRevoked(draft) && DisappearanceChoices.Grounds.Is(draft, DisappearanceForm.Ground, RevocationGround.DiedOtherwise)
            ? [new("0601", "死亡届を同時に", Draft.Empty.With(DeathForm.Home.Where, draft[DisappearanceForm.Person.Register.Where]).With(DeathForm.Home.Register, draft[DisappearanceForm.Person.Register.Register])
                .With(DeathForm.Name, Subject(draft, registers)).With(DeathForm.BirthDate, draft[DisappearanceForm.Person.BornOn]))]
            : [];

    /// <inheritdoc/>
    protected override DisappearanceNotification? Read(DraftReader reader)
    {
        var role = DisappearanceForm.Person;
        var act = reader.Choice(DisappearanceForm.Act, DisappearanceChoices.Acts);
        if ((act != DisappearanceAct.Revoked && ClosedRegister.IsNamed(reader, role.Register.Register, "失踪した人"))
            || act is not { } form || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        return new()
        {
            Act = form,
            Person = place.WithSexOfRelationship(Sex.Male),
            Paper = PersonOnPaper.Read(reader, role, place),
            Address = reader.Optional(DisappearanceForm.Address),
            DeemedDeadOn = reader.IsVisible(DisappearanceForm.DeemedDeadOn) ? reader.Date(DisappearanceForm.DeemedDeadOn) : null,
            DeemedDeadAt = reader.OptionalTime(DisappearanceForm.DeemedDeadAt)?.Text,
            Ground = reader.IsVisible(DisappearanceForm.Ground) ? reader.Choice(DisappearanceForm.Ground, DisappearanceChoices.Grounds) : null,
            Notifier = reader.Choice(DisappearanceForm.Notifier, DisappearanceChoices.Notifiers),
            NotifierName = reader.IsVisible(DisappearanceForm.NotifierName) ? reader.Text(DisappearanceForm.NotifierName) : null,
            Ruling = DisappearanceForm.Ruling.Read(reader),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(DisappearanceNotification notification, Circumstances circumstances) => DisappearanceEffect.Of(notification, circumstances, templates);
}
