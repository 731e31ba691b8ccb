using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Guardianship;

/// <summary>
/// 未成年後見 (戸籍法81条–85条) and what courts ask to be recorded of guardians and of 親権 (家事事件手続法116条): one matter on the entry of the minor. Nobody moves.
/// </summary>
public sealed class GuardianshipKind() : PersonsPaperKind<GuardianshipNotification>(GuardianshipForm.Person, "未成年者")
{
    private const string Commissioned = "0503";

    private readonly Form form = GuardianshipForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Guardianship");
    private readonly IReadOnlyList<Requirement<GuardianshipNotification>> requirements = GuardianshipRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0504";

    /// <inheritdoc/>
    public override string Name => "未成年後見";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes => [Commissioned, Code];

    /// <inheritdoc/>
    public override string Articles => "戸籍法81条〜85条・15条、民法838条〜848条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => GuardianshipForm.On;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<GuardianshipNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft)
    {
        var code = GuardianshipForm.IsCommission(draft) ? Commissioned : Code;
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    /// <inheritdoc/>
    public override string DispositionOf(Draft draft, Origin origin) => GuardianshipForm.IsCommission(draft) ? "嘱託" : base.DispositionOf(draft, origin);

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        GuardianshipNotification.LastDay(GuardianshipForm.ActIn(draft), GuardianshipChoices.Notifiers.Of(draft[GuardianshipForm.Notifier]), DayIn(draft, GuardianshipForm.On), DayIn(draft, GuardianshipForm.KnownOn), closing);

    /// <inheritdoc/>
    protected override GuardianshipNotification? Read(DraftReader reader)
    {
        var role = GuardianshipForm.Person;
        if (ClosedRegister.IsNamed(reader, role.Register.Register, "未成年者") || reader.Choice(GuardianshipForm.Act, GuardianshipChoices.Acts) is not { } act
            || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        string? Text(FieldKey key) => reader.IsVisible(key) ? reader.Text(key) : null;
        return new()
        {
            Act = act,
            Office = reader.IsVisible(GuardianshipForm.Office) ? reader.Choice(GuardianshipForm.Office, GuardianshipChoices.Offices) : null,
            Person = place.WithSexOfRelationship(Sex.Male),
            Paper = PersonOnPaper.Read(reader, role, place),
            On = reader.Date(GuardianshipForm.On),
            Cause = reader.IsVisible(GuardianshipForm.Cause) ? reader.Choice(GuardianshipForm.Cause, GuardianshipChoices.Causes) : null,
            MadeBy = reader.IsVisible(GuardianshipForm.MadeBy) ? reader.Choice(GuardianshipForm.MadeBy, GuardianshipChoices.Makers) : null,
            HasWill = reader.IsChecked(GuardianshipForm.HasWill),
            Reason = Text(GuardianshipForm.Reason),
            Name = Text(GuardianshipForm.Name),
            GuardiansRegister = reader.IsVisible(GuardianshipForm.Domicile) ? $"{reader.Text(GuardianshipForm.Domicile)}　{reader.Text(GuardianshipForm.Head)}" : null,
            Seat = Text(GuardianshipForm.Seat),
            Parent = reader.IsVisible(GuardianshipForm.Parent) ? reader.Choice(GuardianshipForm.Parent, GuardianshipChoices.Parents) : null,
            Term = Text(GuardianshipForm.Term),
            Court = Text(GuardianshipForm.Court),
            CommissionedOn = reader.IsVisible(GuardianshipForm.CommissionedOn) ? reader.Date(GuardianshipForm.CommissionedOn) : null,
            Notifier = AcceptedPaper.Choice(reader, GuardianshipForm.Notifier, GuardianshipChoices.Notifiers),
            NotifierName = Text(GuardianshipForm.NotifierName),
            IsSigned = reader.IsChecked(GuardianshipForm.Signed),
            NotifierAddress = reader.Optional(GuardianshipForm.NotifierAddress),
            KnownOn = reader.OptionalDate(GuardianshipForm.KnownOn),
            TypedCourt = reader.Optional(OverdueNotice.Court),
            Place = reader.IsVisible(GuardianshipForm.Place) && reader.Circumstances.Origin is Origin.Here ? reader.Choice(GuardianshipForm.Place, SharedChoices.Places) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(GuardianshipNotification notification, Circumstances circumstances)
    {
        if (notification.Register is { State: not RegisterState.Current })
        {
            return null;
        }

        RegisterChange[] changes = notification.Register is { } register ? [new RegisterChange.WriteStatusMatter(register.Id, notification.Person.Person, Matter(notification, circumstances))] : [];
        return new(changes, [.. Messages(notification, circumstances)]);
    }

    private static RegisterDate? DayIn(Draft draft, FieldKey box) => EraDateEntry.Read(draft[box], EraDateEntryOptions.Default).Date;

    private StatusMatter Matter(GuardianshipNotification n, Circumstances c)
    {
        var isSupervisor = n.Office == GuardianOffice.Supervisor;
        var (who, prefix) = (isSupervisor ? "未成年後見監督人" : "未成年後見人", isSupervisor ? "M-KANTOKU" : "M-KOKEN");
        var (day, notified, asked) = (n.On.Text, RegisterDate.Of(c.ReceiptDate).Text, ReportDay.OnRecord(c));
        (string, string?)[] guardian = [(who, n.Name), ($"{who}の戸籍", n.GuardiansRegister), ($"{who}の所在地", n.Seat)];
        return n.Act switch
        {
            GuardianshipAct.Designated => templates.StatusMatter(prefix, c,
                [($"{who}就職日", day), .. isSupervisor ? [] : new (string, string?)[] { ("未成年者の後見開始事由", n.Cause is { } cause ? GuardianshipChoices.Causes.Word(cause) : DraftReader.Missing) }, .. guardian, ("届出日", notified)]),
            GuardianshipAct.Appointed => templates.StatusMatter($"{prefix}-SENNIN", c, [($"{who}選任の裁判確定日", day), .. guardian, ("記録嘱託日", asked)]),
            GuardianshipAct.Lost => templates.StatusMatter($"{prefix}-SOSHITSU", c, ($"{who}地位喪失日", day), ($"{who}地位喪失の事由", n.Reason), (who, n.Name), ("届出日", notified), ("届出人", n.NotifierName)),
            GuardianshipAct.Resigned => templates.StatusMatter($"{prefix}-KAININ", c, ($"{who}辞任許可の裁判確定日", day), (who, n.Name), ("記録嘱託日", asked)),
            GuardianshipAct.Dismissed => templates.StatusMatter($"{prefix}-KAININ", c, ($"{who}解任の裁判確定日", day), (who, n.Name), ("記録嘱託日", asked)),
            GuardianshipAct.Ended => templates.StatusMatter("M-KOKEN-SHURYO", c, ("未成年者の後見終了日", day), ("未成年者の後見終了事由", n.Reason), ("届出日", notified), ("届出人", n.NotifierName)),
            GuardianshipAct.AuthorityForfeited => OfAuthority("親権喪失の裁判確定日", n, c),
            GuardianshipAct.AuthoritySuspended => OfAuthority("親権停止の裁判確定日", n, c),
            GuardianshipAct.ManagementForfeited => OfAuthority("管理権喪失の裁判確定日", n, c),
        };
    }

    private StatusMatter OfAuthority(string label, GuardianshipNotification n, Circumstances c) => templates.StatusMatter("M-SHINKEN-SHOKUTAKU", c,
        (label, n.On.Text), ("裁判を受けた者", n.Parent is { } parent ? GuardianshipChoices.Parents.Word(parent) : DraftReader.Missing), ("親権停止の期間", n.Term), ("記録嘱託日", ReportDay.OnRecord(c)));

    // 届書等情報 is made of what is notified; a court's 嘱託書 is none (戸籍法120条の4).
    private static IEnumerable<OutgoingMessage> Messages(GuardianshipNotification n, Circumstances c)
    {
        const string Notification = "未成年後見";
        var person = CommonNotices.Of(n.Person, "未成年者") with { Person = n.Register is null ? null : n.Person.Person };
        return
        [
            .. n.IsCommission ? [] : CommonNotices.NotificationImage(c, Notification, [person], [CommonNotices.Of(c, n.Person)]),
            .. n.IsOverdue(c) ? [CommonNotices.Overdue(Notification, n.OverdueCourt(c), [person], n.Deadline(c)!.Value, RegisterDate.Of(c.ReceiptDate), n.NotifierName ?? n.Name ?? "未成年後見人")] : Array.Empty<OutgoingMessage>(),
        ];
    }
}
