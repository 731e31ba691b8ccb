using System.Security.Claims;
using Koseki.Domain.Cases;
using Microsoft.AspNetCore.Authentication;

namespace Koseki.Web.Security;

/// <summary>
/// Makes the claims of both ways of signing in alike. Entra ID says roles, name and methods under its own long names;
/// the local accounts already speak ours and pass unchanged.
/// </summary>
public sealed class StaffClaimsTransformation : IClaimsTransformation
{
    private const string LongMethod = "http://schemas.microsoft.com/claims/authnmethodsreferences";

    /// <inheritdoc/>
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity is not ClaimsIdentity { IsAuthenticated: true } from || from.HasClaim(c => c.Type == StaffClaims.DisplayName))
        {
            return Task.FromResult(principal);
        }

        var account = from.Name ?? from.FindFirst("preferred_username")?.Value ?? from.FindFirst("oid")?.Value ?? "";
        var to = new ClaimsIdentity(from.Claims, from.AuthenticationType, ClaimTypes.Name, ClaimTypes.Role);
        if (from.NameClaimType != ClaimTypes.Name || !to.HasClaim(c => c.Type == ClaimTypes.Name))
        {
            to.AddClaim(new(ClaimTypes.Name, account));
        }

        to.AddClaim(new(StaffClaims.DisplayName, from.FindFirst("name")?.Value ?? account));
        foreach (var role in from.FindAll(c => c.Type == "roles" || c.Type == from.RoleClaimType)
            .Select(c => c.Value).Where(v => Enum.TryParse<StaffRole>(v, out _)).Distinct(StringComparer.Ordinal).ToList())
        {
            if (!to.HasClaim(ClaimTypes.Role, role))
            {
                to.AddClaim(new(ClaimTypes.Role, role));
            }
        }

        foreach (var method in from.FindAll(LongMethod).ToList())
        {
            to.AddClaim(new(StaffClaims.Method, method.Value));
        }

        return Task.FromResult(new ClaimsPrincipal(to));
    }
}
