using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Disappearance;

/// <summary>失踪届 or 失踪宣告取消届 as the paper says it (戸籍法94条, 民法30条–32条).</summary>
public sealed record DisappearanceNotification
{
    /// <summary>失踪宣告 or its 取消し.</summary>
    public required DisappearanceAct Act { get; init; }

    /// <summary>The one who was absent, and the register the person stands in, or was taken from.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>住所, or null.</summary>
    public required string? Address { get; init; }

    /// <summary>死亡とみなされる日 as the court says it, or null of a revocation.</summary>
    public required RegisterDate? DeemedDeadOn { get; init; }

    /// <summary>死亡とみなされる時刻 where the court names one (危難失踪), or null.</summary>
    public required string? DeemedDeadAt { get; init; }

    /// <summary>取消しの理由, or null of a declaration.</summary>
    public required RevocationGround? Ground { get; init; }

    /// <summary>届出人の資格, or null while it is not chosen.</summary>
    public required AbsenceNotifier? Notifier { get; init; }

    /// <summary>届出人の氏名, or null of 本人.</summary>
    public required string? NotifierName { get; init; }

    /// <summary>The decision of the court.</summary>
    public required Ruling Ruling { get; init; }

    /// <summary>The register of ours, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>Whether it is a revocation.</summary>
    public bool IsRevoked => Act == DisappearanceAct.Revoked;

    /// <summary>【届出人】, or null where the person notifies.</summary>
    public string? NotifierOnRecord => Notifier is null or AbsenceNotifier.Self ? null : $"{DisappearanceChoices.Notifiers.Word(Notifier.Value)}　{NotifierName}";

    /// <summary>The 失踪宣告 that took the person from the register, or null.</summary>
    internal StatusMatter? Declaration => Person.Entry is { Removed.Cause: MatterTitles.Disappearance } entry
        ? entry.Matters.LastOrDefault(m => m.Title == MatterTitles.Disappearance && !m.IsErased) : null;

    /// <summary>死亡とみなされる日 of that declaration, or null.</summary>
    internal RegisterDate? RecordedDay => Declaration?[MatterLabels.DeemedDeadOn] is { } day ? RegisterDate.Parse(day) : null;

    /// <summary>Place of the 戸籍消除 that closed the register, or -1 while it stands and where nothing tells why it does not.</summary>
    internal int ClosedAt => Register is { State: RegisterState.Removed } register ? register.Matters.ToList().FindLastIndex(m => m is { Title: MatterTitles.Closing, IsErased: false }) : -1;

    /// <summary>Whether the person can stand again where the person was taken out: the register is the one of today, or was closed because it was empty.</summary>
    internal bool CanBeRestored => Register is { } register && register.MovedTo is null && (register.State == RegisterState.Current || ClosedAt >= 0);

    /// <summary>The spouse in the register whom a declaration leaves behind, or null.</summary>
    internal RegisterEntry? Survivor => Register is { } register && Person.Entry is { IsRemoved: false, Spouse: not null }
        ? register.Standing.FirstOrDefault(e => e.Spouse is not null && e.Person != Person.Person) : null;

    /// <summary>Whether a declaration that is revoked has ended a marriage: whoever is taken from a register keeps 夫 or 妻.</summary>
    internal bool HasEndedMarriage => Declaration is not null && Person.Entry.Spouse is not null;

    /// <summary>The number of the spouse of that marriage, or null where none is known.</summary>
    internal PersonId? Spouse(Circumstances c) => HasEndedMarriage && RecordedDay is { } day
        ? c.Kin.Kinship.MarriagesOf(Person.Person).LastOrDefault(m => m is { EndedBy: MarriageEnd.Death, Ended: { } ended } && m.Origin.IsSure() && ended.IsSameAs(day))?.SpouseOf(Person.Person) : null;

    /// <summary>Whether the spouse has married again since: that marriage stays (民法32条1項後段).</summary>
    internal bool IsSpouseRemarried(Circumstances c) => Spouse(c) is { } spouse && RecordedDay is { } day
        && c.Kin.Kinship.MarriagesOf(spouse).Any(m => m.SpouseOf(spouse) != Person.Person && m.Since?.Latest >= day.Earliest);

    /// <summary>The entry of the spouse whose marriage lasts on: who still stands in the register and has not married again. Null for any other.</summary>
    internal RegisterEntry? SpouseRevived(Circumstances c) => Spouse(c) is { } spouse && !IsSpouseRemarried(c)
        ? Register!.Entries.FirstOrDefault(e => e.Person == spouse && e is { IsRemoved: false, Spouse: null }) : null;
}
