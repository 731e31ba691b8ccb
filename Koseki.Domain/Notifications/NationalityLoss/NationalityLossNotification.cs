using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.NationalityLoss;

/// <summary>国籍喪失届 or 国籍喪失報告 as the paper says it (戸籍法103条, 105条).</summary>
public sealed record NationalityLossNotification
{
    /// <summary>届出 or 報告; null while it is not chosen.</summary>
    public required LossBasis? Basis { get; init; }

    /// <summary>The person, and the register the person stands in.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>喪失の日.</summary>
    public required RegisterDate LostOn { get; init; }

    /// <summary>原因, or null while it is not chosen.</summary>
    public required LossCause? Cause { get; init; }

    /// <summary>喪失時の外国籍.</summary>
    public required string Nationality { get; init; }

    /// <summary>The proof, or null (報告).</summary>
    public required LossProof? Proof { get; init; }

    /// <summary>The day that the proof names, or null.</summary>
    public required RegisterDate? ProvenOn { get; init; }

    /// <summary>The date of the report and 報告者, or null.</summary>
    public required (RegisterDate On, string By)? Report { get; init; }

    /// <summary>届出人の資格, or null.</summary>
    public required LossNotifier? Notifier { get; init; }

    /// <summary>届出人の氏名, or null where the person notifies.</summary>
    public required string? NotifierName { get; init; }

    /// <summary>The day the notifier learnt of it, or null (報告).</summary>
    public required RegisterDate? KnownOn { get; init; }

    /// <summary>Whether the notifier was abroad on that day.</summary>
    public required bool WasAbroad { get; init; }

    /// <summary>Whether the notifier has signed.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>The court that is told, or null.</summary>
    public required string? Court { get; init; }

    /// <summary>The day the notifier died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here, and of a report.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>How a register elsewhere was verified, or null for one of ours.</summary>
    public required FormerCheck? Verified { get; init; }

    /// <summary>The register of ours, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>Whether an office reports.</summary>
    public bool IsReport => Basis == LossBasis.Reported;

    /// <summary>The Japanese spouse who stays in the register of ours, or null.</summary>
    public RegisterEntry? Spouse => Person is { Register: { } register, Entry: { Spouse: not null } own } ? register.Standing.FirstOrDefault(e => e.Spouse is not null && e.Person != own.Person) : null;

    /// <summary>【届出日】.</summary>
    public RegisterDate NotifiedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>【届出人】: capacity and name; null where the person notifies.</summary>
    public string? NotifierOnRecord => Notifier is not { } who ? null : who switch
    {
        LossNotifier.Self => null,
        LossNotifier.Spouse => $"配偶者　{NotifierName}",
        LossNotifier.Relative => $"親族　{NotifierName}",
        LossNotifier.Agent => $"法定代理人　{NotifierName}",
        LossNotifier.Other => NotifierName,
    };

    /// <summary>届出期間の末日: a month from the day the notifier learnt of it, three where the notifier was abroad (43条, 103条).</summary>
    public static DateOnly? LastDay(RegisterDate? known, bool wasAbroad, ClosingDays closing) => known?.Day is { } from ? LegalPeriod.LastDayOfMonths(from, wasAbroad ? 3 : 1, closing) : null;

    /// <summary>The last day when it has passed; the office that accepted the paper judges it, so never for one from elsewhere.</summary>
    public DateOnly? OverdueSince(Circumstances c) => c.Origin is Origin.Here && LastDay(KnownOn, WasAbroad, c.ClosingDays) is { } last && NotifiedOn(c).Latest > last ? last : null;
}
