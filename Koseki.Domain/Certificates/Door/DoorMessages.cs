namespace Koseki.Domain.Certificates.Door;

/// <summary>
/// The words of the certificate door between the gateway and the core. The gateway always asks; every question and
/// answer is signed over its id, nonce, deadline and body. Kinds are written with the codes of <see cref="DoorKinds"/>.
/// </summary>
public static class DoorVerbs
{
    /// <summary>Which 戸籍 certificates may a resident have, and whose names may stand on them?</summary>
    public const string Eligibility = "eligibility";

    /// <summary>The PDF with its manifest.</summary>
    public const string Certificates = "certificates";

    /// <summary>What must and must not stand on the paper.</summary>
    public const string Facts = "facts";

    /// <summary>The single-use right to release.</summary>
    public const string Claim = "claim";

    /// <summary>The dry form of a claim: produces no bytes, no number and no statistics.</summary>
    public const string Probe = "probe";

    /// <summary>What the gateway has closed, put before the staff; answered with what two of them decided.</summary>
    public const string Stops = "stops";

    /// <summary>Who certifies on a day, with the seal: for papers that the gateway makes itself.</summary>
    public const string Certifier = "certifier";

    /// <summary>How a node of the gateway fares.</summary>
    public const string Report = "report";

    /// <summary>What the staff ordered of the gateway: answered when there is something, or after a while.</summary>
    public const string Orders = "orders";

    /// <summary>How many certificates were issued: counts by day, without anybody's number.</summary>
    public const string Counts = "counts";

    /// <summary>A 戸籍証明書 of nobody, for the test before opening.</summary>
    public const string Specimen = "specimen";

    /// <summary>All verbs.</summary>
    public static IReadOnlyList<string> All { get; } = [Eligibility, Certificates, Facts, Claim, Probe, Stops, Certifier, Report, Orders, Counts, Specimen];
}

/// <summary>Certificate kinds as the door and the kiosk contract write them.</summary>
public static class DoorKinds
{
    /// <summary>戸籍全部事項証明書.</summary>
    public const string Whole = "KOSEKI_ZENBU";

    /// <summary>戸籍個人事項証明書.</summary>
    public const string Individual = "KOSEKI_KOJIN";

    /// <summary>The kind of a code; null for a code this door does not serve.</summary>
    public static CertificateKind? Parse(string code) => code switch
    {
        Whole => CertificateKind.Whole,
        Individual => CertificateKind.Individual,
        _ => null,
    };
}

/// <summary>Asks what a resident may have.</summary>
/// <param name="ResidentNumber">宛名番号.</param>
public sealed record EligibilityQuestion(string ResidentNumber)
{
    /// <summary>The highest journal number the gateway was told before; 0 for none.</summary>
    public long KnownHead { get; init; }
}

/// <summary>A person who may be chosen.</summary>
/// <param name="Token">Opaque, bound to resident, register and person.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="Self">Whether it is the resident.</param>
public sealed record DoorMember(string Token, string DisplayName, bool Self);

/// <summary>What a resident may have.</summary>
/// <param name="Refusal">K3xxx when nothing, else null.</param>
/// <param name="Kinds">Codes of the kinds offered.</param>
/// <param name="Members">Persons standing in the register.</param>
/// <param name="DataAsOf">As of when.</param>
public sealed record EligibilityAnswer(string? Refusal, IReadOnlyList<string> Kinds, IReadOnlyList<DoorMember> Members, DateTimeOffset DataAsOf)
{
    /// <summary>The head of the core's journal.</summary>
    public HeadWord? Head { get; init; }
}

/// <summary>Orders one certificate.</summary>
public sealed record CertificateOrder(
    Guid IssueId, string ResidentNumber, string Kind, IReadOnlyList<string> MemberTokens, string IssueNumber, DateOnly IssueDate);

/// <summary>What the core says of the PDF it sends: bound to the order by its id and to the bytes by their hash.</summary>
public sealed record CertificateManifest(
    Guid IssueId, long Register, int Generation, string Kind, IReadOnlyList<long> Persons, int PageCount, int ByteLength, string Sha256, DateTimeOffset GeneratedAt);

/// <summary>The core's refusal of an order, of facts or of a claim.</summary>
/// <param name="Code">K3xxx or K5xxx.</param>
/// <param name="Reason">For the log; never shown at the kiosk.</param>
public sealed record DoorRefusal(string Code, string Reason);

/// <summary>Asks for the facts of an ordered paper.</summary>
public sealed record FactsQuestion(Guid IssueId, string ResidentNumber, string Kind, IReadOnlyList<string> MemberTokens);

