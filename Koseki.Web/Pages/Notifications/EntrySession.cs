using System.Collections.Immutable;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Forms;

namespace Koseki.Web.Pages.Notifications;

/// <summary>
/// A paper being typed: what stands on the screen, what is saved of it, and what the examination says. Every change is
/// saved and examined in the background; of several examinations only the one of the latest draft counts. All members
/// are used from the screen's own dispatcher.
/// </summary>
public sealed class EntrySession : IDisposable
{
    private const string NotWritten = "保存できません。データベースに書き込めないためです。入力した内容はこの画面に残っていて、数秒ごとに自動で保存し直します(すぐに試すときは F5)。続くときは、この画面を閉じずに運用担当に電話してください。";

    private readonly CaseWorkflow workflow;
    private readonly Actor actor;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly PatientRetry retry;
    private Draft saved;
    private long version;
    private (Draft Draft, RegisterSet Registers)? examined;
    private Task saving = Task.CompletedTask;
    private Task examining = Task.CompletedTask;
    private CancellationTokenSource? examination;
    private CaseRecord? stoppedAt;

    /// <summary>Starts at a stored case.</summary>
    public EntrySession(CaseRecord opened, CaseWorkflow workflow, Actor actor, TimeProvider clock, ILogger log)
    {
        (this.workflow, this.actor, this.clock, this.log, retry) = (workflow, actor, clock, log, new(clock));
        (Case, Draft, saved, version) = (opened, opened.Draft, opened.Draft, opened.Version);
        Kind = NotificationCatalogue.Find(opened.KindCode) ?? throw new CaseException(new CaseRefusal.UnsupportedKind(opened.KindCode));
        // An empty paper has been filled by no register yet; a stored one already holds what its registers said.
        examined = opened.Draft.Values.Keys.All(k => k == FormEdition.Key.Value) ? (Draft.Empty, RegisterSet.Empty) : null;
    }

    /// <summary>Raised when something to show has changed.</summary>
    public event Action? Changed;

    /// <summary>Who types.</summary>
    public Actor Actor => actor;

    /// <summary>The case as last read.</summary>
    public CaseRecord Case { get; private set; }

    /// <summary>Its kind.</summary>
    public NotificationKind Kind { get; }

    /// <summary>What stands in the boxes.</summary>
    public Draft Draft { get; private set; }

    /// <summary>What was put into another form when a box was left, in words, until it is typed in again.</summary>
    public ImmutableDictionary<FieldKey, string> Mended { get; private set; } = ImmutableDictionary<FieldKey, string>.Empty;

    /// <summary>The registers it names.</summary>
    public RegisterSet Registers => examined?.Registers ?? RegisterSet.Empty;

    /// <summary>What was found for the latest draft examined; null before the first.</summary>
    public CaseExamination? Result { get; private set; }

    /// <summary>Whether the latest draft is still being examined.</summary>
    public bool IsExamining { get; private set; }

    /// <summary>How many changes of boxes came from the screen.</summary>
    public int Changes { get; private set; }

    /// <summary>How many of them the result is about.</summary>
    public int Answered { get; private set; }

    /// <summary>When the boxes were last saved from this screen, or null.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Whether everything on the screen is saved.</summary>
    public bool IsSaved => ReferenceEquals(Draft, saved);

    /// <summary>Why saving has stopped, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Who changed the paper first, or null: <see cref="TakeOverAsync"/> goes on from there.</summary>
    public string? OvertakenBy { get; private set; }

    /// <summary>Why the paper can no longer be typed here (it went on), or null.</summary>
    public string? Closed { get; private set; }

    /// <summary>Who moved the case on elsewhere and what it came to, in one sentence; null while it stands as this screen left it.</summary>
    public string? MovedOn { get; private set; }

    /// <summary>Whether the paper can be typed here again once it is taken over from whoever has it now.</summary>
    public bool CanTakeBack => Closed is not null && stoppedAt is { } now && now.Standing.IsWithAnother(actor)
        && CaseRules.WhyNot(CaseAction.Edit, now.Standing with { AssignedTo = null }, actor) is null;

    /// <summary>Whether the paper was discarded at another screen of the same person and can be taken back here.</summary>
    public bool CanRestore => Closed is not null && stoppedAt is { State: CaseState.Discarded } now && CaseRules.WhyNotRestore(now.Standing, actor, clock.GetUtcNow()) is null;

    /// <summary>Why there is no preview, or null.</summary>
    public string? PreviewProblem { get; private set; }

