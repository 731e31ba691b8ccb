using System.Security.Claims;
using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Web.Security;

/// <summary>The claims of a request or a screen: made anew from the sign-in's row each time, for the policies of the pages. Acts ask the row itself.</summary>
public static class StaffClaims
{
    /// <summary>Key of the sign-in.</summary>
    public const string Session = "koseki:session";

    /// <summary>How the person proved who they are (RFC 8176): <c>pwd</c>, <c>hwk</c>, <c>user</c>, <c>mfa</c> …</summary>
    public const string Method = "amr";

    /// <summary>The key of the sign-in, or null.</summary>
    public static string? KeyOf(ClaimsPrincipal? user) => user?.FindFirstValue(Session);

    /// <summary>What the policies of the pages see of a sign-in.</summary>
    public static ClaimsPrincipal PrincipalOf(StaffSession session) => new(new ClaimsIdentity(
    [
        // Form tokens are bound to this one: a token of another sign-in is refused.
        new Claim(ClaimTypes.NameIdentifier, session.Key),
        new Claim(ClaimTypes.Name, session.Actor.Account),
        new Claim(Session, session.Key),
        .. session.Actor.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString())),
        .. session.Methods.Select(m => new Claim(Method, m)),
    ], SessionHandler.Scheme));
}
