using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ForeignName;

/// <summary>外国人の氏への変更届 as the paper says it (戸籍法107条2項–4項).</summary>
public sealed record ForeignNameNotification
{
    /// <summary>The paragraph.</summary>
    public required ForeignNameGround Ground { get; init; }

    /// <summary>婚姻の日 on the paper, or null.</summary>
    public required RegisterDate? MarriedOn { get; init; }

    /// <summary>How the marriage ended, or null.</summary>
    public required ForeignNameEnd? EndedBy { get; init; }

    /// <summary>The day it ended on the paper, or null.</summary>
    public required RegisterDate? EndedOn { get; init; }

    /// <summary>Whose 氏 it is (4項), or null.</summary>
    public required ForeignNameParent? Whose { get; init; }

    /// <summary>Whether the copy of the permission is there.</summary>
    public required bool HasPermission { get; init; }

    /// <summary>Whether the certificate of finality is there.</summary>
    public required bool HasFinality { get; init; }

    /// <summary>Whether the permission was found to be for this person.</summary>
    public required bool PermissionFits { get; init; }

    /// <summary>The 氏 that the court has permitted, or null.</summary>
    public required string? PermittedName { get; init; }

    /// <summary>Its reading on the court's paper, or null.</summary>
    public required string? PermittedKana { get; init; }

    /// <summary>The person, and the register the person stands in.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>氏 until now, on the paper.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名 on the paper.</summary>
    public required string GivenName { get; init; }

    /// <summary>生年月日 on the paper.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>父, 母, 続柄, 養父 and 養母 on the paper; null where empty.</summary>
    public required (string? Father, string? Mother, string? Relationship, string? AdoptiveFather, string? AdoptiveMother) Parents { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>変更後の氏.</summary>
    public required string NewName { get; init; }

    /// <summary>変更後の氏の振り仮名, or null.</summary>
    public required string? NewKana { get; init; }

    /// <summary>新しい本籍, or null.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>Who notifies (4項).</summary>
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

    /// <summary>Whether others stand in a register elsewhere, or null.</summary>
    public required OthersStanding? Others { get; init; }

    /// <summary>The register of ours, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>Those who stand in the register of ours besides the person.</summary>
    public IEnumerable<RegisterEntry> OthersInRegister => Register?.Standing.Where(e => e.Person != Person.Person) ?? [];

    /// <summary>Whether the register stays and its 氏 changes: the person heads it and nobody else stands in it (戸籍法20条の2第1項).</summary>
    public bool StaysInRegister => Ground != ForeignNameGround.Parent && Person.IsHead && (Register is not null ? !OthersInRegister.Any() : Others == OthersStanding.None);

    /// <summary>Whether a register of ours is made.</summary>
    public bool IsMadeHere => !StaysInRegister && NewDomicile is not null && NewMunicipality is null;

    /// <summary>Whether a register of ours is written.</summary>
    public bool ConcernsUs => Register is not null || IsMadeHere;

    /// <summary>The reading from now on: one that nobody gave stays as it was recorded where the register stays; a rule asks for it.</summary>
    public string? Kana => NewKana ?? (StaysInRegister ? Register?.FamilyNameKana : null);

    /// <summary>氏変更日: the day of acceptance, or the death of one who had posted it before (47条2項).</summary>
    public RegisterDate ChangedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>The day by which age and the period are judged.</summary>
    public DateOnly Day(Circumstances c) => PostedPaper.Day(NotifierDiedOn, c);

    /// <summary>期間の末日: six months from the marriage (2項), three from its end (3項), the day itself counted (43条); null for 4項 and where no day is known.</summary>
    public DateOnly? LastDay(ClosingDays closing) => LastDay(Ground, Ground == ForeignNameGround.Spouse ? MarriedOn?.Day : EndedOn?.Day, closing);

    internal static DateOnly? LastDay(ForeignNameGround ground, DateOnly? from, ClosingDays closing) => (ground, from) switch
    {
        (ForeignNameGround.Spouse, { } day) => LegalPeriod.LastDayOfMonths(day, 6, closing),
        (ForeignNameGround.Return, { } day) => LegalPeriod.LastDayOfMonths(day, 3, closing),
        _ => null,
    };
}
