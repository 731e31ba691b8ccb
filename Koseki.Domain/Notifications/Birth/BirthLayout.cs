namespace Koseki.Domain.Notifications.Birth;

/// <summary>出生届 on a screen: what is one statement on the paper stands on one line.</summary>
internal static class BirthLayout
{
    internal static FormLayout Layout { get; } = new()
    {
        Lines =
        [
            new("続き柄・男女の別", "child.legitimacy", "child.ordinal", "child.sex"),
            new("年月日・時刻", "birth.date", "birth.time"),
            new("世帯主・続き柄", "child.householdHead", "child.householdRelation"),
            new("父の氏名・国籍", "father.name", "father.nationality"),
            new("母の氏名・国籍", "mother.name", "mother.nationality"),
            new("体重・身長", "certificate.weight", "certificate.length"),
            new("単胎多胎・週数", "certificate.plurality", "certificate.weeks"),
        ],
        Short = new Dictionary<string, string> { ["子が入る戸籍(本籍・筆頭者)"] = "入る戸籍", ["同居・世帯の仕事"] = "同居・仕事" },
    };
}
