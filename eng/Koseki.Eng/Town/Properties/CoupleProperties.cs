using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Properties;

/// <summary>What must hold of those who are married, and of those who were.</summary>
internal static class CoupleProperties
{
    /// <summary>夫 and 妻 stand in one register and name each other; the mark stands exactly while the marriage lasts.</summary>
    /// <param name="register">The register as it stands.</param>
    /// <param name="before">Its generations, or none: a name changed since the wedding is still that of the same person.</param>
    public static IEnumerable<string> Marks(FamilyRegister register, IEnumerable<FamilyRegister> before)
    {
        var generations = before.Append(register).ToList();
        var married = register.Standing.Where(e => e.Spouse is not null).ToList();
        var holds = married switch
        {
            [] => true,
            [var only] => LastOf(only)?["配偶者の国籍"] is not null,
            [var one, var other] => one.Spouse != other.Spouse && Names(generations, one).Contains(SpouseOf(other)) && Names(generations, other).Contains(SpouseOf(one)),
            _ => false,
        };
        if (!holds)
        {
            yield return $"戸籍 {register.Id} で配偶者区分のある {string.Join("、", married.Select(e => e.Person))} が夫婦ではありません。";
        }

        foreach (var entry in register.Standing.Where(e => e.Spouse is not null != (LastOf(e)?.Title == "婚姻")))
        {
            yield return $"戸籍 {register.Id} の {entry.Person} の配偶者区分が、婚姻とその解消の記録に合いません。";
        }
    }

    private static StatusMatter? LastOf(RegisterEntry entry) => entry.Matters.LastOrDefault(m => m.Title is "婚姻" or "離婚" or "配偶者の死亡");

    private static string? SpouseOf(RegisterEntry entry) => LastOf(entry)?["配偶者氏名"];

    // 配偶者氏名 is the name before the wedding: of this register, or of the former one, whose head's name shows the surname.
    private static IEnumerable<string> Names(IReadOnlyList<FamilyRegister> generations, RegisterEntry entry)
    {
        var givens = generations.SelectMany(r => r.Entries).Where(e => e.Person == entry.Person).Select(e => e.GivenName).Distinct().ToList();
        IEnumerable<string> surnames = generations.Select(r => r.FamilyName).Distinct();
        if (LastOf(entry)?["従前戸籍"] is { } former)
        {
            var head = former[(former.LastIndexOf('　') + 1)..];
            surnames = surnames.Concat(Enumerable.Range(1, head.Length - 1).Select(length => head[..length]));
        }

        return surnames.SelectMany(s => givens.Select(g => s + g));
    }
}
