using Koseki.Domain.Calendar;

namespace Koseki.Tests.Domain.Calendar;

public sealed class RegisterDateTests
{
    [Theory]
    [InlineData(1873, 1, 1, "明治6年1月1日")]
    [InlineData(1912, 7, 29, "明治45年7月29日")]
    [InlineData(1912, 7, 30, "大正元年7月30日")]
    [InlineData(1926, 12, 24, "大正15年12月24日")]
    [InlineData(1926, 12, 25, "昭和元年12月25日")]
    [InlineData(1989, 1, 7, "昭和64年1月7日")]
    [InlineData(1989, 1, 8, "平成元年1月8日")]
    [InlineData(2019, 4, 30, "平成31年4月30日")]
    [InlineData(2019, 5, 1, "令和元年5月1日")]
    [InlineData(2026, 10, 1, "令和8年10月1日")]
    [InlineData(1872, 5, 1, "西暦1872年5月1日")]
    public void Of_DayAtAnEraBorder_WritesTheEraInForce(int year, int month, int day, string expected)
    {
        Assert.Equal(expected, RegisterDate.Of(new(year, month, day)).Text);
    }

    [Fact]
    public void Parse_TextOfEveryDayFrom1873To2100_GivesTheSameDay()
    {
        for (var day = new DateOnly(1873, 1, 1); day.Year <= 2100; day = day.AddDays(1))
        {
            var date = RegisterDate.Of(day);
            var read = RegisterDate.Parse(date.Text);
            if (read.Day != day || read.Kind != DateKind.Exact || read.Earliest != day || read.Latest != day || !read.Equals(date))
            {
                Assert.Fail($"{day:O} → {date.Text} → {read.Day:O} {read.Kind}");
            }
        }
    }

    [Theory]
    [InlineData("昭和64年1月8日", 1989, 1, 8)]
    [InlineData("大正15年12月25日", 1926, 12, 25)]
    [InlineData("昭和元年12月25日", 1926, 12, 25)]
    [InlineData("明治45年7月30日", 1912, 7, 30)]
    [InlineData("大正元年7月30日", 1912, 7, 30)]
    [InlineData("平成31年5月1日", 2019, 5, 1)]
    [InlineData("西暦1990年1月1日", 1990, 1, 1)]
    [InlineData("明治10年2月晦日", 1877, 2, 28)]
    [InlineData("令和８年１０月１日", 2026, 10, 1)]
    public void Parse_DayWrittenInAnotherEra_KeepsTheTextAndFindsTheDay(string text, int year, int month, int day)
    {
        var date = RegisterDate.Parse(text);

        Assert.Equal(text, date.Text);
        Assert.Equal(DateKind.Exact, date.Kind);
        Assert.Equal(new DateOnly(year, month, day), date.Day);
    }

