using System.Security.Claims;
using Koseki.Domain.Cases;
using Microsoft.AspNetCore.Components.Authorization;

namespace Koseki.Web.Security;

/// <summary>Who sits at this screen.</summary>
public sealed class CurrentStaff(AuthenticationStateProvider authentication)
{
    /// <summary>The person, their roles, office and terminal; throws when nobody is signed in (pages demand sign-in first).</summary>
    public async Task<Actor> ActorAsync() =>
        StaffClaims.ActorOf(await UserAsync()) ?? throw new InvalidOperationException("サインインしていません。");

    /// <summary>Names for the header: office and terminal in words.</summary>
    public async Task<(string Office, string Terminal)> PlaceAsync()
    {
        var user = await UserAsync();
        return (user.FindFirstValue(StaffClaims.OfficeName) ?? user.FindFirstValue(StaffClaims.Office) ?? "",
            user.FindFirstValue(StaffClaims.TerminalName) ?? user.FindFirstValue(StaffClaims.Terminal) ?? "");
    }

    /// <summary>The sign-in this screen belongs to, or null where screens are not locked here.</summary>
    public async Task<string?> SessionAsync() => ScreenLocks.SessionOf(await UserAsync());

    private async Task<ClaimsPrincipal> UserAsync() => (await authentication.GetAuthenticationStateAsync()).User;
}
