namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>A 世帯 as the feed <c>household</c> has brought it.</summary>
public sealed class Household
{
    /// <summary>世帯番号.</summary>
    public required string Number { get; set; }

    /// <summary>住所.</summary>
    public required string Address { get; set; }

    /// <summary>世帯主の氏名.</summary>
    public required string HeadName { get; set; }

    /// <summary>世帯員数: how many people's records make it whole.</summary>
    public int MemberCount { get; set; }
}

/// <summary>What a 住民票 is just now.</summary>
public enum RecordState
{
    /// <summary>In force.</summary>
    Active,

    /// <summary>異動処理中: the source is about to change it.</summary>
    Pending,

    /// <summary>消除.</summary>
    Removed,
}

/// <summary>A 住民票 as the feed <c>household</c> has brought it: current values, no history, neither 個人番号 nor 住民票コード.</summary>
public sealed class ResidentRecord
{
    /// <summary>宛名番号.</summary>
    public required string Number { get; set; }

    /// <summary>世帯番号.</summary>
    public required string Household { get; set; }

    /// <summary>世帯内の順, from 1.</summary>
    public int Position { get; set; }

    /// <summary>State.</summary>
    public RecordState State { get; set; }

    /// <summary>氏名.</summary>
    public required string Name { get; set; }

    /// <summary>氏名の振り仮名.</summary>
    public string NameKana { get; set; } = "";

    /// <summary>旧氏, of a foreigner 通称.</summary>
    public string OtherName { get; set; } = "";

    /// <summary>Its 振り仮名.</summary>
    public string OtherNameKana { get; set; } = "";

    /// <summary>生年月日.</summary>
    public DateOnly BirthDate { get; set; }

    /// <summary>男 or 女; empty when not recorded.</summary>
    public string Sex { get; set; } = "";

    /// <summary>世帯主との続柄.</summary>
    public string Relationship { get; set; } = "";

    /// <summary>住民となった年月日.</summary>
    public DateOnly? ResidentSince { get; set; }

    /// <summary>住所を定めた年月日.</summary>
    public DateOnly? AddressSince { get; set; }

    /// <summary>届出年月日.</summary>
    public DateOnly? NotifiedOn { get; set; }

    /// <summary>転入前住所.</summary>
    public string FormerAddress { get; set; } = "";

    /// <summary>異動前住所.</summary>
    public string AddressBeforeMove { get; set; } = "";

    /// <summary>住所 of the person, as it stands on the person's own record.</summary>
    public required string Address { get; set; }

    /// <summary>本籍.</summary>
    public string Domicile { get; set; } = "";

    /// <summary>筆頭者の氏名.</summary>
    public string HeadOfRegister { get; set; } = "";

    /// <summary>Whether it is a 外国人住民.</summary>
    public bool IsForeigner { get; set; }

    /// <summary>国籍・地域.</summary>
    public string Nationality { get; set; } = "";

    /// <summary>30条の45の区分.</summary>
    public string Category { get; set; } = "";

    /// <summary>在留資格.</summary>
    public string ResidenceStatus { get; set; } = "";

    /// <summary>在留期間.</summary>
    public string ResidencePeriod { get; set; } = "";

    /// <summary>満了の日.</summary>
    public DateOnly? ResidenceUntil { get; set; }

    /// <summary>在留カード等の番号.</summary>
    public string CardNumber { get; set; } = "";
}

/// <summary>認証者 and 公印 of a day, as the core told them.</summary>
public sealed class CityCertifier
{
    /// <summary>The day of issue.</summary>
    public DateOnly Day { get; set; }

    /// <summary>職名.</summary>
    public required string Title { get; set; }

    /// <summary>氏名.</summary>
    public required string Name { get; set; }

    /// <summary>The seal's outline.</summary>
    public required string Outline { get; set; }

    /// <summary>Length of the outline's side in its own units.</summary>
    public double Extent { get; set; }

    /// <summary>Length of the side on paper in millimetres.</summary>
    public double Side { get; set; }
}
