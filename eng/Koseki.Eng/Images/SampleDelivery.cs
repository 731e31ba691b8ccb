using System.Globalization;
using System.Text;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Images;

/// <summary>A delivery of a few imaged registers with drawn pages: invented people who were in the town before its data begin.</summary>
public static class SampleDelivery
{
    /// <summary>Its name.</summary>
    public const string Source = "見本の移行";

    // 様式, 氏, 名, 編製, 消除, who else is named, pages.
    private static readonly (ImagedForm Form, string Family, string Given, string Made, string Removed, string[] Others, int Pages)[] Registers =
    [
        (ImagedForm.Meiji31, "見本", "清吉", "明治40年5月1日", "大正8年2月10日", ["見本,ハル,ミホン　ハル,明治15年3月3日"], 2),
        (ImagedForm.Taisho4, "架空", "勇作", "大正8年2月10日", "昭和21年6月30日", ["架空,キヨ,カクウ　キヨ,大正2年11月5日", "架空,一,カクウ　ハジメ,"], 3),
        (ImagedForm.Showa23, "仮屋", "正", "昭和33年4月1日", "平成16年11月6日", ["仮屋,節子,カリヤ　セツコ,昭和10年1月15日"], 1),
    ];

    /// <summary>Writes the delivery into an empty folder; the first counts at which 本籍.</summary>
    public static async Task WriteAsync(string folder, IReadOnlyList<string> domiciles, CancellationToken cancellation)
    {
        var index = new StringBuilder();
        foreach (var (one, at) in Registers.Select((r, i) => (r, i)))
        {
            var (number, state) = ($"M{at + 1:000}", one.Form == ImagedForm.Showa23 ? RegisterState.Superseded : RegisterState.Removed);
            index.Append(string.Join(',', "戸籍", number, state.Word(), one.Form.Word(), domiciles[at % domiciles.Count], one.Family, one.Given, one.Made, one.Removed, $"{one.Pages}")).Append('\n');
            foreach (var other in one.Others)
            {
                index.Append(CultureInfo.InvariantCulture, $"人,{number},{other}\n");
            }

            for (var page = 1; page <= one.Pages; page++)
            {
                var file = $"{number}-{page}.png";
                index.Append(CultureInfo.InvariantCulture, $"頁,{number},{page},{file},{DrawnPage.Dpi}\n");
                await File.WriteAllBytesAsync(Path.Combine(folder, file), DrawnPage.Png((at * 100) + page), cancellation);
            }
        }

        await File.WriteAllTextAsync(Path.Combine(folder, ImagedIndex.FileName), index.ToString(), cancellation);
    }
}
