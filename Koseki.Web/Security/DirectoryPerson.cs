using System.Globalization;
using System.Security.Claims;
using Koseki.Domain.Cases;

namespace Koseki.Web.Security;

/// <summary>What the city's directory (Entra ID) says of a person, under its own long and short names.</summary>
/// <param name="Account">Account.</param>
/// <param name="Name">氏名.</param>
/// <param name="Roles">Duties: app roles named as <see cref="StaffRole"/>.</param>
/// <param name="Methods">How the person proved who they are.</param>
/// <param name="ProvedAt">When (auth_time), or null when the directory does not say: then nothing is decided.</param>
public sealed record DirectoryPerson(string Account, string Name, IReadOnlyList<StaffRole> Roles, IReadOnlyList<string> Methods, DateTimeOffset? ProvedAt)
{
    private const string LongMethod = "http://schemas.microsoft.com/claims/authnmethodsreferences";

    /// <summary>Reads the claims; null when they name nobody.</summary>
    public static DirectoryPerson? Of(ClaimsPrincipal user)
    {
        var account = user.Identity?.Name ?? user.FindFirstValue("preferred_username") ?? user.FindFirstValue("oid");
        return user.Identity is not { IsAuthenticated: true } || string.IsNullOrWhiteSpace(account) ? null : new(
            account,
            user.FindFirstValue("name") is { Length: > 0 } name ? name : account,
            [.. user.FindAll(c => c.Type is "roles" or ClaimTypes.Role).Select(c => Enum.TryParse<StaffRole>(c.Value, out var role) ? role : (StaffRole?)null).OfType<StaffRole>().Distinct()],
            [.. user.FindAll(c => c.Type is LongMethod or StaffClaims.Method).Select(c => c.Value).Distinct(StringComparer.Ordinal)],
            long.TryParse(user.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);
    }
}
