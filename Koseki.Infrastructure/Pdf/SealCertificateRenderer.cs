using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf;

/// <summary>Makes 印鑑登録証明書.</summary>
public sealed class SealCertificateRenderer(FontSet fonts) : FormRenderer<SealCertificate>(fonts)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<PageModel> Arrange(SealCertificate content, CertificateIssue issue) => SealCertificateLayout.Arrange(content, issue);

    /// <inheritdoc/>
    protected override void Require(SealCertificate content) => SealCertificateLayout.Require(content);

    /// <inheritdoc/>
    protected override IEnumerable<string> TextsOf(SealCertificate content) => content.Boxes.Select(b => b.Value);

    /// <inheritdoc/>
    protected override string TitleOf(SealCertificate content) => content.Title;
}
