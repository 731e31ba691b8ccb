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

    [Theory]
    [InlineData("12345678901", true)]
    [InlineData("１２３４５６７８９０１", true)]
    [InlineData("1234567890", false)]
    public void Draw_ANumberLikeAResidentCode_SaysThatThereAreNone(string typed, bool said) =>
        Assert.Equal(said, Render<NothingFound>(p => p.Add(n => n.Query, new SearchBoxes { Text = typed }.Query)).Markup.Contains("住民票コードでは探せません", StringComparison.Ordinal));

    [Theory]
    [InlineData("令8-999", true)]
    [InlineData("8-999", true)]
    [InlineData("1234567890", true)]
    [InlineData("越谷", false)]
    public void Draw_ANumber_SaysAsWhatItWasSought(string typed, bool said) =>
        Assert.Equal(said, Render<NothingFound>(p => p.Add(n => n.Query, new SearchBoxes { Text = typed }.Query)).FindAll("[data-testid='search-number']").Count == 1);

    [Fact]
    public void Draw_ADateThatCanBe_IsNotDoubted() =>
        Assert.DoesNotContain("「S63.9.9」", Render<NothingFound>(p => p.Add(n => n.Query, new SearchBoxes { BirthDate = "S63.9.9" }.Query)).Markup, StringComparison.Ordinal);
}
