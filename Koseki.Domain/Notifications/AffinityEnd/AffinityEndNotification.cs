using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.AffinityEnd;

/// <summary>姻族関係終了届 as the paper says it (戸籍法96条, 民法728条2項).</summary>
public sealed record AffinityEndNotification
{
    /// <summary>The person, and the register the person stands in.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>死亡した配偶者の氏名.</summary>
    public required string SpouseName { get; init; }

    /// <summary>配偶者の死亡の日 on the paper.</summary>
    public required RegisterDate SpouseDiedOn { get; init; }

    /// <summary>Whether the person has signed.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>届出の意思, or null while it is not chosen.</summary>
    public required IntentCheck? Intent { get; init; }

    /// <summary>The day the person died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>How a register elsewhere was verified, or null for one of ours.</summary>
    public required FormerCheck? Verified { get; init; }

    /// <summary>The register of ours, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>姻族関係終了日: the day of acceptance, or the death of one who had posted it before (47条2項).</summary>
    public RegisterDate EndedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>
    /// The marriages of the person that the registers at hand tell, by the person's number: that of today's entry last. A register that went
    /// on by 転籍 tells of none that death has ended (戸籍法施行規則37条).
    /// </summary>
    internal IReadOnlyList<MarriageOnRecord> Marriages(Circumstances c) => Register is null ? []
        : [.. c.Kin.EntriesOf(Person.Person).Select(e => e.Entry).OrderBy(e => e.Person == Person.Person && !e.IsRemoved).SelectMany(RecordedFacts.Marriages)];
}
