using Koseki.Domain.Calendar;
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

    /// <summary>
    /// Whether the register stays and its 氏 changes: the person heads it and nobody else stands in it (19条3項). Of a register
    /// elsewhere the paper tells it by naming no new 本籍.
    /// </summary>
    public bool StaysInRegister => Place.IsHead && (Place.Register is { } register ? register.Standing.Count() == 1 : NewDomicile is null);

    /// <summary>Who stays behind in the register.</summary>
    public IReadOnlyList<string> Remaining => Place.Register is { } register && !StaysInRegister ? [.. register.Standing.Where(e => e.Person != Place.Person && Place.IsHead).Select(register.NameOf)] : [];

    /// <summary>The divorce by which the person came to this register, or null.</summary>
    public StatusMatter? Divorce => Place.Entry.Matters.LastOrDefault(m => m is { Title: "離婚", IsErased: false });

    /// <summary>The last day: three months, the first being the day after the divorce (民法767条2項; 戸籍法43条 does not apply).</summary>
    public DateOnly? LastDay(Circumstances c) => DivorcedOn.Day is { } day ? LegalPeriod.LastDayOfMonths(day.AddDays(1), 3, c.ClosingDays) : null;
}
