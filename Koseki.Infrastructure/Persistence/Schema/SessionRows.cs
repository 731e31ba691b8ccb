using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>One sign-in: who, where, since when, and whether it still stands. The browser holds only the secret whose hash is the key.</summary>
public sealed class StaffSessionRow
{
    /// <summary>SHA-256 of the secret, 64 hexadecimal digits.</summary>
    public required string Key { get; init; }

    /// <summary>Account's name.</summary>
    public required string Account { get; init; }

    /// <summary>Number of the local account; null where the city's directory answers for the person.</summary>
    public string? AccountId { get; init; }

    /// <summary>The local account's stamp at sign-in: a changed password changes it.</summary>
    public string? Stamp { get; init; }

    /// <summary>氏名 at sign-in.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the duties at sign-in in their alphabetical order, joined by a space.</summary>
    public required string Roles { get; init; }

    /// <summary>How the person proved who they are (RFC 8176), joined by a space.</summary>
    public required string Methods { get; init; }

    /// <summary>Code of the office.</summary>
    public required string Office { get; init; }

    /// <summary>Its name then.</summary>
    public required string OfficeName { get; init; }

    /// <summary>Code of the terminal.</summary>
    public required string Terminal { get; init; }

    /// <summary>Its name then.</summary>
    public required string TerminalName { get; init; }

    /// <summary>Key of the enrolled browser (<see cref="TerminalEnrolmentRow"/>).</summary>
    public required string Device { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When keyboard or pointer were last used at one of its screens.</summary>
    public DateTimeOffset LastAct { get; set; }

    /// <summary>Signature of the key of the heads over the sign-in and <see cref="LastAct"/>.</summary>
    public byte[] ActSeal { get; set; } = [];

    /// <summary>When the person last proved who they are; null when the directory does not say.</summary>
    public DateTimeOffset? LastProof { get; set; }

    /// <summary>Since when it is locked, or null.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it ended, or null.</summary>
    public SessionEnd? EndedWhy { get; set; }
}

/// <summary>How often in a row something was tried in vain, for one account, one browser or one address.</summary>
public sealed class SignInTryRow
{
    /// <summary>What is counted, e.g. <c>address 192.0.2.7</c>; accounts stand as hashes.</summary>
    public required string Key { get; init; }

    /// <summary>Tries in a row that did not succeed.</summary>
    public int Failures { get; set; }

    /// <summary>The last of them.</summary>
    public required DateTimeOffset LastAt { get; set; }

    /// <summary>Tries turned away unread since then.</summary>
    public int Refused { get; set; }
}
