namespace Koseki.Domain.Certificates.ResidentRecords;

/// <summary>
/// 記載事項 that stand on a 住民票の写し only when they are asked for (住基法12条5項). 住民票コード (7条13号) never leaves by
/// a kiosk, 個人番号 (8号の2) not as long as the city has not decided so: neither has a place here.
/// </summary>
public enum ResidentItem
{
    /// <summary>世帯主の氏名と世帯主との続柄 (7条4号).</summary>
    Relationship,

    /// <summary>本籍と筆頭者の氏名 (7条5号).</summary>
    Register,

    /// <summary>国籍・地域と30条の45の区分 (30条の45).</summary>
    Nationality,

    /// <summary>在留資格・在留期間・満了日・在留カード等の番号 (30条の45).</summary>
    ResidenceStatus,
}
