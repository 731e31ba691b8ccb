using Koseki.Domain.Calendar;

namespace Koseki.Tests.Domain.Calendar;

public sealed class RegisterTimeTests
{
    [Theory]
    [InlineData("午前5時20分", "05:20", "05:20")]
    [InlineData("午後0時", "12:00", "12:00")]
    [InlineData("午前0時5分", "00:05", "00:05")]
    [InlineData("推定午後3時", "14:00", "16:00")]
    [InlineData("午後9時30分頃", "20:30", "22:30")]
    [InlineData("午前0時10分頃", "00:00", "01:10")]
    [InlineData("午後11時30分頃", "22:30", "23:59")]
    [InlineData("午後9時から10時までの間", "21:00", "22:00")]
    [InlineData("推定午前7時から午後2時までの間", "06:00", "15:00")]
    [InlineData("午後11時から午前1時までの間", "23:00", "23:59")]
    [InlineData("午後時刻不詳", "12:00", "23:59")]
    [InlineData("午前時刻不詳", "00:00", "11:59")]
    public void Bounds_ARecordedTime_AreWhatItCanMean(string text, string earliest, string latest)
    {
        var bounds = new RegisterTime(text).Bounds!.Value;

        Assert.Equal((earliest, latest), (bounds.Earliest.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), bounds.Latest.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("時刻不詳")]
    [InlineData("推定時刻不詳")]
    [InlineData("〔未入力〕")]
    public void Bounds_AnUnknownTime_AreNone(string text) => Assert.Null(new RegisterTime(text).Bounds);

    [Theory]
    [InlineData(0, 0, "午前0時")]
    [InlineData(5, 20, "午前5時20分")]
    [InlineData(11, 59, "午前11時59分")]
    [InlineData(12, 30, "午後0時30分")]
    [InlineData(23, 5, "午後11時5分")]
    public void Of_TimeOfDay_CountsEachHalfFromZero(int hour, int minute, string expected)
    {
        Assert.Equal(expected, RegisterTime.Of(new(hour, minute)).Text);
    }

    [Theory]
    [InlineData("15:20", "午後3時20分")]
    [InlineData("1520", "午後3時20分")]
    [InlineData("920", "午前9時20分")]
    [InlineData("9:05", "午前9時5分")]
    [InlineData("15時5分", "午後3時5分")]
    [InlineData("１５：２０", "午後3時20分")]
    [InlineData("午後3時20分", "午後3時20分")]
    [InlineData("午後 3:20", "午後3時20分")]
    [InlineData("午後３時２０分", "午後3時20分")]
    [InlineData("12:00", "午後0時")]
    [InlineData("0:00", "午前0時")]
    [InlineData("推定午前3時", "推定午前3時")]
    [InlineData("午前3時頃", "午前3時頃")]
    [InlineData("時刻不詳", "時刻不詳")]
    [InlineData("不詳", "時刻不詳")]
    [InlineData("午後時刻不詳", "午後時刻不詳")]
    [InlineData("5:00", "午前5時")]
    [InlineData("0:05", "午前0時5分")]
    [InlineData("5:20:35", "午前5時20分")]
    [InlineData("推定21:00", "推定午後9時")]
    [InlineData("午後9時 分(推定)", "推定午後9時")]
    [InlineData("21時頃", "午後9時頃")]
    [InlineData("21時ごろ", "午後9時頃")]
    [InlineData("午後9時半頃", "午後9時30分頃")]
    [InlineData("推定午後9時頃", "推定午後9時頃")]
    [InlineData("午後9時から10時までの間", "午後9時から10時までの間")]
    [InlineData("21:00から22:30まで", "午後9時から10時30分までの間")]
    [InlineData("23:00から1:00までの間", "午後11時から午前1時までの間")]
    [InlineData("推定午前7時から午後2時までの間", "推定午前7時から午後2時までの間")]
    [InlineData("午前11時死亡確認", "午前11時")]
    public void Read_AFormThatIsTyped_GivesTheRegistersText(string typed, string expected)
    {
        Assert.Equal(expected, RegisterTime.Read(typed)?.Text);
    }

    [Theory]
    [InlineData("24:00")]
    [InlineData("午後12時30分")]
    [InlineData("12:60")]
    [InlineData("昼")]
    [InlineData("午前13時")]
    [InlineData("25:10")]
    [InlineData("午後13時20分")]
    [InlineData("午前12時30分")]
    [InlineData("明け方(推定)")]
    [InlineData("分からず不詳")]
    [InlineData("9時から")]
    [InlineData("")]
    [InlineData("99999999999:20")]
    public void Read_Unreadable_GivesNull(string typed)
    {
        Assert.Null(RegisterTime.Read(typed));
    }

    [Theory]
    [InlineData("24:00", "翌日の午前0時")]
    [InlineData("24時", "翌日の午前0時")]
    [InlineData("午後12時", "午後0時")]
    [InlineData("明け方", "時刻不詳")]
    [InlineData("abc", "読めません")]
    public void Problem_OfAnUnreadableTime_SaysWhatToAsk(string typed, string said) =>
        Assert.Contains(said, RegisterTime.Problem(typed), StringComparison.Ordinal);
}
