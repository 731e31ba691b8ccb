using Koseki.Domain.Calendar;

namespace Koseki.Tests.Domain.Calendar;

public sealed class LegalPeriodTests
{
    [Theory]
    [InlineData("2026-10-01", 14, "2026-10-14")]
    [InlineData("2026-10-18", 14, "2026-10-31")]
    [InlineData("2026-05-10", 7, "2026-05-16")]
    [InlineData("2026-02-28", 1, "2026-02-28")]
    public void LastDayOfDays_EventDay_IsTheFirstDay(string eventDay, int days, string expected)
    {
        Assert.Equal(Day(expected), LegalPeriod.LastDayOfDays(Day(eventDay), days));
    }

    [Theory]
    // 離婚 8.4.30 → s=5.1 → 7.31
    [InlineData("2026-05-01", 3, "2026-07-31")]
    // 離婚 8.2.28 → s=3.1 → 5.31
    [InlineData("2026-03-01", 3, "2026-05-31")]
    // 離婚 8.5.10 → s=5.11 → 8.10
    [InlineData("2026-05-11", 3, "2026-08-10")]
    // 帰化の告示 8.5.20, 1か月・初日算入 → 8.6.19
    [InlineData("2026-05-20", 1, "2026-06-19")]
    // 1.31 起算の1か月 → 2月末日
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    // 4.11 婚姻 → 6か月・初日算入 → 10.10
    [InlineData("2026-04-11", 6, "2026-10-10")]
    [InlineData("2026-11-30", 3, "2027-02-28")]
    [InlineData("2026-12-01", 3, "2027-02-28")]
    public void LastDayOfMonths_Start_IsTheDayBeforeTheCorrespondingOne(string start, int months, string expected)
    {
        Assert.Equal(Day(expected), LegalPeriod.LastDayOfMonths(Day(start), months));
    }

    [Theory]
    // 10.31 is a Saturday, 11.3 is a holiday but 11.2 is open
    [InlineData("2026-10-18", 14, "2026-11-02")]
    // 12.31 → 年末年始 until 1.3, a Sunday
    [InlineData("2026-12-18", 14, "2027-01-04")]
    // Saturday 9.19 → Sunday, 敬老の日, 国民の休日, 秋分の日 → Thursday
    [InlineData("2026-09-06", 14, "2026-09-24")]
    [InlineData("2026-10-01", 14, "2026-10-14")]
    public void LastDayOfDays_OnAClosingDay_MovesToTheNextOpenDay(string eventDay, int days, string expected)
    {
        Assert.Equal(Day(expected), LegalPeriod.LastDayOfDays(Day(eventDay), days, ClosingDays.National));
    }

    [Fact]
    public void LastDayOfMonths_OnASaturday_MovesToMonday()
    {
        // 4.11 → 10.10 (Saturday) → Sunday → 10.12 スポーツの日 → 10.13
        Assert.Equal(new DateOnly(2026, 10, 13), LegalPeriod.LastDayOfMonths(new(2026, 4, 11), 6, ClosingDays.National));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);
}
