using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Completion;

/// <summary>
/// 追完 (戸籍法45条): an accepted paper lacks what its record needs, and its notifiers make up for it; or a child whose birth is recorded without
/// a name gets one. What is recorded and wrong is no matter of it: that is corrected.
/// </summary>
public sealed class CompletionKind : NotificationKind<CompletionNotification>
{
    private readonly Form form = CompletionForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Completion");
    private readonly IReadOnlyList<Requirement<CompletionNotification>> requirements = CompletionRequirements.All();

    /// <inheritdoc/>
    public override string Code => "1302";

    /// <inheritdoc/>
    public override string Name => "追完";

    /// <inheritdoc/>
    public override string Articles => "戸籍法45条・44条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<CompletionNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) =>
        CompletionChoices.Contents.Is(draft, CompletionForm.Content, CompletionContent.Unrecorded) ? draft[CompletionForm.Person]
        : (CompletionForm.Home.IsHere(draft) ? draft.RegisterIn(CompletionForm.Home.Register) is { } id ? registers.Find(id)?.FamilyName : null : draft[CompletionForm.FamilyName]) + draft[CompletionForm.GivenName];

    /// <summary>The completed paper: its number is what a second one shares.</summary>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) => draft[CompletionForm.Receipt] is { Length: > 0 } receipt ? [receipt] : [];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [new("事件本人", Subject(draft, registers), ReceiptFacts.Aloud(draft[CompletionForm.BornOn]))];

    /// <inheritdoc/>
    protected override CompletionNotification? Read(DraftReader reader)
    {
        var content = reader.Choice(CompletionForm.Content, CompletionChoices.Contents);
        var home = reader.Choice(CompletionForm.Home.Where);
        var register = home == RegisterRole.Here ? reader.Register(CompletionForm.Home.Register) : null;
        if (content is null || (register is null && home is not (RegisterRole.Elsewhere or CompletionForm.HomeNone)))
        {
            return null;
        }

        var born = reader.RecordedDate(CompletionForm.BornOn, register?.Entries.Select(e => e.BirthDate));
        var at = content == CompletionContent.Name && register is not null ? Child(reader, register, born) : null;
        return content == CompletionContent.Name && register is not null && at is null ? null : new()
        {
            Content = content,
            Register = register,
            Elsewhere = home == RegisterRole.Elsewhere ? CompletionForm.Home.ReadElsewhere(reader) : null,
            EntryAt = at,
            Subject = reader.IsVisible(CompletionForm.Subject) ? reader.Choice(CompletionForm.Subject) : null,
            Receipt = reader.Text(CompletionForm.Receipt),
            AcceptedOn = reader.Date(CompletionForm.AcceptedOn),
            Person = content == CompletionContent.Unrecorded ? reader.Text(CompletionForm.Person)
                : register?.FamilyName ?? (home == RegisterRole.Elsewhere ? reader.Text(CompletionForm.FamilyName) : reader.Optional(CompletionForm.FamilyName) ?? ""),
            BornOn = born,
            GivenName = reader.IsVisible(CompletionForm.GivenName) ? reader.Text(CompletionForm.GivenName) : null,
            Kana = reader.Optional(CompletionForm.Kana),
            Reading = reader.OptionalChoice(CompletionForm.Reading, NewcomerBoxes.Readings),
            Address = reader.IsVisible(CompletionForm.Address) ? reader.Text(CompletionForm.Address) : null,
            By = reader.Choice(CompletionForm.By, CompletionChoices.Notifiers),
            Reason = reader.Optional(CompletionForm.Reason),
            Capacity = reader.IsVisible(CompletionForm.Capacity) ? reader.Choice(CompletionForm.Capacity) : null,
            NotifierName = reader.IsVisible(CompletionForm.NotifierName) ? reader.Text(CompletionForm.NotifierName) : null,
            RemindedUntil = reader.OptionalDate(CompletionForm.RemindedUntil),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(CompletionForm.Place, SharedChoices.Places) : null,
            Court = OverdueNotice.CourtOf(reader.Circumstances, reader.Optional(OverdueNotice.Court), reader.Optional(CompletionForm.Address)),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(CompletionNotification notification, Circumstances circumstances) => CompletionEffect.Of(notification, circumstances, templates);

    // A child without a name is told from another by the birthday and 続柄; twins of one sex by their order.
    private static int? Child(DraftReader reader, FamilyRegister register, RegisterDate born)
    {
        var relation = reader.Text(CompletionForm.Relation);
        var found = register.Entries.Select((e, i) => (Entry: e, At: i)).Where(p => p.Entry.BirthDate.IsSameAs(born) && p.Entry.Relationship == relation)
            .OrderBy(p => p.Entry.GivenName.Length > 0).ThenBy(p => p.Entry.IsRemoved).Select(p => (int?)p.At).FirstOrDefault();
        if (found is null && reader.IsReadable(CompletionForm.BornOn) && reader.IsReadable(CompletionForm.Relation))
        {
            reader.Unreadable(CompletionForm.BornOn, $"この戸籍に、{born.Text}に生まれた{relation}は記録されていません。", "戸籍の生年月日と続柄を確かめ、出生届がまだ記録されていなければ先に決裁してください。");
        }

        return found;
    }
}
