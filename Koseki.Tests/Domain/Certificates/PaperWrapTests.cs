using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;

namespace Koseki.Tests.Domain.Certificates;

public sealed class PaperWrapTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("一二三四五", "一二三四五")]
    [InlineData("一二三四五六七", "一二三四五|六七")]
    [InlineData("一二三四五六七八九十", "一二三四五|六七八|九十")]
    [InlineData("一二三四五。六", "一二三四五。|六")]
    [InlineData("一二三四五）。六", "一二三四五）。|六")]
    [InlineData("一二三四五）」。六", "一二三四|五）」。|六")]
    [InlineData("一二三四（五）六", "一二三四|（五）|六")]
    [InlineData("一二三四【五】", "一二三四|【五】")]
    [InlineData("越谷市１２３番地", "越谷市|１２３|番地")]
    [InlineData("第(15号)です甲乙", "第(15号|)です|甲乙")]
    [InlineData("あいうえお々かきく", "あいうえ|お々か|きく")]
    [InlineData("あいうえチャイム", "あいうえ|チャイ|ム")]
    [InlineData("１２３４５６７８９０１", "１２３４５|６７８|９０１")]
    [InlineData("）））））））））", "）））））|））））")]
    public void Break_Text_NeverBreaksAtForbiddenPlaces(string text, string expected) =>
        Assert.Equal(expected.Split('|'), PaperWrap.Break(text, 5, 3));

    [Fact]
    public void Break_SequencesAndSupplementaryPlanes_StayWhole()
    {
        const string text = "葛\U000E0102𠮷邉\U000E0111𣘺辻\U000E0102一";

        Assert.Equal(["葛\U000E0102𠮷", "邉\U000E0111𣘺", "辻\U000E0102一"], PaperWrap.Break(text, 2, 2));
        Assert.Equal(["葛\U000E0102𠮷邉\U000E0111𣘺", "辻\U000E0102一"], PaperWrap.Chop(text, 4));
    }

    [Fact]
    public void Break_AnyText_LosesNothingAndKeepsToTheWidth()
    {
        const string alphabet = "一、。（）【】「」１２ーッ越谷𠮷";
        var characters = RegisterText.Split(alphabet).Select(c => c.ToString()).ToArray();
        var random = new Random(20261124);
        for (var n = 0; n < 2000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => characters[random.Next(characters.Length)]));
            var lines = PaperWrap.Break(text, 12, 10);

            Assert.Equal(text, string.Concat(lines));
            Assert.All(lines.Select((line, i) => (line, i)), l =>
                Assert.InRange(RegisterText.Count(l.line), 0, (l.i == 0 ? 12 : 10) + PaperWrap.Hanging));
        }
    }
}
