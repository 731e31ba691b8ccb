using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Pictures;

namespace Koseki.Infrastructure.Pdf;

/// <summary>Something drawn on a page. Lengths in millimetres from the upper left corner, type sizes in points.</summary>
public abstract record PageItem;

/// <summary>Text on one line; <paramref name="Y"/> is the baseline. <paramref name="Pitch"/> is the distance from one
/// character to the next in millimetres, or null for the font's own.</summary>
public sealed record PageText(double X, double Y, double Size, string Text, double? Pitch = null) : PageItem
{
    /// <summary>In the middle of the page.</summary>
    public static PageText Centred(double y, double size, string text) => new((PageModel.Width - Length(size, text)) / 2, y, size, text);

    /// <summary>Ending at <paramref name="right"/>.</summary>
    public static PageText EndedAt(double right, double y, double size, string text) => new(right - Length(size, text), y, size, text);

    private static double Length(double size, string text) => size * 25.4 / 72 * RegisterText.Count(text);
}

/// <summary>A straight rule.</summary>
public sealed record PageRule(double X1, double Y1, double X2, double Y2, double Width) : PageItem;

/// <summary>A frame without filling.</summary>
public sealed record PageFrame(double X, double Y, double Width, double Height, double Line) : PageItem;

/// <summary>A filled black outline (seal artwork): never text. Every contour is closed; the fill rule is nonzero.</summary>
/// <param name="Steps">In millimetres on the page.</param>
public sealed record PagePath(IReadOnlyList<PathStep> Steps) : PageItem;

/// <summary>登録印影, its upper left corner at (x, y). It has no size to be set: it is drawn at the one at which it was taken.</summary>
public sealed record PageImpression(double X, double Y, SealImpression Impression) : PageItem;

/// <summary>The picture of a page, its upper left corner at (x, y), in its original size.</summary>
public sealed record PagePicture(double X, double Y, PageBits Bits) : PageItem;

/// <summary>One page, A4 upright unless said otherwise.</summary>
/// <param name="Items">In drawing order.</param>
public sealed record PageModel(IReadOnlyList<PageItem> Items)
{
    /// <summary>Page width in millimetres.</summary>
    public const double Width = 210;

    /// <summary>Page height in millimetres.</summary>
    public const double Height = 297;

    /// <summary>Width and height in millimetres, of a sheet that is not A4 upright.</summary>
    public (double Width, double Height) Size { get; init; } = (Width, Height);
}
