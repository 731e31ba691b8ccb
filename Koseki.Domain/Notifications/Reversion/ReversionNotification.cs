using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reversion;

/// <summary>復氏届 as the paper says it (戸籍法95条, 民法751条1項).</summary>
public sealed record ReversionNotification
{
    /// <summary>The person, and the register the person leaves.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>死亡した配偶者の氏名.</summary>
    public required string SpouseName { get; init; }

    /// <summary>配偶者の死亡の日 on the paper.</summary>
    public required RegisterDate SpouseDiedOn { get; init; }

    /// <summary>復する氏.</summary>
    public required string PaperName { get; init; }

    /// <summary>復する氏の振り仮名, or null.</summary>
    public required string? PaperNameKana { get; init; }

    /// <summary>復氏の方法.</summary>
    public required ReversionWay? Way { get; init; }

    /// <summary>The register to go back to when it is ours, or null.</summary>
    public required FamilyRegister? FormerRegister { get; init; }

    /// <summary>The register to go back to when another municipality keeps it, or null.</summary>
    public required RegisterElsewhere? FormerElsewhere { get; init; }

    /// <summary>Whether a paper that brings a child into the register comes with this one.</summary>
    public required bool WithChild { get; init; }

    /// <summary>新しい本籍, or null.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>Whether the person has signed.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>届出の意思, or null while it is not chosen.</summary>
    public required IntentCheck? Intent { get; init; }

    /// <summary>The day the person died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>How the person's register elsewhere was verified, or null for one of ours.</summary>
    public required FormerCheck? Verified { get; init; }

    /// <summary>How the register elsewhere that is gone back to was verified, or null.</summary>
    public required FormerCheck? ToVerified { get; init; }

    /// <summary>The register of ours that the person leaves, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>Whether a register is made.</summary>
    public bool IsNew => Way == ReversionWay.NewRegister;

    /// <summary>Whether a register of ours is entered or made.</summary>
    public bool ComesToUs => IsNew ? NewMunicipality is null && NewDomicile is not null : FormerRegister is not null;

    /// <summary>Whether a register of ours is written.</summary>
    public bool ConcernsUs => Register is not null || ComesToUs;

    /// <summary>氏 from now on: that of the register entered, or the one on the paper.</summary>
    public string FamilyName => FormerRegister?.FamilyName ?? PaperName;

    /// <summary>Its 振り仮名: of the register entered; of the one left before, for one that is made; on the paper where neither is at hand.</summary>
    public string? FamilyNameKana(Circumstances c) => FormerRegister is { } register ? register.FamilyNameKana : ReadingBefore(c) ?? PaperNameKana;

    /// <summary>The reading of the register of ours that the person left for the marriage, or null.</summary>
    internal string? ReadingBefore(Circumstances c) => Marriage is { } marriage
        ? FormerReading.Of(c, Person.Person, PaperName, e => e.Removed!.Cause == MatterTitles.Marriage && e.Matters.Any(m => m.Title == MatterTitles.Marriage && m[MatterLabels.MarriedOn] == marriage[MatterLabels.MarriedOn])) : null;

    /// <summary>筆頭者 of the register gone back to, or null.</summary>
    public string? ChosenHead => IsNew ? null : FormerRegister?.HeadName ?? FormerElsewhere?.HeadName;

    /// <summary>戸籍の表示 of the register gone back to, or null.</summary>
    public string? Chosen => IsNew ? null : FormerRegister?.Designation ?? FormerElsewhere?.Designation;

    /// <summary>The marriage by which the person came to the register, with its 従前戸籍; null where it is not told.</summary>
    public StatusMatter? Marriage => Person.Entry.Matters.LastOrDefault(m => m is { Title: MatterTitles.Marriage, IsErased: false } && m[MatterLabels.FormerRegister] is not null);

    /// <summary>婚姻前の氏に復した日: the day of acceptance, or the death of one who had posted it before (47条2項).</summary>
    public RegisterDate RevertedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>The day by which what depends on age is carried.</summary>
    public DateOnly Day(Circumstances c) => PostedPaper.Day(NotifierDiedOn, c);
}
