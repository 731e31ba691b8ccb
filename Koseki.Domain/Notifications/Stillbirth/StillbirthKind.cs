using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Stillbirth;

/// <summary>
/// 死産 (昭和21年厚生省令42号 死産の届出に関する規程): no register says anything of it. It is received and reported to the health centre; the permit for
/// 火葬 is applied for, not notified. That of a foetus which was recognised (戸籍法65条) is another paper, of 認知.
/// </summary>
public sealed class StillbirthKind : NotificationKind<StillbirthNotification>
{
    private readonly Form form = StillbirthForm.Make();
    private readonly IReadOnlyList<Requirement<StillbirthNotification>> requirements = StillbirthRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0604";

    /// <inheritdoc/>
    public override string Name => "死産";

    /// <inheritdoc/>
    public override string Articles => "死産の届出に関する規程(昭和21年厚生省令42号)";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override bool RepeatsRecordedDays => false;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => StillbirthForm.On;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<StillbirthNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        EraDateEntry.Read(draft[StillbirthForm.On], EraDateEntryOptions.Default).Date is { } on ? StillbirthNotification.LastDay(on, closing) : null;

    /// <summary>A stillborn child has no name: 母.</summary>
    public override string Subject(Draft draft, RegisterSet registers) => draft[StillbirthForm.Mother] is { Length: > 0 } mother ? $"{mother}の死産児" : "";

    /// <inheritdoc/>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) => [draft[StillbirthForm.Mother]];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) => [new("母", draft[StillbirthForm.Mother], ReceiptFacts.Aloud(draft[StillbirthForm.MotherBorn]))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) => draft[StillbirthForm.Nationalities] is { Length: > 0 } text ? [text] : [];

    /// <inheritdoc/>
    protected override StillbirthNotification? Read(DraftReader reader)
    {
        _ = reader.Choice(StillbirthForm.Legitimacy);
        _ = reader.Text(StillbirthForm.Nationalities);
        _ = reader.Text(StillbirthForm.NotifierName);
        var (weeks, days) = (Number(reader, StillbirthForm.Weeks), Number(reader, StillbirthForm.Days));
        return new()
        {
            Father = reader.IsVisible(StillbirthForm.Father) ? (reader.Text(StillbirthForm.Father), reader.Date(StillbirthForm.FatherBorn)) : null,
            Mother = (reader.Text(StillbirthForm.Mother), reader.Date(StillbirthForm.MotherBorn)),
            IsRecognized = reader.IsChecked(StillbirthForm.Recognized),
            Sex = reader.Choice(StillbirthForm.Sex) switch { "男" => Registers.Sex.Male, "女" => Registers.Sex.Female, _ => null },
            Sign = reader.Choice(StillbirthForm.Signs, StillbirthChoices.Signs),
            On = reader.Date(StillbirthForm.On),
            At = reader.OptionalTime(StillbirthForm.At)?.Text,
            Place = reader.Text(StillbirthForm.Place),
            Address = reader.Text(StillbirthForm.Address),
            Pregnancy = weeks is { } w && days is { } d ? (w, d) : null,
            Manner = reader.Choice(StillbirthForm.Manner, StillbirthChoices.Manners),
            Moment = reader.OptionalChoice(StillbirthForm.Moment, StillbirthChoices.Moments),
            Notifier = reader.Choice(StillbirthForm.Notifier, StillbirthChoices.Notifiers),
            Reason = reader.Optional(StillbirthForm.Reason),
            Ground = reader.Choice(StillbirthForm.Ground, StillbirthChoices.Places),
            Paper = reader.Choice(StillbirthForm.Paper, StillbirthChoices.Papers),
            PaperReason = reader.Optional(StillbirthForm.PaperReason),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(StillbirthNotification notification, Circumstances circumstances)
    {
        var n = notification;
        if (n is not { Pregnancy: var (weeks, days), Manner: { } manner })
        {
            return null;
        }

        MessagePerson[] parents = [.. n.Father is var (name, born) ? [new MessagePerson(null, "父", name, born, Sex.Male)] : Array.Empty<MessagePerson>(), new(null, "母", n.Mother.Name, n.Mother.Born, Sex.Female)];
        return new([], [.. CommonNotices.VitalStatistics(circumstances, new VitalSlip.Stillbirth(n.On, n.At, n.Place, n.Sex, n.IsLegitimate, n.Address, [.. parents],
            string.Create(CultureInfo.InvariantCulture, $"満{weeks}週{days}日"), StillbirthChoices.Manners.Word(manner), n.Moment is { } moment ? StillbirthChoices.Moments.Word(moment) : null))]);
    }

    private static int? Number(DraftReader reader, FieldKey key) => int.TryParse(reader.Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
