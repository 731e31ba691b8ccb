using System.Text;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Certificates;

/// <summary>How recorded text looks on paper: Arabic digits and Latin letters full width, short titles stretched.</summary>
public static class PaperText
{
    /// <summary>ASCII letters, digits and marks made full width; everything else exactly as recorded.</summary>
    public static string Widen(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append(c is > ' ' and < '\x7F' ? (char)(c - '!' + '！') : c == ' ' ? '　' : c);
        }

        return result.ToString();
    }

    /// <summary>A title stretched to the width of four characters: 出生 → 出　　生 (字間, 付録A.1).</summary>
    public static string Stretch(string title)
    {
        var characters = RegisterText.Split(title).Select(c => c.ToString()).ToList();
        return characters.Count switch
        {
            2 => $"{characters[0]}　　{characters[1]}",
            _ => Widen(title),
        };
    }
}
