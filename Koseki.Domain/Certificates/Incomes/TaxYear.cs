using Koseki.Domain.Calendar;

namespace Koseki.Domain.Certificates.Incomes;

/// <summary>課税年度 by the western calendar: 令和N年度 is of the income of the year before and of where one lived on its first day.</summary>
public static class TaxYear
{
    /// <summary>賦課期日 (地方税法318条).</summary>
    public static DateOnly AssessmentDate(int taxYear) => new(taxYear, 1, 1);

    /// <summary>令和8年度, by the era in which the tax is decided (June).</summary>
    public static string Name(int taxYear) => Era.Of(new(taxYear, 6, 1)) is var era ? era.Write(new(taxYear, 6, 1)).Split('年')[0] + "年度" : "";

    /// <summary>The days in which the income was earned: 令和7年1月1日から令和7年12月31日まで.</summary>
    public static string IncomePeriod(int taxYear) => $"{RegisterDate.Of(new(taxYear - 1, 1, 1)).Text}から{RegisterDate.Of(new(taxYear - 1, 12, 31)).Text}まで";
}
