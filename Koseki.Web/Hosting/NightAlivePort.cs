using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Infrastructure.UseCases.Sessions;
using Koseki.Web.Security;

namespace Koseki.Web.Hosting;

/// <summary>
/// Where a terminal of the night says that it is alive (js/night.js): from its screen, whose server asks for it, and while it waits
/// for a password. Says nothing back, and nothing of anybody.
/// </summary>
internal static class NightAlivePort
{
    internal const string Address = "/night/alive";

    public static void MapNightAlive(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Address, TakeAsync).AllowAnonymous();

    private static async Task<IResult> TakeAsync(HttpContext http, EnrolledTerminals terminals, LifeSigns signs, CancellationToken cancellation)
    {
        if (StaffCookies.Terminal.Read(http.Request) is { } secret && await terminals.FindAsync(secret, cancellation) is { } terminal)
        {
            var isOnDuty = SessionHandler.StandingOf(http) is { Refusal: null, Session: { } session } && session.Device == terminal.Device && Rights.Allows(Permission.HoldAtNight, session.Actor);
            await signs.HeardAsync(terminal.Device, isOnDuty, cancellation);
        }

        return Results.NoContent();
    }
}
