using System.Globalization;

namespace Koseki.Domain.Calendar;

/// <summary>What a recorded date says about its day.</summary>
public enum DateKind
{
    /// <summary>確定: one written day (which need not exist in the calendar).</summary>
    Exact,

    /// <summary>推定.</summary>
    Estimated,

    /// <summary>頃, 上旬 …</summary>
    About,

    /// <summary>○日から○日までの間.</summary>
    Between,

    /// <summary>不詳: year, month or day unknown.</summary>
    Unknown,

    /// <summary>Any other text a register really carries.</summary>
    Free,
}

/// <summary>
/// A date as the register keeps it. The written text wins: it is stored, compared and printed exactly, and the days
/// computed from it only serve ordering, searching and legal periods. Days that never existed (平成13年2月29日), days
/// written in the old era (昭和64年1月8日, 大正15年12月25日) and unknown parts survive.
/// </summary>
public sealed class RegisterDate : IEquatable<RegisterDate>, IComparable<RegisterDate>
{
    private RegisterDate(string text, DateKind kind, DateOnly? day, DateOnly earliest, DateOnly latest)
    {
        Text = text;
        Kind = kind;
        Day = day;
        Earliest = earliest;
        Latest = latest;
    }

    /// <summary>The text exactly as recorded, digits half width.</summary>
    public string Text { get; }

    /// <summary>What the text says about the day.</summary>
    public DateKind Kind { get; }

    /// <summary>The day, when the text names exactly one that exists in the solar calendar; null otherwise.</summary>
    public DateOnly? Day { get; }

    /// <summary>The first day the text can mean.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day the text can mean.</summary>
    public DateOnly Latest { get; }

    /// <summary>
    /// A day in the era in force on it: 令和元年5月1日. A day before the solar calendar is written 西暦1872年5月1日, because an
    /// era date of that time would be read as a lunar one.
    /// </summary>
    public static RegisterDate Of(DateOnly day)
    {
        if (day < Era.SolarCalendarBegins)
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"西暦{day.Year}年{day.Month}月{day.Day}日"), DateKind.Exact, day, day, day);
        }

        var era = Era.Of(day);
        var year = day.Year - era.Begins.Year + 1;
        var text = string.Create(CultureInfo.InvariantCulture, $"{era.Name}{(year == 1 ? "元" : year)}年{day.Month}月{day.Day}日");
        return new(text, DateKind.Exact, day, day, day);
    }

    /// <summary>Reads any text a register carries and keeps it exactly; throws <see cref="FormatException"/> only for an empty one.</summary>
    public static RegisterDate Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new FormatException("日付が空です。");
        }

        var meaning = RegisterDateReader.Read(text);
        return new(text, meaning.Kind, meaning.Day, meaning.Earliest, meaning.Latest);
    }

    /// <summary>As <see cref="Parse"/>, without throwing.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RegisterDate? date)
    {
        date = string.IsNullOrWhiteSpace(text) ? null : Parse(text);
        return date is not null;
    }

    /// <inheritdoc/>
    public bool Equals(RegisterDate? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RegisterDate);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>By earliest day, then latest day, then text.</summary>
    public int CompareTo(RegisterDate? other) => other is null ? 1
        : Earliest != other.Earliest ? Earliest.CompareTo(other.Earliest)
        : Latest != other.Latest ? Latest.CompareTo(other.Latest)
        : string.CompareOrdinal(Text, other.Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
