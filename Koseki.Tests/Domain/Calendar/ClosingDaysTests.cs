using Koseki.Domain.Calendar;

namespace Koseki.Tests.Domain.Calendar;

public sealed class ClosingDaysTests
{
    [Theory]
    [InlineData(1949, "0101 元日 0115 成人の日 0321 春分の日 0429 天皇誕生日 0503 憲法記念日 0505 こどもの日 0923 秋分の日 1103 文化の日 1123 勤労感謝の日")]
    [InlineData(1979, "0101 元日 0115 成人の日 0211 建国記念の日 0212 振替休日 0321 春分の日 0429 天皇誕生日 0430 振替休日 0503 憲法記念日 0505 こどもの日 0915 敬老の日 0924 秋分の日 1010 体育の日 1103 文化の日 1123 勤労感謝の日")]
    [InlineData(1989, "0101 元日 0102 振替休日 0115 成人の日 0116 振替休日 0211 建国記念の日 0224 大喪の礼 0321 春分の日 0429 みどりの日 0503 憲法記念日 0504 国民の休日 0505 こどもの日 0915 敬老の日 0923 秋分の日 1010 体育の日 1103 文化の日 1123 勤労感謝の日 1223 天皇誕生日")]
    [InlineData(2008, "0101 元日 0114 成人の日 0211 建国記念の日 0320 春分の日 0429 昭和の日 0503 憲法記念日 0504 みどりの日 0505 こどもの日 0506 振替休日 0721 海の日 0915 敬老の日 0923 秋分の日 1013 体育の日 1103 文化の日 1123 勤労感謝の日 1124 振替休日 1223 天皇誕生日")]
    [InlineData(2019, "0101 元日 0114 成人の日 0211 建国記念の日 0321 春分の日 0429 昭和の日 0430 国民の休日 0501 天皇の即位の日 0502 国民の休日 0503 憲法記念日 0504 みどりの日 0505 こどもの日 0506 振替休日 0715 海の日 0811 山の日 0812 振替休日 0916 敬老の日 0923 秋分の日 1014 体育の日 1022 即位礼正殿の儀 1103 文化の日 1104 振替休日 1123 勤労感謝の日")]
    [InlineData(2020, "0101 元日 0113 成人の日 0211 建国記念の日 0223 天皇誕生日 0224 振替休日 0320 春分の日 0429 昭和の日 0503 憲法記念日 0504 みどりの日 0505 こどもの日 0506 振替休日 0723 海の日 0724 スポーツの日 0810 山の日 0921 敬老の日 0922 秋分の日 1103 文化の日 1123 勤労感謝の日")]
    [InlineData(2021, "0101 元日 0111 成人の日 0211 建国記念の日 0223 天皇誕生日 0320 春分の日 0429 昭和の日 0503 憲法記念日 0504 みどりの日 0505 こどもの日 0722 海の日 0723 スポーツの日 0808 山の日 0809 振替休日 0920 敬老の日 0923 秋分の日 1103 文化の日 1123 勤労感謝の日")]
    [InlineData(2026, "0101 元日 0112 成人の日 0211 建国記念の日 0223 天皇誕生日 0320 春分の日 0429 昭和の日 0503 憲法記念日 0504 みどりの日 0505 こどもの日 0506 振替休日 0720 海の日 0811 山の日 0921 敬老の日 0922 国民の休日 0923 秋分の日 1012 スポーツの日 1103 文化の日 1123 勤労感謝の日")]
    public void NameOf_EveryDayOfAYear_NamesExactlyItsHolidays(int year, string expected)
    {
        var first = new DateOnly(year, 1, 1);
        var holidays = Enumerable.Range(0, 366).Select(first.AddDays).Where(d => d.Year == year && NationalHolidays.NameOf(d) is not null)
            .Select(d => $"{d:MMdd} {NationalHolidays.NameOf(d)}");

        Assert.Equal(expected, string.Join(' ', holidays));
    }

    [Fact]
    public void NameOf_BeforeTheLawOf1948_NamesNoHoliday()
    {
        Assert.Null(NationalHolidays.NameOf(new(1948, 5, 3)));
        Assert.Equal("秋分の日", NationalHolidays.NameOf(new(1948, 9, 23)));
    }

    [Theory]
    [InlineData("2026-12-28", false)]
    [InlineData("2026-12-29", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-03", true)]
    [InlineData("2027-01-04", false)]
    [InlineData("2026-09-22", true)]
    [InlineData("2026-09-24", false)]
    [InlineData("2026-09-26", true)]
    [InlineData("2026-09-27", true)]
    public void IsClosed_Day_FollowsTheRules(string day, bool expected)
    {
        Assert.Equal(expected, ClosingDays.National.IsClosed(DateOnly.Parse(day, null)));
    }

    [Fact]
    public void IsClosed_DayInTheTableOfExceptions_FollowsTheTable()
    {
        var founding = new DateOnly(2026, 11, 2);
        var opened = new DateOnly(2026, 11, 3);
        var closing = new ClosingDays([new(founding, "市制記念日"), new(opened, null)]);

        Assert.Equal("市制記念日", closing.NameOf(founding));
        Assert.False(closing.IsClosed(opened));
        Assert.Equal(opened, closing.NextOpen(new(2026, 10, 31)));
        Assert.Equal(founding, ClosingDays.National.NextOpen(new(2026, 10, 31)));
    }

    [Fact]
    public void NextOpen_OpenDay_IsTheDayItself()
    {
        Assert.Equal(new DateOnly(2026, 10, 1), ClosingDays.National.NextOpen(new(2026, 10, 1)));
    }
}
