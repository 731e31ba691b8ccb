using Microsoft.AspNetCore.Identity;

namespace Koseki.Infrastructure.Persistence;

/// <summary>A member of the staff who may sign in. Never deleted, so that every record keeps its author.</summary>
public sealed class StaffAccount : IdentityUser
{
    /// <summary>氏名 as shown and as written into records.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Code of the office the person works in.</summary>
    public string Office { get; set; } = "";

    /// <summary>False once the person has left: sign-in is refused.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>True while the password is the first one, which somebody else has seen: it opens nothing but the change of itself.</summary>
    public bool MustChangePassword { get; set; }
}
