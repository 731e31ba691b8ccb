using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Stillbirth;

/// <summary>死産届 as the paper says it (死産の届出に関する規程). What only feeds the statistics stays in the draft.</summary>
public sealed record StillbirthNotification
{
    /// <summary>満22週: from then on a child may live.</summary>
    internal const int Viable = 22;

    /// <summary>満12週 (妊娠第4月): before it nothing is notified (規程2条).</summary>
    internal const int Notified = 12;

    /// <summary>父; null for a child out of wedlock.</summary>
    public required (string Name, RegisterDate Born)? Father { get; init; }

    /// <summary>母.</summary>
    public required (string Name, RegisterDate Born) Mother { get; init; }

    /// <summary>Whether the foetus was recognised before (胎児認知).</summary>
    public required bool IsRecognized { get; init; }

    /// <summary>男女の別; null where nobody can tell.</summary>
    public required Sex? Sex { get; init; }

    /// <summary>Whether the child showed life, or null while it is not chosen.</summary>
    public required SignOfLife? Sign { get; init; }

    /// <summary>The day.</summary>
    public required RegisterDate On { get; init; }

    /// <summary>The time, or null.</summary>
    public required string? At { get; init; }

    /// <summary>The municipality.</summary>
    public required string Place { get; init; }

    /// <summary>母の住所.</summary>
    public required string Address { get; init; }

    /// <summary>満の週数 and the days beyond; null where they are no numbers.</summary>
    public required (int Weeks, int Days)? Pregnancy { get; init; }

    /// <summary>自然死産 or 人工死産, or null while it is not chosen.</summary>
    public required StillbirthManner? Manner { get; init; }

    /// <summary>胎児死亡の時期, or null.</summary>
    public required StillbirthMoment? Moment { get; init; }

    /// <summary>届出人の資格, or null while it is not chosen.</summary>
    public required StillbirthNotifier? Notifier { get; init; }

    /// <summary>Why those before in the order do not notify, or null.</summary>
    public required string? Reason { get; init; }

    /// <summary>届出地, or null while it is not chosen.</summary>
    public required StillbirthPlace? Ground { get; init; }

    /// <summary>The certificate, or null while it is not chosen.</summary>
    public required StillbirthPaper? Paper { get; init; }

    /// <summary>Why there is none, or null.</summary>
    public required string? PaperReason { get; init; }

    /// <summary>嫡出子.</summary>
    public bool IsLegitimate => Father is not null;

    /// <summary>Whether 胎児死亡の時期 is asked: of a natural one from 22 weeks on (死産届書省令2条).</summary>
    public bool AsksMoment => Manner == StillbirthManner.Natural && Pregnancy?.Weeks >= Viable;

    /// <summary>届出期間の末日: 7 days, the day of the stillbirth counted; null while it is not known exactly.</summary>
    public static DateOnly? LastDay(RegisterDate on, ClosingDays closing) => on.Day is { } day ? LegalPeriod.LastDayOfDays(day, 7, closing) : null;
}
