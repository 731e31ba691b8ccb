namespace Koseki.Domain.Certificates;

/// <summary>One line of a request.</summary>
/// <param name="Wanted">The certificate.</param>
/// <param name="Copies">部数, from 1 to <see cref="CertificateApplicant.MostCopies"/>.</param>
public sealed record RequestLine(WantedCertificate Wanted, int Copies)
{
    /// <summary>請求の資格 for this certificate, of the same path as that of the request; null for the same.</summary>
    public string? Capacity { get; init; }

    /// <summary>The generation whose pages were looked at; null when nobody looked, or it is of no register.</summary>
    public int? Seen { get; init; }

    /// <summary>Yen of a copy that was shown; null when nobody looked.</summary>
    public int? SeenPrice { get; init; }
}

/// <summary>請求: one person asks for one or several certificates, of one or several people, at once.</summary>
/// <param name="Applicant">Who asks, by what right, and how that was shown.</param>
/// <param name="Lines">What is wanted, from 1 to <see cref="MostLines"/>.</param>
public sealed record CounterRequest(CertificateApplicant Applicant, IReadOnlyList<RequestLine> Lines)
{
    /// <summary>Most lines of one request.</summary>
    public const int MostLines = 30;

    /// <summary>Most copies of one request: they are made in one act of record, during which nothing else is recorded.</summary>
    public const int MostCopies = 30;
}

/// <summary>Whether a request is granted (戸籍法10条〜10条の4, 48条), and what it costs. Pure.</summary>
public static class CounterRules
{
    /// <summary>Why nothing is issued; null when every line is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="today">The day of it.</param>
    public static CertificateRefusal? WhyNot(CounterRequest request, DateOnly today)
    {
        var applicant = request.Applicant;
        if (request.Lines.Count is 0 or > CounterRequest.MostLines)
        {
            return new CertificateRefusal.ApplicantUnfit("lines", $"証明書を1件から{CounterRequest.MostLines}件まで選んでください。");
        }

        if (request.Lines.Sum(l => (long)l.Copies) > CounterRequest.MostCopies)
        {
            return new CertificateRefusal.ApplicantUnfit("copies", $"一つの請求で出せるのは、合わせて{CounterRequest.MostCopies}通までです。請求を分けてください。");
        }

        if (applicant.ProblemsOf(applicant.Capacity) is [var first, ..])
        {
            return new CertificateRefusal.ApplicantUnfit(first.Box, first.Problem);
        }

        var path = ApplicantCapacity.Of(applicant.Capacity)!.Path;
        return request.Lines.Select(l => WhyNot(l, applicant, path)).FirstOrDefault(w => w is not null)
            ?? (applicant.Exemption.Length > 0 && ExemptionOf(applicant, today) is null ? new CertificateRefusal.NoExemption(applicant.Exemption, path) : null);
    }

    /// <summary>Yen that one copy of a line costs: of a certificate of single matters the fee of each.</summary>
    /// <param name="fee">The fee of the city's table.</param>
    /// <param name="wanted">The certificate.</param>
    public static int PriceOf(int fee, WantedCertificate wanted) => fee * wanted.Units;

    /// <summary>Why what was said to be paid for a line is not taken; null when it is that of the day's table.</summary>
    public static CertificateRefusal? WhyNotPaid(RequestLine line, int price) => line.SeenPrice is { } seen && seen != price ? new CertificateRefusal.FeeMoved(line.Wanted.Kind, price) : null;

    /// <summary>The exemption that a request names, if there is one of its path on the day.</summary>
    public static FeeExemption? ExemptionOf(CertificateApplicant applicant, DateOnly today) =>
        ApplicantCapacity.Of(applicant.Capacity) is { } capacity ? FeeExemption.For(capacity.Path, today).FirstOrDefault(e => e.Word == applicant.Exemption) : null;

    private static CertificateRefusal? WhyNot(RequestLine line, CertificateApplicant applicant, ApplicantPath path) =>
        ApplicantCapacity.Of(line.Capacity ?? applicant.Capacity) is not { } capacity || capacity.Path != path ? new CertificateRefusal.OtherPath(line.Capacity ?? "")
        : !capacity.MayAskFor(line.Wanted.Kind) ? new CertificateRefusal.NotForCapacity(line.Wanted.Kind, capacity)
        : line.Wanted.Kind == CertificateKind.Unmarried && applicant.Agent.Trim().Length > 0 ? new CertificateRefusal.SelfOnly(line.Wanted.Kind)
        : line.Copies is < 1 or > CertificateApplicant.MostCopies ? new CertificateRefusal.ApplicantUnfit("copies", $"部数は1から{CertificateApplicant.MostCopies}までです。")
        : applicant.ProblemsOf(capacity.Word) is [var first, ..] ? new CertificateRefusal.ApplicantUnfit(first.Box, first.Problem)
        : null;
}
