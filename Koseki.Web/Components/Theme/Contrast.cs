using System.Globalization;

namespace Koseki.Web.Components.Theme;

/// <summary>Contrast of two colours as JIS X 8341-3:2016 (WCAG 1.4.3) defines it.</summary>
public static class Contrast
{
    /// <summary>From 1 (none) to 21 (black on white). Colours are <c>#rrggbb</c>.</summary>
    public static double Ratio(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex) =>
        0.2126 * Channel(hex, 1) + 0.7152 * Channel(hex, 3) + 0.0722 * Channel(hex, 5);

    private static double Channel(string hex, int at)
    {
        var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
