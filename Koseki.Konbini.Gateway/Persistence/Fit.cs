namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>How long texts may be, and the one way to make an explaining text fit: nothing ever fails because its explanation is long.</summary>
public static class Fit
{
    /// <summary>Reasons, problems and messages, in UTF-16 units.</summary>
    public const int Text = 400;

    /// <summary>氏名, 本籍 and 筆頭者.</summary>
    public const int Name = 300;

    /// <summary>A row of a feed.</summary>
    public const int Row = 1000;

    /// <summary>The beginning of an explaining text; 「…」 says that it goes on. Not for names: what identifies somebody is never cut.</summary>
    public static string Reason(string text, int longest = Text)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
