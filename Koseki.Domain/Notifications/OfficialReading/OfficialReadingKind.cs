using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.OfficialReading;

/// <summary>
/// 氏名の振り仮名の職権記載 (令和5年法律48号附則9条): what was told and nobody has corrected within the year, the city records by itself, by leave of
/// the bureau. Nobody notifies. The same paper for one register and for each of many.
/// </summary>
public sealed class OfficialReadingKind : NotificationKind<OfficialReadingNotification>, IBatchKind
{
    /// <summary>件名コード.</summary>
    public const string KindCode = "1008";

    private readonly Form form = OfficialReadingForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("OfficialReading");
    private readonly IReadOnlyList<Requirement<OfficialReadingNotification>> requirements = OfficialReadingRequirements.All();

    /// <inheritdoc/>
    public override string Code => KindCode;

    /// <inheritdoc/>
    public override string Name => "氏名の振り仮名の職権記載";

    /// <inheritdoc/>
    public override string Articles => "令和5年法律48号附則9条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override bool RepeatsRecordedDays => false;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<OfficialReadingNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string DispositionOf(Draft draft, Origin origin) => "職権";

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => OfficialReadingForm.RegisterIn(draft, registers)?.HeadName ?? draft[OfficialReadingForm.PermissionNumber];

    /// <summary>The register: a second paper for the same one is noticed.</summary>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) => draft.RegisterIn(OfficialReadingForm.Register) is { } id ? [id.ToString()] : [];

    /// <inheritdoc/>
    public string BatchName => "氏名の振り仮名の職権記載";

    /// <inheritdoc/>
    public string TableName => "通知した振り仮名の表";

    /// <inheritdoc/>
    public string TableHelp => "一行に一人ずつ、戸籍番号・氏の振り仮名・人の番号・名の振り仮名をタブか「,」で区切って、通知書のとおり書きます(例: R12,コシガヤ,P34,タロウ)。届によって記載のある氏と名、除籍された者は、表にあっても記載しません。";

    /// <inheritdoc/>
    public IReadOnlyList<FieldKey> Common => OfficialReadingForm.Common;

    /// <inheritdoc/>
    public FieldKey Called => OfficialReadingForm.PermissionNumber;

    /// <inheritdoc/>
    public (IBatchTable? Table, IReadOnlyList<string> Problems) ReadTable(string text, KnownMunicipalities known) => ReadingTable.Read(text);

    /// <inheritdoc/>
    public Draft PaperOf(Draft common, FamilyRegister register, string former, string made) => ReadingTable.PaperOf(common, register, made);

    /// <inheritdoc/>
    protected override OfficialReadingNotification? Read(DraftReader reader) =>
        reader.Register(OfficialReadingForm.Register) is not { } register ? null : new()
        {
            PermittedOn = reader.Date(OfficialReadingForm.PermittedOn),
            PermissionNumber = reader.Text(OfficialReadingForm.PermissionNumber),
            NoticeSentOn = reader.Date(OfficialReadingForm.NoticeSentOn),
            IsNothingPending = reader.IsChecked(OfficialReadingForm.NothingPending),
            Register = register,
            FamilyNameKana = reader.Optional(OfficialReadingForm.FamilyNameKana),
            GivenNames = reader.Each(OfficialReadingForm.Persons, i => Read(reader, register, i)),
            Gone = ReadGone(reader, register),
        };

    /// <inheritdoc/>
    protected override Effect? Decide(OfficialReadingNotification notification, Circumstances circumstances) => OfficialReadingEffect.Of(notification, circumstances, templates);

    private static List<(RegisterEntry Entry, string Kana)> ReadGone(DraftReader reader, FamilyRegister register)
    {
        var gone = new List<(RegisterEntry, string)>();
        foreach (var line in (reader.Optional(OfficialReadingForm.Gone) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split('=', 2) is [var person, { Length: > 0 } kana] && register.Entries.LastOrDefault(e => e.Person.ToString() == person) is { IsRemoved: true } entry)
            {
                gone.Add((entry, kana));
            }
            else
            {
                reader.Unreadable(OfficialReadingForm.Gone, $"「{line}」は、この戸籍から除かれた人の「人の番号=振り仮名」ではありません。", "通知書と戸籍を見比べて直してください。在籍する人は、在籍者の欄に書きます。");
            }
        }

        return gone;
    }

    private static NotifiedGivenName? Read(DraftReader reader, FamilyRegister register, FormInstance instance)
    {
        var (person, kana) = (reader.Choice(instance.Key(OfficialReadingForm.Person)), reader.Text(instance.Key(OfficialReadingForm.Kana)));
        return register.Standing.FirstOrDefault(e => e.Person.ToString() == person) is { } entry ? new(instance.Number, entry, kana) : null;
    }
}
