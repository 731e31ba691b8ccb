namespace Koseki.Domain.Calendar;

/// <summary>満年齢 (年齢計算ニ関スル法律, 民法143条): an age is reached on the birthday; 29 February counts as 1 March in common years.</summary>
public static class LegalAge
{
    /// <summary>The day the person reaches the age; the last day there is for whoever may be born so late that none is known (不詳).</summary>
    public static DateOnly Attains(DateOnly birth, int years)
    {
        var year = birth.Year + years;
        if (year > DateOnly.MaxValue.Year)
        {
            return DateOnly.MaxValue;
        }

        return birth is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? new(year, 3, 1) : new(year, birth.Month, birth.Day);
    }

    /// <summary>The age in full years on a day; negative before birth.</summary>
    public static int At(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return Attains(birth, years) <= day ? years : years - 1;
    }

    /// <summary>成年: 18 from 2022-04-01, 20 before (民法4条, 平成30年法律59号).</summary>
    public static bool IsAdult(DateOnly birth, DateOnly day) => At(birth, day) >= (day >= LawDates.AdultAtEighteen ? 18 : 20);
}