    /// <summary>Boxes that two people filled differently.</summary>
    public IReadOnlyList<BoxConflict> Conflicts { get; private set; } = [];

    /// <summary>Boxes typed here that are not saved, for the message when saving has stopped.</summary>
    public IEnumerable<FormField> Unsaved => Kind.Form.Fields.Where(f => !string.Equals(Draft[f.Key], saved[f.Key], StringComparison.Ordinal));

    /// <summary>Examines for the first time.</summary>
    public void Start() => Examine();

    /// <summary>Takes in what stands in one box now.</summary>
    public void Change(BoxChange change)
    {
        if (!string.Equals(Draft[change.Key], change.Text, StringComparison.Ordinal))
        {
            Changes++;
            if (!string.Equals(workflow.Written(Kind.Form[change.Key], Draft[change.Key]).Text, change.Text, StringComparison.Ordinal))
            {
                Mended = Mended.Remove(change.Key);
            }

            Change(Draft.With(change.Key, change.Text));
        }
    }

    /// <summary>A box was left: its text is written as a register writes it, not before, so that nobody is disturbed while typing.</summary>
    public void Leave(FormField field)
    {
        var (text, changes) = workflow.Written(field, Draft[field.Key]);
        if (!string.Equals(text, Draft[field.Key], StringComparison.Ordinal))
        {
            Mended = Mended.SetItem(field.Key, string.Join("。", changes));
            Change(new BoxChange(field.Key, text));
        }
    }

    /// <summary>Every box is taken for left: the keyboard may still be in one when the paper is saved, checked or received.</summary>
    public void LeaveAll()
    {
        foreach (var field in Kind.Form.Fields.Where(f => Draft[f.Key].Length > 0))
        {
            Leave(field);
        }
    }

    private void Change(Draft draft)
    {
        Draft = draft;
        if (OvertakenBy is null && Closed is null)
        {
            Problem = null;
            BeginSaving();
        }

        Examine();
    }

    /// <summary>Ends when everything is saved, or when saving has stopped.</summary>
    public async Task SaveNowAsync()
    {
        if (!IsSaved && OvertakenBy is null && Closed is null)
        {
            Problem = null;
            BeginSaving();
        }

        await saving;
    }

    /// <summary>Ends when the latest draft is examined.</summary>
    public async Task ExaminedAsync()
    {
        while (!examining.IsCompleted)
        {
            await examining;
        }
    }

    /// <summary>
    /// Looks whether the case went on elsewhere since this screen last read or saved it, and stops saving when it did. What
    /// was typed stays.
    /// </summary>
    public async Task ReviewAsync()
    {
        long? now;
        long known;
        do
        {
            await saving;
            known = version;
            now = await workflow.VersionAsync(Case.Id);
        }
        while (!saving.IsCompleted || known != version);

        if (now is not null && now != (stoppedAt?.Version ?? version))
        {
            await StopAsync(null);
            Changed?.Invoke();
        }
    }

    /// <summary>Takes the case from whoever has it and goes on with both inputs. Says so when somebody was faster.</summary>
    public async Task TakeBackAsync()
    {
        try
        {
            await workflow.TakeAsync(Case.Id, stoppedAt?.AssignedTo, actor);
            await TakeOverAsync();
        }
        catch (CaseException e)
        {
            await StopAsync(e.Message);
            Changed?.Invoke();
        }
    }

    /// <summary>
    /// Saves what is typed and puts the paper away. False, and the paper stays on the screen, when it cannot be saved, went on
    /// elsewhere, or was typed into meanwhile.
    /// </summary>
    public async Task<bool> DiscardAsync()
    {
        await SaveNowAsync();
        if (!IsSaved || Problem is not null || OvertakenBy is not null || Closed is not null)
        {
            return false;
        }

        try
        {
            await workflow.DiscardAsync(Case.Id, version, actor);
        }
        catch (CaseException e)
        {
            await StopAsync(e.Message);
        }

        await saving;
        Case = await workflow.GetAsync(Case.Id) ?? Case;
        return IsSaved && Case.State == CaseState.Discarded;
    }

    /// <summary>Takes back that the paper was discarded and goes on with what was typed here. Says so where that is not possible.</summary>
    public async Task RestoreAsync()
    {
        try
        {
            await workflow.RestoreAsync(Case.Id, actor);
            await TakeOverAsync();
        }
        catch (CaseException e)
        {
            await StopAsync(e.Message);
            Changed?.Invoke();
        }
    }

