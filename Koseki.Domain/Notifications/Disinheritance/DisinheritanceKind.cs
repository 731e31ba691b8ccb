using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Disinheritance;

/// <summary>
/// 推定相続人の廃除 and its 取消し (戸籍法97条, 民法892条–894条): one matter on the entry of the one excluded. Nobody moves, so that nobody but the minister
/// is told.
/// </summary>
public sealed class DisinheritanceKind() : PersonsPaperKind<DisinheritanceNotification>(DisinheritanceForm.Person, "廃除された人")
{
    private const string Revocation = "0704";

    private readonly Form form = DisinheritanceForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Disinheritance");
    private readonly IReadOnlyList<Requirement<DisinheritanceNotification>> requirements = DisinheritanceRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0703";

    /// <inheritdoc/>
    public override string Name => MatterTitles.Disinheritance;

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes => [Code, Revocation];

    /// <inheritdoc/>
    public override string Articles => "戸籍法97条、民法892条〜894条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => DisinheritanceForm.Ruling.FinalOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<DisinheritanceNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft)
    {
        var code = DisinheritanceForm.IsRevoked(draft) ? Revocation : Code;
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) => DisinheritanceForm.Ruling.LastDay(draft, closing);

    /// <inheritdoc/>
    protected override DisinheritanceNotification? Read(DraftReader reader)
    {
        var role = DisinheritanceForm.Person;
        if (ClosedRegister.IsNamed(reader, role.Register.Register, "廃除された人") || reader.Choice(DisinheritanceForm.Act, DisinheritanceChoices.Acts) is not { } act
            || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        return new()
        {
            Act = act,
            Person = place.WithSexOfRelationship(Sex.Male),
            Paper = PersonOnPaper.Read(reader, role, place),
            Decedent = reader.Choice(DisinheritanceForm.Decedent, DisinheritanceChoices.Decedents),
            DecedentName = reader.Text(DisinheritanceForm.DecedentName),
            Notifier = reader.Choice(DisinheritanceForm.Notifier, DisinheritanceChoices.Notifiers),
            ExecutorName = reader.IsVisible(DisinheritanceForm.ExecutorName) ? reader.Text(DisinheritanceForm.ExecutorName) : null,
            Ruling = DisinheritanceForm.Ruling.Read(reader),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(DisinheritanceNotification notification, Circumstances circumstances)
    {
        if (notification.Register is { State: not RegisterState.Current })
        {
            return null;
        }

        var (code, label) = notification.IsRevoked ? ("M-HAIJO-TORIKESHI", "推定相続人廃除取消しの裁判確定日") : ("M-HAIJO", "推定相続人廃除の裁判確定日");
        RegisterChange[] changes = notification.Register is { } register
            ? [new RegisterChange.WriteStatusMatter(register.Id, notification.Person.Person, templates.StatusMatter(code, circumstances, (label, notification.Ruling.FinalOn.Text),
                ("被相続人", notification.DecedentOnRecord), ("届出日", notification.Ruling.NotifiedOn(circumstances).Text), ("届出人", notification.NotifierOnRecord)))]
            : [];
        return new(changes, [.. Messages(notification, circumstances)]);
    }

    private static IEnumerable<OutgoingMessage> Messages(DisinheritanceNotification n, Circumstances c)
    {
        var act = n.IsRevoked ? MatterTitles.RevokedDisinheritance : MatterTitles.Disinheritance;
        var person = CommonNotices.Of(n.Person, "廃除された人") with { Person = n.Register is null ? null : n.Person.Person };
        return
        [
            .. CommonNotices.NotificationImage(c, act, [person], [CommonNotices.Of(c, n.Person)]),
            .. n.Ruling.IsOverdue(c) ? [CommonNotices.Overdue(act, n.Ruling.OverdueCourt(c), [person], n.Ruling.Deadline(c)!.Value, n.Ruling.NotifiedOn(c), n.NotifierOnRecord)] : Array.Empty<OutgoingMessage>(),
        ];
    }
}
