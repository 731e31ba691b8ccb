using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Whether the person has another nationality besides (国籍法11条, 14条).</summary>
public enum DualCheck
{
    /// <summary>Has another one, not acquired by own will.</summary>
    Dual,

    /// <summary>Says to have acquired it by own will: that is a loss of the Japanese one.</summary>
    ByWill,

    /// <summary>It is evident, or suspected, that there is no other one.</summary>
    OnlyJapanese,
}

/// <summary>The proof of the loss of a foreign nationality held against the paper (戸籍法106条2項).</summary>
public enum ForeignLossProof
{
    /// <summary>Is there, and agrees.</summary>
    Agrees,

    /// <summary>Says something else than the paper.</summary>
    Differs,

    /// <summary>Is not there.</summary>
    Missing,
}

/// <summary>国籍選択届 (戸籍法104条の2) and 外国国籍喪失届 (106条): one person in a register, who stays there.</summary>
public sealed record DualNationality
{
    /// <summary>The person, and the register the person stands in.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>The foreign nationality: the one there is, or the one that was lost.</summary>
    public required string Nationality { get; init; }

    /// <summary>Whether there is another nationality, of 国籍選択; null otherwise.</summary>
    public required DualCheck? Dual { get; init; }

    /// <summary>Whether the paper bears the declaration (国籍法14条2項).</summary>
    public required bool HasDeclaration { get; init; }

    /// <summary>外国国籍喪失日, or null.</summary>
    public required RegisterDate? LostOn { get; init; }

    /// <summary>The proof of it, or null.</summary>
    public required ForeignLossProof? Proof { get; init; }

    /// <summary>The day the notifier learnt of it, or null.</summary>
    public required RegisterDate? KnownOn { get; init; }

    /// <summary>Whether the notifier was abroad on that day.</summary>
    public required bool WasAbroad { get; init; }

    /// <summary>The court that is told of a late paper, or null.</summary>
    public required string? Court { get; init; }

    /// <summary>Who notifies.</summary>
    public required ChildsNotifierRead Notifier { get; init; }

    /// <summary>Whether everybody who notifies has signed.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>届出の意思, or null while it is not chosen.</summary>
    public required IntentCheck? Intent { get; init; }

    /// <summary>The day the notifier died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>How a register elsewhere was verified, or null for one of ours.</summary>
    public required FormerCheck? Verified { get; init; }

    /// <summary>The register of ours, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>届出の日: 国籍選択の宣言日, 【届出日】.</summary>
    public RegisterDate NotifiedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>The day by which age is judged.</summary>
    public DateOnly Day(Circumstances c) => PostedPaper.Day(NotifierDiedOn, c);

    /// <summary>届出期間の末日 of 外国国籍喪失: a month from the day the notifier learnt of it, three where the notifier was abroad (43条, 106条1項).</summary>
    public static DateOnly? LastDay(RegisterDate? known, bool wasAbroad, ClosingDays closing) => known?.Day is { } from ? LegalPeriod.LastDayOfMonths(from, wasAbroad ? 3 : 1, closing) : null;

    /// <summary>The last day when it has passed; the office that accepted the paper judges it, so never for one from elsewhere.</summary>
    public DateOnly? OverdueSince(Circumstances c) => c.Origin is Origin.Here && LastDay(KnownOn, WasAbroad, c.ClosingDays) is { } last && NotifiedOn(c).Latest > last ? last : null;
}
