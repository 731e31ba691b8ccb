using System.Security.Claims;
using System.Text.Encodings.Web;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Koseki.Web.Security;

/// <summary>
/// Who asks: the sign-in whose secret the browser sends, as it stands in the database at this moment. The city's
/// directory signs in here too: what it says of the person becomes a row, and from then on the row alone counts.
/// </summary>
public sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, StaffSessions sessions, EnrolledTerminals terminals)
    : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public new const string Scheme = "koseki";

    /// <summary>Where the secret of the terminal travels while the person is at the directory: its cookie does not come along from there.</summary>
    internal const string TerminalItem = "koseki-terminal";

    /// <summary>Where the key of the sign-in travels that the new one takes the place of.</summary>
    internal const string FormerItem = "koseki-former";

    /// <summary>The sign-in of a request as it was found; null when there is none.</summary>
    public static SessionStanding? StandingOf(HttpContext http) => http.Items.TryGetValue(typeof(SessionStanding), out var found) ? (SessionStanding)found! : null;

    /// <summary>Who asks; throws <see cref="SessionRefusedException"/> unless the sign-in is open.</summary>
    public static Actor ActorOf(HttpContext http) => StandingOf(http) is not { } standing ? throw new SessionRefusedException(SessionRefusal.Unknown)
        : standing.Refusal is { } refusal ? throw new SessionRefusedException(refusal) : standing.Session!.Actor;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (StaffCookies.Session.Read(Request) is not { } secret)
        {
            return AuthenticateResult.NoResult();
        }

        SessionStanding standing;
        try
        {
            standing = await sessions.AskAsync(StaffSessions.KeyOf(secret), Context.RequestAborted);
        }
        catch (JournalHaltedException e)
        {
            // Nobody is anybody on a record that does not hold; whoever signs in is told why.
            Logger.LogError("サインインを確かめられません: {Problem}", e.Message);
            return AuthenticateResult.NoResult();
        }

        Context.Items[typeof(SessionStanding)] = standing;
        return standing is { Session: { } session, State: not SessionState.Ended }
            ? AuthenticateResult.Success(new(StaffClaims.PrincipalOf(session), Scheme))
            : AuthenticateResult.NoResult();
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsGet(Request.Method))
        {
            Response.Redirect(SignInAddress(StandingOf(Context)));
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Redirect("/not-allowed");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        if (DirectoryPerson.Of(user) is not { } person || properties?.Items.TryGetValue(TerminalItem, out var device) is not true || device is null
            || await terminals.FindAsync(device, Context.RequestAborted) is not { } place)
        {
            // No sign-in comes of it: the next request is asked to sign in.
            return;
        }

        if (properties.Items.TryGetValue(FormerItem, out var former) && former is not null)
        {
            await sessions.EndAsync(former, SessionEnd.Replaced, Context.RequestAborted);
        }

        var (secret, _) = await sessions.BeginAsync(new(person.Account, person.Name, person.Roles, person.Methods, place) { ProvedAt = person.ProvedAt }, Context.RequestAborted);
        // The way back from the directory is a way from another site.
        StaffCookies.Session.Write(Context, secret, SameSiteMode.Lax);
    }

    /// <inheritdoc/>
    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        if (StaffCookies.Session.Read(Request) is { } secret)
        {
            await sessions.EndAsync(StaffSessions.KeyOf(secret), SessionEnd.SignedOut, Context.RequestAborted);
        }

        StaffCookies.Session.Delete(Context);
    }

    /// <summary>The sign-in page, with the reason where a sign-in ended by itself.</summary>
    internal static string SignInAddress(SessionStanding? standing) => standing?.Why is { } why and not SessionEnd.SignedOut ? $"/signin?ended={why}" : "/signin";
}
