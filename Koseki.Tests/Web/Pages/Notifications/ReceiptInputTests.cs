using Koseki.Domain.Notifications;
using Koseki.Web.Pages.Notifications;

namespace Koseki.Tests.Web.Pages.Notifications;

public sealed class ReceiptInputTests
{
    [Theory]
    [InlineData("R8.10.8", "18：40", "18:40")]
    [InlineData("令和8年10月8日", "9:05", "09:05")]
    [InlineData("8.10.8", "", null)]
    public void Read_AcceptedHere_TakesDateTimeAndMeans(string date, string time, string? expected)
    {
        var (details, problems) = new ReceiptInput { Date = date, Time = time, Means = "郵送" }.Read();
        if (date.StartsWith('8'))
        {
            Assert.Equal(["Date"], problems.Keys);
            return;
        }

        Assert.Empty(problems);
        Assert.Equal((new DateOnly(2026, 10, 8), expected, "郵送"), (details!.Date, details.Time, details.Means));
        Assert.IsType<Origin.Here>(details.Origin);
    }

    [Theory]
    [InlineData("", "Date")]
    [InlineData("R8.10", "Date")]
    [InlineData("R8.13.1", "Date")]
    public void Read_NoWholeDay_SaysSo(string date, string box) => Assert.Contains(box, new ReceiptInput { Date = date }.Read().Problems.Keys);

    /// <summary>Fault I8: what is shown as wrong stops.</summary>
    [Theory]
    [InlineData("H38.11.28")]
    [InlineData("S64.1.8")]
    public void Read_ADayShownAsWrong_Stops(string date)
    {
        var (details, problems) = new ReceiptInput { Date = date }.Read();
        Assert.Null(details);
        Assert.Equal(ReceiptInput.ReadingOf(date), problems["Date"]);
        Assert.Contains("です。", problems["Date"], StringComparison.Ordinal);
    }

    /// <summary>Fault I9: a time is read as on the forms.</summary>
    [Theory]
    [InlineData("915", "09:15")]
    [InlineData("9時15分", "09:15")]
    [InlineData("午後3時20分", "15:20")]
    [InlineData("１５：０５", "15:05")]
    [InlineData("0:00", "00:00")]
    public void Read_ATimeInTheFormsOfTheForms_IsTaken(string time, string expected) =>
        Assert.Equal(expected, new ReceiptInput { Date = "R8.10.8", Time = time }.Read().Details!.Time);

    [Theory]
    [InlineData("時刻不詳")]
    [InlineData("推定午前9時")]
    public void Read_ATimeThatIsNotSure_IsRefused(string time) =>
        Assert.Equal(["Time"], new ReceiptInput { Date = "R8.10.8", Time = time }.Read().Problems.Keys);

    [Fact]
    public void Read_TimeThatIsNone_SaysSo() => Assert.Equal(["Time"], new ReceiptInput { Date = "R8.10.8", Time = "25:00" }.Read().Problems.Keys);

    [Fact]
    public void Read_AcceptedElsewhere_AsksByWhomAndWhenItCame()
    {
        var input = new ReceiptInput { Date = "R8.10.8", Time = "10:00" };
        input.Choose(AcceptancePlace.Elsewhere);
        Assert.Equal(("届書等情報の通知", ""), (input.Means, input.Time));
        Assert.Equal(["AcceptedBy", "ReachedOn"], input.Read().Problems.Keys.Order(StringComparer.Ordinal));

        (input.AcceptedBy, input.ReachedOn) = ("東京都足立区長", "R8.10.7");
        Assert.Equal("受けた日が受理日より前です。", input.Read().Problems["ReachedOn"]);

        input.ReachedOn = "R8.10.12";
        Assert.Equal(new Origin.Elsewhere("東京都足立区長", new(2026, 10, 12)), input.Read().Details!.Origin);
        input.Choose(AcceptancePlace.Consul);
        Assert.IsType<Origin.Consul>(input.Read().Details!.Origin);
    }
}
