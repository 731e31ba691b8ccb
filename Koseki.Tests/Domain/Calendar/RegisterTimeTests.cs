using Koseki.Domain.Calendar;

namespace Koseki.Tests.Domain.Calendar;

public sealed class RegisterTimeTests
{
    [Theory]
    [InlineData(0, 0, "午前0時0分")]
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
    [InlineData("12:00", "午後0時0分")]
    [InlineData("0:00", "午前0時0分")]
    [InlineData("推定午前3時", "推定午前3時")]
    [InlineData("午前3時頃", "午前3時頃")]
    [InlineData("時刻不詳", "時刻不詳")]
    public void Read_AFormThatIsTyped_GivesTheRegistersText(string typed, string expected)
    {
        Assert.Equal(expected, RegisterTime.Read(typed)?.Text);
    }

    [Theory]
    [InlineData("24:00")]
    [InlineData("午後12時30分")]
    [InlineData("12:60")]
    [InlineData("昼")]
    [InlineData("")]
    [InlineData("99999999999:20")]
    public void Read_Unreadable_GivesNull(string typed)
    {
        Assert.Null(RegisterTime.Read(typed));
    }
}
