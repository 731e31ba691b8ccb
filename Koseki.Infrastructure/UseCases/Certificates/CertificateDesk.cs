using System.Globalization;
using System.Security.Cryptography;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.City;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Certificates;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Infrastructure.UseCases.Certificates;

/// <summary>A certificate before it is issued: its pages as pictures, or why there is none.</summary>
/// <param name="Refusal">Why, and what to do; null when it can be issued.</param>
/// <param name="Pages">Pages as SVG.</param>
/// <param name="Fee">Yen per copy.</param>
/// <param name="Generation">The generation of the register that the pages show.</param>
public sealed record CertificatePreparation(string? Refusal, IReadOnlyList<string> Pages, int Fee, int Generation = 0);

/// <summary>One issued copy.</summary>
public sealed record IssuedCertificate(string IssueNumber, byte[] Pdf);

/// <summary>窓口の証明書: a held register, a wrong kind or an unknown character refuses; every copy is numbered and kept.</summary>
public sealed class CertificateDesk(ReadScopes scopes, JournalWriter journal, CertificateRenderer renderer, AccessLog access, JournalGuard guard, CaseGuard holds, OutageGuard outages, CityReader city, TimeProvider clock)
{
    private const string PreviewNumber = "00000000-00-0000000";

    /// <summary>The certificate as it would be issued; the look is logged.</summary>
    public async Task<CertificatePreparation> PrepareAsync(CertificateRequest request, Actor actor, CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        var fee = 0;
        try
        {
            actor.Demand(Permission.SeeCertificates);
            var settings = await city.AtAsync(Today, cancellation);
            fee = FeeOf(settings, request.Kind);
            var (content, generation) = await ContentAsync(scope, request, Today, cancellation);
            var pages = renderer.Preview(content, IssueOf(settings, PreviewNumber));
            await access.WriteAsync(actor, LookKind.CertificateSeen, request.Register, $"戸籍 {request.Register} の{request.Kind.Word()}を表示", cancellation);
            return new(null, pages, fee, generation);
        }
        catch (Exception e) when (e is CaseException or UnknownCharacterException)
        {
            return new(e.Message, [], fee);
        }
    }

    /// <summary>
    /// Issues copies: each with a number of its own, in one transaction with the record of issue. <paramref name="seen"/> is the
    /// generation whose pages were looked at; another one is refused with <see cref="CertificateRefusal.Moved"/>.
    /// </summary>
    public async Task<IReadOnlyList<IssuedCertificate>> IssueAsync(CertificateRequest request, CertificateApplicant applicant, Actor actor, int? seen = null, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.IssueCertificates);
        Rulings.Refuse(IssueDecision.WhyNot(applicant));
        try
        {
            var (_, issued) = await journal.CommitAsync(actor, open => WriteAsync(open, request, applicant, seen, cancellation), cancellation);
            return issued;
        }
        catch (UnknownCharacterException e)
        {
            throw new CaseException(new CertificateRefusal.Unprintable(e.Message));
        }
    }

    private async Task<(Deed Deed, List<IssuedCertificate> Copies)> WriteAsync(JournalTransaction open, CertificateRequest request, CertificateApplicant applicant, int? seen, CancellationToken cancellation)
    {
        var (content, generation) = await ContentAsync(open.Scope, request, Today, cancellation);
        Rulings.Refuse(IssueDecision.WhyNot(seen, generation));
        var settings = await open.CityAsync(cancellation);
        var fee = FeeOf(settings, request.Kind);
        var copies = new List<IssuedCertificate>();
        for (var i = 0; i < applicant.Copies; i++)
        {
            var next = await open.NextAsync("issue");
            var number = string.Create(CultureInfo.InvariantCulture, $"{Today:yyyyMMdd}-00-{next:0000000}");
            var paper = renderer.Render(content, IssueOf(settings, number), PdfEnvelope.Archive);
            copies.Add(new(number, paper.Bytes));
            IssueBook.Add(open, new(number, request, generation, applicant, fee, SHA256.HashData(paper.Bytes)));
        }

        return (new Deed(DeedKind.CertificateIssued, $"戸籍 {request.Register} の{request.Kind.Word()}を {applicant.Copies} 通発行した"), copies);
    }

    /// <summary>What the counter would answer to whoever asks for the whole register, if 戸籍 were given out at all; null when it would give it. Writes nothing.</summary>
    internal async Task<ActRefusal?> WhyNotIfOpenAsync(RegisterId register, CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        try
        {
            await ContentIfOpenAsync(scope, new(register, CertificateKind.Whole, []), Today, cancellation);
            return null;
        }
        catch (CaseException e) when (e.Why is not null)
        {
            return e.Why;
        }
    }

    internal async Task<CertificateIssue> IssueAsync(string number, CancellationToken cancellation) => IssueOf(await city.AtAsync(Today, cancellation), number);

    private static CertificateIssue IssueOf(CitySettings settings, string number)
    {
        var official = IssueDecision.CertifierOf(settings).Demand();
        return new(number, settings.Day, official.Title, official.Name) { Seal = official.Seal };
    }

    /// <summary>Makes sure that a generation is the one that was recorded, as <see cref="JournalGuard"/> says.</summary>
    internal Task EnsureRecordedAsync(ReadScope scope, RegisterId register, int generation, CancellationToken cancellation) =>
        guard.EnsureAsync(scope.Database, DocumentKey.Of(register), generation, cancellation);

    private async Task<(CertificateContent Content, int Generation)> ContentAsync(ReadScope scope, CertificateRequest request, DateOnly today, CancellationToken cancellation)
    {
        Rulings.Refuse(IssueDecision.WhyNotNow(await outages.IsClosedAsync(cancellation)));
        return await ContentIfOpenAsync(scope, request, today, cancellation);
    }

    private async Task<(CertificateContent Content, int Generation)> ContentIfOpenAsync(ReadScope scope, CertificateRequest request, DateOnly today, CancellationToken cancellation)
    {
        var stored = await StoredAsync(scope, request.Register, cancellation) ?? throw new CaseException(new CertificateRefusal.UnknownRegister(request.Register));
        var heldBy = await RegisterStore.ReceiptsAsync(scope.Database, await holds.HoldsAsync(scope.Database, [request.Register.Value], cancellation), cancellation);
        return (IssueDecision.Of(new(stored.Register, heldBy, request.Kind, request.Persons, today)).Demand(), stored.Generation);
    }

    private async Task<StoredRegister?> StoredAsync(ReadScope scope, RegisterId register, CancellationToken cancellation)
    {
        try
        {
            var stored = await RegisterStore.LoadAsync(scope.Database, register, cancellation);
            if (stored is not null)
            {
                await guard.EnsureAsync(scope.Database, DocumentKey.Of(register), stored.Generation, cancellation);
            }

            return stored;
        }
        catch (RegisterDocumentException e)
        {
            throw new CaseException(new CertificateRefusal.RecordForeign(e.Message));
        }
    }

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    private static int FeeOf(CitySettings settings, CertificateKind kind) => IssueDecision.FeeOf(settings, kind).Demand();
}
