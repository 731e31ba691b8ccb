using Koseki.Domain.Places;

namespace Koseki.Tests.Domain.Places;

public sealed class RegisteredDomicileTests
{
    [Theory]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地3")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地の3")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地の3の1")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地甲3")]
    [InlineData("東京都千代田区平河町一丁目4番")]
    [InlineData("高知県高岡郡檮原町檮原1444番地イ2")]
    [InlineData("北海道利尻郡利尻町無番地")]
    public void Problem_NormalForm_IsNull(string text)
    {
        Assert.Null(new RegisteredDomicile(text).Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番1号")]
    [InlineData("埼玉県越谷市越ヶ谷4丁目2番地")]
    [InlineData("埼玉県越谷市越ヶ谷４丁目2番地")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目番地")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目２番地")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地 ハイツ101")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地の")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地3の")]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地のの3")]
    public void Problem_OtherForm_SaysWhatToWrite(string text)
    {
        Assert.NotNull(new RegisteredDomicile(text).Problem);
    }

    [Fact]
    public void Equals_OtherSpellingOfTheSamePlace_IsFalse()
    {
        Assert.NotEqual(new RegisteredDomicile("埼玉県越谷市越ヶ谷四丁目2番地"), new("埼玉県越谷市越ケ谷四丁目2番地"));
    }
}
