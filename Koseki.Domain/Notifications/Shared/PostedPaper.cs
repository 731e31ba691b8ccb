using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>A paper whose notifier died after posting it counts as notified at the death (戸籍法47条2項).</summary>
public static class PostedPaper
{
    /// <summary>【届出日】: the receipt date, or the day the notifier died.</summary>
    public static RegisterDate NotifiedOn(RegisterDate? notifierDiedOn, Circumstances c) => notifierDiedOn ?? RegisterDate.Of(c.ReceiptDate);

    /// <summary>Whether the day of that death cannot be: before the event that is notified, or after the receipt.</summary>
    public static bool IsOutside(RegisterDate notifierDiedOn, RegisterDate happenedOn, Circumstances c) =>
        notifierDiedOn.Latest < happenedOn.Earliest || notifierDiedOn.Latest > c.ReceiptDate;
}
