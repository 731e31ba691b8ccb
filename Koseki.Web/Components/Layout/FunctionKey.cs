namespace Koseki.Web.Components.Layout;

/// <summary>What one function key does on the page that is open.</summary>
/// <param name="Key">F1 … F12 or Escape, as the browser names it.</param>
/// <param name="Label">Two to six characters for the bar.</param>
/// <param name="Press">What happens.</param>
public sealed record FunctionKey(string Key, string Label, Func<Task> Press);
