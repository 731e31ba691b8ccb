using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Infrastructure.Pdf;

/// <summary>Makes 印鑑登録証明書 with the fonts and the writer of every certificate. Stateless but for the fonts, and safe to use from many tasks at once.</summary>
public sealed class SealCertificateRenderer(FontSet fonts)
{
    private readonly PdfWriter writer = new(fonts);

    /// <summary>The certificate as PDF; throws <see cref="UnknownCharacterException"/> or <see cref="BoxOverflowException"/>.</summary>
    public RenderedCertificate Render(SealCertificate content, CertificateIssue issue, PdfEnvelope envelope)
    {
        var pages = SealCertificateLayout.Arrange(content, issue);
        return new(writer.Write(pages, content.Title, envelope), pages.Count);
    }

    /// <summary>Why a content cannot be printed, in words; null when it can. Nothing is made.</summary>
    public string? WhyNot(SealCertificate content)
    {
        try
        {
            SealCertificateLayout.Require(content);
            foreach (var text in content.Boxes.Select(b => b.Value))
            {
                foreach (var character in RegisterText.Split(text))
                {
                    fonts.Require(character, text);
                }
            }

            return null;
        }
        catch (Exception e) when (e is UnknownCharacterException or BoxOverflowException)
        {
            return e.Message;
        }
    }
}
