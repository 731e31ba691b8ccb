using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.AgeRemoval;

/// <summary>
/// 高齢者消除 (昭32.1.31民甲163号): with the permission of the legal affairs bureau the city takes somebody out of the register of whom nobody knows
/// whether and where they live. It is no death: the spouse stays married, nobody inherits.
/// </summary>
public sealed class AgeRemovalKind : NotificationKind<AgeRemovalNotification>
{
    private readonly Form form = AgeRemovalForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("AgeRemoval");
    private readonly IReadOnlyList<Requirement<AgeRemovalNotification>> requirements = AgeRemovalRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0603";

    /// <inheritdoc/>
    public override string Name => MatterTitles.RemovalForAge;

    /// <inheritdoc/>
    public override string Articles => "戸籍法24条2項・23条、昭32.1.31民甲163号";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => AgeRemovalForm.PermittedOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<AgeRemovalNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string DispositionOf(Draft draft, Origin origin) => "職権";

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => (draft.RegisterIn(AgeRemovalForm.Register) is { } id ? registers.Find(id)?.FamilyName : null) + draft[AgeRemovalForm.GivenName];

    /// <summary>The entry of the register: the boxes name the person by the given name alone.</summary>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) =>
        draft.RegisterIn(AgeRemovalForm.Register) is { } id && draft[AgeRemovalForm.GivenName].Length > 0 ? [$"{id}/{draft[AgeRemovalForm.GivenName]}"] : [];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [new("消除される人", Subject(draft, registers), ReceiptFacts.Aloud(draft[AgeRemovalForm.BornOn]))];

    /// <inheritdoc/>
    protected override AgeRemovalNotification? Read(DraftReader reader)
    {
        if (ClosedRegister.IsNamed(reader, AgeRemovalForm.Register, "消除される人") || reader.Register(AgeRemovalForm.Register) is not { } register)
        {
            return null;
        }

        var name = reader.Text(AgeRemovalForm.GivenName);
        if (NamedEntry.Of(register, name, e => e.GivenName, reader.Circumstances.Characters, e => NamedEntry.Says(reader.Optional(AgeRemovalForm.BornOn) ?? "", e.BirthDate)) is not { } entry)
        {
            if (reader.IsReadable(AgeRemovalForm.GivenName))
            {
                reader.Unreadable(AgeRemovalForm.GivenName, register.Entries.LastOrDefault(e => e.GivenName == name)?.Removed is { } removed
                    ? $"「{name}」は、{removed.Cause}により{removed.On.Text}にこの戸籍から除かれています。" : $"「{name}」はこの戸籍に在籍していません。", "許可書と戸籍を照らし合わせてください。");
            }

            return null;
        }

        return new()
        {
            Person = PersonInRegister.Of(register, entry),
            BornOn = reader.RecordedDate(AgeRemovalForm.BornOn, [entry.BirthDate]),
            PermittedOn = reader.Date(AgeRemovalForm.PermittedOn),
            PermissionNumber = reader.Text(AgeRemovalForm.PermissionNumber),
            Enquiry = reader.Optional(AgeRemovalForm.Enquiry),
            IsAskedByRelative = reader.IsChecked(AgeRemovalForm.AskedByRelative),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(AgeRemovalNotification notification, Circumstances circumstances)
    {
        var (register, person) = (notification.Person.Register!, notification.Person.Person);
        if (register.State != RegisterState.Current)
        {
            return null;
        }

        var day = RegisterDate.Of(circumstances.RegisterDay);
        var matter = templates.StatusMatter("M-KOREISHA", circumstances, ("高齢者消除の許可日", notification.PermittedOn.Text), ("除籍日", day.Text));
        var builder = new EffectBuilder(circumstances);
        builder.Add(new RegisterChange.WriteStatusMatter(register.Id, person, matter));
        builder.Add(new RegisterChange.Remove(register.Id, person, new(day, matter.Title, null)));
        IEnumerable<OutgoingMessage> messages = CommonNotices.AddressOf(circumstances, notification.Person) is not { } address ? []
            : CommonNotices.ResidentRecord(circumstances, Name, day, CommonNotices.Of(notification.Person, "消除される人"), address, [new("戸籍", "在籍", "消除")]);
        return builder.Build(messages);
    }
}