/// <summary>
/// What must and must not stand on the paper, from the projections (the paper comes from the generation). Texts are as
/// printed (full-width digits).
/// </summary>
public sealed record CertificateFacts(
    Guid IssueId, long Register, int Generation, string Title, string Domicile, string HeadName, IReadOnlyList<PersonFacts> MustStand, IReadOnlyList<PersonFacts> MustNotStand);

/// <summary>The marks by which a person is known on paper.</summary>
/// <param name="GivenName">名.</param>
/// <param name="BirthDate">生年月日 as printed.</param>
public sealed record PersonFacts(string GivenName, string BirthDate);

/// <summary>Asks for the right to release. Asked again for the same paper it is given again, unless something stands against it now.</summary>
public sealed record ClaimQuestion(Guid IssueId, long Register, int Generation, string Sha256, string ResidentNumber = "")
{
    /// <summary>Where the kiosk stands (operator, store, terminal, prefecture), for whoever is told later what was given out; may be null.</summary>
    public string? Place { get; init; }

    /// <summary>The highest journal number the gateway was told before; 0 for none.</summary>
    public long KnownHead { get; init; }
}

/// <summary>The right to release once, in order with the holds.</summary>
/// <param name="Granted">Whether it was given.</param>
/// <param name="Code">Why not, or null.</param>
/// <param name="JournalNumber">Where in the core's journal the decision stands.</param>
public sealed record ClaimAnswer(bool Granted, string? Code, long JournalNumber)
{
    /// <summary>The head of the core's journal.</summary>
    public HeadWord? Head { get; init; }
}

/// <summary>One case the gateway has closed somebody for.</summary>
/// <param name="Case">The gateway's id of it.</param>
/// <param name="Text">What happened, without names.</param>
/// <param name="Residents">宛名番号 concerned.</param>
public sealed record StopReport(Guid Case, string Text, IReadOnlyList<string> Residents);

/// <summary>Puts open cases before the staff.</summary>
/// <param name="Open">At most <see cref="Most"/> of them.</param>
/// <param name="Ended">Cases that ended without the staff: a later batch cleared them up.</param>
public sealed record StopsQuestion(IReadOnlyList<StopReport> Open, IReadOnlyList<Guid> Ended)
{
    /// <summary>Most cases in one question.</summary>
    public const int Most = 25;
}

/// <summary>What two people decided of a case.</summary>
/// <param name="Case">The gateway's id.</param>
/// <param name="Takes">Whether what was set aside is to hold; else everything stays as it was.</param>
/// <param name="By">The two accounts.</param>
public sealed record StopDecision(Guid Case, bool Takes, string By);

/// <summary>Those of the cases asked for that are decided.</summary>
public sealed record StopsAnswer(IReadOnlyList<StopDecision> Decided);

/// <summary>Asks for a paper of nobody.</summary>
/// <param name="Kind">As the contract writes it.</param>
/// <param name="IssueNumber">What is to stand on it as 発行番号: no number that is given.</param>
/// <param name="Day">The day.</param>
public sealed record SpecimenQuestion(string Kind, string IssueNumber, DateOnly Day);

/// <summary>A paper of nobody, made by what makes every other.</summary>
/// <param name="Manifest">As of any paper.</param>
/// <param name="Facts">What must and must not stand on it, written down apart from what it is made from.</param>
/// <param name="Pdf">The paper.</param>
/// <param name="FontHash">SHA-256 of the font that the core prints with, hexadecimal.</param>
public sealed record SpecimenAnswer(CertificateManifest Manifest, CertificateFacts Facts, byte[] Pdf, string FontHash);

/// <summary>Asks who certifies on a day.</summary>
public sealed record CertifierQuestion(DateOnly Day);

/// <summary>認証者 and 公印 of the day asked for.</summary>
/// <param name="Day">The day.</param>
/// <param name="Title">職名.</param>
/// <param name="Name">氏名.</param>
/// <param name="Outline">The seal's outline.</param>
/// <param name="Extent">Length of the outline's side in its own units.</param>
/// <param name="Side">Length of the side on paper in millimetres.</param>
public sealed record CertifierAnswer(DateOnly Day, string Title, string Name, string Outline, double Extent, double Side);

/// <summary>The head of the core's journal as it is told with answers: signed by a key that the database's owner does not have.</summary>
/// <param name="Number">Its number; 0 for an empty journal.</param>
/// <param name="Hash">Its hash, hexadecimal.</param>
/// <param name="Signature">The signature over the hash, hexadecimal.</param>
/// <param name="KnownHash">The hash of the row at the number the question named; null when there is none.</param>
public sealed record HeadWord(long Number, string Hash, string Signature, string? KnownHash);
