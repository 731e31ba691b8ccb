using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Web.Components.Layout;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Koseki.Web.Pages.Night;

/// <summary>Where the person on duty is.</summary>
public enum NightStage
{
    /// <summary>1 戸籍をさがす.</summary>
    Search,

    /// <summary>2 どれかを選ぶ.</summary>
    Choose,

    /// <summary>3 止める.</summary>
    Hold,

    /// <summary>止めました.</summary>
    Done,

    /// <summary>まちがえた.</summary>
    Wrong,
}

/// <summary>A register of tonight that may have been held by mistake.</summary>
/// <param name="Deposit">The deposit.</param>
/// <param name="Registers">What it holds.</param>
public sealed record WrongChoice(NightDeposit Deposit, IReadOnlyList<NightRegister> Registers);

/// <summary>The terminal of the night: search, choose, hold, proof.</summary>
public sealed partial class NightPage
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly List<NightRegister> chosen = [];
    private readonly List<NightWords> byText = [];
    private Actor? actor;
    private NightStage step = NightStage.Search;
    private NightWords words = NightWords.None;
    private NightAnswer answer = new([], false);
    private NightPaper? paper;
    private string receivedAt = "";
    private IReadOnlyList<ListedDeposit> tonight = [];
    private IReadOnlyList<ListedDeposit>? printing;
    private IReadOnlyList<NightReceipt> receipts = [];
    private IReadOnlyList<NightProof> proofs = [];
    private WrongChoice? wrongOf;
    private string? problem;
    private string? toFocus = "night-head-name";
    private bool busy;
    private bool proving;
    private bool toPrint;
    private DateTimeOffset? downSince;
    private DateTimeOffset? lastLook;
    private ITimer? looking;
    private IDisposable? keys;

    [Inject]
    private NightDesk Desk { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<NightPage> Log { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await TryAsync(LoadAsync);
        OwnKeys();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toPrint && printing is not null)
        {
            toPrint = false;
            await Js.InvokeVoidAsync("koseki.print");
            printing = null;
            StateHasChanged();
        }
        else if (toFocus is { } id)
        {
            toFocus = null;
            await Js.InvokeVoidAsync("koseki.focus", id);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        keys?.Dispose();
        if (looking is not null)
        {
            await looking.DisposeAsync();
        }
    }

    // What the last step says where not everything is held.
    private string? Undone => step != NightStage.Done || receipts.All(r => r.Held.Count > 0) ? null : receipts.Any(r => r.Held.Count > 0) ? "一部だけ止めました" : "まだ止まっていません";

    private async Task LoadAsync()
    {
        actor = await Staff.ActorAsync();
        tonight = await Desk.TonightAsync(actor);
    }

    private Task FindAsync(NightWords typed) => TryAsync(async () =>
    {
        words = typed;
        answer = await Desk.FindAsync(typed, await Staff.ActorAsync());
        // On the list, never on one of its buttons: a digit is needed between two Enters.
        Go(NightStage.Choose, "night-candidates");
    });

    private void Choose(NightCandidate candidate)
    {
        if (!chosen.Exists(c => c.Register == candidate.Register))
        {
            chosen.Add(new(candidate.Register, candidate.Domicile, candidate.Head));
        }

        ToHold();
    }

    private void ChooseNone()
    {
        byText.Add(words);
        ToHold();
    }

    private void ToHold()
    {
        if (receivedAt.Length == 0)
        {
            receivedAt = NightTime.Write(Clock.GetUtcNow());
        }

        Go(NightStage.Hold, "night-hold");
    }

    private void Drop(NightRegister register)
    {
        chosen.Remove(register);
        BackWhenNothingIsLeft();
    }

    private void DropText(NightWords text)
    {
        byText.Remove(text);
        BackWhenNothingIsLeft();
    }

    private void BackWhenNothingIsLeft() => Go(chosen.Count + byText.Count == 0 ? NightStage.Search : NightStage.Hold, chosen.Count + byText.Count == 0 ? "night-head-name" : "night-hold");

    // What holds comes first; each text is a deposit of its own, with a number of its own. What was made before something was refused
    // stays made, and is shown with the rest.
    private Task HoldAsync() => TryAsync(async () =>
    {
        if (busy)
        {
            return;
        }

        if (NightTime.Read(receivedAt, Clock.GetUtcNow()) is not { } at)
        {
            (problem, toFocus) = ("預かった時刻を「11/29 20:58」か「20:58」のように入れてください。", "night-received");
            return;
        }

        busy = true;
        try
        {
            var who = await Staff.ActorAsync();
            if (chosen.Count > 0)
            {
                receipts = [.. receipts, await Desk.HoldAsync(new(paper, at, words, [.. chosen.Select(c => c.Register)]), who)];
                chosen.Clear();
            }

            foreach (var text in byText.ToList())
            {
                receipts = [.. receipts, await Desk.HoldAsync(new(paper, at, text, []), who)];
                byText.Remove(text);
            }

            Go(NightStage.Done, "night-end");
        }
        finally
        {
            busy = false;
        }

        StateHasChanged();
        await ProveAsync();
    });

    private Task ProveAsync() => TryAsync(async () =>
    {
        proving = true;
        try
        {
            var tried = new List<NightProof>();
            foreach (var receipt in receipts.Where(r => r.Held.Count > 0))
            {
                tried.AddRange(await Desk.ProveAsync(receipt.Number, await Staff.ActorAsync()));
            }

            proofs = tried;
        }
        finally
        {
            proving = false;
        }
    });

    private Task EndAsync() => TryAsync(async () =>
    {
        Clear();
        await LoadAsync();
        Go(NightStage.Search, "night-head-name");
    });

    private void AskWrong(ListedDeposit listed)
    {
        wrongOf = new(listed.Deposit, [.. listed.Deposit.Holds.Where(h => h.Stands && listed.Deposit.WrongOf(h.Register) is null).Select(h => listed.Registers.GetValueOrDefault(h.Register)).OfType<NightRegister>()]);
        Go(NightStage.Wrong, "night-wrong");
    }

    private Task MarkWrongAsync(NightRegister register) => TryAsync(async () =>
    {
        await Desk.MarkWrongAsync(wrongOf!.Deposit.Number, register.Register, "端末で「まちがえた」を選んだ", await Staff.ActorAsync());
        await LoadAsync();
        Go(NightStage.Search, "night-head-name");
    });

    private Task PrintAsync() => TryAsync(async () =>
    {
        printing = await Desk.PrintAsync(await Staff.ActorAsync());
        toPrint = true;
        StateHasChanged();
    });

    private void Clear()
    {
        chosen.Clear();
        byText.Clear();
        (words, answer, paper, receivedAt, receipts, proofs, wrongOf) = (NightWords.None, new([], false), null, "", [], [], null);
    }

    private Task BackAsync()
    {
        if (step == NightStage.Done)
        {
            return EndAsync();
        }

        Go(step == NightStage.Hold && answer.Candidates.Count > 0 ? NightStage.Choose : NightStage.Search, step == NightStage.Hold ? "night-candidates" : "night-head-name");
        return InvokeAsync(StateHasChanged);
    }

    private Task AnotherAsync()
    {
        words = NightWords.None;
        Go(NightStage.Search, "night-head-name");
        return InvokeAsync(StateHasChanged);
    }

    private void Go(NightStage to, string focus)
    {
        (step, toFocus, problem) = (to, focus, null);
        OwnKeys();
    }

    // Only what does something here has a key.
    private void OwnKeys()
    {
        keys?.Dispose();
        keys = Keys.Use(
        [
            .. (FunctionKey[])(step is NightStage.Search or NightStage.Done ? [new("F9", step == NightStage.Done ? "控えを印刷" : "預かり一覧を印刷", PrintAsync)] : []),
            .. (FunctionKey[])(step == NightStage.Hold ? [new("F3", "もう1つさがす", AnotherAsync)] : []),
            .. (FunctionKey[])(step is NightStage.Choose or NightStage.Hold or NightStage.Wrong ? [new("Escape", step == NightStage.Choose ? "さがし直す" : "戻る", BackAsync)] : []),
        ]);
    }

    // A refusal is said and nothing was done; whatever else goes wrong means that the system does not answer.
    private async Task TryAsync(Func<Task> act)
    {
        problem = null;
        try
        {
            await act();
        }
        catch (CaseException e) when (e.Why is not null)
        {
            (problem, toFocus) = (e.Message, e.Why is NightRefusal.TimeUnfit ? "night-received" : step == NightStage.Search ? "night-head-name" : toFocus);
        }
        catch (SessionRefusedException)
        {
            throw;
        }
        catch (Exception e) when (e is not JSDisconnectedException)
        {
            Log.LogError(e, "時間外の端末の操作ができません。紙の用紙を案内します。");
            (downSince, lastLook) = (Clock.GetUtcNow(), Clock.GetUtcNow());
            keys?.Dispose();
            looking ??= Clock.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, LookEvery, LookEvery);
        }
    }

    private async Task LookAsync()
    {
        if (downSince is null)
        {
            return;
        }

        lastLook = Clock.GetUtcNow();
        try
        {
            await LoadAsync();
        }
        catch (Exception e) when (e is not SessionRefusedException)
        {
            StateHasChanged();
            return;
        }

        // What was being typed is begun anew: nobody knows how far it had come.
        downSince = null;
        Clear();
        Go(NightStage.Search, "night-head-name");
        await Js.InvokeVoidAsync("kosekiNight.sound");
        StateHasChanged();
    }
}
