using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Infrastructure.CharacterData;

/// <summary>文字検索 by parts.</summary>
public sealed class CharacterPartsTests
{
    private static readonly CharacterParts Parts = new();
    private static readonly Lazy<CharacterTable> Table = new(CharacterTable.Load);

    [Theory]
    [InlineData("辶自", "邉邊道導", "辺達")]
    [InlineData("自辶", "邉邊道導", "辺達")]
    [InlineData("辶、自", "邉邊", "辺")]
    [InlineData(" 辶　自 ", "邉邊", "辺")]
    [InlineData("⻌自", "邉邊", "辺")]
    [InlineData("辶", "辶辺邉邊進", "自")]
    [InlineData("辵自", "邉邊", "辺")]
    [InlineData("邉", "邉", "邊")]
    [InlineData("邉\U000E010F", "邉", "邊")]
    [InlineData("示申", "神\uFA19", "礼")]
    [InlineData("金令", "鈴", "冷")]
    [InlineData("言十", "計", "針")]
    [InlineData("水兵", "浜", "濱")]
    [InlineData("氵白", "泊", "泉")]
    [InlineData("土口", "𠮷", "吉")]
    [InlineData("士口", "吉", "𠮷")]
    [InlineData("山竒", "﨑", "崎")]
    public void Having_Parts_FindsThoseWithAllOfThem(string parts, string found, string others)
    {
        var bases = Parts.Having(parts)!;

        Assert.All(found.EnumerateRunes(), r => Assert.True(bases.Contains(r.Value), r.ToString()));
        Assert.All(others.EnumerateRunes(), r => Assert.False(bases.Contains(r.Value), r.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 　、")]
    public void Having_NothingTyped_AsksNothing(string parts) => Assert.Null(Parts.Having(parts));

    [Theory]
    [InlineData("A")]
    [InlineData("辶A")]
    [InlineData("邉邊")]
    public void Having_PartsOfNothing_FindsNothing(string parts) => Assert.Empty(Parts.Having(parts)!);

    [Fact]
    public void Find_PartsAndStrokes_AreJoinedByAnd()
    {
        var found = Table.Value.Find(null, null, 17, Parts.Having("辶自"));

        // MJ文字情報一覧表: 邉 has 17 strokes as MJ026190, 16 as MJ026192.
        Assert.Contains(found, r => r.MjName == "MJ026190");
        Assert.DoesNotContain(found, r => r.MjName == "MJ026192");
        Assert.All(found, r => Assert.Equal(17, r.Strokes));
        Assert.Equal(["MJ026190"], Table.Value.Find("ヘン", "mj026190", 17, Parts.Having("辶自")).Select(r => r.MjName));
    }

    [Theory]
    [InlineData("ヘン")]
    [InlineData("へん")]
    [InlineData("ﾍﾝ")]
    public void Find_Reading_InEitherKana(string typed) => Assert.Contains(Table.Value.Find(typed, null, null), r => r.MjName == "MJ026190");
}
