using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates;

/// <summary>発行した一通, as the book of issues keeps it, with what became of it.</summary>
/// <param name="Number">発行番号.</param>
/// <param name="Wanted">What it certifies.</param>
/// <param name="Kind">Its name.</param>
/// <param name="Of">What it is of, in a few words.</param>
/// <param name="Requester">請求者.</param>
/// <param name="Capacity">請求の資格.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="IssuedBy">Account and name.</param>
/// <param name="Office">Code of the office.</param>
/// <param name="Fee">Yen that were paid for it.</param>
/// <param name="Spoilt">How it was spoilt; null while it stands.</param>
/// <param name="ReplacedBy">発行番号 of the copy that was made instead; null where there is none.</param>
/// <param name="Replaces">発行番号 of the spoilt copy that it stands for; null for one that was paid for itself.</param>
public sealed record IssuedPaper(
    string Number, WantedCertificate? Wanted, string Kind, string Of, string Requester, string Capacity, DateTimeOffset IssuedAt, string IssuedBy, string Office, int Fee, SpoiltPaper? Spoilt, string? ReplacedBy, string? Replaces)
{
    /// <summary>Yen that were paid for the first of the copies that stand for one another: what is given back.</summary>
    public int PaidFor { get; init; }

    /// <summary>Hash of its bytes, hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The generation of the register that it shows; null for what is made of none.</summary>
    public int? Generation { get; init; }

    /// <summary>What became of it at a printer; null when it was sent to none.</summary>
    public Printing.PrintJob? Print { get; init; }
}

/// <summary>書損・用紙の詰まり: a copy that left the statistics. It stays in the history.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Refund">Yen that were given back.</param>
/// <param name="At">When.</param>
/// <param name="By">Account and name.</param>
public sealed record SpoiltPaper(string Reason, int Refund, DateTimeOffset At, string By)
{
    /// <summary>Whether the paper was in hand when it was marked.</summary>
    public bool IsInHand { get; init; }
}

/// <summary>How a copy is marked as spoilt.</summary>
/// <param name="Reason">Why.</param>
/// <param name="IsRefunded">Whether the fee is given back.</param>
/// <param name="IsInHand">Whether the paper was taken back.</param>
public sealed record Spoiling(string Reason, bool IsRefunded, bool IsInHand);

/// <summary>What may be done with a copy that was issued. Pure.</summary>
public static class IssuedPaperRules
{
    /// <summary>Copies that one list shows, the newest.</summary>
    public const int MostListed = 200;

    /// <summary>Why a copy is not marked as spoilt; null when it is.</summary>
    /// <param name="paper">The copy; null when there is none of that number.</param>
    /// <param name="number">The number asked for.</param>
    /// <param name="reason">Why.</param>
    public static CertificateRefusal? WhyNotSpoil(IssuedPaper? paper, string number, string reason) =>
        paper is null ? new CertificateRefusal.UnknownIssue(number)
        : paper.Spoilt is { } before ? new CertificateRefusal.SpoiltBefore(paper.Number, before.By)
        : reason.Trim().Length == 0 ? new CertificateRefusal.ApplicantUnfit("reason", "処分する理由を入力してください。")
        : FieldLimits.WhyNot("処分する理由", reason, FieldLimits.Line) is { } tooLong ? new CertificateRefusal.ApplicantUnfit("reason", tooLong)
        : null;

    /// <summary>Why no other copy is made for one; null when it is. A copy whose fee was given back is asked for anew.</summary>
    /// <param name="paper">The copy; null when there is none of that number.</param>
    /// <param name="number">The number asked for.</param>
    /// <param name="today">Today in Japan: a copy is made instead on the day of issue alone, as the one who asked was granted that day's; later only of one that never came out of its printer.</param>
    public static CertificateRefusal? WhyNotReplace(IssuedPaper? paper, string number, DateOnly today) =>
        paper is null ? new CertificateRefusal.UnknownIssue(number)
        : paper.Spoilt is null ? new CertificateRefusal.NotSpoilt(paper.Number)
        : paper.ReplacedBy is { } other ? new CertificateRefusal.ReplacedBefore(paper.Number, other)
        : paper.Spoilt.Refund > 0 ? new CertificateRefusal.FeeGivenBack(paper.Number)
        : JapanTime.DayOf(paper.IssuedAt) != today && paper.Print is not { NeverCameOut: true } ? new CertificateRefusal.ReplacedTooLate(number)
        : paper.Wanted is null ? new CertificateRefusal.UnknownIssue(number)
        : null;

    /// <summary>Why a copy of a generation does not stand for the spoilt one; null when it shows the same.</summary>
    /// <param name="paper">The spoilt copy.</param>
    /// <param name="generation">What a copy made now shows.</param>
    public static CertificateRefusal? WhyNotReplace(IssuedPaper paper, int? generation) => paper.Generation == generation ? null : new CertificateRefusal.ReplacedMoved(paper.Number);

    /// <summary>Why a fee is not given back: the paper is not in hand, or whoever issued it acts alone.</summary>
    /// <param name="paper">The copy.</param>
    /// <param name="spoiling">How it is marked.</param>
    /// <param name="account">Account of whoever marks it.</param>
    public static CertificateRefusal? WhyNotRefund(IssuedPaper paper, Spoiling spoiling, string account) =>
        !spoiling.IsRefunded ? null
        : !spoiling.IsInHand ? new CertificateRefusal.PaperNotInHand(paper.Number)
        : paper.IssuedBy.Split(' ')[0] == account ? new CertificateRefusal.RefundByIssuer(paper.Number)
        : null;
}
