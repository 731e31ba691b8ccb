using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>What a sign-in is made from.</summary>
/// <param name="Account">Account's name.</param>
/// <param name="Name">氏名.</param>
/// <param name="Roles">Duties.</param>
/// <param name="Methods">How the person proved who they are.</param>
/// <param name="Place">The enrolled terminal.</param>
public sealed record SessionStart(string Account, string Name, IReadOnlyCollection<StaffRole> Roles, IReadOnlyCollection<string> Methods, EnrolledTerminal Place)
{
    /// <summary>Number of the local account; null where the city's directory answers for the person.</summary>
    public string? AccountId { get; init; }

    /// <summary>The local account's stamp.</summary>
    public string? Stamp { get; init; }

    /// <summary>When the person proved who they are; null when nobody says.</summary>
    public DateTimeOffset? ProvedAt { get; init; }
}

/// <summary>A sign-in as it stands in the database.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Actor">Who acts, where; carries the key.</param>
/// <param name="OfficeName">Name of the office.</param>
/// <param name="TerminalName">Name of the terminal.</param>
/// <param name="Methods">How the person proved who they are.</param>
/// <param name="IsLocal">Whether a local account stands behind it, so that its password can be asked.</param>
/// <param name="Device">Key of the enrolled browser.</param>
/// <param name="LastProof">When the person last proved who they are.</param>
public sealed record StaffSession(string Key, Actor Actor, string OfficeName, string TerminalName, IReadOnlyList<string> Methods, bool IsLocal, string Device, DateTimeOffset? LastProof);

/// <summary>A sign-in and where it stands; no session when there is none of this key.</summary>
public sealed record SessionStanding(StaffSession? Session, SessionState State, SessionEnd? Why)
{
    /// <summary>What an act is told, or null while it may be done.</summary>
    public SessionRefusal? Refusal => Session is null ? SessionRefusal.Unknown
        : State switch { SessionState.Open => null, SessionState.Locked => SessionRefusal.Locked, _ => SessionRefusal.Ended };
}
