using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptName;

/// <summary>離婚の際に称していた氏を称する届 as the paper says it (戸籍法77条の2).</summary>
public sealed record KeptNameNotification
{
    /// <summary>復氏の原因.</summary>
    public required KeptNameGround? Ground { get; init; }

    /// <summary>届出の時期.</summary>
    public required KeptNameTiming? Timing { get; init; }

    /// <summary>離婚の年月日 on the paper.</summary>
    public required RegisterDate DivorcedOn { get; init; }

    /// <summary>The person where the person stands after going back.</summary>
    public required PersonInRegister Place { get; init; }

    /// <summary>氏 of the person on the paper.</summary>
    public required string PaperFamilyName { get; init; }

    /// <summary>生年月日 of the person on the paper.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>変更前の氏 of a paper that comes with the divorce: the one before the marriage; null for a later one.</summary>
    public required string? FormerName { get; init; }

    /// <summary>The divorce handed in before this paper in the same bundle, or null.</summary>
    internal DivorceBeside? Beside { get; init; }

    /// <summary>離婚の際に称していた氏.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Its 振り仮名, or null.</summary>
    public required string? FamilyNameKana { get; init; }

    /// <summary>新しい本籍, or null.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>Whether the person has signed.</summary>
    public required bool HasSigned { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? NotifiedAt { get; init; }

    /// <summary>氏変更日: that of acceptance.</summary>
    public static RegisterDate On(Circumstances c) => RegisterDate.Of(c.ReceiptDate);

    /// <summary>Whether it comes with the divorce: the person stands in the register of the couple then (19条3項前段).</summary>
    public bool IsWithDivorce => Timing == KeptNameTiming.WithDivorce;

    /// <summary>
    /// Whether the divorce beside it is that of this very person: by number in a register of ours; by register, name and birth
    /// date in one elsewhere, which the two papers tell alike.
    /// </summary>
    internal bool IsOwnDivorce => Beside?.Divorce.Returning?.Place is { } returning && (Place.Register is not null
        ? returning.Person == Place.Person
        : returning.Elsewhere == Place.Elsewhere && returning.Name == Place.Name && returning.Entry.BirthDate.IsSameAs(Place.Entry.BirthDate));

    /// <summary>What a register says of the divorce, as it stands in the register left; from the paper of the divorce where that register is elsewhere.</summary>
    internal StatusMatter? DivorceToWrite => Place.Register is null ? Beside?.Matter : Divorce is { } own ? own with { Amendments = [] } : null;

    /// <summary>
    /// Whether the register stays and its 氏 changes: the person heads it and nobody else stands in it (19条3項). Of a register
    /// elsewhere the paper tells it by naming no new 本籍.
    /// </summary>
    public bool StaysInRegister => !IsWithDivorce && Place.IsHead && (Place.Register is { } register ? register.Standing.Count() == 1 : NewDomicile is null);

    /// <summary>Who stays behind in the register.</summary>
    public IReadOnlyList<string> Remaining => Place.Register is { } register && !StaysInRegister && !IsWithDivorce ? [.. register.Standing.Where(e => e.Person != Place.Person && Place.IsHead).Select(register.NameOf)] : [];

    /// <summary>The reading of the 氏 borne at the divorce, by the register of ours of the couple; null where there is none.</summary>
    internal string? ReadingBefore(Circumstances c) => IsWithDivorce ? Place.Register is { } couple && couple.FamilyName == FamilyName ? couple.FamilyNameKana : null
        : Couple.LastDissolution(Place.Entry) is ({ } on, MatterTitles.Divorce)
            ? FormerReading.Of(c, Place.Person, FamilyName, e => e.Removed!.Cause == MatterTitles.Divorce && Couple.LastDissolution(e) is ({ } left, MatterTitles.Divorce) && left.IsSameAs(on)) : null;

    /// <summary>The divorce by which the person came to this register, or null.</summary>
    public StatusMatter? Divorce => Place.Entry.Matters.LastOrDefault(m => m is { Title: MatterTitles.Divorce, IsErased: false });

    /// <summary>The marriage by which the person came to the register of the couple, or null.</summary>
    public StatusMatter? Marriage => Place.Entry.Matters.LastOrDefault(m => m is { Title: MatterTitles.Marriage, IsErased: false });

    /// <summary>The last day: three months, the first being the day after the divorce (民法767条2項; 戸籍法43条 does not apply).</summary>
    public DateOnly? LastDay(Circumstances c) => LastDay(DivorcedOn, c.ClosingDays);

    internal static DateOnly? LastDay(RegisterDate divorcedOn, ClosingDays closing) => divorcedOn.Day is { } day ? LegalPeriod.LastDayOfMonths(day.AddDays(1), 3, closing) : null;
}
