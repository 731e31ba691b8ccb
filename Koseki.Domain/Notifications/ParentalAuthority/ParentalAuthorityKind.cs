using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ParentalAuthority;

/// <summary>
/// 親権 (戸籍法78条: by agreement of the parents of a child born after their divorce or acknowledged by the father; 79条: by a court):
/// one matter on the child's entry. What a court itself asks to be recorded is no notification.
/// </summary>
public sealed class ParentalAuthorityKind : NotificationKind<AuthorityNotification>
{
    private const string Reported = "0502";

    private readonly Form form = AuthorityForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("ParentalAuthority");
    private readonly IReadOnlyList<Requirement<AuthorityNotification>> requirements = AuthorityRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0501";

    /// <inheritdoc/>
    public override string Name => "親権";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes => [Code, Reported];

    /// <inheritdoc/>
    public override string Articles => "戸籍法78条・79条、民法819条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => AuthorityForm.DecidedOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<AuthorityNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft)
    {
        var code = AuthorityForm.IsByCourt(draft) ? Reported : Code;
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[AuthorityForm.FamilyName] + draft[AuthorityForm.GivenName];

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        AuthorityForm.IsByCourt(draft) && EraDateEntry.Read(draft[AuthorityForm.DecidedOn], EraDateEntryOptions.Default).Date?.Day is { } day ? LegalPeriod.LastDayOfDays(day, 10, closing) : null;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) =>
        AuthorityChoices.Causes.Of(draft[AuthorityForm.Cause]) is { } cause && AuthorityChoices.IsByAgreement(cause) ? "親権者を定めた日" : "";

    /// <summary>A paper for each child of whom the divorce names no holder: the court's decision on it may come with the divorce.</summary>
    internal static IEnumerable<CompanionOffer> BesideDivorce(Draft divorce, RegisterSet registers)
    {
        foreach (var child in DivorceForm.Children.Instances.Where(k => k.IsUsed(divorce) && DivorceForm.IsByCourt(divorce) && DivorceChoices.Custodies.Of(divorce[DivorceForm.CustodyOf(k)]) is null or Custody.Pending))
        {
            var name = divorce[child.Key("fullName")];
            var register = divorce[child.Key("where")] == DivorceForm.WithCouple && divorce.RegisterIn(DivorceForm.Couple.Register) is { } couple ? registers.Find(couple) : null;
            var draft = Draft.Empty.With(AuthorityForm.Cause, AuthorityChoices.Causes.Code(AuthorityCause.Designation)).With(AuthorityForm.Place, divorce[DivorceForm.Place]);
            yield return new(Reported, $"{name}の親権届を同時に", register is null ? draft : draft.With(AuthorityForm.Child.Where, RegisterRole.Here)
                .With(AuthorityForm.Child.Register, register.Id.ToString()).With(AuthorityForm.GivenName, register.Standing.FirstOrDefault(e => register.NameOf(e) == name)?.GivenName ?? ""));
        }
    }

