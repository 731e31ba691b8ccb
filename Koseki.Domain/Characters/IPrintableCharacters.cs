namespace Koseki.Domain.Characters;

/// <summary>Which characters certificates can bear: those the installed fonts have exactly, none in place of another.</summary>
public interface IPrintableCharacters
{
    /// <summary>Whether a certificate prints the character; ASCII counts as the full-width form that stands on paper.</summary>
    bool IsPrintable(RegisterCharacter character);
}

/// <summary>Where no font is at hand (readable cases, drills): only what no font could print is told apart.</summary>
public sealed class AnyPrintable : IPrintableCharacters
{
    /// <summary>The only one.</summary>
    public static AnyPrintable Instance { get; } = new();

    private AnyPrintable()
    {
    }

    /// <inheritdoc/>
    public bool IsPrintable(RegisterCharacter character) =>
        character.Base is not (< 0x20 or (>= 0x7F and < 0xA0) or (>= 0xD800 and <= 0xDFFF)) && !RegisterCharacter.IsSelector(character.Base);
}
