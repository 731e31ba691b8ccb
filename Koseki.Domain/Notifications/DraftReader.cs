using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications;

/// <summary>
/// Reads a draft box by box. What is missing or unreadable becomes a finding on that box; the value then stands as
/// <see cref="Missing"/>, so that the preview can already be shown around it. Text is read as the gate lets it pass
/// (<see cref="WrittenDraft"/>), whoever filled the box.
/// </summary>
public sealed class DraftReader(Form form, Draft typed, Circumstances circumstances)
{
    /// <summary>What stands in a preview for a box that is empty or unreadable. Never written to a register.</summary>
    public const string Missing = "〔未入力〕";

    private const string UnreadableRule = "読取";
    private const string MissingRule = "未入力";

    /// <summary>The rule about a day that a register says and the calendar does not have.</summary>
    public const string RecordedRule = "暦";

    /// <summary>The rules under which reading reports.</summary>
    public static IReadOnlyList<string> Rules { get; } = [MissingRule, UnreadableRule, RecordedRule];

    private readonly Draft draft = WrittenDraft.Of(form, typed, circumstances.Characters);
    private readonly List<Finding> findings = [];
    private readonly HashSet<FieldKey> unreadable = [];

    /// <summary>What the paper is read in.</summary>
    public Circumstances Circumstances => circumstances;

    /// <summary>What reading found so far.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Whether the box was read and held something readable, or may be empty.</summary>
    public bool IsReadable(FieldKey key) => !unreadable.Contains(key);

    /// <summary>Whether the box is on the paper as filled in so far.</summary>
    public bool IsVisible(FieldKey key) => form[key].Visible(draft);

    /// <summary>The text of an optional box, or null.</summary>
    public string? Optional(FieldKey key) => IsVisible(key) && draft[key] is { Length: > 0 } text ? text : null;

    /// <summary>The text of a box that must be filled.</summary>
    public string Text(FieldKey key) => Optional(key) ?? MissingText(key);

    /// <summary>Whether a check box is ticked.</summary>
    public bool IsChecked(FieldKey key) => Optional(key) == "1";

    /// <summary>The choice made in a box that must be filled; one that the form does not offer is unreadable.</summary>
    public string Choice(FieldKey key)
    {
        var text = Text(key);
        if (text != Missing && form[key].ChoicesIn(draft, circumstances.Registers).All(c => c.Value != text))
        {
            Unreadable(key, $"「{text}」は選べません。", "選択肢から選んでください。");
        }

        return text;
    }

    /// <summary>The choice made in an optional box, or null.</summary>
    public string? OptionalChoice(FieldKey key) => Optional(key) is null ? null : Choice(key);

    /// <summary>The member chosen in a box that must be filled, or null (with a finding).</summary>
    public TEnum? Choice<TEnum>(FieldKey key, ChoiceSet<TEnum> choices)
        where TEnum : struct, Enum => choices.Of(Choice(key));

    /// <summary>The member chosen in an optional box, or null.</summary>
    public TEnum? OptionalChoice<TEnum>(FieldKey key, ChoiceSet<TEnum> choices)
        where TEnum : struct, Enum => Optional(key) is null ? null : Choice(key, choices);

    /// <summary>What each used one of a group comes to, in order; one that comes to nothing is left out (its reading says why).</summary>
    public IReadOnlyList<T> Each<T>(FormGroup group, Func<FormInstance, T?> read)
        where T : class => [.. group.Instances.Where(i => i.IsUsed(draft)).Select(read).OfType<T>()];

    /// <summary>The date in a box that must be filled.</summary>
    public RegisterDate Date(FieldKey key) =>
        OptionalDate(key) ?? RegisterDate.Parse(IsReadable(key) ? MissingText(key) : Missing);

    /// <summary>The date in an optional box, or null.</summary>
    public RegisterDate? OptionalDate(FieldKey key)
    {
        if (Optional(key) is not { } text)
        {
            return null;
        }

        var result = EraDateEntry.Read(text, EraDateEntryOptions.Default);
        if (result.Date is null || result.Problem is not null)
        {
            var offer = result.Suggestion is null ? "例: R8.10.1、令和8年10月1日" : $"「{result.Suggestion}」ではありませんか。";
            Unreadable(key, result.Problem ?? "日付として読めません。", offer);
            return null;
        }

        return result.Date;
    }

    /// <summary>The date, in a box that must be filled, of something a register already says; see <see cref="OptionalRecordedDate"/>.</summary>
    public RegisterDate RecordedDate(FieldKey key, IEnumerable<RegisterDate>? recorded) =>
        OptionalRecordedDate(key, recorded) ?? RegisterDate.Parse(IsReadable(key) ? MissingText(key) : Missing);

