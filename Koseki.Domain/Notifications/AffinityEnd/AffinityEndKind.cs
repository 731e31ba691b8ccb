using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.AffinityEnd;

/// <summary>
/// 姻族関係終了 (戸籍法96条, 民法728条2項): whom the spouse left behind ends the affinity to the spouse's relatives. One matter on that
/// person's entry; nobody moves and no 氏 changes, so that nobody but the minister is told.
/// </summary>
public sealed class AffinityEndKind() : PersonsPaperKind<AffinityEndNotification>(AffinityEndForm.Person, "届け出る人")
{
    private readonly Form form = AffinityEndForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("AffinityEnd");
    private readonly IReadOnlyList<Requirement<AffinityEndNotification>> requirements = AffinityEndRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0702";

    /// <inheritdoc/>
    public override string Name => "姻族関係終了";

    /// <inheritdoc/>
    public override string Articles => "戸籍法96条、民法728条2項";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => AffinityEndForm.SpouseDiedOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<AffinityEndNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[AffinityEndForm.DiedOn].Length > 0 ? "" : "姻族関係終了の日";

    /// <inheritdoc/>
    protected override AffinityEndNotification? Read(DraftReader reader)
    {
        var role = AffinityEndForm.Person;
        if (ClosedRegister.IsNamed(reader, role.Register.Register, "届け出る人") || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        return new()
        {
            Person = place.WithSexOfRelationship(Sex.Female),
            Paper = PersonOnPaper.Read(reader, role, place),
            SpouseName = reader.Text(AffinityEndForm.SpouseName),
            SpouseDiedOn = reader.RecordedDate(AffinityEndForm.SpouseDiedOn, RecordedFacts.SpouseDiedOn(place.Entry) is { } died ? [died] : null),
            IsSigned = reader.IsChecked(AffinityEndForm.Signed),
            Intent = reader.Choice(AffinityEndForm.Intent, SharedChoices.Intents),
            NotifierDiedOn = reader.OptionalDate(AffinityEndForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(AffinityEndForm.Place, SharedChoices.Places) : null,
            Verified = reader.IsVisible(AffinityEndForm.Verified) ? reader.Choice(AffinityEndForm.Verified, SharedChoices.Checks) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(AffinityEndNotification notification, Circumstances circumstances)
    {
        if (notification.Register is { State: not RegisterState.Current })
        {
            return null;
        }

        RegisterChange[] changes = notification.Register is { } register
            ? [new RegisterChange.WriteStatusMatter(register.Id, notification.Person.Person, templates.StatusMatter("M-INZOKU", circumstances,
                ("死亡配偶者の親族との姻族関係終了日", notification.EndedOn(circumstances).Text), ("死亡配偶者の氏名", notification.SpouseName)))]
            : [];
        var person = CommonNotices.Of(notification.Person, "届け出る人") with { Person = CommonNotices.NumberOf(notification.Person, changes) };
        return new(changes, [.. CommonNotices.NotificationImage(circumstances, Name, [person], [CommonNotices.Of(circumstances, notification.Person)])]);
    }
}
