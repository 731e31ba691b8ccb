using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>入籍届 as the paper says it (戸籍法98条, 99条; 民法791条).</summary>
public sealed record JoiningNotification
{
    /// <summary>入籍の事由.</summary>
    public required JoiningManner Manner { get; init; }

    /// <summary>Whose 氏 or register, or null for the former 氏 and while it is not chosen.</summary>
    public required JoiningParent? Whose { get; init; }

    /// <summary>On what a change to a parent's 氏 rests, or null.</summary>
    public required JoiningBasis? Basis { get; init; }

    /// <summary>Whether the copy of the permission is there.</summary>
    public required bool HasPermission { get; init; }

    /// <summary>Whether the permission was found to be for this child and this 氏.</summary>
    public required bool PermissionFits { get; init; }

    /// <summary>The day of the notification by which the former 氏 was left (791条4項), or null.</summary>
    public required RegisterDate? ChangedOn { get; init; }

    /// <summary>The person, and the register the person leaves.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>住所 of the person.</summary>
    public required string Address { get; init; }

    /// <summary>The spouse who joins too, or null.</summary>
    public required PersonInRegister? Spouse { get; init; }

    /// <summary>生年月日 of the spouse on the paper, or null.</summary>
    public required RegisterDate? SpouseBornOn { get; init; }

    /// <summary>住所 of the spouse, or null.</summary>
    public required string? SpouseAddress { get; init; }

    /// <summary>The parent where the parent stands, or stood till death; null for the former 氏.</summary>
    public required PersonInRegister? Parent { get; init; }

    /// <summary>氏 of the parent on the paper, or null.</summary>
    public required string? ParentFamilyName { get; init; }

    /// <summary>生年月日 of the parent on the paper, or null.</summary>
    public required RegisterDate? ParentBornOn { get; init; }

    /// <summary>The other parent in the same register of ours, or null.</summary>
    public required RegisterEntry? OtherParent { get; init; }

    /// <summary>住所 of the parent who moves too, or null.</summary>
    public required string? ParentAddress { get; init; }

    /// <summary>入籍の方法.</summary>
    public required JoiningWay? Way { get; init; }

    /// <summary>The register to go back to (従前の氏) when it is ours, or null.</summary>
    public required FamilyRegister? FormerRegister { get; init; }

    /// <summary>The register to go back to when another municipality keeps it, or null.</summary>
    public required RegisterElsewhere? FormerElsewhere { get; init; }

    /// <summary>従前の氏, or null.</summary>
    public required string? FormerName { get; init; }

    /// <summary>従前の氏の振り仮名, or null.</summary>
    public required string? FormerNameKana { get; init; }

    /// <summary>新しい本籍, or null.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>Who notifies.</summary>
    public required ChildsNotifierRead Notifier { get; init; }

    /// <summary>Whether everybody who notifies has signed.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>Whether the spouse has signed.</summary>
    public required bool SpouseSigned { get; init; }

    /// <summary>届出の意思, or null while it is not chosen.</summary>
    public required IntentCheck? Intent { get; init; }

    /// <summary>The day the notifier died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>How the person's register elsewhere was verified, or null for one of ours.</summary>
    public required FormerCheck? Verified { get; init; }

    /// <summary>How the register elsewhere that is joined was verified, or null.</summary>
    public required FormerCheck? ToVerified { get; init; }

    /// <summary>The register of ours that the person leaves, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>The register of ours in which the parent stands, or to which the person goes back; null.</summary>
    public FamilyRegister? ToRegister => Parent?.Register ?? FormerRegister;

    /// <summary>Whether a register is made.</summary>
    public bool IsNew => Way == JoiningWay.NewRegister;

    /// <summary>Whether the register made is that of the parent (戸籍法17条).</summary>
    public bool ParentMoves => IsNew && Parent is not null && Spouse is null && !IsMarried;

    /// <summary>Whether the person is married, so that a new register is made for the couple (戸籍法20条).</summary>
    public bool IsMarried => Person.Entry.Spouse is not null || Spouse is not null;

    /// <summary>Whether a register of ours is entered or made.</summary>
    public bool ComesToUs => IsNew ? NewMunicipality is null && NewDomicile is not null : ToRegister is not null;

    /// <summary>Whether a register of ours is written.</summary>
    public bool ConcernsUs => Register is not null || ComesToUs || (ParentMoves && ToRegister is not null);

    /// <summary>氏 from now on.</summary>
    public string FamilyName => Parent?.FamilyName ?? FormerRegister?.FamilyName ?? FormerName ?? DraftReader.Missing;

    /// <summary>Its 振り仮名, or null: for a 従前の氏 that of the register left for the 入籍, else on the paper.</summary>
    public string? FamilyNameKana(Circumstances c) => Parent is not null ? Parent.FamilyNameKana : FormerRegister is not null ? FormerRegister.FamilyNameKana : ReadingBefore(c) ?? FormerNameKana;

    /// <summary>The reading of the register of ours that the person left for the 氏 of a parent, or null.</summary>
    internal string? ReadingBefore(Circumstances c) => this is { FormerName: { } name, ChangedOn: { } on }
        ? FormerReading.Of(c, Person.Person, name, e => e.Removed!.Cause == MatterTitles.Entry && e.Matters.Any(m => m.Title == MatterTitles.Entry && m[MatterLabels.NotifiedOn] == on.Text)) : null;

    /// <summary>事由 as the register writes it.</summary>
    public string Cause => JoiningChoices.Cause(Manner, Whose);

    /// <summary>【届出日】: the day of acceptance, or the death of one who had posted it before (47条2項).</summary>
    public RegisterDate NotifiedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>The day by which age is judged.</summary>
    public DateOnly Day(Circumstances c) => PostedPaper.Day(NotifierDiedOn, c);
}
