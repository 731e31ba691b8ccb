using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Koseki.Web.Security;

/// <summary>
/// What every request on the staff's port passes after it is known who asks: from our own pages only; screens only for
/// who is signed in; and of a locked sign-in nothing but the empty page in which the lock appears.
/// </summary>
public static class SessionGate
{
    private const string Hub = "/_blazor";

    /// <summary>Said of what is not given out while locked.</summary>
    public const string Locked = "画面をロックしているため、表示しません。ロックを解いてから、もう一度開いてください。";

    /// <summary>Adds it behind authentication.</summary>
    public static void UseSessionGate(this WebApplication app) => app.Use(async (http, next) =>
    {
        var standing = SessionHandler.StandingOf(http);
        var isHub = http.Request.Path.StartsWithSegments(Hub, StringComparison.OrdinalIgnoreCase);
        if (!IsOwnOrigin(http))
        {
            await RefuseAsync(http, StatusCodes.Status403Forbidden, "ほかのサイトからの操作は受け付けません。");
        }
        else if (isHub && http.User.Identity is not { IsAuthenticated: true })
        {
            await RefuseAsync(http, StatusCodes.Status401Unauthorized, SessionRefusal.Ended.Word());
        }
        else if (standing?.State == SessionState.Locked && !isHub && !IsForLocked(http.GetEndpoint()))
        {
            await RefuseAsync(http, StatusCodes.Status423Locked, Locked);
        }
        else
        {
            if (standing is { State: SessionState.Open, Session: { } session } && !isHub)
            {
                await http.RequestServices.GetRequiredService<StaffSessions>().TouchAsync(session.Key, http.RequestAborted);
            }

            await next(http);
        }
    });

    // Browsers name the page a request comes from; a socket without that is no browser's.
    private static bool IsOwnOrigin(HttpContext http)
    {
        var request = http.Request;
        if (request.Headers.Origin is not [{ Length: > 0 } origin])
        {
            return request.Headers.Origin.Count == 0 && !IsSocket(request);
        }

        return Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Scheme == request.Scheme
            && string.Equals(from.Authority, new UriBuilder(request.Scheme, request.Host.Host, request.Host.Port ?? -1).Uri.Authority, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSocket(HttpRequest request) =>
        HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.Any(u => string.Equals(u, "websocket", StringComparison.OrdinalIgnoreCase));

    private static bool IsForLocked(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<IAuthorizeData>() is null
        || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        || endpoint.Metadata.GetMetadata<WhileLocked>() is not null;

    private static async Task RefuseAsync(HttpContext http, int status, string text)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, "text/plain; charset=utf-8");
        await http.Response.WriteAsync(text, http.RequestAborted);
    }
}
