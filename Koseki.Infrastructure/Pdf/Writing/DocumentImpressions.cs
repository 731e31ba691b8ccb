using System.Globalization;
using Koseki.Domain.Certificates.SealRegistrations;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>The 印影 of one document: pictures of one bit a pixel, as they were registered.</summary>
internal sealed class DocumentImpressions
{
    private readonly List<SealImpression> used = [];

    /// <summary>The name of the resource of an impression.</summary>
    internal string Use(SealImpression impression)
    {
        used.Add(impression);
        return Resource(used.Count);
    }

    /// <summary>Writes the pictures; the entry of the resource dictionary, empty when there are none.</summary>
    internal string Write(PdfFile file)
    {
        if (used.Count == 0)
        {
            return "";
        }

        var entries = used.Select((picture, i) =>
        {
            var dictionary = string.Create(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/ColorSpace/DeviceGray/BitsPerComponent 1");
            return $"/{Resource(i + 1)} {file.AddStream(dictionary, picture.Rows.Span)} 0 R";
        });
        return $"/XObject<<{string.Concat(entries)}>>";
    }

    private static string Resource(int number) => string.Create(CultureInfo.InvariantCulture, $"S{number}");
}
