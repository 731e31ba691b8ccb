using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Tests.Domain.SupplementaryRegisters;

namespace Koseki.Tests.Domain.Places;

/// <summary>Fault L1: the notice of an overdue paper goes to a named court.</summary>
public sealed class SummaryCourtTests
{
    [Theory]
    [InlineData("埼玉県越谷市越ケ谷四丁目2番1号", "越谷簡易裁判所")]
    [InlineData("東京都足立区千住一丁目4番18号", null)]
    [InlineData("埼玉県越谷", null)]
    public void Of_AnAddress_NamesTheCourtOnlyWhereSure(string address, string? expected) =>
        Assert.Equal(expected, SummaryCourt.Of(new PlaceDictionary().Of(address, new(2026, 11, 24))));

    [Theory]
    [InlineData("越谷簡易裁判所", true)]
    [InlineData("簡易裁判所", false)]
    [InlineData("越谷", false)]
    public void IsNamed_NeedsMoreThanTheWord(string text, bool expected) => Assert.Equal(expected, SummaryCourt.IsNamed(text));

    [Fact]
    public void CourtOf_TypedOrFirstKnownAddress_IsTaken()
    {
        Assert.Equal("春日部簡易裁判所", OverdueNotice.CourtOf(Supplementaries.On(new(2026, 11, 24)), "春日部簡易裁判所", "埼玉県越谷市大沢"));
        Assert.Equal("越谷簡易裁判所", OverdueNotice.CourtOf(Supplementaries.On(new(2026, 11, 24)), null, null, "埼玉県越谷市大沢"));
        Assert.Null(OverdueNotice.CourtOf(Supplementaries.On(new(2026, 11, 24)), null, "東京都足立区", "埼玉県越谷市大沢"));
    }
}