    /// <inheritdoc/>
    protected override AuthorityNotification? Read(DraftReader reader)
    {
        var cause = reader.Choice(AuthorityForm.Cause, AuthorityChoices.Causes);
        var where = reader.Choice(AuthorityForm.Child.Where);
        var name = reader.Text(AuthorityForm.GivenName);
        var register = where == RegisterRole.Here ? reader.Register(AuthorityForm.Child.Register) : null;
        var entry = register is null ? null : NamedEntry.Of(register, name, e => e.GivenName, reader.Circumstances.Characters, e => NamedEntry.Says(reader.Optional(AuthorityForm.BornOn) ?? "", e.BirthDate));
        if (register is not null && entry is null && reader.IsReadable(AuthorityForm.GivenName))
        {
            reader.Unreadable(AuthorityForm.GivenName, $"「{name}」はこの戸籍に在籍していません。", "子の戸籍と名を確かめてください。");
        }

        var isHere = reader.Circumstances.Origin is Origin.Here;
        return cause is not { } form || (where == RegisterRole.Here && entry is null) ? null : new()
        {
            Cause = form,
            Holder = reader.Choice(AuthorityForm.Holder, AuthorityChoices.Holders),
            Proceeding = reader.IsVisible(AuthorityForm.Proceeding) ? reader.Choice(AuthorityForm.Proceeding, AuthorityChoices.Proceedings) : null,
            DecidedOn = reader.IsVisible(AuthorityForm.DecidedOn) ? reader.Date(AuthorityForm.DecidedOn) : null,
            HasCourtPaper = reader.IsChecked(AuthorityForm.HasCourtPaper),
            HasFinality = reader.IsChecked(AuthorityForm.HasFinality),
            Register = register,
            Entry = entry,
            Elsewhere = where == RegisterRole.Elsewhere ? AuthorityForm.Child.ReadElsewhere(reader) : null,
            FamilyName = reader.Text(AuthorityForm.FamilyName),
            GivenName = name,
            BornOn = reader.RecordedDate(AuthorityForm.BornOn, entry is null ? null : [entry.BirthDate]),
            Father = reader.Text(AuthorityForm.Father),
            Mother = reader.Text(AuthorityForm.Mother),
            FatherAddress = reader.Optional(AuthorityForm.FatherAddress),
            MotherAddress = reader.Optional(AuthorityForm.MotherAddress),
            FatherSigned = reader.IsChecked(AuthorityForm.FatherSigned),
            MotherSigned = reader.IsChecked(AuthorityForm.MotherSigned),
            Place = isHere ? reader.Choice(AuthorityForm.Place, SharedChoices.Places) : null,
            TypedCourt = reader.Optional(OverdueNotice.Court),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(AuthorityNotification notification, Circumstances circumstances)
    {
        if (notification.Register is { State: not RegisterState.Current })
        {
            return null;
        }

        var builder = new EffectBuilder(circumstances);
        if (notification is { Register: { } register, Entry: { } entry, Holder: { } holder })
        {
            builder.Add(new RegisterChange.WriteStatusMatter(register.Id, entry.Person, Matter(notification, holder, circumstances)));
        }

        return builder.Build(MessagesOf(notification, circumstances));
    }

    private StatusMatter Matter(AuthorityNotification n, AuthorityHolder holder, Circumstances c)
    {
        var (day, who) = (n.On(c).Text, AuthorityChoices.OnRecord(holder));
        var notified = RegisterDate.Of(c.ReceiptDate).Text;
        return n.Cause switch
        {
            AuthorityCause.BornAfterDivorce or AuthorityCause.Acknowledged or AuthorityCause.Loss or AuthorityCause.Other =>
                templates.StatusMatter("M-SHINKEN-KYOGI", c, ("親権者を定めた日", day), ("親権者", who), ("届出人", "父母")),
            AuthorityCause.Designation => templates.StatusMatter("M-SHINKEN-SAIBAN", c, ("親権者を定められた日", day), ("親権者", who), ("届出日", notified), ("届出人", n.Notifier)),
            AuthorityCause.Change => templates.StatusMatter("M-SHINKEN-HENKO", c,
                (n.Proceeding == CourtProceeding.Conciliation ? "親権者変更の調停成立日" : "親権者変更の裁判確定日", day), ("親権者", who), ("届出日", notified), ("届出人", n.Notifier)),
        };
    }

    private static IEnumerable<OutgoingMessage> MessagesOf(AuthorityNotification n, Circumstances c)
    {
        var register = n.Register is { } ours ? CommonNotices.Of(ours) : n.Elsewhere is { } elsewhere ? CommonNotices.Of(c, elsewhere) : null;
        MessagePerson child = new(n.Entry?.Person, "子", n.ChildName, n.BirthDate, n.Entry?.Sex);
        return
        [
            .. CommonNotices.NotificationImage(c, "親権", [child], register is null ? [] : [register]),
            .. n.IsOverdue(c) ? new[] { CommonNotices.Overdue("親権", n.OverdueCourt(c), [child], n.Deadline(c)!.Value, RegisterDate.Of(c.ReceiptDate), n.Notifier ?? DraftReader.Missing) } : [],
        ];
    }
}
