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
    private readonly RegisterDateReader.Meaning meaning;

    private RegisterDate(string text, RegisterDateReader.Meaning meaning) => (Text, this.meaning) = (text, meaning);

    /// <summary>The text exactly as recorded, digits half width.</summary>
    public string Text { get; }

    /// <summary>What the text says about the day.</summary>
    public DateKind Kind => meaning.Kind;

    /// <summary>The day, when the text names exactly one that exists in the solar calendar; null otherwise.</summary>
    public DateOnly? Day => meaning.Day;

    /// <summary>The first day the text can mean.</summary>
    public DateOnly Earliest => meaning.Earliest;

    /// <summary>The last day the text can mean.</summary>
    public DateOnly Latest => meaning.Latest;

    /// <summary>Whether the text names one written day (確定 or 推定), existing or not: a time of day belongs to it.</summary>
    public bool IsOneDay => meaning.Written is not null;

    /// <summary>Whether the text says from when to when (から…までの間): both bounds are then written, not only possible.</summary>
    public bool IsSpan => meaning.IsSpan;

    /// <summary>
    /// A day in the era in force on it: 令和元年5月1日. A day before the solar calendar is written 西暦1872年5月1日, because an
    /// era date of that time would be read as a lunar one.
    /// </summary>
    public static RegisterDate Of(DateOnly day)
    {
        var text = day < Era.SolarCalendarBegins
            ? string.Create(CultureInfo.InvariantCulture, $"西暦{day.Year}年{day.Month}月{day.Day}日")
            : Era.Of(day).Write(day);
        return new(text, RegisterDateReader.Meaning.Of(day));
    }

    /// <summary>Reads any text a register carries and keeps it exactly; throws <see cref="FormatException"/> only for an empty one.</summary>
    public static RegisterDate Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new FormatException("日付が空です。");
        }

        return new(text, RegisterDateReader.Read(text));
    }

    /// <summary>As <see cref="Parse"/>, without throwing.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RegisterDate? date)
    {
        date = string.IsNullOrWhiteSpace(text) ? null : Parse(text);
        return date is not null;
    }

    /// <summary>
    /// Whether both texts mean the same: the same words (full-width digits or not), or one and the same written day under
    /// whichever era (昭和64年1月8日 and 平成元年1月8日; 明治元年9月8日 and 慶応4年9月8日).
    /// </summary>
    public bool IsSameAs(RegisterDate other) =>
        IsWrittenAs(other) || (Kind == DateKind.Exact && other.Kind == DateKind.Exact && meaning.Written is { } day && day == other.meaning.Written);

    /// <summary>Whether both texts are the same words, full-width digits or not.</summary>
    public bool IsWrittenAs(RegisterDate other) => RegisterDateReader.HalfWidth(Text) == RegisterDateReader.HalfWidth(other.Text);

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
