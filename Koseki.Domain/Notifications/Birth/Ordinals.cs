namespace Koseki.Domain.Notifications.Birth;

/// <summary>続柄の順: 長, 二, 三 … counted among the children of the same parents and sex (戸籍法13条1項4号).</summary>
internal static class Ordinals
{
    private static readonly string[] Words = ["長", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

    /// <summary>
    /// The ordinal that follows from the register: one after the highest of the child's brothers (sisters) recorded.
    /// </summary>
    internal static string? Expected(BirthNotification birth)
    {
        var highest = birth.Siblings
            .Select(s => Array.FindIndex(Words, w => s.Relationship == w + Registers.RegisterWords.Word(s.Sex)))
            .DefaultIfEmpty(-1).Max();
        return highest + 1 < Words.Length ? Words[highest + 1] : null;
    }

    /// <summary>Whether one ordinal comes before another.</summary>
    internal static bool IsBelow(string ordinal, string other) => Array.IndexOf(Words, ordinal) < Array.IndexOf(Words, other);
}
