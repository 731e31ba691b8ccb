namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>Who stands at the kiosk, as the centre verified it.</summary>
public sealed record Jpki(string IssuerKeyId, string Serial, string Means);
