using Koseki.Domain.Certificates;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;

namespace Koseki.Konbini.Gateway.Families;

/// <summary>
/// Certificates that come from one source: who may have them, how the paper is made, with which facts of its own it is
/// compared, and whether it may still leave. Each family is a folder; nothing else knows what stands on its paper.
/// </summary>
public interface ICertificateFamily
{
    /// <summary>The kinds, in the order in which a menu shows them.</summary>
    IReadOnlyList<FamilyKind> Kinds { get; }

    /// <summary>The feeds without which nothing is issued (<see cref="Settings.FeedSources"/>).</summary>
    IReadOnlyList<string> Feeds { get; }

    /// <summary>The age of the oldest of these feeds at which the kinds close.</summary>
    TimeSpan Freshness { get; }

    /// <summary>
    /// What the person at the kiosk may have now; throws <see cref="RefusedException"/> when it is nothing. Asked for the
    /// menu, and again for the application: the paper is made from what this second answer holds.
    /// </summary>
    Task<FamilyOffer> OfferAsync(Resident applicant, DateTimeOffset deadline, CancellationToken work);

    /// <summary>The paper of an order; throws <see cref="RefusedException"/>, or <see cref="MismatchException"/> when what came is not of this order.</summary>
    Task<MadePaper> MakeAsync(PaperOrder order, CancellationToken work);

    /// <summary>Reads the finished paper back by other code and compares it with facts fetched once more.</summary>
    Task<PaperVerdict> CheckAsync(PaperOrder order, MadePaper paper, CancellationToken work);

    /// <summary>
    /// The right to release, asked for between sealing and hand-over: null, or why it must not leave. Throws
    /// <see cref="RefusedException"/> with <see cref="Refusal.SourceUnavailable"/> or <see cref="Refusal.DeadlinePassed"/>
    /// when nothing is known, so that it may be asked for again.
    /// </summary>
    Task<Refusal?> ClaimAsync(Application application, DateTimeOffset deadline, CancellationToken work);

    /// <summary>
    /// A paper of nobody, made and read back as any other, for the test before opening: what was found wrong with it. Throws where it
    /// cannot be made.
    /// </summary>
    Task<IReadOnlyList<string>> SpecimenAsync(string kind, DateOnly day, CancellationToken work);
}

/// <summary>What stands on every specimen: nobody's number, nobody's seal.</summary>
internal static class Specimens
{
    /// <summary>発行番号.</summary>
    internal const string Number = "00000000-00-0000000";

    /// <summary>Who certifies.</summary>
    internal static Certifier Certifier { get; } = new("埼玉県越谷市長", "見本　市長", new("M0 0L1000 0L1000 1000L0 1000Z M80 80L80 920L920 920L920 80Z", 1000));

    /// <summary>Its issue.</summary>
    internal static CertificateIssue IssueOf(DateOnly day) => new(Number, day, Certifier.Title, Certifier.Name) { Seal = Certifier.Seal };

    /// <summary>The order of one.</summary>
    internal static PaperOrder OrderOf(string kind, DateOnly day) =>
        new(Guid.Empty, new() { Number = "", Status = "ACTIVE" }, kind, [], new HashSet<string>(), Number, day, default, new FamilyOffer([], default));
}

/// <summary>A kind of certificate of a family.</summary>
/// <param name="Code">As the contract writes it.</param>
/// <param name="Options">Items that can be chosen at all, as the contract writes them.</param>
public sealed record FamilyKind(string Code, IReadOnlyList<string> Options)
{
    /// <summary>Whether it is of one 課税年度, which must be chosen.</summary>
    public bool AsksTaxYear { get; init; }
}

/// <summary>A person who may be chosen.</summary>
/// <param name="Token">Opaque, bound to the applicant and the person.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="Self">Whether it is the applicant.</param>
public sealed record OfferedMember(string Token, string DisplayName, bool Self);

/// <summary>A kind the applicant may have.</summary>
/// <param name="Code">As the contract writes it.</param>
/// <param name="Members">Who may be chosen; at least one must be. Empty where nobody is chosen.</param>
public sealed record OfferedKind(string Code, IReadOnlyList<OfferedMember> Members)
{
    /// <summary>Items that may be chosen now; off unless they are.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>課税年度 that may be chosen, the newest first; one must be where the kind asks for it.</summary>
    public IReadOnlyList<int> TaxYears { get; init; } = [];

    /// <summary>Why another year may not be chosen.</summary>
    public Func<int, (Refusal Refusal, string Words)> WhyNotTaxYear { get; init; } = _ => (Refusal.NotOfTheContract, "この証明書に年度はありません。");
}

/// <summary>What the applicant may have.</summary>
/// <param name="Kinds">At least one.</param>
/// <param name="AsOf">As of when the source speaks.</param>
public record FamilyOffer(IReadOnlyList<OfferedKind> Kinds, DateTimeOffset AsOf);

/// <summary>One paper to be made.</summary>
/// <param name="IssueId">The gateway's id of the application.</param>
/// <param name="Applicant">Who stands at the kiosk.</param>
/// <param name="Kind">As the contract writes it.</param>
/// <param name="MemberTokens">Who was chosen.</param>
/// <param name="Options">Items asked for.</param>
/// <param name="IssueNumber">発行番号.</param>
/// <param name="IssueDate">The day in Japan.</param>
/// <param name="Deadline">When it must be done.</param>
/// <param name="Offer">The answer it is made from.</param>
public sealed record PaperOrder(
    Guid IssueId, Resident Applicant, string Kind, IReadOnlyList<string> MemberTokens, IReadOnlySet<string> Options, string IssueNumber, DateOnly IssueDate, DateTimeOffset Deadline, FamilyOffer Offer)
{
    /// <summary>課税年度 that was chosen, or null where the kind has none.</summary>
    public int? TaxYear { get; init; }
}

/// <summary>A finished paper.</summary>
/// <param name="Pdf">The one byte array.</param>
/// <param name="PageCount">Pages.</param>
/// <param name="Sha256">Of the bytes, hexadecimal.</param>
public record MadePaper(byte[] Pdf, int PageCount, string Sha256)
{
    /// <summary>The register it was made from, or null.</summary>
    public long? Register { get; init; }

    /// <summary>The register's generation, or null.</summary>
    public int? Generation { get; init; }

    /// <summary>The version of the snapshot of the replica it was made from, or null.</summary>
    public string? Snapshot { get; init; }
}

/// <summary>What the comparison of a paper with the facts came to.</summary>
/// <param name="Mismatches">Why it is not the paper asked for: it does not leave and the kind closes.</param>
/// <param name="Differences">In what 住民記録 says otherwise of the applicant: it does not leave and the person is closed.</param>
public sealed record PaperVerdict(IReadOnlyList<string> Mismatches, IReadOnlyList<string> Differences);

/// <summary>All families of this gateway.</summary>
public sealed class FamilyBook(IEnumerable<ICertificateFamily> families)
{
    /// <summary>In the order in which a menu shows them.</summary>
    public IReadOnlyList<ICertificateFamily> All { get; } = [.. families];

    /// <summary>All kinds, in order.</summary>
    public IEnumerable<FamilyKind> Kinds => All.SelectMany(f => f.Kinds);

    /// <summary>The family of a kind, or null.</summary>
    public ICertificateFamily? Of(string kind) => All.FirstOrDefault(f => f.Kinds.Any(k => k.Code == kind));
}
