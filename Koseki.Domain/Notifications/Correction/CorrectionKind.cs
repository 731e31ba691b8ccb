using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>
/// 戸籍訂正 (戸籍法24条, 113条–116条): items of recorded matters and of columns are corrected, left out ones recorded, or a whole matter is
/// erased and those whom it moved are put back. The old text stays readable below 【従前の記録】.
/// </summary>
public sealed class CorrectionKind : NotificationKind<CorrectionNotification>
{
    private readonly Form form = CorrectionForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Correction");
    private readonly IReadOnlyList<Requirement<CorrectionNotification>> requirements = [.. CorrectionRequirements.All(), .. VoidActRequirements.All(), .. FatherRequirements.All()];

    /// <inheritdoc/>
    public override string Code => CorrectionDraft.KindCode;

    /// <inheritdoc/>
    public override string Name => "戸籍訂正";

    /// <inheritdoc/>
    public override string Articles => "戸籍法24条・113条〜116条";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes { get; } = [.. CorrectionGround.All.Select(g => g.SubjectCode).Distinct().Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (0, 0);

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<CorrectionNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft) =>
        CorrectionGround.Find(draft[CorrectionForm.Ground]) is { } ground
            ? NotificationCatalogue.Subjects.First(s => s.Code == ground.SubjectCode) : base.SubjectOf(draft);

    /// <inheritdoc/>
    public override string DispositionOf(Draft draft, Origin origin) =>
        CorrectionGround.Find(draft[CorrectionForm.Ground]) is { IsExOfficio: true } ? "職権" : base.DispositionOf(draft, origin);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) =>
        draft.RegisterIn(CorrectionForm.Register) is not { } id || registers.Find(id) is not { } register ? draft[CorrectionForm.Person]
        : CorrectionTarget.EntryNamed(register, draft[CorrectionForm.Person]) is { } at ? register.NameOf(register.Entries[at])
        : register.HeadName;

    /// <summary>本籍 of the register that is corrected first, not that to which a child goes.</summary>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) =>
        draft.RegisterIn(CorrectionForm.Register) is { } id && registers.Find(id) is { } register ? [register.Domicile.Text] : [];

    /// <summary>The entry of the register: the boxes name the person by the given name alone.</summary>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) =>
        draft.RegisterIn(CorrectionForm.Register) is { } id && draft[CorrectionForm.Person].Length > 0 ? [$"{id}/{draft[CorrectionForm.Person]}"] : [];

    /// <inheritdoc/>
    protected override CorrectionNotification? Read(DraftReader reader)
    {
        var ground = CorrectionGround.Find(reader.Choice(CorrectionForm.Ground));
        if (reader.Register(CorrectionForm.Register) is not { } register || ground is null)
        {
            return null;
        }

        // What proves it stays with the paper; that it is named is all that is asked, and not where the persons were told (24条1項).
        var notice = reader.OptionalDate(CorrectionForm.NoticeSentOn);
        _ = reader.IsVisible(CorrectionForm.Evidence) && notice is null ? reader.Text(CorrectionForm.Evidence) : null;
        var act = reader.Choice(CorrectionForm.Act);
        var first = CorrectionReading.First(reader, register, act);
        return new()
        {
            Ground = ground,
            Act = act,
            First = first,
            Further = CorrectionReading.Further(reader, act),
            Suitor = reader.IsVisible(CorrectionForm.Suitor) ? reader.Choice(CorrectionForm.Suitor, CorrectionChoices.Suitors) : null,
            Reason = reader.IsVisible(CorrectionForm.Reason) ? reader.Choice(CorrectionForm.Reason) : null,
            PermittedOn = reader.IsVisible(CorrectionForm.PermittedOn) ? reader.Date(CorrectionForm.PermittedOn) : null,
            PermissionNumber = reader.IsVisible(CorrectionForm.PermissionNumber) ? reader.Text(CorrectionForm.PermissionNumber) : null,
            FinalOn = reader.IsVisible(CorrectionForm.FinalOn) ? reader.Date(CorrectionForm.FinalOn) : null,
            HasRulingProof = reader.IsChecked(CorrectionForm.RulingProof),
            Applicant = reader.IsVisible(CorrectionForm.Applicant) ? reader.Choice(CorrectionForm.Applicant) : null,
            ApplicantName = reader.IsVisible(CorrectionForm.ApplicantName) ? reader.Text(CorrectionForm.ApplicantName) : null,
            NoticeSentOn = notice,
            Requester = reader.IsVisible(CorrectionForm.Requester) ? reader.Text(CorrectionForm.Requester) : null,
            Address = reader.Optional(CorrectionForm.Address),
            ReturnName = reader.Optional(CorrectionForm.ReturnName),
            OverdueCourt = OverdueNotice.CourtOf(reader.Circumstances, reader.Optional(OverdueNotice.Court)),
            Undone = act == CorrectionForm.Erase && first is { Entry: not null, Target: { Matter: not null } target } && CorrectionScope.PutsBack(target.Title, ground)
                ? VoidAct.Of(register, target.Place, reader.Circumstances) : null,
            Denial = act == CorrectionForm.DenyFather && first.Entry is not null ? CorrectionReading.Denial(reader, register, first.EntryAt!.Value) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(CorrectionNotification notification, Circumstances circumstances) =>
        CorrectionEffect.Of(notification, circumstances, templates);
}
