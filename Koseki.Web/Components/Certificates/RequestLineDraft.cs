using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Web.Components.Certificates;

/// <summary>A certificate that is being chosen for a request: of a register, of a 届, or of what is not there.</summary>
public sealed class RequestLineDraft
{
    /// <summary>Of what it is made.</summary>
    public CertificateSource Source { get; set; } = CertificateSource.Register;

    /// <summary>戸籍番号 as typed.</summary>
    public string RegisterText { get; set; } = "";

    /// <summary>The register, once it is opened.</summary>
    public FamilyRegister? Register { get; set; }

    /// <summary>Kind, persons, parts and 部数 of one of a register; 部数 of the others.</summary>
    public CertificateBoxes Boxes { get; } = new();

    /// <summary>画像戸籍の番号 as typed.</summary>
    public string ImageText { get; set; } = "";

    /// <summary>The imaged register, once it is opened.</summary>
    public ImagedRegister? Image { get; set; }

    /// <summary>謄本 or 抄本 of it.</summary>
    public CertificateKind ImageKind { get; set; }

    /// <summary>What a 抄本 of it covers.</summary>
    public List<PageMask> Masks { get; } = [];

    /// <summary>受付番号 as typed.</summary>
    public string ReceiptText { get; set; } = "";

    /// <summary>The 届, once it is opened.</summary>
    public FiledPaper? Paper { get; set; }

    /// <summary>The kind of one of a 届.</summary>
    public CertificateKind PaperKind { get; set; } = CertificateKind.Acceptance;

    /// <summary>The boxes of a 届 that stand on its certificate.</summary>
    public HashSet<FieldKey> PaperBoxes { get; } = [];

    /// <summary>Whether 支援措置 was asked after.</summary>
    public bool IsProtectionAsked { get; set; }

    /// <summary>不在籍証明書 or 廃棄済証明書.</summary>
    public CertificateKind AbsenceKind { get; set; } = CertificateKind.NoRegister;

    /// <summary>本籍 asked for.</summary>
    public string Domicile { get; set; } = "";

    /// <summary>筆頭者 asked for.</summary>
    public string Head { get; set; } = "";

    /// <summary>What the search found; null before it.</summary>
    public IReadOnlyList<FoundRegister>? Found { get; set; }

    /// <summary>Registers that were looked at and are others.</summary>
    public HashSet<string> Dismissed { get; } = [];

    /// <summary>帳簿.</summary>
    public string Book { get; set; } = "";

    /// <summary>消除・受理の年月日 as typed.</summary>
    public string Closed { get; set; } = "";

    /// <summary>廃棄の年月日 as typed.</summary>
    public string DestroyedOn { get; set; } = "";

    /// <summary>廃棄簿の番号.</summary>
    public string Entry { get; set; } = "";

    /// <summary>部数; 0 when unreadable.</summary>
    public int Copies => Boxes.Copies;

    /// <summary>The certificate; null while it is not chosen.</summary>
    public WantedCertificate? Wanted => Source switch
    {
        CertificateSource.Register => Register is { } register && Boxes.Kind is not null && Boxes.IsChosen ? new WantedCertificate.OfRegister(Boxes.RequestOf(register)) : null,
        CertificateSource.Paper => Paper is { } paper && (PaperKind != CertificateKind.PaperContents || PaperBoxes.Count > 0)
            ? new WantedCertificate.OfPaper(new(paper.Receipt, PaperKind, PaperKind == CertificateKind.PaperContents ? [.. paper.Boxes.Select(b => b.Key).Where(PaperBoxes.Contains)] : []) { IsProtectionAsked = IsProtectionAsked }) : null,
        CertificateSource.Image => Image is { } image && (!ImageKind.IsExtract() || Masks.Count > 0)
            ? new WantedCertificate.OfImage(new(image.Id, ImageKind) { Masks = ImageKind.IsExtract() ? [.. Masks] : [] }) : null,
        CertificateSource.Absence => Found is null ? null : new WantedCertificate.OfAbsence(Absence),
    };

    /// <summary>What is asked for as not there.</summary>
    public AbsenceRequest Absence => new(AbsenceKind, Domicile, Head)
    {
        Dismissed = [.. Dismissed.Order(StringComparer.Ordinal)],
        Destroyed = AbsenceKind == CertificateKind.Discarded ? new(Book, Closed, DestroyedOn, Entry) : null,
    };
}

/// <summary>One line that was put into the request.</summary>
/// <param name="Wanted">The certificate.</param>
/// <param name="Copies">部数.</param>
/// <param name="Called">What it is of, for the list.</param>
/// <param name="Price">Yen of a copy.</param>
/// <param name="Generation">The generation whose pages were shown; null for what is of no register.</param>
/// <param name="Pages">The pages as pictures.</param>
public sealed record ChosenLine(WantedCertificate Wanted, int Copies, string Called, int Price, int? Generation, IReadOnlyList<string> Pages)
{
    /// <summary>請求の資格 for it; null for that of the request.</summary>
    public string? Capacity { get; init; }

    /// <summary>Yen of the line.</summary>
    public int Yen => Price * Copies;

    /// <summary>450円 × 2通.</summary>
    public string Sum => string.Create(CultureInfo.InvariantCulture, $"{Price:N0}円 × {Copies}通");
}
