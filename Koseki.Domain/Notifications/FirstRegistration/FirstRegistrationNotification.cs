using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;

namespace Koseki.Domain.Notifications.FirstRegistration;

/// <summary>就籍届 as the paper says it (戸籍法110条–112条).</summary>
public sealed record FirstRegistrationNotification
{
    /// <summary>The person.</summary>
    public required Newcomer Person { get; init; }

    /// <summary>氏の振り仮名, or null.</summary>
    public required string? FamilyNameKana { get; init; }

    /// <summary>就籍する本籍.</summary>
    public required RegisteredDomicile NewDomicile { get; init; }

    /// <summary>Its municipality when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>許可 or 判決; null while it is not chosen.</summary>
    public required RegistrationGround? Ground { get; init; }

    /// <summary>裁判確定の日.</summary>
    public required RegisterDate FinalOn { get; init; }

    /// <summary>The day on which a judgment was served after it had become final, or null.</summary>
    public required RegisterDate? ServedOn { get; init; }

    /// <summary>The court's paper, or null while it is not chosen.</summary>
    public required CourtPaper? Paper { get; init; }

    /// <summary>Whether the proof that a judgment is final is there.</summary>
    public required bool HasFinality { get; init; }

    /// <summary>Whether the person stands in a register already, or null while it is not chosen.</summary>
    public required RegisterSearch? Search { get; init; }

    /// <summary>Who notifies.</summary>
    public required ChildsNotifierRead Notifier { get; init; }

    /// <summary>Whether all agents notify, or null where the person does.</summary>
    public required AgentCheck? Agents { get; init; }

    /// <summary>Whether everybody who notifies has signed.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>The court that is told of a late paper, or null.</summary>
    public required string? Court { get; init; }

    /// <summary>The day the notifier died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required RegistrationPlace? Place { get; init; }

    /// <summary>Whether the register is made here.</summary>
    public bool IsMadeHere => NewMunicipality is null;

    /// <summary>【届出日】.</summary>
    public RegisterDate NotifiedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>The day by which age is judged.</summary>
    public DateOnly Day(Circumstances c) => PostedPaper.Day(NotifierDiedOn, c);

    /// <summary>届出期間の末日: ten days from the day it became final, or was served after that (43条, 110条, 111条).</summary>
    public static DateOnly? LastDay(RegisterDate? final, RegisterDate? served, ClosingDays closing) =>
        final?.Day is not { } day ? null : LegalPeriod.LastDayOfDays(served?.Day is { } later && later > day ? later : day, 10, closing);

    /// <summary>The last day when it has passed; the office that accepted the paper judges it, so never for one from elsewhere.</summary>
    public DateOnly? OverdueSince(Circumstances c) => c.Origin is Origin.Here && LastDay(FinalOn, ServedOn, c.ClosingDays) is { } last && NotifiedOn(c).Latest > last ? last : null;
}
