using System.Security.Cryptography;
using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Refusals;

namespace Koseki.Konbini.Gateway.Families;

/// <summary>How a paper is made here: certified by whom the core says, and refused where it cannot be printed whole.</summary>
internal static class FormPaper
{
    /// <summary>The paper of an order; throws <see cref="RefusedException"/>.</summary>
    internal static async Task<MadePaper> MakeAsync<TContent>(this FormRenderer<TContent> renderer, TContent content, PaperOrder order, CityCertifiers certifiers, CancellationToken work)
    {
        var certifier = await certifiers.OfAsync(order.IssueDate, order.Deadline, work);
        return renderer.Made(content, new(order.IssueNumber, order.IssueDate, certifier.Title, certifier.Name) { Seal = certifier.Seal });
    }

    /// <summary>The paper of an issue; throws <see cref="RefusedException"/>.</summary>
    internal static MadePaper Made<TContent>(this FormRenderer<TContent> renderer, TContent content, CertificateIssue issue)
    {
        try
        {
            var paper = renderer.Render(content, issue, PdfEnvelope.Kiosk);
            return new(paper.Bytes, paper.PageCount, Convert.ToHexStringLower(SHA256.HashData(paper.Bytes)));
        }
        catch (Exception e) when (e is UnknownCharacterException or BoxOverflowException)
        {
            throw new RefusedException(Refusal.CannotBePrinted, e.Message);
        }
    }
}
