using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.City;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>Makes the paper of an order from the register's generation, with the manifest that binds it to the order.</summary>
public sealed class KioskCertificateDesk(IDbContextFactory<KosekiDbContext> contexts, DoorGuard guard, CertificateDesk desk, CertificateRenderer renderer, MemberTokens tokens, TimeProvider clock)
{
    /// <summary>The paper; throws <see cref="DoorRefusalException"/> when there is none to be had.</summary>
    public async Task<(CertificateManifest Manifest, byte[] Pdf)> MakeAsync(CertificateOrder order, CancellationToken cancellation)
    {
        var kind = DoorKinds.Parse(order.Kind) ?? throw new DoorRefusalException("K5002", $"種類 {order.Kind} は扱っていません。");
        if (order.IssueDate != JapanTime.DayOf(clock.GetUtcNow()))
        {
            throw new DoorRefusalException("K5006", "発行日が今日ではありません。");
        }

        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var subject = await DoorSubject.FindAsync(database, guard, order.ResidentNumber, cancellation);
        var stored = await subject.LoadAsync(database, cancellation);
        await EnsureRecordedAsync(database, subject.Register, stored.Generation, cancellation);
        var persons = Chosen(order, stored.Register);
        if (kind.IsIndividual() == (persons.Count == 0))
        {
            throw new DoorRefusalException("K2004", "証明する人の指定が種類と合いません。");
        }

        var content = CertificateBuilder.Build(stored.Register, kind, persons, order.IssueDate);
        var paper = Render(content, await IssueAsync(order.IssueNumber, cancellation));
        return (new(order.IssueId, subject.Register.Value, stored.Generation, order.Kind, [.. persons.Select(p => p.Value)],
            paper.PageCount, paper.Bytes.Length, DoorEnvelope.HashOf(paper.Bytes), clock.GetUtcNow()), paper.Bytes);
    }

    private async Task EnsureRecordedAsync(KosekiDbContext database, RegisterId register, int generation, CancellationToken cancellation)
    {
        try
        {
            await desk.EnsureRecordedAsync(database, register, generation, cancellation);
        }
        catch (RegisterDocumentException e)
        {
            throw new DoorTamperedException(register, e);
        }
        catch (JournalHaltedException e)
        {
            throw new DoorRefusalException("K5901", e.Message);
        }
    }

    private List<PersonId> Chosen(CertificateOrder order, FamilyRegister register)
    {
        var known = register.Standing.ToDictionary(e => tokens.Of(order.ResidentNumber, register.Id, e.Person), e => e.Person, StringComparer.Ordinal);
        return [.. order.MemberTokens.Distinct(StringComparer.Ordinal)
            .Select(t => known.TryGetValue(t, out var person) ? person : throw new DoorRefusalException("K2004", "請求できない人の証です。"))];
    }

    private async Task<CertificateIssue> IssueAsync(string number, CancellationToken cancellation)
    {
        try
        {
            return await desk.IssueAsync(number, cancellation);
        }
        catch (CaseException e) when (e is not JournalHaltedException)
        {
            throw new DoorRefusalException(e.Why is SettingRefusal.Foreign ? "K5902" : "K5006", e.Message);
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
            throw new DoorRefusalException("K3009", e.Message);
        }
    }
}
