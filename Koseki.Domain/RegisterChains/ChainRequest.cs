using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RegisterChains;

/// <summary>相続一式の請求: certificates of the registers of one person's chain, asked for at once.</summary>
/// <param name="Person">Whose chain.</param>
/// <param name="Seen">The chain as it was shown (<see cref="ChainRules.MarkOf"/>).</param>
/// <param name="Request">Who asks, and the papers wanted of it.</param>
public sealed record ChainRequest(PersonId Person, string Seen, CounterRequest Request);

/// <summary>A paper of a chain that was not issued, and why; the others were.</summary>
/// <param name="Wanted">The paper.</param>
/// <param name="Why">The reason.</param>
public sealed record LeftOut(WantedCertificate Wanted, CertificateRefusal Why);

/// <summary>相続一式: what is issued of a chain, and to whom. Pure.</summary>
public static class ChainRules
{
    /// <summary>The whole of a paper.</summary>
    public static WantedCertificate WholeOf(StayPaper paper) => paper switch
    {
        StayPaper.OfRegister { Register: var r } => new CertificateRequest(r.Id, CertificateKindWords.KindsOf(r.State)[0], []),
        StayPaper.OfImage { Register: var i } => new WantedCertificate.OfImage(new(i.Id, CertificateKindWords.KindsOfImage(i.State)[0])),
        _ => throw new InvalidOperationException(paper.GetType().Name),
    };

    /// <summary>Which papers of which generation the chain has: another mark is another chain.</summary>
    public static string MarkOf(RegisterChain chain, IReadOnlyDictionary<string, int> generations) => string.Join(' ', chain.Papers.Select(p => $"{p.Number}:{generations.GetValueOrDefault(p.Number)}"));

    /// <summary>Why nothing is issued to who asks, beside what every request is asked (<see cref="CounterRules"/>); null when it is.</summary>
    /// <param name="chain">The chain as recorded now.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="mark">The mark of the chain now.</param>
    public static CertificateRefusal? WhyNot(RegisterChain chain, ChainRequest request, string mark) =>
        request.Seen != mark ? new CertificateRefusal.ChainMoved()
        : request.Request.Lines.FirstOrDefault(l => !chain.Papers.Any(p => IsOf(l.Wanted, p))) is { } stray ? new CertificateRefusal.NotInChain(stray.Wanted.Of)
        : chain.IsDead && request.Request.Lines.Select(l => l.Capacity).Append(request.Request.Applicant.Capacity).Contains(ApplicantCapacity.Self) ? new CertificateRefusal.SubjectGone()
        : null;

    /// <summary>Whether a refusal is of one paper and stops only that one: a 届 on it, a record or a page that does not pass its check, a character that cannot be printed.</summary>
    public static bool IsOfThePaperAlone(CertificateRefusal why) =>
        why is CertificateRefusal.Held or CertificateRefusal.RecordForeign or CertificateRefusal.PageUnreadable or CertificateRefusal.Unprintable;

    private static bool IsOf(WantedCertificate wanted, StayPaper paper) => (wanted, paper) switch
    {
        (WantedCertificate.OfRegister { Request: var r }, StayPaper.OfRegister p) => r.Register == p.Register.Id,
        (WantedCertificate.OfImage { Request: var i }, StayPaper.OfImage p) => i.Register == p.Register.Id,
        _ => false,
    };
}
