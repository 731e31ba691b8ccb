using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.GivenNameChange;

/// <summary>名の変更届 as the paper says it (戸籍法107条の2).</summary>
public sealed record GivenNameChangeNotification
{
    /// <summary>The person, and the register the person stands in.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>変更後の名.</summary>
    public required string NewName { get; init; }

    /// <summary>変更後の名の振り仮名, or null.</summary>
    public required string? NewKana { get; init; }

    /// <summary>Whether the copy of the permission is there.</summary>
    public required bool HasPermission { get; init; }

    /// <summary>Whether the permission was found to be for this person.</summary>
    public required bool PermissionFits { get; init; }

    /// <summary>The name that the court has permitted.</summary>
    public required string PermittedName { get; init; }

    /// <summary>Its reading on the court's paper, or null.</summary>
    public required string? PermittedKana { get; init; }

    /// <summary>Whether the columns of the children are to say the new name.</summary>
    public required bool WantsColumns { get; init; }

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

    /// <summary>The reading from now on: one that nobody gave stays as it was recorded; a rule asks for it.</summary>
    public string? Kana => NewKana ?? Person.Entry.GivenNameKana;

    /// <summary>名の変更日: the day of acceptance, or the death of one who had posted it before (47条2項).</summary>
    public RegisterDate ChangedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>The day by which age is judged.</summary>
    public DateOnly Day(Circumstances c) => PostedPaper.Day(NotifierDiedOn, c);
}
