using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>Which certificate of which register.</summary>
/// <param name="Register">戸籍番号.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Persons">Who is to stand on it, where persons are chosen.</param>
public sealed record CertificateRequest(RegisterId Register, CertificateKind Kind, IReadOnlyList<PersonId> Persons)
{
    /// <summary>What is to stand on it, where parts are chosen.</summary>
    public IReadOnlyList<CertifiedPart> Parts { get; init; } = [];
}

/// <summary>Which certificate of which 届.</summary>
/// <param name="Receipt">受付番号.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Boxes">The boxes that are to stand on a 届書記載事項証明書, in any order.</param>
public sealed record PaperRequest(ReceiptNumber Receipt, CertificateKind Kind, IReadOnlyList<FieldKey> Boxes)
{
    /// <summary>Whether the clerk has asked after 支援措置: a paper has addresses (住民基本台帳事務処理要領第5-10).</summary>
    public bool IsProtectionAsked { get; init; }
}

/// <summary>Which certificate of which 画像戸籍.</summary>
/// <param name="Register">画12.</param>
/// <param name="Kind">The kind.</param>
public sealed record ImagedRequest(ImagedRegisterId Register, CertificateKind Kind)
{
    /// <summary>What is covered, of a 抄本; none of a 謄本.</summary>
    public IReadOnlyList<PageMask> Masks { get; init; } = [];
}

/// <summary>What is certified as not there, as it was asked for.</summary>
/// <param name="Kind">不在籍証明書 or 廃棄済証明書.</param>
/// <param name="Domicile">本籍 asked for.</param>
/// <param name="Head">筆頭者 (戸主) asked for.</param>
public sealed record AbsenceRequest(CertificateKind Kind, string Domicile, string Head)
{
    /// <summary>Registers of somebody of that name elsewhere that the clerk has looked at and found to be others.</summary>
    public IReadOnlyList<string> Dismissed { get; init; } = [];

    /// <summary>What was destroyed; null for 不在籍.</summary>
    public DestroyedBook? Destroyed { get; init; }
}

/// <summary>廃棄: what the book of destructions says of one.</summary>
/// <param name="Book">Which book, a word of <see cref="RetentionPeriod.Books"/>.</param>
/// <param name="Closed">The day on which the keeping began to count (消除日, 受理日), as typed.</param>
/// <param name="DestroyedOn">The day of destruction, as typed.</param>
/// <param name="Entry">Number of the entry in the book of destructions.</param>
public sealed record DestroyedBook(string Book, string Closed, string DestroyedOn, string Entry);

/// <summary>請求の一件: one certificate that is wanted, of whatever it is made. A closed union.</summary>
public abstract record WantedCertificate
{
    private WantedCertificate()
    {
    }

    /// <summary>The kind.</summary>
    public abstract CertificateKind Kind { get; }

    /// <summary>What it is of, in a few words for records: 戸籍 R1, 届 令8-1 …</summary>
    public abstract string Of { get; }

    /// <summary>The register; null where it is of none.</summary>
    public virtual RegisterId? Register => null;

    /// <summary>How many fees are due for one copy.</summary>
    public virtual int Units => 1;

    /// <summary>A certificate of a register.</summary>
    public static implicit operator WantedCertificate(CertificateRequest request) => new OfRegister(request);

    /// <summary>Of a register.</summary>
    public sealed record OfRegister(CertificateRequest Request) : WantedCertificate
    {
        /// <inheritdoc/>
        public override CertificateKind Kind => Request.Kind;

        /// <inheritdoc/>
        public override string Of => $"戸籍 {Request.Register}";

        /// <inheritdoc/>
        public override RegisterId? Register => Request.Register;

        /// <inheritdoc/>
        public override int Units => Kind.IsPaidByMatter() ? Math.Max(1, Request.Parts.Distinct().Count()) : 1;
    }

    /// <summary>Of a 画像戸籍.</summary>
    public sealed record OfImage(ImagedRequest Request) : WantedCertificate
    {
        /// <inheritdoc/>
        public override CertificateKind Kind => Request.Kind;

        /// <inheritdoc/>
        public override string Of => $"画像戸籍 {Request.Register}";
    }

    /// <summary>Of a 届.</summary>
    public sealed record OfPaper(PaperRequest Request) : WantedCertificate
    {
        /// <inheritdoc/>
        public override CertificateKind Kind => Request.Kind;

        /// <inheritdoc/>
        public override string Of => $"届 {Request.Receipt}";
    }

    /// <summary>Of what is not there.</summary>
    public sealed record OfAbsence(AbsenceRequest Request) : WantedCertificate
    {
        /// <inheritdoc/>
        public override CertificateKind Kind => Request.Kind;

        /// <inheritdoc/>
        public override string Of => string.Create(CultureInfo.InvariantCulture, $"本籍「{Request.Domicile.Trim()}」筆頭者「{Request.Head.Trim()}」");
    }
}
