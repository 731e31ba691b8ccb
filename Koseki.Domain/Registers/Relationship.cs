namespace Koseki.Domain.Registers;

/// <summary>
/// 続柄 as registers write it (戸籍法13条1項4号・5号): a closed vocabulary. 男 and 女 alone stand in records of children born out of
/// wedlock before 平成16年11月1日 that were never updated (平16.11.1民一3008号).
/// </summary>
public static class Relationship
{
    /// <summary>順: 長, 二, 三 … 二十.</summary>
    public static IReadOnlyList<string> Ordinals { get; } =
        ["長", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"];

    /// <summary>What is wrong with 父母との続柄 of a person of that sex, or null. 男 and 女 alone pass: see <see cref="IsOldWord"/>.</summary>
    public static string? Problem(string relationship, Sex sex) =>
        SexOf(relationship) is not { } said ? $"「{relationship}」という続柄はありません。"
        : said != sex ? $"続柄「{relationship}」は{sex.Word()}の続柄ではありません。"
        : null;

    /// <summary>What is wrong with 養父母との続柄 of a person of that sex, or null.</summary>
    public static string? AdoptiveProblem(string relationship, Sex sex) =>
        relationship is not ("養子" or "養女") ? $"「{relationship}」という養父母との続柄はありません。"
        : (relationship == "養女") != (sex == Sex.Female) ? $"養父母との続柄「{relationship}」は{sex.Word()}の続柄ではありません。"
        : null;

    /// <summary>Whether the word is the one of an old record of a child born out of wedlock.</summary>
    public static bool IsOldWord(string relationship) => relationship is "男" or "女";

    /// <summary>The sex a 父母との続柄 says, or null when it is not one.</summary>
    public static Sex? SexOf(string relationship) =>
        relationship.Length == 0 || (!IsOldWord(relationship) && !Ordinals.Contains(relationship[..^1])) ? null
        : relationship[^1] switch { '男' => Sex.Male, '女' => Sex.Female, _ => null };
}
