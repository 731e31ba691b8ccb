using Koseki.Web.Components.Registers;

namespace Koseki.Tests.Web.Components.Registers;

public sealed class TextDifferenceTests
{
    private static string Written(IEnumerable<DifferenceLine> lines) => string.Join('|', lines.Select(l => l.Change switch
    {
        LineChange.Added => "+" + l.Text,
        LineChange.Removed => "-" + l.Text,
        LineChange.Gap => "~",
        _ => l.Text,
    }));

    [Theory]
    [InlineData("a b c", "a b c", "a|b|c")]
    [InlineData("a c", "a b c", "a|+b|c")]
    [InlineData("a b c", "a c", "a|-b|c")]
    [InlineData("a b", "a x", "a|-b|+x")]
    [InlineData("", "a", "+a")]
    public void Of_Lines_MarksWhatChanged(string before, string after, string expected) =>
        Assert.Equal(expected, Written(TextDifference.Of(
            before.Split(' ', StringSplitOptions.RemoveEmptyEntries), after.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [Fact]
    public void Of_NamesThatDifferOnlyInAVariationSelector_AreDifferent() =>
        Assert.Equal("-辻|+辻\U000E0101", Written(TextDifference.Of(["辻"], ["辻\U000E0101"])));

    [Fact]
    public void Shortened_LongUnchangedStretch_BecomesOneGap() =>
        Assert.Equal("~|3|4|+x|5|6|~", Written(TextDifference.Shortened(
            TextDifference.Of(["1", "2", "3", "4", "5", "6", "7"], ["1", "2", "3", "4", "x", "5", "6", "7"]), 2)));
}
