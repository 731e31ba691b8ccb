using System.Collections.Frozen;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>
/// The characters that stand on nearly every certificate of a form set, as one font made and compressed once. A document
/// adds only what is its own. A character that is not in the register font is left out here and looked for later.
/// </summary>
internal sealed class BaseFont
{
    /// <summary>Name of the font resource.</summary>
    internal const string Resource = "B";

    /// <summary>The fixed words of 戸籍 certificates, the commonest labels, digits and the city's own address.</summary>
    internal const string RegisterForms =
        "　（）【】、。－０１２３４５６７８９全部個人事項証明除籍本氏名戸編製日に記録されている者振り仮生年月配偶区分夫妻父母続柄長男女二三一身出届婚姻従前死亡"
        + "の以下余白次頁発行番号これは、中書面である平成令和昭埼玉県越谷市丁目地町大字東南西北";

    private readonly FrozenDictionary<RegisterCharacter, ShownCharacter> characters;

    internal BaseFont(FontSet fonts, string text)
    {
        var font = fonts.Fonts[0];
        var subset = new FontSubset(font);
        var found = new Dictionary<RegisterCharacter, ShownCharacter>();
        foreach (var character in RegisterText.Split(text))
        {
            if (!found.ContainsKey(character) && fonts.Find(character) is { Font: 0 } glyph)
            {
                found[character] = new(Resource, subset.Add(character, glyph.Glyph), font.ThousandthsOf(glyph.Glyph));
            }
        }

        characters = found.ToFrozenDictionary();
        Font = new(subset, isConstant: true);
    }

    internal EmbeddedFont Font { get; }

    internal bool TryFind(RegisterCharacter character, out ShownCharacter found) => characters.TryGetValue(character, out found);
}
