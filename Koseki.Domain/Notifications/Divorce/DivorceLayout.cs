using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>離婚届 on a screen: 夫 and 妻 side by side as on the paper, the children in rows.</summary>
internal static class DivorceLayout
{
    internal static FormLayout Layout { get; } = new()
    {
        Pairs =
        [
            (new("husband.", "夫", "夫の"), new("wife.", "妻", "妻の")),
            CoupleLayout.Witnesses,
        ],
        Lines =
        [
            .. CoupleLayout.Lines,
            new("氏名・親権者", "fullName", "custody"),
            new("申立て", "petition", "petitionedOn"),
            new("戸籍・生年月日", "where", "bornOn"),
        ],
        Short = new Dictionary<string, string>
        {
            ["離婚の種別"] = "種別",
            ["氏名・生年月日"] = "氏名",
            ["父母・養父母"] = "父母",
            ["婚姻前の氏にもどる者の本籍"] = "もどる者の本籍",
            ["未成年の子の氏名"] = "未成年の子",
            ["子についての取決め"] = "取決め",
            ["同居の期間・別居する前の住所"] = "同居の期間",
            ["世帯の仕事・職業"] = "仕事・職業",
            ["従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)"] = "移記",
        },
        WhenEmpty = new Dictionary<string, string>
        {
            ["婚姻前の氏にもどる者の本籍"] = "日本人どうしの夫婦でなければ書きません",
            ["従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)"] = "他の市区町村の戸籍からこの市の戸籍へ入る人がいないので書きません",
            ["証人"] = "協議離婚でなければ書きません",
            ["審査欄"] = "協議離婚でなければ、不受理申出と本人確認の対象になりません",
        },
    };
}
