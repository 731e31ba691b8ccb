using System.Globalization;
using Koseki.Domain.Certificates;

namespace Koseki.Infrastructure.Pdf;

/// <summary>Reads registered seal artwork and places it on the page.</summary>
public static class OutlineReader
{
    private const int LongestOutline = 200_000;

    /// <summary>
    /// The outline with its square at (x, y) millimetres, <paramref name="side"/> wide. Throws
    /// <see cref="FormatException"/> in Japanese, naming the place, for anything but closed M L Q C Z contours inside it.
    /// </summary>
    public static PagePath Read(CertificateSeal seal, double x, double y, double side)
    {
        if (!(seal.Extent > 0) || seal.Outline.Length > LongestOutline)
        {
            throw new FormatException($"公印の輪郭が登録できる形ではありません(一辺は0より大きく、長さは{LongestOutline:N0}字まで)。");
        }

        var steps = new List<PathStep>();
        var open = false;
        for (var at = 0; at < seal.Outline.Length;)
        {
            var command = seal.Outline[at];
            if (char.IsWhiteSpace(command))
            {
                at++;
                continue;
            }

            var begin = at++;
            while (at < seal.Outline.Length && !char.IsAsciiLetterUpper(seal.Outline[at]))
            {
                at++;
            }

            var step = Step(command, Numbers(seal.Outline[(begin + 1)..at], begin), seal.Extent, begin);
            if ((command == 'M') == open)
            {
                throw Problem(begin, "輪郭が閉じていません");
            }

            open = command != 'Z';
            steps.Add(step.Placed(x, y, side / seal.Extent, side / seal.Extent));
        }

        return open || steps.Count == 0 ? throw Problem(seal.Outline.Length, "輪郭が閉じていません") : new(steps);
    }

    private static PathStep Step(char command, double[] n, double extent, int at)
    {
        if (n.Any(v => v < 0 || v > extent))
        {
            throw Problem(at, "座標が印影の外にあります");
        }

        return (command, n.Length) switch
        {
            ('M' or 'L', 2) => new(command, n[0], n[1]),
            ('Q', 4) => new(command, n[0], n[1], n[2], n[3]),
            ('C', 6) => new(command, n[0], n[1], n[2], n[3], n[4], n[5]),
            ('Z', 0) => PathStep.Close,
            _ => throw Problem(at, $"「{command}」の座標の数が違うか、使えない命令です(使えるのは M L Q C Z)"),
        };
    }

    private static double[] Numbers(string text, int at) =>
    [
        .. text.Split([' ', ',', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(n =>
            double.TryParse(n, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value : throw Problem(at, $"「{n}」を数として読めません")),
    ];

    private static FormatException Problem(int at, string what) => new($"公印の輪郭の{at + 1}文字目: {what}。印影を登録し直してください。");
}
