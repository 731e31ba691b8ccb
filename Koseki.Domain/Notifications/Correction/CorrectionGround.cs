using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>On what a 訂正 rests: one row of the table of grounds.</summary>
/// <param name="Word">What the draft stores and the finding says, e.g. 24条2項.</param>
/// <param name="Label">What the choice shows.</param>
/// <param name="SubjectCode">件名コード of the receipt book.</param>
/// <param name="IsExOfficio">職権: the mayor corrects without an application.</param>
/// <param name="Templates">The end of the codes of its record templates.</param>
/// <param name="Force">When the ground is in force, by the day of the correction.</param>
public sealed record CorrectionGround(string Word, string Label, string SubjectCode, bool IsExOfficio, string Templates, Force Force)
{
    internal static readonly CorrectionGround Permitted = new("24条2項", "24条2項　職権(管轄法務局長の許可)", "1202", true, "24-2", Force.Always);

    // 令和元年法律17号; before that day what is slight was handled by circulars, which this program leaves to 24条2項.
    internal static readonly CorrectionGround Slight = new("24条3項", "24条3項　職権(市町村長限り・軽微な誤記)", "1203", true, "24-3", Force.Since(LawDates.CorrectionsWithoutLeave));

    internal static readonly CorrectionGround Mistaken = new("113条", "113条　申請(違法・錯誤・遺漏、家庭裁判所の許可)", "1201", false, "113", Force.Always);

    internal static readonly CorrectionGround Void = new("114条", "114条　申請(届出による行為の無効、家庭裁判所の許可)", "1201", false, "113", Force.Always);

    internal static readonly CorrectionGround Judged = new("116条", "116条　申請(確定判決)", "1201", false, "113", Force.Always);

    /// <summary>The table.</summary>
    internal static IReadOnlyList<CorrectionGround> All { get; } = [Permitted, Slight, Mistaken, Void, Judged];

    /// <summary>The row that a draft names, or null.</summary>
    internal static CorrectionGround? Find(string word) => All.FirstOrDefault(g => g.Word == word);
}