    /// <summary>Reads what the other saved, puts the boxes typed here into it, and goes on.</summary>
    public async Task TakeOverAsync()
    {
        var now = await workflow.GetAsync(Case.Id) ?? throw new CaseException(new CaseRefusal.Unknown(Case.Id));
        var (merged, conflicts) = DraftMerge.Of(saved, Draft, now.Draft);
        (Case, saved, version, Conflicts) = (now, now.Draft, now.Version, conflicts);
        (OvertakenBy, Problem, MovedOn) = (null, null, null);
        Closed = CaseRules.WhyNot(CaseAction.Edit, now.Standing, actor);
        stoppedAt = Closed is null ? null : now;
        Change(merged.Values.SequenceEqual(now.Draft.Values) ? now.Draft : merged);
        Changed?.Invoke();
    }

    /// <summary>Settles a conflict with what was typed here, or with what the other saved.</summary>
    public void Settle(BoxConflict conflict, bool mine)
    {
        Conflicts = [.. Conflicts.Where(c => c != conflict)];
        if (mine)
        {
            Change(new BoxChange(conflict.Key, conflict.Mine));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        retry.Dispose();
        examination?.Cancel();
        examination?.Dispose();
    }

    private void BeginSaving()
    {
        if (saving.IsCompleted)
        {
            saving = SaveAsync();
        }
    }

    private async Task SaveAsync()
    {
        while (!IsSaved && Problem is null)
        {
            var (draft, before) = (Draft, version);
            try
            {
                // The database may work on the calling thread: the keyboard must not wait for it.
                version = await Task.Run(() => workflow.SaveDraftAsync(Case.Id, draft, before, actor));
                (saved, SavedAt) = (draft, clock.GetUtcNow());
            }
            catch (CaseException e)
            {
                await StopAsync(e.Message);
            }
            catch (Exception e)
            {
                // Whatever it is: what is not saved is called so, and does not wait for the next key.
                log.LogError(e, "Draft of case {Case} not saved", Case.Id);
                Problem = NotWritten;
                retry.Begin(() => Problem == NotWritten, SaveNowAsync);
            }

            Changed?.Invoke();
        }
    }

    private async Task StopAsync(string? message)
    {
        Problem = message;
        if (await workflow.GetAsync(Case.Id) is { } now)
        {
            stoppedAt = now;
            Closed = CaseRules.WhyNot(CaseAction.Edit, now.Standing, actor);
            OvertakenBy = Closed is null && now.Version != version ? now.ChangedByName : null;
            MovedOn = now.Version == version ? null : $"{now.ChangedByName}さんが{TimeOfDay.Of(now.ChangedAt)}にこの届を{DeedIn(now)}。";
            Problem ??= MovedOn;
        }
    }

    private string DeedIn(CaseRecord now) =>
        now.State != Case.State ? $"「{now.State.Word()}」にしました"
        : now.Standing.IsWithAnother(actor) ? "引き継ぎました"
        : "変更しました";

    private void Examine()
    {
        examination?.Cancel();
        examination?.Dispose();
        examination = new();
        IsExamining = true;
        examining = ExamineAsync(Draft, Changes, examination.Token);
    }

    private async Task ExamineAsync(Draft draft, int changes, CancellationToken cancellation)
    {
        try
        {
            var result = await Task.Run(() => workflow.ExamineAsync(Case.Id, draft, cancellation), cancellation);
            if (!cancellation.IsCancellationRequested)
            {
                Answered = changes;
                Take(draft, result);
            }
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // A later draft is being examined: whatever came of this one no longer counts.
        }
        catch (CaseException e)
        {
            PreviewProblem = e.Message;
        }
        catch (Exception e)
        {
            log.LogError(e, "Draft of case {Case} not examined", Case.Id);
            PreviewProblem = "記録案を作れません。データベースを読み出せないためです。F8(点検)でもう一度試してください。";
        }

        // Before it is told, for the screen is drawn at once; the examination of a later draft goes on.
        IsExamining = IsExamining && cancellation.IsCancellationRequested;
        Changed?.Invoke();
    }

    private void Take(Draft draft, CaseExamination result)
    {
        var before = examined ?? (draft, result.Registers);
        (examined, Result, PreviewProblem) = ((draft, result.Registers), result, null);
        var filled = KnownValues.Fill(Kind.Form, before, draft, result.Registers);
        if (!ReferenceEquals(filled, draft) && Closed is null)
        {
            Change(filled);
        }
    }
}
