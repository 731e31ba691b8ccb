using Koseki.Domain.Certificates;

namespace Koseki.Tests.Domain.Certificates;

public sealed class PaperTextTests
{
    [Theory]
    [InlineData("平成10年4月2日", "平成１０年４月２日")]
    [InlineData("(1の1)", "（１の１）")]
    [InlineData("20261124-01 A", "２０２６１１２４－０１　Ａ")]
    [InlineData("葛\U000E0102𠮷ｺｼｶﾞﾔ", "葛\U000E0102𠮷ｺｼｶﾞﾔ")]
    public void Widen_RecordedText_WidensOnlyAscii(string recorded, string paper) => Assert.Equal(paper, PaperText.Widen(recorded));

    // 付録A.1: two characters are spread over the width of four, others stand as they are.
    [Theory]
    [InlineData("出生", "出　　生")]
    [InlineData("除籍", "除　　籍")]
    [InlineData("養子縁組", "養子縁組")]
    [InlineData("氏の変更", "氏の変更")]
    [InlineData("配偶者の死亡", "配偶者の死亡")]
    [InlineData("民法817条の2", "民法８１７条の２")]
    public void Stretch_Title_FollowsTheTable(string title, string paper) => Assert.Equal(paper, PaperText.Stretch(title));
}
