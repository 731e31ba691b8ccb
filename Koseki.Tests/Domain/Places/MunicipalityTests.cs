using Koseki.Domain.Places;

namespace Koseki.Tests.Domain.Places;

public sealed class MunicipalityTests
{
    [Theory]
    [InlineData("112224", "埼玉県", "越谷市", "埼玉県越谷市", "埼玉県越谷市長")]
    [InlineData("111074", "埼玉県", "さいたま市浦和区", "さいたま市浦和区", "さいたま市浦和区長")]
    [InlineData("131016", "東京都", "千代田区", "東京都千代田区", "東京都千代田区長")]
    [InlineData("113018", "埼玉県", "北足立郡伊奈町", "埼玉県北足立郡伊奈町", "埼玉県北足立郡伊奈町長")]
    [InlineData("472115", "沖縄県", "沖縄市", "沖縄県沖縄市", "沖縄県沖縄市長")]
    public void Display_Municipality_DropsThePrefectureOnlyForDesignatedCities(string code, string prefecture, string name, string display, string title)
    {
        var municipality = new Municipality(code, prefecture, name);

        Assert.Equal(display, municipality.Display);
        Assert.Equal(title, municipality.MayorTitle);
        Assert.True(Municipality.IsValidCode(code));
    }

    [Theory]
    [InlineData("112225")]
    [InlineData("11222")]
    [InlineData("1122240")]
    [InlineData("11222a")]
    [InlineData("１１２２２４")]
    [InlineData("")]
    public void IsValidCode_WrongCheckDigitOrForm_IsFalse(string code)
    {
        Assert.False(Municipality.IsValidCode(code));
    }
}
