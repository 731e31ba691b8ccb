using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>A character that the font does not hold. The document is refused; no other glyph is ever put in its place.</summary>
/// <param name="character">The character.</param>
/// <param name="text">The text it stands in.</param>
/// <param name="page">The page, counted from 1; 0 while it is not known.</param>
public sealed class UnknownCharacterException(RegisterCharacter character, string text, int page = 0)
    : Exception($"{(page == 0 ? "" : $"{page}枚目の")}「{text}」の文字 {character.CodePoints} は証明書の字形がないため、証明書を作れません。文字の同定を行ってください。")
{
    /// <summary>The character.</summary>
    public RegisterCharacter Character { get; } = character;

    /// <summary>The text it stands in.</summary>
    public string SurroundingText { get; } = text;

    /// <summary>Makes one page, counted from 1; an unknown character on it is reported with the page's number.</summary>
    internal static T Naming<T>(int page, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (UnknownCharacterException e)
        {
            throw new UnknownCharacterException(e.Character, e.SurroundingText, page);
        }
    }
}
