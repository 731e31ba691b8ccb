using System.Text;
using Koseki.Domain.Characters;

namespace Koseki.Tests.Domain.Characters;

/// <summary>
/// Fault Q7: the upper bound was the text with U+10FFFF behind it, above which private-use and compatibility characters stand
/// where keys are ordered by 16-bit units.
/// </summary>
public sealed class KeyRangeTests
{
    private static readonly string[] Texts =
    [
        "渡", "渡辺", "渡\uE000", "渡\uF900", "渡\uFFEE", "渡\U00020BB7", "渡\U0010FFFD", "渡\U00020BB7\uE000", "渢", "済", "A", "邉\uE000邉", "\uE000", "\uE001", "\uFA19", "\uFA1A",
        "\U00020BB7", "\U00020BB7野", "\U00020BB7\uE000", "\U00020BB8", "\U000203FF", "\U000203FF野", "\U00020400", "\uD7FB", "\uD7FC",
    ];

    [Theory]
    [InlineData("渡")]
    [InlineData("渡辺")]
    [InlineData("渡\uE000")]
    [InlineData("渡\U00020BB7")]
    [InlineData("\U00020BB7")]
    [InlineData("\U000203FF")]
    [InlineData("\uE000")]
    [InlineData("\uFA19")]
    [InlineData("A")]
    [InlineData("\uD7FB")]
    public void Of_InBothOrders_HoldsExactlyWhatBeginsSo(string beginning)
    {
        var range = KeyRange.Of(beginning)!;
        var wanted = Texts.Where(t => t.StartsWith(beginning, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(wanted);
        // SQL Server's BIN2: by 16-bit unit.
        Assert.Equal(wanted, Texts.Where(t => string.CompareOrdinal(t, range.From) >= 0 && string.CompareOrdinal(t, range.Before) < 0));
        // SQLite: by the bytes of UTF-8, that is by code point.
        Assert.Equal(wanted, Texts.Where(t => Bytes(t).SequenceCompareTo(Bytes(range.From)) >= 0 && Bytes(t).SequenceCompareTo(Bytes(range.Before)) < 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("渡\uFFFE")]
    [InlineData("\uFFFF")]
    [InlineData("\U0010FFFF")]
    public void Of_NothingAKeyBeginsWith_IsNone(string beginning) => Assert.Null(KeyRange.Of(beginning));

    [Fact]
    public void Of_HalfASurrogatePair_IsNone()
    {
        Assert.Null(KeyRange.Of("渡" + '\uD842'));
        Assert.Null(KeyRange.Of("渡" + '\uDFB7'));
    }

    [Fact]
    public void Beginning_OfAText_NeverSplitsACharacter()
    {
        Assert.Equal("渡", RegisterText.Beginning("渡\U00020BB7野", 2));
        Assert.Equal("渡\U00020BB7", RegisterText.Beginning("渡\U00020BB7野", 3));
        Assert.Equal("渡", RegisterText.Beginning("渡", 3));
    }

    private static ReadOnlySpan<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
