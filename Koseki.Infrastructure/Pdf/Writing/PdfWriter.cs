using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>What surrounds the same pages.</summary>
public enum PdfEnvelope
{
    /// <summary>PDF 1.4 for the convenience-store kiosk: no metadata, no object streams, nothing but pages and fonts.</summary>
    Kiosk,

    /// <summary>PDF/A-2u for the counter and for keeping.</summary>
    Archive,
}

/// <summary>
/// Writes pages as PDF. Same pages, same bytes; both envelopes hold the same content streams. Text reads back exactly,
/// variation selectors included. Immutable; used from many tasks at once.
/// </summary>
public sealed class PdfWriter(FontSet fonts)
{
    private static readonly string MediaBox = $"[0 0 {PdfFile.Number(Points(PageModel.Width))} {PdfFile.Number(Points(PageModel.Height))}]";

    private readonly BaseFont constant = new(fonts, BaseFont.RegisterForms);

    /// <summary>The document; throws <see cref="UnknownCharacterException"/> when a character has no glyph.</summary>
    public byte[] Write(IReadOnlyList<PageModel> pages, string title, PdfEnvelope envelope)
    {
        using var file = new PdfFile(envelope == PdfEnvelope.Kiosk ? "1.4" : "1.7");
        using var operators = new ByteBuffer(32 * 1024);
        var (used, pictures) = (new DocumentFonts(fonts, constant), new DocumentImpressions());
        var (catalog, tree, resources) = (file.Reserve(), file.Reserve(), file.Reserve());
        var kids = new List<int>(pages.Count);
        foreach (var page in pages)
        {
            operators.Clear();
            _ = UnknownCharacterException.Naming(kids.Count + 1, () => ContentStream.Write(page, used, pictures, operators));
            var stream = file.AddStream("", operators.Written);
            kids.Add(file.Add($"<</Type/Page/Parent {tree} 0 R/MediaBox{(page.Size == (PageModel.Width, PageModel.Height) ? MediaBox : BoxOf(page))}/Resources {resources} 0 R/Contents {stream} 0 R>>"));
        }

        file.Set(resources, $"<</Font<<{used.Write(file)}>>{pictures.Write(file)}>>");
        file.Set(tree, $"<</Type/Pages/Count {kids.Count}/Kids[{string.Join(' ', kids.Select(k => $"{k} 0 R"))}]>>");
        file.Set(catalog, $"<</Type/Catalog/Pages {tree} 0 R/Lang(ja-JP){(envelope == PdfEnvelope.Archive ? ArchiveParts.Write(file, title) : "")}>>");
        return file.Finish(catalog, envelope == PdfEnvelope.Kiosk ? null : title);
    }

    private static string BoxOf(PageModel page) => $"[0 0 {PdfFile.Number(Points(page.Size.Width))} {PdfFile.Number(Points(page.Size.Height))}]";

    internal static double Points(double millimetres) => millimetres * 72 / 25.4;
}
