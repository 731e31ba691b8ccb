using System.Globalization;
using System.Text;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Eng.Bench.Pdf;

/// <summary>
/// Registers harder than real ones: every name is drawn from all ideographs and sequences of the font, so that hardly any
/// character stands on a page twice. The same seed gives the same register.
/// </summary>
internal sealed class HardRegister
{
    private const int FirstIdeograph = 0x3400;
    private readonly string[] characters;

    internal HardRegister(FontSet fonts)
    {
        var font = fonts.Fonts[0];
        characters =
        [
            .. font.Characters.Keys.Where(c => c is >= FirstIdeograph and not (>= 0xD800 and < 0xF900)).Order().Select(c => new RegisterCharacter(c, 0))
                .Concat(font.Sequences.Keys.OrderBy(s => s.Base).ThenBy(s => s.Selector))
                .Where(c => fonts.Find(c) is not null).Select(c => c.ToString()),
        ];
    }

    /// <summary>How many characters names are drawn from.</summary>
    internal int Characters => characters.Length;

    /// <summary>A register of so many persons; two fill a page.</summary>
    internal FamilyRegister Make(int seed, int persons)
    {
        var random = new Random(seed);
        var (family, head) = (Name(random, 3), Name(random, 5));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"＠戸籍 R1\n本籍　埼玉県越谷市東越谷一丁目{seed % 900 + 1}番地\n氏名　{family}　{head}\n　【氏の振り仮名】コシガヤ\n戸籍事項\n　戸籍編製　【編製日】令和8年6月10日\n");
        for (var i = 0; i < persons; i++)
        {
            Person(text, random, i + 1, i == 0 ? head : Name(random, 5));
        }

        return RegisterNotation.Parse(text.ToString().TrimEnd('\n'));
    }

    private void Person(StringBuilder text, Random random, int number, string name) => text.Append(CultureInfo.InvariantCulture, $"""
        戸籍に記録されている者
        　＠人 P{number}
        　＠性別 男
        　＠入籍 令和8年6月10日 婚姻
        　【名】{name}
        　【名の振り仮名】タロウ
        　【生年月日】平成10年4月{number % 28 + 1}日
        　【父】{Name(random, 8)}
        　【母】{Name(random, 8)}
        　【続柄】長男
        身分事項
        　出生　【出生日】平成10年4月{number % 28 + 1}日
        　　　　【出生地】埼玉県越谷市
        　　　　【届出日】平成10年4月{number % 28 + 2}日
        　　　　【届出人】{Name(random, 8)}
        　婚姻　【婚姻日】令和8年6月10日
        　　　　【配偶者氏名】{Name(random, 8)}
        　　　　【従前戸籍】埼玉県越谷市越ヶ谷四丁目2番地　{Name(random, 8)}

        """);

    private string Name(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => characters[random.Next(characters.Length)]));
}
