using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Sessions;

namespace Koseki.Web.Security;

/// <summary>Makes a browser a terminal with a one-time code.</summary>
public sealed class TerminalEnrolment(EnrolledTerminals terminals, SignInThrottle throttle)
{
    /// <summary>Said whatever stands against it.</summary>
    public const string Refused = "この登録コードは使えません(違う、期限切れ、使用済み、または続けて間違えたための待ち時間)。運用担当に新しいコードを出してもらってください。";

    /// <summary>Enrols the browser that asks; null when it is refused.</summary>
    public async Task<EnrolledTerminal?> TryAsync(HttpContext http, string code)
    {
        var what = new SignInTry("", "", http.Connection.RemoteIpAddress?.ToString() ?? "");
        if (await throttle.TakeAsync(what) is null || await terminals.EnrolAsync(code) is not { } enrolled)
        {
            return null;
        }

        await throttle.SucceededAsync(what);
        StaffCookies.Terminal.Write(http, enrolled.Secret);
        return enrolled.Terminal;
    }
}
