using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Ages of persons whose 生年月日 is no one day: what some day of it fulfils and another does not is asked, never decided by the first or the last.</summary>
internal static class UnsureAge
{
    /// <summary>Whether it is open if the person has reached an age on the day of receipt.</summary>
    internal static bool IsOpenAt(int years, RegisterDate born, Circumstances c) => LegalAge.At(born.Earliest, c.ReceiptDate) >= years && LegalAge.At(born.Latest, c.ReceiptDate) < years;

    /// <summary>The same of 成年.</summary>
    internal static bool IsAdulthoodOpen(RegisterDate born, Circumstances c) => LegalAge.IsAdult(born.Earliest, c.ReceiptDate) && !LegalAge.IsAdult(born.Latest, c.ReceiptDate);
}
