using Koseki.Domain.Calendar;

namespace Koseki.Tests.Domain.Calendar;

public sealed class EraMonthEntryTests
{
    [Theory]
    [InlineData("R8.10", "令和8年10月", "2026-10-01", "2026-10-31")]
    [InlineData("令和8年10月", "令和8年10月", "2026-10-01", "2026-10-31")]
    [InlineData("Ｒ８－１０", "令和8年10月", "2026-10-01", "2026-10-31")]
    [InlineData("平成10年", "平成10年", "1998-01-01", "1998-12-31")]
    [InlineData("1998-04", "西暦1998年4月", "1998-04-01", "1998-04-30")]
    public void Read_AMonthOrAYear_IsItsDays(string typed, string text, string earliest, string latest)
    {
        var read = EraMonthEntry.Read(typed)!;

        Assert.Equal((text, earliest, latest), (read.Text, $"{read.Earliest:yyyy-MM-dd}", $"{read.Latest:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("R8.10.1")]
    [InlineData("R8.13")]
    [InlineData("R8.0")]
    [InlineData("先月")]
    [InlineData("")]
    public void Read_AnythingElse_IsNothing(string typed) => Assert.Null(EraMonthEntry.Read(typed));
}
