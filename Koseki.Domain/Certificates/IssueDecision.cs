using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>What was read before a certificate is made.</summary>
/// <param name="Register">The register as it stands, its record checked.</param>
/// <param name="HeldBy">受付番号 of the notifications that hold it, the oldest first.</param>
/// <param name="Kind">The kind asked for.</param>
/// <param name="Persons">Who is to stand on it, where it is individual.</param>
/// <param name="Today">Today in Japan.</param>
public sealed record CertificateQuestion(FamilyRegister Register, IReadOnlyList<string> HeldBy, CertificateKind Kind, IReadOnlyList<PersonId> Persons, DateOnly Today)
{
    /// <summary>What is to stand on it, where parts are chosen.</summary>
    public IReadOnlyList<CertifiedPart> Parts { get; init; } = [];

    /// <summary>請求者の氏名; null while nobody has asked yet.</summary>
    public string? Requester { get; init; }
}

/// <summary>窓口の証明書: whether one is made, and whether its copies leave. Pure.</summary>
public static class IssueDecision
{
    /// <summary>What stands on it, or why there is none.</summary>
    public static Ruling<CertificateContent> Of(CertificateQuestion question) =>
        question.HeldBy is [var oldest, ..] ? new CertificateRefusal.Held(oldest)
        : CertificateBuilder.WhyNot(question.Register, question.Kind, question.Persons, question.Parts) is { } unfit ? unfit
        : question is { Kind: CertificateKind.Unmarried, Requester: { } requester } && !UnmarriedRules.IsFor(question.Register, question.Persons[0], requester) ? new CertificateRefusal.NotThePerson()
        : CertificateBuilder.Build(question.Register, question.Kind, question.Persons, question.Today, question.Parts);

    /// <summary>Why no 戸籍 is given out at all; null when they are.</summary>
    /// <param name="isClosed">Whether the paper list of an outage is not worked off.</param>
    public static CertificateRefusal? WhyNotNow(bool isClosed) => isClosed ? new CertificateRefusal.PaperListOpen() : null;

    /// <summary>Why nobody gets copies by what is said of who asks (戸籍法10条〜10条の3); null when they may.</summary>
    public static CertificateRefusal? WhyNot(CertificateApplicant applicant) => applicant.Problems is [var first, ..] ? new CertificateRefusal.ApplicantUnfit(first.Box, first.Problem) : null;

    /// <summary>Why copies of this generation are not those that were looked at; null when they are, or nobody looked.</summary>
    public static CertificateRefusal? WhyNot(int? seen, int generation) => seen is { } looked && looked != generation ? new CertificateRefusal.Moved() : null;

    /// <summary>Who certifies on the day of the settings, or that nobody does (戸籍法施行規則73条).</summary>
    public static Ruling<Certifier> CertifierOf(CitySettings settings) => settings.Certifier is { } certifier ? certifier : new CertificateRefusal.NobodyCertifies();

    /// <summary>Yen of one copy, or that the city has set none.</summary>
    public static Ruling<int> FeeOf(CitySettings settings, CertificateKind kind) => settings.FeeOf(kind) is { } fee ? fee : new CertificateRefusal.NoFee(kind);
}
