using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf;

/// <summary>Makes 住民票の写し.</summary>
public sealed class ResidentSheetRenderer(FontSet fonts) : FormRenderer<ResidentSheets>(fonts)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<PageModel> Arrange(ResidentSheets content, CertificateIssue issue) => ResidentSheetLayout.Arrange(content, issue);

    /// <inheritdoc/>
    protected override void Require(ResidentSheets content) => ResidentSheetLayout.Require(content);

    /// <inheritdoc/>
    protected override IEnumerable<string> TextsOf(ResidentSheets content) =>
        content.Heading.Select(b => b.Value).Concat(content.Sheets.SelectMany(s => s.Persons).SelectMany(p => p.Rows.SelectMany(r => r).Select(b => b.Value).Append(p.Kana).Append(p.OtherKana)));

    /// <inheritdoc/>
    protected override string TitleOf(ResidentSheets content) => "住民票の写し";
}
