using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.GivenNameReading;

/// <summary>名の振り仮名の届, or that of its change, as the paper says it (令和5年法律48号附則8条・12条, 戸籍法107条の4).</summary>
public sealed record GivenNameReadingNotification
{
    /// <summary>The person, and the register the person stands in.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>The reading.</summary>
    public required ReadingRead Reading { get; init; }

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

    /// <summary>What the register of ours says now, or null.</summary>
    public string? Recorded => Register is null ? null : Person.Entry.GivenNameKana;

    /// <summary>The day it takes effect: of acceptance, or the death of one who had posted it before (47条2項).</summary>
    public RegisterDate NotifiedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>The day by which age is judged.</summary>
    public DateOnly Day(Circumstances c) => PostedPaper.Day(NotifierDiedOn, c);
}
