namespace Koseki.Web.Components.Layout;

/// <summary>One thing that is to be read before an act of record.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">As it will stand.</param>
/// <param name="Look">name (as names are set), large (what must not be mistaken), or empty.</param>
public sealed record AskFact(string Label, string Value, string Look = "");
