using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace Koseki.Web.Components.Layout;

/// <summary>The lock of a screen that rests: tells the server that somebody is here, and asks who is back.</summary>
public sealed partial class ScreenLock : IAsyncDisposable
{
    private DotNetObjectReference<ScreenLock>? self;
    private Actor? who;
    private (string Office, string Terminal) place;
    private string? session;
    private string? problem;
    private string? password;
    private bool isLocked;
    private bool isChecking;

    /// <summary>Told when the screen is seen unlocked for the first time, and at each opening.</summary>
    [Parameter]
    public EventCallback OnOpen { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [Inject]
    private ScreenLocks Locks { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private AccessLog Access { get; set; } = default!;

    [Inject]
    private IServiceScopeFactory Scopes { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        session = ScreenLocks.SessionOf(user);
        isLocked = Locks.IsLocked(user);
        if (session is not null)
        {
            (who, place) = (await Staff.ActorAsync(), await Staff.PlaceAsync());
            Locks.Changed += OnChanged;
        }

        if (!isLocked)
        {
            await OnOpen.InvokeAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && session is not null)
        {
            self = DotNetObjectReference.Create(this);
            await Js.InvokeVoidAsync("koseki.watch", self);
        }

        if (isLocked)
        {
            await Js.InvokeVoidAsync("koseki.lock", "screen-lock", "lock-password");
        }
    }

    /// <summary>Called by the browser, not more often than every few seconds, while keyboard or pointer are used.</summary>
    [JSInvokable]
    public void Touched() => Locks.Touch(session!);

    private async Task OpenAsync()
    {
        isChecking = true;
        // Of its own: a database context as old as this screen would remember the account as it was.
        await using var scope = Scopes.CreateAsyncScope();
        problem = await scope.ServiceProvider.GetRequiredService<TerminalSignIn>().ProveAsync(who!.Account, password ?? "");
        (password, isChecking) = (null, false);
        await Access.WriteAsync(who, "ロック解除", null, problem is null ? "画面のロックを解いた" : "画面のロックを解けなかった");
        if (problem is null)
        {
            Locks.Open(session!);
        }
    }

    private void OnChanged(string changed)
    {
        if (changed == session)
        {
            _ = InvokeAsync(ShowAsync);
        }
    }

    private async Task ShowAsync()
    {
        isLocked = Locks.IsLocked((await Authentication).User);
        problem = null;
        if (!isLocked)
        {
            await OnOpen.InvokeAsync();
        }

        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Locks.Changed -= OnChanged;
        try
        {
            await Js.InvokeVoidAsync("koseki.watch", (object?)null);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone: nobody watches any more.
        }

        self?.Dispose();
    }
}
