using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Places;
using Koseki.Domain.RegisterChains;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Certificates;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.Certificates;

/// <summary>One paper of a chain, before it is issued.</summary>
/// <param name="Wanted">The whole of it.</param>
/// <param name="Paper">What it is of.</param>
/// <param name="Fee">Yen of a copy; null where the city has set none.</param>
/// <param name="Why">Why it is not issued now; null when it is.</param>
public sealed record ChainPaper(WantedCertificate Wanted, StayPaper Paper, int? Fee, ActRefusal? Why);

/// <summary>相続一式 as the counter sees it.</summary>
/// <param name="Stored">The chain.</param>
/// <param name="Papers">Its papers in order.</param>
/// <param name="Alike">Others of the same name and birth date: not in it.</param>
/// <param name="Candidates">Imaged registers that may close a gap, once two persons have read them.</param>
public sealed record ChainView(StoredChain Stored, IReadOnlyList<ChainPaper> Papers, IReadOnlyList<LikePerson> Alike, IReadOnlyList<ImagedHit> Candidates);

/// <summary>What was issued of a chain, and what not.</summary>
/// <param name="Copies">The copies.</param>
/// <param name="Left">What was not issued, each with its reason.</param>
public sealed record ChainIssue(IReadOnlyList<IssuedCertificate> Copies, IReadOnlyList<LeftOut> Left);

/// <summary>相続一式: the chain of all registers of one person, and its papers issued as one request. A paper that is held stops alone; who asks, and the chain that was shown, count for all.</summary>
public sealed class ChainDesk(ReadScopes scopes, JournalWriter journal, CertificateDesk certificates, ChainReader reader, CityReader city, AccessLog access, TimeProvider clock)
{
    /// <summary>The chain; each register of it is logged as seen. Null where no register of ours has the person. Throws <see cref="CaseException"/>.</summary>
    public async Task<ChainView?> OfAsync(PersonId person, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeCertificates);
        await using var scope = await scopes.OpenAsync(cancellation);
        var (stored, today) = (await StoredAsync(scope, person, cancellation), JapanTime.DayOf(clock.GetUtcNow()));
        if (!stored.IsKnown)
        {
            return null;
        }

        var settings = await city.ForShowAsync(today, cancellation);
        var papers = new List<ChainPaper>();
        foreach (var paper in stored.Chain.Papers)
        {
            var wanted = ChainRules.WholeOf(paper);
            await access.WriteAsync(actor, LookKind.Seen, wanted.Register, string.Create(CultureInfo.InvariantCulture, $"人 {person} の戸籍の連なり(相続一式)として {wanted.Of} を表示"), cancellation);
            papers.Add(new(wanted, paper, settings.FeeOf(wanted.Kind), await WhyNotAsync(scope, wanted, today, cancellation)));
        }

        return new(stored, papers, await ChainReader.AlikeAsync(scope, person, cancellation), await reader.CandidatesAsync(scope, stored.Chain, cancellation));
    }

    /// <summary>
    /// Issues what is asked for of a chain as one request: the paper that a 届 holds, or whose record or page does not pass its check, is left out and
    /// named; anything else refuses all of it. Throws <see cref="CaseException"/>.
    /// </summary>
    public async Task<ChainIssue> IssueAsync(ChainRequest request, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.IssueCertificates);
        Rulings.Refuse(CounterRules.WhyNot(request.Request, JapanTime.DayOf(clock.GetUtcNow())));
        try
        {
            var left = new List<LeftOut>();
            var (_, copies) = await journal.CommitAsync(actor, async open =>
            {
                left.Clear();
                var stored = await StoredAsync(open.Scope, request.Person, cancellation);
                Rulings.Refuse(ChainRules.WhyNot(stored.Chain, request, stored.Mark));
                var (deed, issued) = await certificates.WriteAsync(open, request.Request, left, cancellation);
                return (deed with { Text = $"相続一式(人 {request.Person}): {deed.Text}" }, issued);
            }, cancellation);
            return new(copies, [.. left]);
        }
        catch (UnknownCharacterException e)
        {
            throw new CaseException(new CertificateRefusal.Unprintable(e.Message));
        }
    }

    private async Task<StoredChain> StoredAsync(ReadScope scope, PersonId person, CancellationToken cancellation)
    {
        try
        {
            return await reader.OfAsync(scope, person, JapanTime.DayOf(clock.GetUtcNow()), cancellation);
        }
        catch (RegisterDocumentException e)
        {
            throw new CaseException(new CertificateRefusal.RecordForeign(e.Message));
        }
    }

    // Of images what is recorded alone: their pages are read when they are issued.
    private async Task<ActRefusal?> WhyNotAsync(ReadScope scope, WantedCertificate wanted, DateOnly today, CancellationToken cancellation)
    {
        try
        {
            await certificates.EnsureGivenAsync(scope, wanted, today, cancellation);
            return null;
        }
        catch (CaseException e) when (e.Why is not null)
        {
            return e.Why;
        }
    }
}
