using Koseki.Domain.Calendar;

namespace Koseki.Domain.Registers;

/// <summary>
/// 筆頭者と配偶者: who in a register is, or was, one of the couple it was made for (戸籍法6条, 14条), and from when to
/// when the marriage lasted, read from the recorded matters.
/// </summary>
public static class Couple
{
    /// <summary>
    /// The head, and everyone who is or was the head's spouse in this register. A child's marriage always names the
    /// register the child left for; a spouse's never does.
    /// </summary>
    public static IEnumerable<RegisterEntry> Of(FamilyRegister register) =>
        register.Entries.Where((e, i) => i == 0 || e.Spouse is not null || e.Matters.Any(IsMarriageIntoThisRegister));

    /// <summary>The one of that sex: the present spouse before a former one, the latest first.</summary>
    public static RegisterEntry? Of(FamilyRegister register, Sex sex) => All(register, sex).FirstOrDefault();

    /// <summary>All of that sex, the present spouse first: a head may have married more than once.</summary>
    public static IEnumerable<RegisterEntry> All(FamilyRegister register, Sex sex) =>
        Of(register).Where(e => e.Sex == sex).OrderByDescending(e => e.Spouse is not null).ThenByDescending(e => !e.IsRemoved);

    /// <summary>The latest marriage whose beginning the entry tells: when it began and, if it did, when and why it ended.</summary>
    public static RecordedMarriage? LatestMarriage(RegisterEntry entry) =>
        RecordedFacts.Marriages(entry).LastOrDefault(m => m.Began is not null) is { Began: { } began } marriage ? new(began, marriage.Ended, marriage.EndedBy) : null;

    /// <summary>
    /// When and by what the person's last marriage ended, or null. After a return or in a new register only the end stands
    /// recorded, not the marriage (戸籍法施行規則39条).
    /// </summary>
    public static (RegisterDate On, string By)? LastDissolution(RegisterEntry entry) =>
        RecordedFacts.Marriages(entry).LastOrDefault() is { Ended: { } ended, EndedBy: { } by } ? (ended, by) : null;

    private static bool IsMarriageIntoThisRegister(StatusMatter matter) =>
        matter is { Title: MatterTitles.Marriage, IsErased: false } && matter[MatterLabels.NewDomicile] is null && matter[MatterLabels.RegisterEntered] is null;
}

/// <summary>A marriage as the register shows it.</summary>
/// <param name="Began">婚姻日.</param>
/// <param name="Ended">The day it ended, or null while it lasts.</param>
/// <param name="EndedBy">離婚, 婚姻取消, 配偶者の死亡, 配偶者の失踪宣告, 死亡 or 失踪宣告; null while it lasts.</param>
public sealed record RecordedMarriage(RegisterDate Began, RegisterDate? Ended, string? EndedBy);
