using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>戸籍訂正書 as it stands: the ground, what is corrected, and what the permission or the ruling says (戸籍法24条, 113条–116条).</summary>
public sealed record CorrectionNotification
{
    /// <summary>The ground.</summary>
    public required CorrectionGround Ground { get; init; }

    /// <summary>訂正, 消除, 記録 or 父子関係の否定.</summary>
    public required string Act { get; init; }

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

    /// <summary>申請人の資格; null for 職権 and for a request of the public prosecutor.</summary>
    public required string? Applicant { get; init; }

    /// <summary>申請人の氏名; null for 職権 and for a request of the public prosecutor.</summary>
    public required string? ApplicantName { get; init; }

    /// <summary>The court that is told of a late application, or null while nobody knows it.</summary>
    public required string? OverdueCourt { get; init; }

    /// <summary>住所 of the person, where a 住民票 changes; null when empty.</summary>
    public required string? Address { get; init; }

    /// <summary>The day on which 届出人 or 本人 was told (24条1項); null where the papers make it plain.</summary>
    public required RegisterDate? NoticeSentOn { get; init; }

    /// <summary>官職と氏名 of the public prosecutor who requests it, or null.</summary>
    public required string? Requester { get; init; }

    /// <summary>氏 in the register elsewhere to which somebody returns, or null.</summary>
    public required string? ReturnName { get; init; }

    /// <summary>What its own boxes name.</summary>
    internal CorrectedItem First { get; init; } = null!;

    /// <summary>What is corrected besides.</summary>
    internal IReadOnlyList<CorrectedItem> Further { get; init; } = [];

    /// <summary>Who applies by a final judgment, or null.</summary>
    internal Suitor? Suitor { get; init; }

    /// <summary>The act that is erased with all it did; null where nobody was moved by it.</summary>
    internal VoidAct? Undone { get; init; }

    /// <summary>The father who was none, or null.</summary>
    internal FatherDenial? Denial { get; init; }

    /// <summary>Everything that is corrected item by item.</summary>
    internal IEnumerable<CorrectedItem> Items => Further.Prepend(First);

    /// <summary>Whether an item before this one is the same place.</summary>
    internal bool IsNamedBefore(CorrectedItem item) => item.Target is { } target && Items.TakeWhile(o => o != item)
        .Any(o => o.Register.Id == item.Register.Id && o.Target is { } other && (other.Entry, other.Place, other.Title, other.Item, other.Line) == (target.Entry, target.Place, target.Title, target.Item, target.Line));

    /// <summary>The register.</summary>
    internal FamilyRegister Register => First.Register;

    /// <summary>What of it is corrected; null while it is not all chosen.</summary>
    internal CorrectionTarget? Target => First.Target;

    /// <summary>The entry that is corrected; null for 戸籍事項.</summary>
    internal RegisterEntry? Entry => First.Entry;

    /// <summary>Whether something is erased (消除): a whole matter, or the value of a column.</summary>
    internal bool IsErasure => Act == CorrectionForm.Erase;

    /// <summary>Whether a whole matter is erased.</summary>
    internal bool IsOfWholeMatter => IsErasure && Target is { ColumnItem: null };

    /// <summary>Whether one value takes the place of another.</summary>
    internal bool IsCorrection => Act == CorrectionForm.Correct;

    /// <summary>Whether what was left out is recorded.</summary>
    internal bool IsAddition => Act == CorrectionForm.Add;

    /// <summary>Whether the public prosecutor requests it (116条2項).</summary>
    internal bool IsRequest => Suitor == Correction.Suitor.Prosecutor;

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
    /// 115条, 116条). Null for 職権, for a request of the public prosecutor, and for what another office accepted and judged.
    /// </summary>
    public DateOnly? Deadline(Circumstances c) =>
        c.Origin is Origin.Here && !IsRequest && FinalOn?.Day is { } day ? LegalPeriod.LastDayOfMonths(day, 1, c.ClosingDays) : null;

    /// <summary>Whether the period had passed when the application came.</summary>
    public bool IsOverdue(Circumstances c) => Deadline(c) is { } last && c.ReceiptDate > last;
}
