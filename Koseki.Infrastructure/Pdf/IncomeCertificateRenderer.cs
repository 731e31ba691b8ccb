using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Incomes;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf;

/// <summary>Makes 所得証明書.</summary>
public sealed class IncomeCertificateRenderer(FontSet fonts) : FormRenderer<IncomeCertificate>(fonts)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<PageModel> Arrange(IncomeCertificate content, CertificateIssue issue) => IncomeCertificateLayout.Arrange(content, issue);

    /// <inheritdoc/>
    protected override void Require(IncomeCertificate content) => IncomeCertificateLayout.Require(content);

    /// <inheritdoc/>
    protected override IEnumerable<string> TextsOf(IncomeCertificate content) => content.Boxes.Select(b => b.Value);

    /// <inheritdoc/>
    protected override string TitleOf(IncomeCertificate content) => content.Title;
}
