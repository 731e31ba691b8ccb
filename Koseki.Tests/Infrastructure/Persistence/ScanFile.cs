using Koseki.Tests.Infrastructure.Scans;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Files as scanners write them, as short as can be.</summary>
internal static class ScanFile
{
    /// <summary>One white dot.</summary>
    internal static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==");

    /// <summary>Eight grey squares.</summary>
    internal static byte[] Jpeg { get; } = Jpegs.Noise(16, 32, 1);

    /// <summary>A PDF of one page; the catalogue has some words more.</summary>
    internal static byte[] Pdf(string inside = "") => Pdfs.Page(inside);

    /// <summary>A PNG of a length.</summary>
    internal static byte[] Long(int length) => Pngs.Padded(Png, length);
}
