using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Guardianship;

/// <summary>未成年後見届, or what a court asks to be recorded, as the paper says it (戸籍法81条–85条, 15条).</summary>
public sealed record GuardianshipNotification
{
    /// <summary>What happened.</summary>
    public required GuardianshipAct Act { get; init; }

    /// <summary>Whose office; null of 親権 and of the end.</summary>
    public required GuardianOffice? Office { get; init; }

    /// <summary>The minor.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>就職, 喪失, 終了 or 裁判確定の日.</summary>
    public required RegisterDate On { get; init; }

    /// <summary>後見開始の事由, or null.</summary>
    public required GuardianshipCause? Cause { get; init; }

    /// <summary>Who made the guardian, of a notification that one came into office; null otherwise.</summary>
    public required GuardianMadeBy? MadeBy { get; init; }

    /// <summary>Whether the copy of the will is there.</summary>
    public required bool HasWill { get; init; }

    /// <summary>喪失・終了の事由, or null.</summary>
    public required string? Reason { get; init; }

    /// <summary>氏名 or 名称 of the guardian, or null.</summary>
    public required string? Name { get; init; }

    /// <summary>戸籍 of the guardian as the record writes it, or null.</summary>
    public required string? GuardiansRegister { get; init; }

    /// <summary>所在地 of a legal person, or null.</summary>
    public required string? Seat { get; init; }

    /// <summary>裁判を受けた者, or null.</summary>
    public required JudgedParent? Parent { get; init; }

    /// <summary>親権停止の期間, or null.</summary>
    public required string? Term { get; init; }

    /// <summary>嘱託した裁判所, or null of a notification.</summary>
    public required string? Court { get; init; }

    /// <summary>The date of the court's request, or null of a notification.</summary>
    public required RegisterDate? CommissionedOn { get; init; }

    /// <summary>届出人の資格, or null.</summary>
    public required GuardianshipNotifier? Notifier { get; init; }

    /// <summary>届出人の資格と氏名 as the record writes it; null where the guardian notifies.</summary>
    public required string? NotifierName { get; init; }

    /// <summary>Whether the notifier has signed.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>届出人の住所, or null.</summary>
    public required string? NotifierAddress { get; init; }

    /// <summary>The day from which the period of 82条 counts where it is not the event's, or null.</summary>
    public required RegisterDate? KnownOn { get; init; }

    /// <summary>期間経過を通知する簡易裁判所 on the paper, or null.</summary>
    public required string? TypedCourt { get; init; }

    /// <summary>届出地の根拠, or null.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>The register of ours, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>Whether a court asks for the record.</summary>
    public bool IsCommission => GuardianshipChoices.IsCommission(Act);

    /// <summary>届出期間の末日; null of a paper accepted elsewhere, which that office has judged.</summary>
    public DateOnly? Deadline(Circumstances c) => c.Origin is Origin.Here ? LastDay(Act, Notifier, On, KnownOn, c.ClosingDays) : null;

    /// <summary>Whether the day has to be known from which the period counts: the event's own is too long ago to be in time by it.</summary>
    public bool LacksKnownDay(Circumstances c) => c.Origin is Origin.Here && KnownOn is null && IsCountedFromKnowing(Act, Notifier) && On.Day is { } day && c.ReceiptDate > LegalPeriod.LastDayOfDays(day, 10, c.ClosingDays);

    /// <summary>
    /// 届出期間の末日: ten days, the day counted, from the event; of 地位の喪失 from the successor's 就職 (82条1項), and for another guardian from learning of it
    /// (82条2項). Null of a 嘱託, of those who need not notify (82条3項), and while the day is not known.
    /// </summary>
    internal static DateOnly? LastDay(GuardianshipAct? act, GuardianshipNotifier? notifier, RegisterDate? on, RegisterDate? known, ClosingDays closing) =>
        act is not { } what || GuardianshipChoices.IsCommission(what) || notifier == GuardianshipNotifier.Entitled
            || (IsCountedFromKnowing(what, notifier) ? known : on)?.Day is not { } from ? null : LegalPeriod.LastDayOfDays(from, 10, closing);

    private static bool IsCountedFromKnowing(GuardianshipAct act, GuardianshipNotifier? notifier) => act == GuardianshipAct.Lost && notifier is GuardianshipNotifier.Successor or GuardianshipNotifier.OtherGuardian;

    /// <summary>Whether the paper came after its period.</summary>
    public bool IsOverdue(Circumstances c) => Deadline(c) is { } last && c.ReceiptDate > last;

    /// <summary>The court that is told of a late paper.</summary>
    public string? OverdueCourt(Circumstances c) => OverdueNotice.CourtOf(c, TypedCourt, NotifierAddress);
}
