using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.City;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.UseCases.Certificates;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>Makes the paper of an order from the register's generation, with the manifest that binds it to the order.</summary>
public sealed class KioskCertificateDesk(ReadScopes scopes, DoorGuard guard, CertificateDesk desk, CertificateRenderer renderer, MemberTokens tokens, TimeProvider clock)
{
    /// <summary>The paper; throws <see cref="DoorRefusalException"/> when there is none to be had.</summary>
    public async Task<(CertificateManifest Manifest, byte[] Pdf)> MakeAsync(CertificateOrder order, CancellationToken cancellation)
    {
        var kind = Denials.Demand(DoorDecision.Kind(order.Kind));
        Denials.Deny(DoorDecision.WhyNotOn(order.IssueDate, JapanTime.DayOf(clock.GetUtcNow())));
        await using var scope = await scopes.OpenAsync(cancellation);
        var subject = await DoorSubject.FindAsync(scope, guard, order.ResidentNumber, cancellation);
        var stored = await subject.LoadAsync(scope, cancellation);
        await EnsureRecordedAsync(scope, subject.Register, stored.Generation, cancellation);
        var persons = Denials.Demand(DoorDecision.Persons(kind, order.MemberTokens, MembersOf(order, stored.Register)));
        var content = CertificateBuilder.Build(stored.Register, kind, persons, order.IssueDate);
        var paper = Render(content, await IssueAsync(order.IssueNumber, cancellation));
        return (new(order.IssueId, subject.Register.Value, stored.Generation, order.Kind, [.. persons.Select(p => p.Value)],
            paper.PageCount, paper.Bytes.Length, DoorEnvelope.HashOf(paper.Bytes), clock.GetUtcNow()), paper.Bytes);
    }

    private async Task EnsureRecordedAsync(ReadScope scope, RegisterId register, int generation, CancellationToken cancellation)
    {
        try
        {
            await desk.EnsureRecordedAsync(scope, register, generation, cancellation);
        }
        catch (RegisterDocumentException e)
        {
            throw new DoorTamperedException(register, e);
        }
        catch (JournalHaltedException e)
        {
            throw new DoorRefusalException(new DoorDenial.Halted(e.Message));
        }
    }

    private Dictionary<string, PersonId> MembersOf(CertificateOrder order, FamilyRegister register) =>
        register.Standing.ToDictionary(e => tokens.Of(order.ResidentNumber, register.Id, e.Person), e => e.Person, StringComparer.Ordinal);

    private async Task<CertificateIssue> IssueAsync(string number, CancellationToken cancellation)
    {
        try
        {
            return await desk.IssueAsync(number, cancellation);
        }
        catch (CaseException e) when (e is not JournalHaltedException)
        {
            throw new DoorRefusalException(e.Why is SettingRefusal.Foreign ? new DoorDenial.RecordForeign(e.Message) : new DoorDenial.NotCertified(e.Message));
        }
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
