using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Koseki.Web.Components.Layout;

/// <summary>Asks who is back.</summary>
public sealed partial class ScreenLock
{
    private string? problem;
    private string? password;
    private bool isChecking;

    /// <summary>The sign-in that is locked.</summary>
    [Parameter, EditorRequired]
    public StaffSession Session { get; set; } = default!;

    [Inject]
    private IServiceScopeFactory Scopes { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender) => await Js.InvokeVoidAsync("koseki.lock", "screen-lock", "lock-password");

    private async Task OpenAsync()
    {
        isChecking = true;
        // Of its own: a database context as old as this screen would remember the account as it was.
        await using var scope = Scopes.CreateAsyncScope();
        problem = await scope.ServiceProvider.GetRequiredService<SignInDesk>().ProveAsync(Session, password ?? "");
        (password, isChecking) = (null, false);
    }
}
