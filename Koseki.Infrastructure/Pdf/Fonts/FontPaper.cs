using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>What the installed fonts print: asks the same fonts as the certificate, loaded when first asked.</summary>
public sealed class FontPaper(Lazy<FontSet> fonts) : IPrintableCharacters
{
    /// <summary>With fonts at hand.</summary>
    public FontPaper(FontSet fonts)
        : this(new Lazy<FontSet>(fonts))
    {
    }

    /// <inheritdoc/>
    public bool IsPrintable(RegisterCharacter character) =>
        fonts.Value.Find(character.Selector == 0 && character.Base < 0x80 ? new(PaperText.Widen(((char)character.Base).ToString())[0], 0) : character) is not null;
}
