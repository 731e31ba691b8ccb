using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Security;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>
/// A 戸籍証明書 of nobody (<see cref="SpecimenRegister"/>), made by what makes every other, and what must stand on it, for the test of a
/// gateway before opening. It asks no database: nobody's seal, no number that is given.
/// </summary>
public sealed class SpecimenDesk(CertificateRenderer renderer, TimeProvider clock)
{
    private static readonly CertificateSeal Seal = new("M0 0L1000 0L1000 1000L0 1000Z M80 80L80 920L920 920L920 80Z", 1000);

    /// <summary>The paper; throws <see cref="DoorRefusalException"/> for a kind that the door does not serve, or a font without its characters.</summary>
    public SpecimenAnswer Make(SpecimenQuestion question)
    {
        var kind = Denials.Demand(DoorDecision.Kind(question.Kind));
        var register = SpecimenRegister.Register;
        var standing = kind.IsIndividual() ? 1 : SpecimenRegister.Persons.Count;
        var paper = Render(CertificateBuilder.Build(register, kind, kind.IsIndividual() ? [register.Entries[0].Person] : [], question.Day), new(question.IssueNumber, question.Day, "埼玉県越谷市長", "見本　市長") { Seal = Seal });
        return new(
            new(Guid.Empty, register.Id.Value, 1, question.Kind, [], paper.PageCount, paper.Bytes.Length, DoorEnvelope.HashOf(paper.Bytes), clock.GetUtcNow()),
            new(Guid.Empty, register.Id.Value, 1, CertificateWording.InForce(kind, question.Day).Title, SpecimenRegister.Domicile, SpecimenRegister.HeadName,
                [.. SpecimenRegister.Persons.Take(standing)], [.. SpecimenRegister.Persons.Skip(standing)]),
            paper.Bytes, renderer.FontHash);
    }

    private RenderedCertificate Render(CertificateContent content, CertificateIssue issue)
    {
        try
        {
            return renderer.Render(content, issue, PdfEnvelope.Kiosk);
        }
        catch (UnknownCharacterException e)
        {
            throw new DoorRefusalException(new DoorDenial.Unprintable(e.Message));
        }
    }
}
