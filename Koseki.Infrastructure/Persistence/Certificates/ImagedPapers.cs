using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Pictures;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Scans;

namespace Koseki.Infrastructure.Persistence.Certificates;

/// <summary>Reads what a 謄本 or 抄本 of a 画像戸籍 is made of: the register as recorded, and its pages, each compared with its hash.</summary>
public sealed class ImagedPapers(ChainReader reader, ContentReader contents)
{
    /// <summary>The register with its generation; throws <see cref="CaseException"/> when there is none, or it gives no such paper.</summary>
    internal async Task<RecordedImage> FindAsync(ReadScope scope, ImagedRequest request, CancellationToken cancellation)
    {
        try
        {
            var found = (await reader.ImagedAsync(scope.Database, [request.Register], cancellation)).GetValueOrDefault(request.Register) ?? throw new CaseException(new CertificateRefusal.UnknownImage(request.Register));
            Rulings.Refuse(ImagedCertificates.WhyNot(found.Register, request));
            return found;
        }
        catch (RegisterDocumentException e)
        {
            throw new CaseException(new CertificateRefusal.RecordForeign(e.Message));
        }
    }

    /// <summary>What stands on the paper. Throws <see cref="CaseException"/>.</summary>
    internal async Task<ImagedContent> ContentAsync(ImagedRegister register, ImagedRequest request, DateOnly issuedOn, CancellationToken cancellation)
    {
        var pages = new List<PageBits>(register.Pages.Count);
        for (var i = 0; i < register.Pages.Count; i++)
        {
            pages.Add(await PageAsync(register.Pages[i], i + 1, [.. request.Masks.Where(m => m.Page == i + 1)], cancellation));
        }

        return new(ImagedCertificates.WordingOf(request, issuedOn), register, pages);
    }

    private async Task<PageBits> PageAsync(ImagedPage page, int number, IReadOnlyCollection<PageMask> masks, CancellationToken cancellation)
    {
        try
        {
            await using var stream = await contents.OpenAsync(page.Content, cancellation);
            var file = GC.AllocateUninitializedArray<byte>(page.Length);
            await stream.ReadExactlyAsync(file, cancellation);
            return PagePictures.Of(page, file, masks);
        }
        catch (Exception e) when (e is ContentException or DamagedImageException or EndOfStreamException)
        {
            throw new CaseException(new CertificateRefusal.PageUnreadable(number, e.Message));
        }
    }
}
