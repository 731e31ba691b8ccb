using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// 【報告日】 and 【記録嘱託日】: the day on which the report or the court's request was received (戸籍法施行規則30条3号・4号: 受附の年月日), as 【届出日】 is that of a
/// notification; the paper's own date is only held against it.
/// </summary>
internal static class ReportDay
{
    internal static string OnRecord(Circumstances c) => RegisterDate.Of(c.ReceiptDate).Text;
}
