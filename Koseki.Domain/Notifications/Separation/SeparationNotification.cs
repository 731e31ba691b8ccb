using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Separation;

/// <summary>分籍届 as the paper says it (戸籍法21条, 100条, 101条).</summary>
public sealed record SeparationNotification
{
    /// <summary>The person, and the register the person leaves.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>新しい本籍.</summary>
    public required RegisteredDomicile NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>Whether the person has signed.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>届出の意思, or null while it is not chosen.</summary>
    public required IntentCheck? Intent { get; init; }

    /// <summary>The day the person died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required SeparationPlace? Place { get; init; }

    /// <summary>How the register elsewhere was verified, or null for one of ours.</summary>
    public required FormerCheck? Verified { get; init; }

    /// <summary>The register that is left when it is ours, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>Whether the new register is made here.</summary>
    public bool IsMadeHere => NewMunicipality is null;

    /// <summary>Whether a register of ours is written: the one left or the one made.</summary>
    public bool ConcernsUs => Register is not null || IsMadeHere;

    /// <summary>分籍日: the day of acceptance, for the notification makes the separation, or the death of one who had posted it before (47条2項).</summary>
    public RegisterDate SeparatedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>The day by which age is judged.</summary>
    public DateOnly Day(Circumstances c) => PostedPaper.Day(NotifierDiedOn, c);
}
