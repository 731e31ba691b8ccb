using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>戸籍訂正書 as it stands: the ground, what is corrected, and what the permission or the ruling says (戸籍法24条, 113条–116条).</summary>
public sealed record CorrectionNotification
{
    /// <summary>The ground.</summary>
    public required CorrectionGround Ground { get; init; }

    /// <summary>The register.</summary>
    public required FamilyRegister Register { get; init; }

    /// <summary>What of it is corrected; null while it is not all chosen.</summary>
    public required CorrectionTarget? Target { get; init; }

    /// <summary>Place of the person's entry; null for 戸籍事項, and while nobody is chosen.</summary>
    public required int? EntryAt { get; init; }

    /// <summary>Whether a whole matter is erased (消除) instead of one item corrected (訂正).</summary>
    public required bool IsErasure { get; init; }

    /// <summary>What the paper says the register says now.</summary>
    public required string Former { get; init; }

    /// <summary>What is to stand there, in the words of the register.</summary>
    public required string Value { get; init; }

    /// <summary>誤記 or 届出錯誤; null for an application.</summary>
    public required string? Reason { get; init; }

    /// <summary>許可日, or null.</summary>
    public required RegisterDate? PermittedOn { get; init; }

    /// <summary>許可番号, or null.</summary>
    public required string? PermissionNumber { get; init; }

    /// <summary>裁判確定日, or null.</summary>
    public required RegisterDate? FinalOn { get; init; }

    /// <summary>Whether copy and proof of finality of the ruling are there (115条).</summary>
    public required bool HasRulingProof { get; init; }

    /// <summary>申請人の資格; null for 職権.</summary>
    public required string? Applicant { get; init; }

    /// <summary>申請人の氏名; null for 職権.</summary>
    public required string? ApplicantName { get; init; }

    /// <summary>The court that is told of a late application, or null while nobody knows it.</summary>
    public required string? OverdueCourt { get; init; }

    /// <summary>住所 of the person, where a 住民票 changes; null when empty.</summary>
    public required string? Address { get; init; }

    /// <summary>The entry that is corrected; null for 戸籍事項.</summary>
    public RegisterEntry? Entry => EntryAt is { } at ? Register.Entries[at] : null;

    /// <summary>【申請人】: the capacity and the name, of father and mother the capacity alone; null for the person concerned (戸籍法施行規則30条2号).</summary>
    public string? ApplicantOnRecord => Applicant is null or CorrectionForm.Principal ? null
        : Applicant is "父" or "母" ? Applicant : $"{Applicant}　{ApplicantName}";

    /// <summary>
    /// 【訂正日】【消除日】: for an application the day on which it, or the notice of it, came; what the mayor does of his own
    /// is done when it is recorded.
    /// </summary>
    public RegisterDate CorrectedOn(Circumstances c) => RegisterDate.Of(Ground.IsExOfficio ? c.RecordDate : c.RegisterDay);

    /// <summary>
    /// The last day of the application: one month from the day on which the ruling became final, counting that day (戸籍法43条,
    /// 115条). Null for 職権 and for what another office accepted and judged.
    /// </summary>
    public DateOnly? Deadline(Circumstances c) =>
        c.Origin is Origin.Here && FinalOn?.Day is { } day ? LegalPeriod.LastDayOfMonths(day, 1, c.ClosingDays) : null;

    /// <summary>Whether the period had passed when the application came.</summary>
    public bool IsOverdue(Circumstances c) => Deadline(c) is { } last && c.ReceiptDate > last;
}
