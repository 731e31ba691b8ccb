using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;

namespace Koseki.Tests.Domain.Places;

/// <summary>Fault L1: the notice of an overdue paper goes to a named court.</summary>
public sealed class SummaryCourtTests
{
    [Theory]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番1号", "越谷簡易裁判所")]
    [InlineData("東京都足立区千住一丁目4番18号", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Of_AnAddress_NamesTheCourtOnlyWhereSure(string? address, string? expected) => Assert.Equal(expected, SummaryCourt.Of(address));

    [Theory]
    [InlineData("越谷簡易裁判所", true)]
    [InlineData("簡易裁判所", false)]
    [InlineData("越谷", false)]
    public void IsNamed_NeedsMoreThanTheWord(string text, bool expected) => Assert.Equal(expected, SummaryCourt.IsNamed(text));

    [Fact]
    public void CourtOf_TypedOrFirstKnownAddress_IsTaken()
    {
        Assert.Equal("春日部簡易裁判所", OverdueNotice.CourtOf("春日部簡易裁判所", "埼玉県越谷市大沢"));
        Assert.Equal("越谷簡易裁判所", OverdueNotice.CourtOf(null, null, "埼玉県越谷市大沢"));
        Assert.Null(OverdueNotice.CourtOf(null, "東京都足立区", "埼玉県越谷市大沢"));
    }
}
