using System.Text;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>What PDF/A-2u asks for besides the pages: XMP metadata and an sRGB output intent.</summary>
internal static class ArchiveParts
{
    /// <summary>Adds the objects and returns the entries for the catalog.</summary>
    internal static string Write(PdfFile file, string title)
    {
        var xmp = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            + "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" pdfaid:part=\"2\" pdfaid:conformance=\"U\"/>"
            + $"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{System.Security.SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title></rdf:Description>"
            + "</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
        var metadata = file.AddStored("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(xmp));
        var profile = file.AddStream("/N 3", SrgbProfile.Bytes);
        var intent = file.Add($"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB)/DestOutputProfile {profile} 0 R>>");
        return $"/Metadata {metadata} 0 R/OutputIntents[{intent} 0 R]/MarkInfo<</Marked false>>";
    }
}
