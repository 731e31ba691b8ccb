namespace Koseki.Web.Components.Certificates;

/// <summary>What was said of a spoilt copy.</summary>
/// <param name="Reason">Why.</param>
/// <param name="IsRefunded">Whether the fee was given back.</param>
public sealed record SpoilAnswer(string Reason, bool IsRefunded);
