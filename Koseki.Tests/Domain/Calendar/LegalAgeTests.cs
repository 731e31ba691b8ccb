using Koseki.Domain.Calendar;

namespace Koseki.Tests.Domain.Calendar;

public sealed class LegalAgeTests
{
    [Theory]
    [InlineData("2008-02-29", 18, "2026-03-01")]
    [InlineData("2008-02-29", 20, "2028-02-29")]
    [InlineData("2008-03-01", 18, "2026-03-01")]
    [InlineData("2008-02-28", 18, "2026-02-28")]
    [InlineData("2011-12-31", 15, "2026-12-31")]
    public void Attains_Age_IsReachedOnTheBirthday(string birth, int years, string expected)
    {
        Assert.Equal(DateOnly.Parse(expected, null), LegalAge.Attains(DateOnly.Parse(birth, null), years));
    }

    [Theory]
    [InlineData("2008-02-29", "2026-02-28", 17)]
    [InlineData("2008-02-29", "2026-03-01", 18)]
    [InlineData("2008-02-29", "2028-02-28", 19)]
    [InlineData("2008-02-29", "2028-02-29", 20)]
    [InlineData("1980-03-09", "2026-03-08", 45)]
    [InlineData("1980-03-09", "2026-03-09", 46)]
    [InlineData("2026-10-01", "2026-10-01", 0)]
    [InlineData("2026-10-01", "2026-09-30", -1)]
    public void At_DayAroundTheBirthday_CountsFullYears(string birth, string day, int expected)
    {
        Assert.Equal(expected, LegalAge.At(DateOnly.Parse(birth, null), DateOnly.Parse(day, null)));
    }

    [Theory]
    [InlineData("2002-04-01", "2022-03-31", false)]
    [InlineData("2002-03-31", "2022-03-31", true)]
    [InlineData("2004-04-01", "2022-04-01", true)]
    [InlineData("2004-04-02", "2022-04-01", false)]
    [InlineData("2003-06-15", "2022-04-01", true)]
    [InlineData("2008-02-29", "2026-02-28", false)]
    public void IsAdult_AroundTheChangeOf2022_UsesTheAgeInForce(string birth, string day, bool expected)
    {
        Assert.Equal(expected, LegalAge.IsAdult(DateOnly.Parse(birth, null), DateOnly.Parse(day, null)));
    }
}
