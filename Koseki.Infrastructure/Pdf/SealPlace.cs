using Koseki.Domain.Certificates;

namespace Koseki.Infrastructure.Pdf;

/// <summary>
/// The seal where every certificate bears it: in its own size, its upper left corner at (165, 255) mm (family-register 4.4.2). The
/// outline of the seal placed last is kept, because one office seals with the same one all day; never more than one.
/// </summary>
internal static class SealPlace
{
    internal const double X = 165, Y = 255;

    private static volatile Placed? last;

    /// <summary>The outline in its place; throws <see cref="FormatException"/> as <see cref="OutlineReader"/> does.</summary>
    internal static PagePath Of(CertificateSeal seal)
    {
        var known = last;
        if (known is null || known.Seal != seal)
        {
            last = known = new(seal, OutlineReader.Read(seal, X, Y, seal.Side));
        }

        return known.Path;
    }

    private sealed record Placed(CertificateSeal Seal, PagePath Path);
}