    /// <summary>
    /// The date in an optional box that says again what a register says (生年月日), or null. What the register really says
    /// passes with a caution, however impossible (平成13年2月29日, 慶応2年2月30日): its text wins over the calendar.
    /// </summary>
    /// <param name="key">The box.</param>
    /// <param name="recorded">The dates of our registers that it may repeat; null when another municipality keeps the register.</param>
    public RegisterDate? OptionalRecordedDate(FieldKey key, IEnumerable<RegisterDate>? recorded)
    {
        if (Optional(key) is not { } text)
        {
            return null;
        }

        var read = EraDateEntry.Read(text, EraDateEntryOptions.Default);
        var typed = read.Date ?? (RegisterDate.TryParse(text.Trim(), out var free) ? free : null);
        var same = typed is null ? null : recorded?.Where(typed.IsSameAs).OrderBy(r => !r.IsWrittenAs(typed)).FirstOrDefault();
        if (read.Problem is null && (same is null || same.IsWrittenAs(typed!)))
        {
            return OptionalDate(key);
        }

        if (same is null && (recorded is not null || read.Date is null))
        {
            return OptionalDate(key);
        }

        var (said, remedy) = same is null ? ($"「{typed!.Text}」は、今の暦の日付としては読めません。", "従前戸籍の証明書にそう記録されているか確かめてください。")
            : same.IsWrittenAs(typed!) ? ($"「{same.Text}」は、今の暦の日付としては読めません。戸籍の記録と同じです。", "戸籍の記録のとおり扱います。訂正は、正しい日付を証する書面があるときに限ります。")
            : ($"戸籍の記録「{same.Text}」と元号の書き方が違いますが、同じ日です。", "戸籍の記録のとおり扱います。");
        findings.Add(new(RecordedRule, Severity.Caution, key, $"{form[key].Label}: {said}", remedy, form[key].Article ?? ""));
        return same ?? typed;
    }

    /// <summary>A day copied from a certificate that the calendar does not have stays as it is, and is said.</summary>
    /// <param name="key">The box it was copied into.</param>
    /// <param name="whose">Whose day it is, e.g. 葵の生年月日.</param>
    /// <param name="copied">The day.</param>
    public void SayWhenImpossible(FieldKey key, string whose, RegisterDate copied)
    {
        if (EraDateEntry.Read(copied.Text, EraDateEntryOptions.Default) is not { Date: not null, Problem: null })
        {
            findings.Add(new(RecordedRule, Severity.Caution, key, $"{whose}「{copied.Text}」は、今の暦の日付としては読めません。", "従前戸籍の証明書にそう記録されているか確かめてください。", form[key].Article ?? ""));
        }
    }

    /// <summary>The time of day in a box that must be filled, as recorded.</summary>
    public RegisterTime Time(FieldKey key) =>
        OptionalTime(key) ?? new(IsReadable(key) ? MissingText(key) : Missing);

    /// <summary>The time of day in an optional box, or null.</summary>
    public RegisterTime? OptionalTime(FieldKey key)
    {
        if (Optional(key) is not { } text)
        {
            return null;
        }

        var time = RegisterTime.Read(text);
        if (time is null)
        {
            Unreadable(key, RegisterTime.Problem(text), "例: 5:20、午後0時30分、推定午前3時、午後9時から10時までの間、時刻不詳");
        }

        return time;
    }

    /// <summary>The register named in a box, as it stands; null (with a finding) when it is not known here.</summary>
    public FamilyRegister? Register(FieldKey key)
    {
        if (draft.RegisterIn(key) is not { } id)
        {
            _ = MissingText(key);
            return null;
        }

        var register = circumstances.Registers.Find(id);
        if (register is null)
        {
            Unreadable(key, $"戸籍番号 {id} の戸籍が見つかりません。", "F3 の戸籍検索から選び直してください。");
        }

        return register;
    }

    /// <summary>Reports a box whose content cannot be used.</summary>
    public void Unreadable(FieldKey key, string problem, string remedy)
    {
        if (unreadable.Add(key))
        {
            findings.Add(new(UnreadableRule, Severity.Correction, key, $"{form[key].Label}: {problem}", remedy, form[key].Article ?? ""));
        }
    }

    /// <summary>
    /// Reports every required box that is still empty: for a paper that cannot be read further, so that all is said at once.
    /// </summary>
    public void ReportMissing()
    {
        foreach (var field in form.Fields.Where(f => f.IsNeeded(draft) && f.Visible(draft) && draft[f.Key].Length == 0))
        {
            _ = MissingText(field.Key);
        }
    }

    /// <summary>
    /// Reports every box with a character that no certificate can print, each by its place and code point, and every number
    /// and month that is none.
    /// </summary>
    public void ReportUnusable()
    {
        var gate = new CharacterGate(circumstances.Characters, circumstances.Paper);
        foreach (var field in form.Fields.Where(f => f.Kind is not (FieldKind.Choice or FieldKind.Check or FieldKind.Register) && Optional(f.Key) is not null))
        {
            if (gate.Pass(draft[field.Key], WrittenDraft.SortOf(field)).Problem is { } problem)
            {
                Unreadable(field.Key, problem, PassedText.Remedy);
            }
            else if (field.TakesMonth && EraMonthEntry.Read(draft[field.Key]) is null)
            {
                _ = OptionalDate(field.Key);
            }
            else if (field.Kind == FieldKind.Number && !draft[field.Key].All(char.IsAsciiDigit))
            {
                Unreadable(field.Key, $"「{draft[field.Key]}」は数として読めません。", "単位や桁の区切りを付けず、数字だけで入力してください(例: 3050)。");
            }
        }
    }

    private string MissingText(FieldKey key)
    {
        if (unreadable.Add(key))
        {
            findings.Add(new(MissingRule, Severity.Correction, key, $"{form[key].Label}が入力されていません。", "届書のとおり入力してください。", form[key].Article ?? ""));
        }

        return Missing;
    }
}
