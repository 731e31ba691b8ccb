using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reissue;

/// <summary>
/// 再製 (戸籍法11条, 11条の2) and 改製 (128条): a register takes the place of another. 滅失 and its threat, what somebody named in it asks to be left
/// out, and a new form are different grounds of one act. The register in whose place it comes is kept, and after 再製 certified to nobody.
/// </summary>
public sealed class ReissueKind : NotificationKind<ReissueNotification>
{
    private const string RenewalCode = "1207";

    private readonly Form form = ReissueForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Reissue");
    private readonly IReadOnlyList<Requirement<ReissueNotification>> requirements = ReissueRequirements.All();

    /// <inheritdoc/>
    public override string Code => "1205";

    /// <inheritdoc/>
    public override string Name => "再製・改製";

    /// <inheritdoc/>
    public override string Articles => "戸籍法11条・11条の2・12条2項・128条";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes { get; } = ["1205", RenewalCode];

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override bool RepeatsRecordedDays => false;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (0, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<ReissueNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft)
    {
        var code = ReissueChoices.Grounds.Is(draft, ReissueForm.Ground, ReissueGround.Renewal) ? RenewalCode : Code;
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    /// <inheritdoc/>
    public override string DispositionOf(Draft draft, Origin origin) => ReissueForm.IsAsked(draft) ? "申出" : "職権";

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => (draft.RegisterIn(ReissueForm.Register) is { } id ? registers.Find(id)?.HeadName : null) ?? "";

    /// <summary>The register itself.</summary>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) => draft.RegisterIn(ReissueForm.Register) is { } id ? [id.ToString()] : [];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) => [new("再製・改製する戸籍の筆頭者", Subject(draft, registers), "")];

    /// <inheritdoc/>
    protected override ReissueNotification? Read(DraftReader reader)
    {
        if (reader.Choice(ReissueForm.Ground, ReissueChoices.Grounds) is not { } ground || reader.Register(ReissueForm.Register) is not { } register)
        {
            return null;
        }

        var traces = ReissueTrace.Of(register);
        var applicant = reader.IsVisible(ReissueForm.Applicant) ? reader.Choice(ReissueForm.Applicant) : null;
        return new()
        {
            Ground = ground,
            Register = register,
            OrderedOn = reader.IsVisible(ReissueForm.OrderedOn) ? reader.Date(ReissueForm.OrderedOn) : null,
            OrderNumber = reader.IsVisible(ReissueForm.OrderNumber) ? reader.Text(ReissueForm.OrderNumber) : null,
            Because = reader.IsVisible(ReissueForm.Because) ? reader.Text(ReissueForm.Because) : null,
            IsCompared = reader.IsChecked(ReissueForm.Compared),
            Without = [.. reader.Each(ReissueForm.Without, i => reader.OptionalChoice(i.Key("matter")) is { } word ? traces.FirstOrDefault(t => t.Word == word) : null).DistinctBy(t => t.Place)],
            Result = reader.IsVisible(ReissueForm.Result) ? reader.Choice(ReissueForm.Result, ReissueChoices.Results) : null,
            ApplicantAt = register.Entries.Select((e, i) => (Word: ReissueForm.WordOf(e, i), At: (int?)i)).FirstOrDefault(p => p.Word == applicant).At,
            IsStranger = applicant == ReissueForm.Stranger,
            Capacity = reader.IsVisible(ReissueForm.Capacity) ? reader.Choice(ReissueForm.Capacity, ReissueChoices.Capacities) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(ReissueNotification notification, Circumstances circumstances) => ReissueEffect.Of(notification, circumstances, templates);
}
