using Koseki.Domain.Calendar;

namespace Koseki.Tests.Domain.Calendar;

public sealed class EraDateEntryTests
{
    [Theory]
    [InlineData("S55.3.9", "昭和55年3月9日")]
    [InlineData("s55.3.9", "昭和55年3月9日")]
    [InlineData("S55/3/9", "昭和55年3月9日")]
    [InlineData("S55-03-09", "昭和55年3月9日")]
    [InlineData("s550309", "昭和55年3月9日")]
    [InlineData("S550309", "昭和55年3月9日")]
    [InlineData("3550309", "昭和55年3月9日")]
    [InlineData("３５５０３０９", "昭和55年3月9日")]
    [InlineData("Ｓ５５．３．９", "昭和55年3月9日")]
    [InlineData("Ｓ５５／３／９", "昭和55年3月9日")]
    [InlineData("Ｓ５５ー３ー９", "昭和55年3月9日")]
    [InlineData("S55‐3‑9", "昭和55年3月9日")]
    [InlineData("S55‒3–9", "昭和55年3月9日")]
    [InlineData("S55—3―9", "昭和55年3月9日")]
    [InlineData("S55−3ｰ9", "昭和55年3月9日")]
    [InlineData("㋿8年10月1日", "令和8年10月1日")]
    [InlineData("㍻2.2.3", "平成2年2月3日")]
    [InlineData("㍼55.3.9", "昭和55年3月9日")]
    [InlineData("㍽5年5月5日", "大正5年5月5日")]
    [InlineData("㍾45.7.29", "明治45年7月29日")]
    [InlineData("1990-00-00", "西暦1990年月日不詳")]
    [InlineData("1990-05-00", "西暦1990年5月日不詳")]
    [InlineData("S55。3。9", "昭和55年3月9日")]
    [InlineData("S55・3・9", "昭和55年3月9日")]
    [InlineData(" S 55 . 3 . 9 ", "昭和55年3月9日")]
    [InlineData("昭和55年3月9日", "昭和55年3月9日")]
    [InlineData("昭和５５年３月９日", "昭和55年3月9日")]
    [InlineData("昭和 55年 3月 9日", "昭和55年3月9日")]
    [InlineData("昭和　55年03月09日", "昭和55年3月9日")]
    [InlineData("昭和55年3月9", "昭和55年3月9日")]
    [InlineData("昭和55.3.9", "昭和55年3月9日")]
    [InlineData("昭55.3.9", "昭和55年3月9日")]
    [InlineData("昭55年3月9日", "昭和55年3月9日")]
    [InlineData("1980-03-09", "昭和55年3月9日")]
    [InlineData("1980/3/9", "昭和55年3月9日")]
    [InlineData("1980.3.9", "昭和55年3月9日")]
    [InlineData("19800309", "昭和55年3月9日")]
    [InlineData("1980年3月9日", "昭和55年3月9日")]
    [InlineData("西暦1980年3月9日", "昭和55年3月9日")]
    [InlineData("令和元年5月1日", "令和元年5月1日")]
    [InlineData("令和1年5月1日", "令和元年5月1日")]
    [InlineData("R元.5.1", "令和元年5月1日")]
    [InlineData("R1.5.1", "令和元年5月1日")]
    [InlineData("r010501", "令和元年5月1日")]
    [InlineData("5010501", "令和元年5月1日")]
    [InlineData("令元.5.1", "令和元年5月1日")]
    [InlineData("R8.10.1", "令和8年10月1日")]
    [InlineData("H1.1.8", "平成元年1月8日")]
    [InlineData("4010108", "平成元年1月8日")]
    [InlineData("平2.2.3", "平成2年2月3日")]
    [InlineData("T5.5.5", "大正5年5月5日")]
    [InlineData("2050505", "大正5年5月5日")]
    [InlineData("M45.7.29", "明治45年7月29日")]
    [InlineData("1450729", "明治45年7月29日")]
    [InlineData("明治45年7月30日", "明治45年7月30日")]
    [InlineData("大正元年7月30日", "大正元年7月30日")]
    [InlineData("大正15年12月25日", "大正15年12月25日")]
    [InlineData("昭和元年12月25日", "昭和元年12月25日")]
    [InlineData("S64.1.7", "昭和64年1月7日")]
    [InlineData("H31.4.30", "平成31年4月30日")]
    [InlineData("明治5年12月2日", "明治5年12月2日")]
    [InlineData("R6.2.29", "令和6年2月29日")]
    [InlineData("不詳", "不詳")]
    [InlineData("推定令和8年3月10日", "推定令和8年3月10日")]
    [InlineData("推定令和８年３月１０日", "推定令和8年3月10日")]
    [InlineData("令和8年3月頃", "令和8年3月頃")]
    [InlineData("昭和20年月日不詳", "昭和20年月日不詳")]
    [InlineData("昭和20年8月上旬", "昭和20年8月上旬")]
    [InlineData("令和8年3月10日から20日までの間", "令和8年3月10日から20日までの間")]
    public void Read_AFormThatIsTyped_GivesTheDateWithoutAProblem(string typed, string expected)
    {
        var result = EraDateEntry.Read(typed, EraDateEntryOptions.Default);

        Assert.Null(result.Problem);
        Assert.Equal(expected, result.Date?.Text);
        Assert.Null(result.Suggestion);
    }

