namespace Koseki.Kiosk.Api;

/// <summary>What a machine asks for.</summary>
/// <param name="Card">Label of a sample card.</param>
/// <param name="Kind">CertificateType of the contract; the menu alone is asked when it is left out.</param>
/// <param name="Members">Names as the menu shows them; without them the holder of the card, where persons are needed.</param>
/// <param name="Copies">Copies, 1 when left out.</param>
/// <param name="Until">Last message sent: menu, create, pdf or result (result when left out). After create the application is cancelled.</param>
/// <param name="Options">Items as the menu offers them; none when left out.</param>
/// <param name="Year">課税年度 by the western calendar, where the certificate has one; the newest offered when left out.</param>
public sealed record IssueRequest(string Card, string? Kind = null, IReadOnlyList<string>? Members = null, int Copies = 1, string Until = "result", IReadOnlyList<string>? Options = null, int? Year = null);
