using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.AspNetCore.SignalR;

namespace Koseki.Web.Security;

/// <summary>
/// Asks the sign-in at every call of an open screen, before anything of it runs. Over: nothing runs any more. Locked: what
/// the screen showed is taken away first, so that the call meets the lock only.
/// </summary>
public sealed class SessionHubFilter(OpenScreens screens) : IHubFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        await DemandAsync(invocationContext.Context);
        return await next(invocationContext);
    }

    /// <inheritdoc/>
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        await DemandAsync(context.Context);
        await next(context);
    }

    private async Task DemandAsync(HubCallerContext caller)
    {
        if (StaffClaims.KeyOf(caller.User) is not { } key || (await screens.TellAsync(key)).Refusal is SessionRefusal.Unknown or SessionRefusal.Ended)
        {
            throw new HubException(SessionRefusal.Ended.Word());
        }
    }
}