    [Theory]
    [InlineData("S64.1.8", "昭和64年1月8日", "平成元年1月8日")]
    [InlineData("昭和64年1月8日", "昭和64年1月8日", "平成元年1月8日")]
    [InlineData("S65.3.1", "昭和65年3月1日", "平成2年3月1日")]
    [InlineData("H31.5.1", "平成31年5月1日", "令和元年5月1日")]
    [InlineData("R1.4.30", "令和元年4月30日", "平成31年4月30日")]
    [InlineData("H1.1.7", "平成元年1月7日", "昭和64年1月7日")]
    [InlineData("M45.7.31", "明治45年7月31日", "大正元年7月31日")]
    [InlineData("T1.7.29", "大正元年7月29日", "明治45年7月29日")]
    [InlineData("T15.12.26", "大正15年12月26日", "昭和元年12月26日")]
    [InlineData("S1.12.24", "昭和元年12月24日", "大正15年12月24日")]
    [InlineData("H13.2.29", "平成13年2月29日", "平成13年2月28日")]
    public void Read_WrongEraOrMissingDay_KeepsItAsAProblemWithASuggestion(string typed, string date, string suggestion)
    {
        var result = EraDateEntry.Read(typed, EraDateEntryOptions.Default);

        Assert.NotNull(result.Problem);
        Assert.Equal(date, result.Date?.Text);
        Assert.Equal(suggestion, result.Suggestion);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("あした")]
    [InlineData("550309")]
    [InlineData("S55.13.1")]
    [InlineData("S55.3.32")]
    [InlineData("S55.0.1")]
    [InlineData("S0.1.1")]
    [InlineData("1980-02-30")]
    [InlineData("9999-99-99")]
    [InlineData("6010101")]
    [InlineData("推定きのう")]
    [InlineData("あの頃")]
    public void Read_Nonsense_SaysWhatToType(string typed)
    {
        var result = EraDateEntry.Read(typed, EraDateEntryOptions.Default);

        Assert.Null(result.Date);
        Assert.Contains("。", result.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　")]
    public void Read_EmptyBox_GivesNothing(string? typed)
    {
        Assert.Equal(new EraDateEntryResult(null, null, null), EraDateEntry.Read(typed, EraDateEntryOptions.Default));
    }

    [Fact]
    public void Read_DayAfterTheLastLunarDay_IsAProblem()
    {
        var result = EraDateEntry.Read("明治5年12月3日", EraDateEntryOptions.Default);

        Assert.NotNull(result.Problem);
        Assert.Equal("明治5年12月3日", result.Date?.Text);
    }

    [Fact]
    public void Read_DigitsSetByTheCity_ChoosesThoseEras()
    {
        var options = new EraDateEntryOptions(["令和", "平成"]);

        Assert.Equal("令和8年10月1日", EraDateEntry.Read("1081001", options).Date?.Text);
        Assert.NotNull(EraDateEntry.Read("3550309", options).Problem);
    }

    [Theory]
    [InlineData("R8.10.1", "木")]
    [InlineData("S55.3.9", "日")]
    [InlineData("令和8年3月頃", null)]
    public void Weekday_OfADate_IsNamed(string typed, string? expected)
    {
        Assert.Equal(expected, EraDateEntry.Read(typed, EraDateEntryOptions.Default).Weekday);
    }

    /// <summary>Fault L5: an era's own last and first day are said in its own words.</summary>
    [Theory]
    [InlineData("T15.12.26", "大正は大正15年12月25日までです。")]
    [InlineData("M45.7.31", "明治は明治45年7月30日までです。")]
    [InlineData("S64.1.8", "昭和は昭和64年1月7日までです。")]
    [InlineData("H31.5.1", "平成は平成31年4月30日までです。")]
    [InlineData("S1.12.24", "昭和は昭和元年12月25日からです。")]
    [InlineData("R1.4.30", "令和は令和元年5月1日からです。")]
    public void Read_DayOutsideItsEra_NamesTheEdgeInThatEra(string typed, string said) =>
        Assert.StartsWith(said, EraDateEntry.Read(typed, EraDateEntryOptions.Default).Problem, StringComparison.Ordinal);

    /// <summary>Fault L2: what only an old register can say is kept as a date, with a problem that the reader of a paper weighs.</summary>
    [Theory]
    [InlineData("慶応2年2月30日")]
    [InlineData("天保6年")]
    [InlineData("安政4年閏5月3日")]
    [InlineData("嘉永7年閏7月")]
    [InlineData("明治3年閏10月5日")]
    [InlineData("明治10年2月晦日")]
    public void Read_OldWayOfWriting_IsADateWithAProblem(string typed)
    {
        var result = EraDateEntry.Read(typed, EraDateEntryOptions.Default);

        Assert.Equal(typed, result.Date?.Text);
        Assert.Contains("戸籍にそう記録されているときだけ", result.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("民国79年", "西暦1990年月日不詳")]
    [InlineData("檀紀4323年5月6日", "西暦1990年5月6日")]
    [InlineData("仏暦2533年5月日不詳", "西暦1990年5月日不詳")]
    public void Read_YearOfAnotherCountry_OffersTheCommonEra(string typed, string offer)
    {
        var result = EraDateEntry.Read(typed, EraDateEntryOptions.Default);

        Assert.Null(result.Date);
        Assert.Equal(offer, result.Suggestion);
        Assert.Null(EraDateEntry.Read(offer, EraDateEntryOptions.Default).Problem);
    }
}
