using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.AspNetCore.Components.Authorization;

namespace Koseki.Web.Security;

/// <summary>Who sits at this screen, asked of the sign-in's row each time.</summary>
public sealed class CurrentStaff(AuthenticationStateProvider authentication, StaffSessions sessions, SessionGuard guard)
{
    /// <summary>The person, their duties, office and terminal; throws <see cref="SessionRefusedException"/> unless the sign-in is open at this moment.</summary>
    public async Task<Actor> ActorAsync() => (await OpenAsync()).Actor;

    /// <summary>Names for the header: office and terminal in words.</summary>
    public async Task<(string Office, string Terminal)> PlaceAsync()
    {
        var session = await OpenAsync();
        return (session.OfficeName, session.TerminalName);
    }

    /// <summary>The sign-in, while it is open.</summary>
    public async Task<StaffSession> OpenAsync()
    {
        var standing = await StandingAsync();
        return standing.Refusal is { } refusal ? throw new SessionRefusedException(refusal) : standing.Session!;
    }

    /// <summary>Whether the person has to prove who they are before 決裁.</summary>
    public async Task<bool> NeedsProofAsync() => await guard.NeedsProofAsync(await OpenAsync());

    private async Task<SessionStanding> StandingAsync() =>
        StaffClaims.KeyOf((await authentication.GetAuthenticationStateAsync()).User) is { } key ? await sessions.AskAsync(key) : new(null, SessionState.Ended, null);
}
