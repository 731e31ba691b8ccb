using Koseki.Web.Components.Registers;

namespace Koseki.Web.Components.Cases;

/// <summary>The time of day in Japan as the screens write it.</summary>
public static class TimeOfDay
{
    /// <summary>14:05.</summary>
    public static string Of(DateTimeOffset at) => JapaneseTime.Of(at)[^5..];
}
