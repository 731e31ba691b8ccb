using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.PlaceRenaming;

/// <summary>
/// 行政区画の変更 (戸籍法施行規則45条・46条): a place is called otherwise, and the city puts the 本籍 of its registers right by itself. Nobody
/// notifies. One register by a paper of its own, or thousands by a batch (<see cref="Cases.BatchRules"/>).
/// </summary>
public sealed class PlaceRenamingKind : NotificationKind<PlaceRenamingNotification>, IBatchKind
{
    /// <summary>件名コード.</summary>
    public const string KindCode = "1401";

    private readonly Form form = PlaceRenamingForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("PlaceRenaming");
    private readonly IReadOnlyList<Requirement<PlaceRenamingNotification>> requirements = PlaceRenamingRequirements.All();

    /// <inheritdoc/>
    public override string Code => KindCode;

    /// <inheritdoc/>
    public override string Name => "行政区画の変更";

    /// <inheritdoc/>
    public override string Articles => "戸籍法施行規則45条・46条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<PlaceRenamingNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string DispositionOf(Draft draft, Origin origin) => "職権";

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) =>
        draft.RegisterIn(PlaceRenamingForm.Register) is { } id && registers.Find(id) is { } register ? register.HeadName : draft[PlaceRenamingForm.Notice];

    /// <inheritdoc/>
    public override bool RepeatsRecordedDays => false;

    /// <summary>The register: a second paper for the same one is noticed.</summary>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) => draft.RegisterIn(PlaceRenamingForm.Register) is { } id ? [id.ToString()] : [];

    /// <inheritdoc/>
    public string BatchName => "行政区画・町名・地番などの変更による本籍の更正";

    /// <inheritdoc/>
    public string TableName => "新旧対照表";

    /// <inheritdoc/>
    public string TableHelp => "一行に、変更前と変更後をタブか「,」で区切って書きます。本籍どうし(番地・番まで)か、町の名どうし(その町の全部の本籍。番号は変わりません)。表計算から貼り付けられます。";

    /// <inheritdoc/>
    public IReadOnlyList<FieldKey> Common => PlaceRenamingForm.Common;

    /// <inheritdoc/>
    public FieldKey Called => PlaceRenamingForm.Notice;

    /// <inheritdoc/>
    public (IBatchTable? Table, IReadOnlyList<string> Problems) ReadTable(string text, KnownMunicipalities known) => PlaceTable.Read(text, known);

    /// <inheritdoc/>
    public Draft PaperOf(Draft common, FamilyRegister register, string former, string made) =>
        common.With(PlaceRenamingForm.Register, register.Id.ToString()).With(PlaceRenamingForm.Former, former).With(PlaceRenamingForm.Domicile, made);

    /// <inheritdoc/>
    protected override PlaceRenamingNotification? Read(DraftReader reader)
    {
        var cause = reader.Choice(PlaceRenamingForm.Cause, RenamingWords.Causes);
        // What proves it stays with the case; that it is named is all that is asked.
        _ = reader.Text(PlaceRenamingForm.Notice);
        return reader.Register(PlaceRenamingForm.Register) is not { } register ? null : new()
        {
            Cause = cause,
            EffectiveOn = reader.Date(PlaceRenamingForm.EffectiveOn),
            Register = register,
            Former = reader.Text(PlaceRenamingForm.Former),
            NewDomicile = new(reader.Text(PlaceRenamingForm.Domicile)),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(PlaceRenamingNotification notification, Circumstances circumstances) => PlaceRenamingEffect.Of(notification, circumstances, templates);
}
