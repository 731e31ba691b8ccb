using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Infrastructure.Pdf;

/// <summary>Makes 住民票の写し with the fonts and the writer of every certificate. Stateless but for the fonts, and safe to use from many tasks at once.</summary>
public sealed class ResidentSheetRenderer(FontSet fonts)
{
    private readonly PdfWriter writer = new(fonts);

    /// <summary>The certificate as PDF; throws <see cref="UnknownCharacterException"/> or <see cref="BoxOverflowException"/>.</summary>
    public RenderedCertificate Render(ResidentSheets content, CertificateIssue issue, PdfEnvelope envelope)
    {
        var pages = ResidentSheetLayout.Arrange(content, issue);
        return new(writer.Write(pages, "住民票の写し", envelope), pages.Count);
    }

    /// <summary>Why a content cannot be printed, in words; null when it can. Nothing is made.</summary>
    public string? WhyNot(ResidentSheets content)
    {
        try
        {
            ResidentSheetLayout.Require(content);
            foreach (var text in content.Heading.Select(b => b.Value).Concat(content.Sheets.SelectMany(s => s.Persons).SelectMany(p => p.Rows.SelectMany(r => r).Select(b => b.Value).Append(p.Kana).Append(p.OtherKana))))
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
