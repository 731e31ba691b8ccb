namespace Koseki.Domain.Cases;

/// <summary>職務: what a member of the staff may do.</summary>
public enum StaffRole
{
    /// <summary>窓口: search, enter notifications, issue certificates.</summary>
    Counter,

    /// <summary>審査: examine and send to decision.</summary>
    Examiner,

    /// <summary>決裁: decide on behalf of the mayor.</summary>
    Approver,

    /// <summary>当直: after-hours hold, nothing else.</summary>
    NightDuty,

    /// <summary>運用: operations; sees no register.</summary>
    Operator,
}

/// <summary>The Japanese words of roles.</summary>
public static class StaffRoleWords
{
    /// <summary>窓口, 審査, 決裁, 当直 or 運用.</summary>
    public static string Word(this StaffRole role) => role switch
    {
        StaffRole.Counter => "窓口",
        StaffRole.Examiner => "審査",
        StaffRole.Approver => "決裁",
        StaffRole.NightDuty => "当直",
        StaffRole.Operator => "運用",
    };
}

/// <summary>Who does something, where: written into every generation, receipt and audit line.</summary>
/// <param name="Account">The account's name, unique and never reused.</param>
/// <param name="Name">Display name.</param>
/// <param name="Roles">What the person may do.</param>
/// <param name="Office">Code of the office (本庁, 北部出張所 …).</param>
/// <param name="Terminal">Code of the terminal.</param>
public sealed record Actor(string Account, string Name, IReadOnlySet<StaffRole> Roles, string Office, string Terminal)
{
    /// <summary>Key of the sign-in the person acts from, asked again where each act is done; null for what no screen does (loads, feeds, the gateway).</summary>
    public string? Session { get; init; }

    /// <summary>Whether the person has the role.</summary>
    public bool Is(StaffRole role) => Roles.Contains(role);
}
