using System.Security.Cryptography;
using Koseki.Konbini.Gateway.ReleaseCheck;
using UglyToad.PdfPig.Content;

namespace Koseki.Konbini.Gateway.Families.Seals;

/// <summary>An impression as it stands on a page: millimetres from the upper left corner, pixels, and the hash over them.</summary>
internal sealed record PrintedImpression(double Left, double Top, double Right, double Bottom, int Width, int Height, string Sha256);

/// <summary>A finished 印鑑登録証明書 as printed.</summary>
/// <param name="Boxes">Labels and values below the impression, in their order.</param>
/// <param name="Beside">What stands in the row of the impression and around the boxes.</param>
/// <param name="Impressions">All pictures of the page; one of another form has no hash.</param>
internal sealed record PrintedSeal(IReadOnlyList<(string Label, string Value)> Boxes, string Beside, IReadOnlyList<PrintedImpression> Impressions);

/// <summary>
/// Reads a finished 印鑑登録証明書 by where its letters and pictures stand. It knows the form from the form, not from the
/// code that draws it: when the two come apart, nothing is issued.
/// </summary>
internal static class SealReader
{
    // Millimetres from the upper left corner of the page.
    private const double HeadBottom = 38, Left = 25, LabelRight = 65, Right = 185, BoxesTop = 78, RowHeight = 15, FootTop = 237;

    /// <summary>The paper, or null when the PDF cannot be read or has not exactly one page.</summary>
    internal static ReadPaper<PrintedSeal>? Read(byte[] pdf) => PaperPages.Read(pdf, pages => pages is [var page] ? Page(page) : null);

    private static PrintedSeal Page(Page page)
    {
        var letters = page.Letters.Select(l => (X: Millimetres(l.StartBaseLine.X), Y: Millimetres(page.Height - l.StartBaseLine.Y), l.Value))
            .Where(l => l.Y is > HeadBottom and < FootTop).ToList();
        var boxes = new List<(string, string)>();
        string In(double left, double top, double right, double bottom) => string.Concat(letters.Where(l => l.X >= left && l.X < right && l.Y > top && l.Y <= bottom).Select(l => l.Value));
        // Below the boxes the column of labels is empty.
        for (var top = BoxesTop; In(Left, top, LabelRight, top + RowHeight) is { Length: > 0 } label && top + RowHeight < FootTop; top += RowHeight)
        {
            boxes.Add((label, In(LabelRight, top, Right, top + RowHeight)));
        }

        var bottom = BoxesTop + RowHeight * boxes.Count;
        var beside = string.Concat(letters.Where(l => l.Y <= BoxesTop || l.Y > bottom || l.X < Left || l.X >= Right).Select(l => l.Value));
        return new(boxes, beside, [.. page.GetImages().Select(i => Impression(i, page.Height))]);
    }

    private static PrintedImpression Impression(IPdfImage image, double pageHeight)
    {
        var (bounds, stride) = (image.BoundingBox, (image.WidthInSamples + 7) / 8);
        var hash = "";
        if (image.BitsPerComponent == 1 && !image.IsImageMask && image.Decode.Count == 0 && image.MaskImage is null && image.TryGetBytesAsMemory(out var pixels) && pixels.Length == stride * image.HeightInSamples)
        {
            var rows = pixels.ToArray();
            for (var y = 0; y < image.HeightInSamples && image.WidthInSamples % 8 != 0; y++)
            {
                rows[(y + 1) * stride - 1] |= (byte)(0xFF >> (image.WidthInSamples % 8));
            }

            hash = Convert.ToHexStringLower(SHA256.HashData(rows));
        }

        return new(
            Millimetres(bounds.Left), Millimetres(pageHeight - bounds.Top), Millimetres(bounds.Right), Millimetres(pageHeight - bounds.Bottom), image.WidthInSamples, image.HeightInSamples, hash);
    }

    private static double Millimetres(double points) => points * 25.4 / 72;
}
