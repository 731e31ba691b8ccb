using Koseki.Domain.Certificates;

namespace Koseki.Infrastructure.Pdf;

/// <summary>
/// The seal where every certificate bears it: 24 mm square, its left edge at x = 165 mm (family-register 4.4.2). The
/// outline of the seal placed last is kept, because one office seals with the same one all day; never more than one.
/// </summary>
internal static class SealPlace
{
    internal const double X = 165, Y = 255, Side = 24;

    private static volatile Placed? last;

    /// <summary>The outline in its place; throws <see cref="FormatException"/> as <see cref="OutlineReader"/> does.</summary>
    internal static PagePath Of(CertificateSeal seal)
    {
        var known = last;
        if (known is null || known.Seal != seal)
        {
            last = known = new(seal, OutlineReader.Read(seal, X, Y, Side));
        }

        return known.Path;
    }

    private sealed record Placed(CertificateSeal Seal, PagePath Path);
}
