using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Web.Components;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Pages.Konbini;

/// <summary>稼働監視: what every part of コンビニ交付 does, alarms until somebody has seen them, stopping by one and opening by two.</summary>
public sealed partial class KonbiniPage : IAsyncDisposable
{
    // What the nodes tell comes three times a minute and writes no journal.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource closing = new();
    private KioskView? view;
    private KioskBoard? board;
    private ComponentScript? own;
    private IJSObjectReference? script;
    private IDisposable? keys;
    private string account = "";
    private string sound = "";

    [Inject]
    private KioskDesk Desk { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        account = (await Staff.ActorAsync()).Account;
        view = await Desk.SeeAsync(closing.Token);
        board = new(view);
        keys?.Dispose();
        keys = board.Ringing is [var first, ..] ? Keys.Use(new FunctionKey("F12", "音を確認", () => ConfirmAsync(first))) : null;
        await RingAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            own = new(Js, "./Pages/Konbini/KonbiniPage.razor.js");
            script = await own.LoadAsync();
            await RingAsync();
            StateHasChanged();
            _ = FollowAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        keys?.Dispose();
        if (script is not null)
        {
            try
            {
                await script.InvokeVoidAsync("ring", false);
            }
            catch (JSDisconnectedException)
            {
                // The browser is gone, and the sound with it.
            }
        }

        if (own is not null)
        {
            await own.DisposeAsync();
        }

        Dispose();
        closing.Dispose();
    }

    /// <summary>Reads anew what the nodes told; done every few seconds.</summary>
    public Task LookAgainAsync() => RefreshAsync();

    private async Task FollowAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Look, Clock);
            while (await timer.WaitForNextTickAsync(closing.Token))
            {
                await InvokeAsync(LookAgainAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    // Tells the browser whether to ring, and hears whether it can be heard.
    private async Task RingAsync()
    {
        if (script is not null && board is not null)
        {
            sound = await script.InvokeAsync<string>("ring", board.Ringing.Count > 0) ?? "";
        }
    }

    private async Task TrySoundAsync()
    {
        if (script is not null)
        {
            sound = await script.InvokeAsync<string>("tryOut") ?? "";
        }
    }

    private Task ConfirmAsync(KioskAlarm alarm) => DoAsync(actor => Desk.ConfirmAsync(alarm.Number, actor), "警報を確認しました。解決するまで一覧に残ります。");

    private async Task SolveAsync(KioskAlarm alarm)
    {
        if (await AskAsync("警報の解決", "解決した", grave: false, alarm.IsGrave ? $"二人がそれぞれ確かめます。何が起きて、どう直したかを残します。{(alarm.Code == AlarmCodes.Paper ? new KioskRefusal.EvidenceWanting().Words : "")}" : "何が起きて、どう直したかを残します。", ("警報", alarm.Text)) is { } note)
        {
            await DoAsync(actor => Desk.SolveAsync(alarm.Number, note, actor), alarm is { IsGrave: true, Proposed: null } ? "解決の申し出として記録しました。ほかの人が同じに確かめます。" : "解決として記録しました。");
        }
    }

    private async Task StopAsync(string kind)
    {
        if (await AskAsync("交付の停止", "止める", grave: true, "すべてのサーバで、次の要求から発行しません。お金はいただきません。再開には二人の確認が要ります。", ("止めるもの", KioskKinds.Word(kind))) is { } reason)
        {
            await DoAsync(actor => Desk.StopAsync(kind, reason, actor), $"{KioskKinds.Word(kind)}の停止を命じました。サーバが止めると、一覧の状態が変わります。");
        }
    }

    private async Task SelfTestAsync()
    {
        if (await AskAsync("自己試験", "試験する", grave: false, "すべてのサーバが、いま自己試験を行います。不合格の種類は、合格するまで出しません。", ("試験するもの", "すべてのサーバ")) is { } reason)
        {
            await DoAsync(actor => Desk.SelfTestAsync(reason, actor), "自己試験を命じました。結果は一覧に出ます。");
        }
    }

    private async Task ProposeAsync(string kind)
    {
        if (await AskAsync("交付の再開の申し出", "申し出る", grave: false, "もう一人が確認すると再開します。確認までに新しい停止があれば、再開しません。", ("再開するもの", KioskKinds.Word(kind))) is { } reason)
        {
            await DoAsync(actor => Desk.ProposeOpeningAsync(kind, reason, actor), "再開を申し出ました。別の人が確認すると再開します。");
        }
    }

    private async Task OpenAsync(KioskStep proposal)
    {
        var parameters = new DialogParameters<AskDialog>
        {
            { d => d.Facts, [new AskFact("再開するもの", KioskKinds.Word(proposal.Kind), "large"), new AskFact("申し出た人", proposal.Name, "name"), new AskFact("理由", proposal.Reason)] }, { d => d.Verb, "再開する" },
        };
        if (await AskDialog.ShowAsync(Dialogs, "交付の再開", parameters) is not null)
        {
            await DoAsync(actor => Desk.OpenAsync(proposal.Number, actor), $"{KioskKinds.Word(proposal.Kind)}の再開を命じました。");
        }
    }

    private Task<string?> AskAsync(string title, string verb, bool grave, string text, (string Label, string Value) fact) => AskDialog.ShowAsync(Dialogs, title, new DialogParameters<AskDialog>
    {
        { d => d.Facts, [new AskFact(fact.Label, fact.Value, "large")] }, { d => d.Text, text }, { d => d.Verb, verb }, { d => d.Grave, grave }, { d => d.AsksReason, true },
    });

    private Task DoAsync(Func<Actor, Task<string?>> deed, string done)
    {
        string? refused = null;
        return ActAsync(async actor =>
        {
            refused = await deed(actor);
            Said = refused is null ? ("good", done) : ("error", refused);
        }, null);
    }
}
