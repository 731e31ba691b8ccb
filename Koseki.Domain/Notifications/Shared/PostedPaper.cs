using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>A paper whose notifier died after posting it counts as notified at the death (戸籍法47条2項).</summary>
public static class PostedPaper
{
    /// <summary>【届出日】: the receipt date, or the day the notifier died.</summary>
    public static RegisterDate NotifiedOn(RegisterDate? notifierDiedOn, Circumstances c) => notifierDiedOn ?? RegisterDate.Of(c.ReceiptDate);

    /// <summary>The day by which age and periods are judged: of the receipt, or of that death.</summary>
    public static DateOnly Day(RegisterDate? notifierDiedOn, Circumstances c) => notifierDiedOn?.Day ?? c.ReceiptDate;

    /// <summary>Whether the day of that death cannot be: before the event that is notified, or after the receipt.</summary>
    public static bool IsOutside(RegisterDate notifierDiedOn, RegisterDate happenedOn, Circumstances c) =>
        notifierDiedOn.Latest < happenedOn.Earliest || notifierDiedOn.Latest > c.ReceiptDate;

    /// <summary>The two rules of a kind whose effect comes with the notification: such a death is asked about, and it must be a day up to the receipt.</summary>
    /// <param name="asked">Number of the first rule.</param>
    /// <param name="impossible">Number of the second.</param>
    /// <param name="field">The box of the day.</param>
    /// <param name="diedOn">The day as read.</param>
    /// <param name="effect">What happens on that day then, e.g. 分籍の日.</param>
    internal static IEnumerable<Requirement<T>> Requirements<T>(string asked, string impossible, FieldKey field, Func<T, RegisterDate?> diedOn, string effect)
    {
        yield return new(asked, "届出人が郵送の後に死亡したときは、死亡の時に届出があったものとみなす。", "戸籍法47条", Severity.Inquiry, [field],
            (n, c) => diedOn(n) is { Day: { } day } died && day <= c.ReceiptDate ? $"届出人は{died.Text}に死亡しています。{effect}はその日になります。" : null,
            "消印で生前に郵送されたことを確かめ、死亡の記録との先後について管轄法務局に照会してください。");
        yield return new(impossible, "郵送の後の届出人の死亡は、受理より後ではない。", "戸籍法47条", Severity.Correction, [field],
            (n, c) => diedOn(n) is { } died && (died.Day is not { } day || day > c.ReceiptDate) ? "届出人の死亡の日が受理日より後か、日まで分かりません。" : null,
            "死亡の日を確かめてください。");
    }
}
