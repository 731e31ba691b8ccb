namespace Koseki.Domain.Certificates.ResidentRecords;

/// <summary>A 世帯 as 住民記録 has it now.</summary>
/// <param name="Address">住所.</param>
/// <param name="HeadName">世帯主の氏名.</param>
public sealed record RecordedHousehold(string Address, string HeadName);

/// <summary>
/// A 住民票 as 住民記録 has it now (住基法7条, 30条の45): current values only, no history. Texts are as the source writes
/// them; an empty one is not recorded.
/// </summary>
/// <param name="Name">氏名.</param>
/// <param name="NameKana">氏名の振り仮名.</param>
/// <param name="BirthDate">生年月日.</param>
/// <param name="Sex">男 or 女; empty when not recorded.</param>
public sealed record RecordedResident(string Name, string NameKana, DateOnly BirthDate, string Sex)
{
    /// <summary>旧氏, or of a foreigner 通称.</summary>
    public string OtherName { get; init; } = "";

    /// <summary>旧氏の振り仮名.</summary>
    public string OtherNameKana { get; init; } = "";

    /// <summary>世帯主との続柄.</summary>
    public string Relationship { get; init; } = "";

    /// <summary>住民となった年月日, of a foreigner 外国人住民となった年月日.</summary>
    public DateOnly? ResidentSince { get; init; }

    /// <summary>住所を定めた年月日: of the last move within the city; null when there was none.</summary>
    public DateOnly? AddressSince { get; init; }

    /// <summary>届出年月日.</summary>
    public DateOnly? NotifiedOn { get; init; }

    /// <summary>転入前住所: before moving into the city.</summary>
    public string FormerAddress { get; init; } = "";

    /// <summary>異動前住所: before the last move within the city.</summary>
    public string AddressBeforeMove { get; init; } = "";

    /// <summary>本籍.</summary>
    public string Domicile { get; init; } = "";

    /// <summary>筆頭者の氏名.</summary>
    public string HeadOfRegister { get; init; } = "";

    /// <summary>What is recorded of a foreigner; null of a Japanese.</summary>
    public RecordedForeigner? Foreigner { get; init; }
}

/// <summary>What is recorded of a foreign resident (住基法30条の45).</summary>
/// <param name="Nationality">国籍・地域.</param>
/// <param name="Category">中長期在留者, 特別永住者 ….</param>
/// <param name="Status">在留資格; empty where there is none.</param>
/// <param name="Period">在留期間.</param>
/// <param name="Until">満了の日.</param>
/// <param name="CardNumber">在留カード等の番号.</param>
public sealed record RecordedForeigner(string Nationality, string Category, string Status, string Period, DateOnly? Until, string CardNumber);