    [Theory]
    [InlineData("平成13年2月29日", DateKind.Exact, "2001-02-28", "2001-03-01")]
    [InlineData("明治29年2月31日", DateKind.Exact, "1896-02-29", "1896-03-02")]
    [InlineData("慶応2年2月30日", DateKind.Exact, "1866-02-28", "1866-02-28")]
    [InlineData("文化7年", DateKind.Unknown, "1810-01-01", "1810-12-31")]
    [InlineData("昭和22年4月31日", DateKind.Exact, "1947-04-30", "1947-05-01")]
    [InlineData("平成13年13月1日", DateKind.Free, "2001-01-01", "2001-12-31")]
    [InlineData("明治5年12月2日", DateKind.Exact, "1872-12-02", "1872-12-02")]
    [InlineData("慶応3年閏4月5日", DateKind.Exact, "1867-04-05", "1867-04-05")]
    [InlineData("明治2年2月30日", DateKind.Exact, "1869-02-28", "1869-02-28")]
    [InlineData("推定令和8年3月10日", DateKind.Estimated, "2026-03-10", "2026-03-10")]
    [InlineData("推定令和8年3月1日から3月10日までの間", DateKind.Estimated, "2026-03-01", "2026-03-10")]
    [InlineData("令和8年3月10日から20日までの間", DateKind.Between, "2026-03-10", "2026-03-20")]
    [InlineData("令和7年12月30日から令和8年1月3日までの間", DateKind.Between, "2025-12-30", "2026-01-03")]
    [InlineData("昭和20年3月から5月までの間", DateKind.Between, "1945-03-01", "1945-05-31")]
    [InlineData("令和8年頃", DateKind.About, "2026-01-01", "2026-12-31")]
    [InlineData("令和8年3月頃", DateKind.About, "2026-03-01", "2026-03-31")]
    [InlineData("令和8年3月10日頃", DateKind.About, "2026-03-10", "2026-03-10")]
    [InlineData("昭和20年8月上旬", DateKind.About, "1945-08-01", "1945-08-10")]
    [InlineData("昭和20年8月中旬", DateKind.About, "1945-08-11", "1945-08-20")]
    [InlineData("昭和20年2月下旬頃", DateKind.About, "1945-02-21", "1945-02-28")]
    [InlineData("昭和20年月日不詳", DateKind.Unknown, "1945-01-01", "1945-12-31")]
    [InlineData("昭和20年8月日不詳", DateKind.Unknown, "1945-08-01", "1945-08-31")]
    [InlineData("昭和20年", DateKind.Unknown, "1945-01-01", "1945-12-31")]
    [InlineData("不詳", DateKind.Unknown, "0001-01-01", "9999-12-31")]
    [InlineData("年月日不詳", DateKind.Unknown, "0001-01-01", "9999-12-31")]
    [InlineData("終戦の日の前日", DateKind.Free, "0001-01-01", "9999-12-31")]
    [InlineData("令和9999年1月1日", DateKind.Free, "0001-01-01", "9999-12-31")]
    public void Parse_TextThatNamesNoSingleDay_KeepsTheTextAndGivesBounds(string text, DateKind kind, string earliest, string latest)
    {
        var date = RegisterDate.Parse(text);

        Assert.Equal(text, date.Text);
        Assert.Equal(kind, date.Kind);
        Assert.Null(date.Day);
        Assert.Equal(earliest, date.Earliest.ToString("O", null));
        Assert.Equal(latest, date.Latest.ToString("O", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("　 ")]
    public void Parse_EmptyText_Throws(string text)
    {
        Assert.Throws<FormatException>(() => RegisterDate.Parse(text));
        Assert.False(RegisterDate.TryParse(text, out _));
        Assert.False(RegisterDate.TryParse(null, out _));
    }

    [Fact]
    public void Equals_SameDayInTwoEras_IsFalse()
    {
        var old = RegisterDate.Parse("昭和64年1月8日");
        var now = RegisterDate.Parse("平成元年1月8日");

        Assert.NotEqual(old, now);
        Assert.Equal(old.Day, now.Day);
        Assert.NotEqual(0, old.CompareTo(now));
        Assert.Equal(RegisterDate.Parse("平成元年1月8日"), now);
    }

    [Fact]
    public void CompareTo_UncertainAndImpossibleDays_OrdersByTheirBounds()
    {
        // 昭和20年月日不詳 begins on 1 January, before 昭和20年3月.
        string[] order =
        [
            "不詳", "慶応4年1月3日", "明治5年12月2日", "明治6年1月1日", "昭和20年月日不詳", "昭和20年3月", "昭和20年8月上旬",
            "昭和20年8月6日", "平成13年2月28日", "平成13年2月29日", "平成13年3月1日", "令和8年3月頃",
        ];
        var given = order.Reverse().Select(RegisterDate.Parse).ToList();
        given.Sort();

        Assert.Equal(order, given.Select(d => d.Text));
    }

    /// <summary>Fault L2: a register's own day typed again is the same day, under whichever era it is written.</summary>
    [Theory]
    [InlineData("平成13年2月29日", "平成１３年２月２９日", true)]
    [InlineData("昭和64年1月8日", "平成元年1月8日", true)]
    [InlineData("大正15年12月25日", "昭和元年12月25日", true)]
    [InlineData("明治45年7月30日", "大正元年7月30日", true)]
    [InlineData("慶応4年9月8日", "明治元年9月8日", true)]
    [InlineData("昭和12年月日不詳", "昭和12年月日不詳", true)]
    [InlineData("平成13年2月29日", "平成13年2月28日", false)]
    [InlineData("平成13年2月29日", "平成13年3月1日", false)]
    [InlineData("明治29年2月31日", "明治29年2月29日", false)]
    [InlineData("慶応3年閏4月5日", "慶応3年4月5日", false)]
    [InlineData("明治2年2月30日", "明治2年2月28日", false)]
    [InlineData("推定昭和12年5月1日", "昭和12年5月1日", false)]
    [InlineData("昭和12年5月頃", "昭和12年5月日不詳", false)]
    public void IsSameAs_OfTwoTexts_GoesByTheWrittenDay(string one, string other, bool expected)
    {
        Assert.Equal(expected, RegisterDate.Parse(one).IsSameAs(RegisterDate.Parse(other)));
        Assert.Equal(expected, RegisterDate.Parse(other).IsSameAs(RegisterDate.Parse(one)));
    }
}
