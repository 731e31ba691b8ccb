using Bunit;
using Koseki.Web.Components.Search;

namespace Koseki.Tests.Web.Components.Search;

public sealed class NothingFoundTests : ComponentTests
{
    [Theory]
    [InlineData("S99.9.9", "昭和は昭和64年1月7日までです。")]
    [InlineData("R8.2.30", "令和8年2月30日は暦にない日です。")]
    public void Draw_ADateThatNeverWas_IsTheFirstThingSaid(string typed, string words)
    {
        // Such a date is searched all the same: a register may hold it.
        var nothing = Render<NothingFound>(p => p.Add(n => n.Query, new SearchBoxes { BirthDate = typed }.Query));
        Assert.StartsWith($"生年月日「{typed}」: {words}", nothing.Find("li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_ADateThatCanBe_IsNotDoubted() =>
        Assert.DoesNotContain("「S63.9.9」", Render<NothingFound>(p => p.Add(n => n.Query, new SearchBoxes { BirthDate = "S63.9.9" }.Query)).Markup, StringComparison.Ordinal);
}
