using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>続柄の順: 長, 二, 三 … counted among the children of the same parents and sex (戸籍法13条1項4号).</summary>
internal static class Ordinals
{
    private static readonly string[] Words = [.. Relationship.Ordinals];

    /// <summary>
    /// The ordinal that follows from the registers: one after the highest of the child's brothers (sisters) recorded.
    /// </summary>
    internal static string? Expected(BirthNotification birth, Circumstances c)
    {
        var highest = BirthKin.Siblings(birth, c)
            .Select(s => Array.FindIndex(Words, w => s.Relationship == w + s.Sex.Word()))
            .DefaultIfEmpty(-1).Max();
        return highest + 1 < Words.Length ? Words[highest + 1] : null;
    }

    /// <summary>
    /// A child of the same mother born so near that the two can hardly be of two births, nor, being more than a few days
    /// apart, of one; null when there is none.
    /// </summary>
    internal static RegisterEntry? TooNear(BirthNotification birth, Circumstances c) => birth.BornOn.Day is not { } born ? null
        : BirthKin.OfTheMother(birth, c).FirstOrDefault(e => e.BirthDate.Day is { } day && Math.Abs(born.DayNumber - day.DayNumber) is > DaysOfOneBirth and < DaysBetweenBirths);

    private const int DaysOfOneBirth = 3;

    // About eight months: a setting, no law says it.
    private const int DaysBetweenBirths = 240;

    /// <summary>Whether one ordinal comes before another.</summary>
    internal static bool IsBelow(string ordinal, string other) => Array.IndexOf(Words, ordinal) < Array.IndexOf(Words, other);
}
