using System.Globalization;
using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Infrastructure.Pdf.Pictures;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>The pictures of one document: 印影 of one bit a pixel as they were registered, and pages of registers as they are kept.</summary>
internal sealed class DocumentImpressions
{
    private readonly List<Func<PdfFile, int>> used = [];

    /// <summary>The name of the resource of an impression.</summary>
    internal string Use(SealImpression impression) => Use(file => file.AddStream(
        string.Create(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {impression.Width}/Height {impression.Height}/ColorSpace/DeviceGray/BitsPerComponent 1"), impression.Rows.Span));

    /// <summary>The name of the resource of a page.</summary>
    internal string Use(PageBits bits) => Use(file => file.AddPicture(
        string.Create(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {bits.Width}/Height {bits.Height}{bits.Dictionary}"), bits));

    /// <summary>Writes the pictures; the entry of the resource dictionary, empty when there are none.</summary>
    internal string Write(PdfFile file) => used.Count == 0 ? "" : $"/XObject<<{string.Concat(used.Select((write, i) => $"/{Resource(i + 1)} {write(file)} 0 R"))}>>";

    private string Use(Func<PdfFile, int> write)
    {
        used.Add(write);
        return Resource(used.Count);
    }

    private static string Resource(int number) => string.Create(CultureInfo.InvariantCulture, $"S{number}");
}
