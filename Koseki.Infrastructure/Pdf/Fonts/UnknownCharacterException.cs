using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>A character that the font does not hold. The document is refused; no other glyph is ever put in its place.</summary>
public sealed class UnknownCharacterException(RegisterCharacter character, string text)
    : Exception($"「{text}」の文字 {character.CodePoints} は証明書の字形がないため、証明書を作れません。文字の同定を行ってください。")
{
    /// <summary>The character.</summary>
    public RegisterCharacter Character { get; } = character;

    /// <summary>The text it stands in.</summary>
    public string SurroundingText { get; } = text;
}
