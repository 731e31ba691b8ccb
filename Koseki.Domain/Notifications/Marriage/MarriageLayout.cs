using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>婚姻届 on a screen: 夫 and 妻 side by side as on the paper, so that one glance compares them.</summary>
internal static class MarriageLayout
{
    internal static FormLayout Layout { get; } = new()
    {
        Pairs =
        [
            (new("husband.", "夫になる人", "夫の"), new("wife.", "妻になる人", "妻の")),
            CoupleLayout.Witnesses,
        ],
        Lines = CoupleLayout.Lines,
        Short = new Dictionary<string, string>
        {
            ["届出の区分"] = "区分",
            ["氏名・生年月日"] = "氏名",
            ["父母・養父母"] = "父母",
            ["婚姻後の夫婦の氏・新しい本籍"] = "氏・新本籍",
            ["同居を始めたとき"] = "同居",
            ["初婚・再婚の別"] = "初婚・再婚",
            ["世帯の仕事・職業"] = "仕事・職業",
            ["従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)"] = "移記",
        },
        WhenEmpty = new Dictionary<string, string>
        {
            ["従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)"] = "他の市区町村の戸籍からこの市の戸籍へ入る人がいないので書きません",
            ["証人"] = "外国の方式による婚姻なので書きません",
        },
        WhenAbsent = new Dictionary<string, string> { ["formerMarriageEnded"] = "初婚では書きません" },
    };
}
