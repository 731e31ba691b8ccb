using Koseki.Domain.Linkage;

namespace Koseki.Tests.Domain.Linkage;

/// <summary>Fault Q12: keys that one database takes for the same and the other for two.</summary>
public sealed class KeyTextTests
{
    [Theory]
    [InlineData("1001", true)]
    [InlineData("A1b2", true)]
    [InlineData("A1-B2", false)]
    [InlineData("12345678901234567890", true)]
    [InlineData("", false)]
    [InlineData("1001 ", false)]
    [InlineData(" 1001", false)]
    [InlineData("10 01", false)]
    [InlineData("1001　", false)]
    [InlineData("1001\t", false)]
    [InlineData("１００１", false)]
    [InlineData("123456789012345678901", false)]
    public void IsKey_Text_OnlyWithoutSpaces(string text, bool expected) => Assert.Equal(expected, KeyText.IsKey(text, 20));
}
