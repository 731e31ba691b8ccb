using Koseki.Domain.Calendar;

namespace Koseki.Tests.Domain.Calendar;

/// <summary>Fault F5: uncertain dates in every form in which a doctor or the police writes them.</summary>
public sealed class UncertainDateEntryTests
{
    [Theory]
    [InlineData("令和8年3月10日頃", "令和8年3月10日頃", DateKind.About, "2026-03-10", "2026-03-10")]
    [InlineData("R8.3.10頃", "令和8年3月10日頃", DateKind.About, "2026-03-10", "2026-03-10")]
    [InlineData("R8.3頃", "令和8年3月頃", DateKind.About, "2026-03-01", "2026-03-31")]
    [InlineData("令和8年頃", "令和8年頃", DateKind.About, "2026-01-01", "2026-12-31")]
    [InlineData("令8年03月頃", "令和8年3月頃", DateKind.About, "2026-03-01", "2026-03-31")]
    [InlineData("令和1年6月頃", "令和元年6月頃", DateKind.About, "2019-06-01", "2019-06-30")]
    [InlineData("推定R8.3.3", "推定令和8年3月3日", DateKind.Estimated, "2026-03-03", "2026-03-03")]
    [InlineData("令和8年3月3日頃から8日頃までの間", "令和8年3月3日頃から8日頃までの間", DateKind.Between, "2026-03-03", "2026-03-08")]
    [InlineData("R8.3.3頃から8日頃まで", "令和8年3月3日頃から8日頃までの間", DateKind.Between, "2026-03-03", "2026-03-08")]
    [InlineData("推定令和4年2月1日から10日までの間", "推定令和4年2月1日から10日までの間", DateKind.Estimated, "2022-02-01", "2022-02-10")]
    [InlineData("令和8年3月1日から令和8年3月10日までの間", "令和8年3月1日から10日までの間", DateKind.Between, "2026-03-01", "2026-03-10")]
    [InlineData("令和8年3月30日から令和8年4月2日までの間", "令和8年3月30日から4月2日までの間", DateKind.Between, "2026-03-30", "2026-04-02")]
    [InlineData("令和7年12月28日から8年1月3日までの間", "令和7年12月28日から令和8年1月3日までの間", DateKind.Between, "2025-12-28", "2026-01-03")]
    [InlineData("平成31年4月20日から令和元年5月5日までの間", "平成31年4月20日から令和元年5月5日までの間", DateKind.Between, "2019-04-20", "2019-05-05")]
    [InlineData("令和8年8月5日午後11時から6日午前1時にかけて", "令和8年8月5日午後11時から6日午前1時までの間", DateKind.Between, "2026-08-05", "2026-08-06")]
    [InlineData("令和8年5月上旬", "令和8年5月上旬", DateKind.About, "2026-05-01", "2026-05-10")]
    [InlineData("令和8年5月中旬頃", "令和8年5月中旬頃", DateKind.About, "2026-05-11", "2026-05-20")]
    [InlineData("令和8年2月下旬", "令和8年2月下旬", DateKind.About, "2026-02-21", "2026-02-28")]
    [InlineData("令和8年夏頃", "令和8年夏頃", DateKind.About, "2026-06-01", "2026-08-31")]
    [InlineData("令和8年冬", "令和8年冬", DateKind.About, "2026-01-01", "2026-12-31")]
    [InlineData("昭和12年月日不詳", "昭和12年月日不詳", DateKind.Unknown, "1937-01-01", "1937-12-31")]
    [InlineData("昭和12年5月日不詳", "昭和12年5月日不詳", DateKind.Unknown, "1937-05-01", "1937-05-31")]
    [InlineData("不詳", "不詳", DateKind.Unknown, "0001-01-01", "9999-12-31")]
    [InlineData("年月日不詳", "年月日不詳", DateKind.Unknown, "0001-01-01", "9999-12-31")]
    public void Read_AnUncertainForm_IsInTheWordsOfTheRegister(string typed, string text, DateKind kind, string earliest, string latest)
    {
        var result = EraDateEntry.Read(typed, EraDateEntryOptions.Default);

        Assert.Null(result.Problem);
        Assert.Equal(text, result.Date?.Text);
        Assert.Equal(kind, result.Date!.Kind);
        Assert.Equal(earliest, $"{result.Date.Earliest:yyyy-MM-dd}");
        Assert.Equal(latest, $"{result.Date.Latest:yyyy-MM-dd}");
        Assert.Equal(text, RegisterDate.Parse(text).Text);
    }

    [Theory]
    [InlineData("令和8年3月10日から3日までの間", "終わりが始まりより前")]
    [InlineData("推定令和8年2月30日", "暦にない日")]
    [InlineData("令和8年2月28日から30日までの間", "暦にない日")]
    [InlineData("推定平成38年3月3日", "平成は平成31年4月30日まで")]
    [InlineData("きのう頃", "読めません")]
    [InlineData("きのうからきょうまでの間", "読めません")]
    [InlineData("あれやこれや不詳", "読めません")]
    [InlineData("令和8年13月頃から14月頃までの間", "読めません")]
    public void Read_WhatNoRegisterWouldSay_IsAProblemWithoutADate(string typed, string said)
    {
        var result = EraDateEntry.Read(typed, EraDateEntryOptions.Default);

        Assert.Null(result.Date);
        Assert.Contains(said, result.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("令和8年3月3日", true)]
    [InlineData("推定令和8年3月3日", true)]
    [InlineData("平成13年2月29日", true)]
    [InlineData("令和8年3月3日頃", false)]
    [InlineData("令和8年3月頃", false)]
    [InlineData("推定令和8年3月3日から8日までの間", false)]
    [InlineData("令和8年3月日不詳", false)]
    public void IsOneDay_OnlyOfOneWrittenDay(string text, bool expected) =>
        Assert.Equal(expected, RegisterDate.Parse(text).IsOneDay);
}
