using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Infrastructure.Pdf;

/// <summary>A finished certificate: one byte array, never assembled from page files.</summary>
/// <param name="Bytes">The PDF.</param>
/// <param name="PageCount">Number of pages.</param>
public sealed record RenderedCertificate(byte[] Bytes, int PageCount);

/// <summary>Makes certificates. Stateless but for the fonts, and safe to use from many tasks at once.</summary>
public sealed class CertificateRenderer(FontSet fonts)
{
    private readonly PdfWriter writer = new(fonts);

    /// <summary>SHA-256 of the register font, hexadecimal.</summary>
    public string FontHash => fonts.Fonts[0].Sha256;

    /// <summary>With the register font alone.</summary>
    public CertificateRenderer(TrueTypeFont font)
        : this(new FontSet(font))
    {
    }

    /// <summary>The certificate as PDF; throws <see cref="UnknownCharacterException"/> when a character has no glyph.</summary>
    public RenderedCertificate Render(CertificateContent content, CertificateIssue issue, PdfEnvelope envelope)
    {
        if (content.IsSpecimen)
        {
            throw new InvalidOperationException("見本は証明書になりません。");
        }

        var pages = CertificateLayout.Arrange(content, issue);
        return new(writer.Write(pages, content.Kind.Word(), envelope), pages.Count);
    }

    /// <summary>仕切紙: whose papers come next. It certifies nothing and names nobody.</summary>
    public byte[] Separator(string office, string terminal, string time, string number) => writer.Write([new(
    [
        new PageFrame(20, 30, PageModel.Width - 40, 110, 1),
        PageText.Centred(60, 48, "仕切紙"), PageText.Centred(80, 20, $"端末　{PaperText.Widen(terminal)}"), PageText.Centred(95, 14, $"事務所　{PaperText.Widen(office)}"),
        PageText.Centred(108, 12, PaperText.Widen(time)), PageText.Centred(120, 12, $"次の紙　{PaperText.Widen(number)}"), PageText.Centred(133, 12, "この紙は証明書ではありません。"),
    ])], "仕切紙", PdfEnvelope.Archive);

    /// <summary>謄本・抄本 of a 画像戸籍 as PDF; throws <see cref="UnknownCharacterException"/>.</summary>
    public RenderedCertificate Render(ImagedContent content, CertificateIssue issue, PdfEnvelope envelope)
    {
        var pages = ImagedCertificateLayout.Arrange(content, issue);
        return new(writer.Write(pages, content.Wording.Title, envelope), pages.Count);
    }

    /// <summary>The sheet with the certification as a picture.</summary>
    public IReadOnlyList<string> Preview(ImagedContent content, CertificateIssue issue) => [SvgWriter.Write(ImagedCertificateLayout.Arrange(content, issue)[^1], fonts)];

    /// <summary>Why a content cannot be printed, in words; null when it can. Nothing is made.</summary>
    public string? WhyNot(CertificateContent content)
    {
        try
        {
            foreach (var text in content.Rows.SelectMany(r => r.Cells).Select(c => c.Text))
            {
                Require(text);
            }

            return null;
        }
        catch (UnknownCharacterException e)
        {
            return e.Message;
        }
    }

    /// <summary>Throws <see cref="UnknownCharacterException"/> naming the first character of a text that has no glyph.</summary>
    public void Require(string text)
    {
        foreach (var character in RegisterText.Split(PaperText.Widen(text)))
        {
            fonts.Require(character, text);
        }
    }

    /// <summary>The pages as SVG pictures whose glyphs are outlines, for the preview on screen.</summary>
    public IReadOnlyList<string> Preview(CertificateContent content, CertificateIssue issue) =>
        [.. CertificateLayout.Arrange(content, issue).Select((p, i) => UnknownCharacterException.Naming(i + 1, () => SvgWriter.Write(p, fonts)))];
}
