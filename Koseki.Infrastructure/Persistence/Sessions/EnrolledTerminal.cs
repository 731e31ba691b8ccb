namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>The terminal an enrolled browser stands at.</summary>
/// <param name="Device">Key of the browser.</param>
/// <param name="Code">Code of the terminal.</param>
/// <param name="Name">Its name.</param>
/// <param name="Office">Code of its office.</param>
/// <param name="OfficeName">Name of its office.</param>
public sealed record EnrolledTerminal(string Device, string Code, string Name, string Office, string OfficeName);

/// <summary>A browser that is or was a terminal, as the list of the operator shows it.</summary>
/// <param name="Device">Its key.</param>
/// <param name="At">When it was enrolled.</param>
/// <param name="IssuedBy">Who gave out the code.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
public sealed record TerminalDevice(string Device, DateTimeOffset At, string IssuedBy, DateTimeOffset? RevokedAt);

/// <summary>A terminal and the browsers enrolled as it.</summary>
public sealed record TerminalListing(string Code, string Name, string OfficeName, IReadOnlyList<TerminalDevice> Devices);
