using System.Security.Claims;
using Koseki.Domain.Cases;

namespace Koseki.Web.Security;

/// <summary>The claims every signed-in member of the staff carries, whichever way the sign-in went.</summary>
public static class StaffClaims
{
    /// <summary>氏名 as shown.</summary>
    public const string DisplayName = "koseki:name";

    /// <summary>Code of the office chosen at sign-in.</summary>
    public const string Office = "koseki:office";

    /// <summary>Name of that office.</summary>
    public const string OfficeName = "koseki:office-name";

    /// <summary>Code of the terminal chosen at sign-in.</summary>
    public const string Terminal = "koseki:terminal";

    /// <summary>Name of that terminal.</summary>
    public const string TerminalName = "koseki:terminal-name";

    /// <summary>Number of this sign-in, made new each time.</summary>
    public const string Session = "koseki:session";

    /// <summary>When it was made: seconds since 1970-01-01T00:00Z.</summary>
    public const string SignedInAt = "koseki:signed-in-at";

    /// <summary>How the person proved who they are (RFC 8176): <c>pwd</c>, <c>hwk</c>, <c>user</c>, <c>mfa</c> …</summary>
    public const string Method = "amr";

    /// <summary>Who is signed in and where, or null when nobody is.</summary>
    public static Actor? ActorOf(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true, Name: { Length: > 0 } account })
        {
            return null;
        }

        var roles = Enum.GetValues<StaffRole>().Where(r => user.IsInRole(r.ToString())).ToHashSet();
        return new(account, user.FindFirstValue(DisplayName) ?? account, roles,
            user.FindFirstValue(Office) ?? "", user.FindFirstValue(Terminal) ?? "");
    }
}
