namespace Koseki.Web.Components.Search;

/// <summary>
/// What was asked in the header, handed to the search page inside the server: personal data never stands in an
/// address, so it stays in no browser history and no log of addresses.
/// </summary>
public sealed class SearchRequest
{
    /// <summary>What was typed last.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Raised when something is asked.</summary>
    public event Action? Asked;

    /// <summary>Asks.</summary>
    public void Ask(string text)
    {
        Text = text;
        Asked?.Invoke();
    }
}
