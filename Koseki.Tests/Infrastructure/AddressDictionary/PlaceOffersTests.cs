using Koseki.Domain.Places;
using Koseki.Infrastructure.AddressDictionary;

namespace Koseki.Tests.Infrastructure.AddressDictionary;

/// <summary>What is offered while a 本籍 or an address is typed.</summary>
public sealed class PlaceOffersTests
{
    private static readonly PlaceOffers Offers = new(new(), Municipality.Koshigaya);

    [Theory]
    [InlineData("3430813")]
    [InlineData("343-0813")]
    [InlineData("〒343-0813")]
    [InlineData("３４３ー０８１３")]
    public void For_Postcode_SpellsTheTownAsTheMunicipalityDoes(string typed) =>
        Assert.Equal([new PlaceOffer("埼玉県越谷市越ヶ谷", "〒343-0813")], Offers.For(typed));

    [Fact]
    public void For_BeginningOfAPostcode_OffersAllTowns()
    {
        var offers = Offers.For("343").Select(o => o.Text).ToList();

        // The city's own first, then 松伏町, whose postcodes stand between them.
        Assert.StartsWith("埼玉県越谷市", offers[0], StringComparison.Ordinal);
        Assert.StartsWith("埼玉県北葛飾郡松伏町", offers[^1], StringComparison.Ordinal);
        Assert.Single(offers.Zip(offers.Skip(1)), p => p.First.StartsWith("埼玉県越谷市", StringComparison.Ordinal) != p.Second.StartsWith("埼玉県越谷市", StringComparison.Ordinal));
        Assert.Contains("埼玉県越谷市越ヶ谷", offers);
        Assert.Contains("埼玉県越谷市大字平方", offers);
        Assert.Contains("埼玉県越谷市平方南町", offers);
        // 8 rows of the list begin with 343-081.
        Assert.Equal(8, Offers.For("343081").Count);
    }

    [Theory]
    [InlineData("112224", "埼玉県越谷市")]
    [InlineData("11222", "埼玉県越谷市")]
    [InlineData("こしが", "埼玉県越谷市")]
    [InlineData("コシガ", "埼玉県越谷市")]
    [InlineData("越谷", "埼玉県越谷市")]
    [InlineData("埼玉県越", "埼玉県越谷市")]
    [InlineData("うらわ", null)]
    [InlineData("さいたま市", "さいたま市浦和区")]
    [InlineData("東越", "埼玉県越谷市東越谷一丁目")]
    [InlineData("埼玉県越谷市東越", "埼玉県越谷市東越谷一丁目")]
    [InlineData("埼玉県越谷市平", "埼玉県越谷市大字平方")]
    [InlineData("埼玉県越谷市越ヶ谷", "埼玉県越谷市越ヶ谷四丁目")]
    [InlineData("埼玉県越谷市越ケ谷", "埼玉県越谷市越ヶ谷四丁目")]
    public void For_CodeReadingOrName_OffersThePlace(string typed, string? place)
    {
        var offers = Offers.For(typed).Select(o => o.Text);

        if (place is null)
        {
            Assert.Empty(offers);
        }
        else
        {
            Assert.Contains(place, offers);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("こ")]
    [InlineData("34")]
    [InlineData("000")]
    [InlineData("12345678")]
    [InlineData("埼玉県越谷市東越谷一丁目")]
    [InlineData("埼玉県越谷市東越谷一丁目5番地")]
    [InlineData("アメリカ合衆国カリフォルニア州")]
    public void For_NothingToAdd_OffersNothing(string typed) => Assert.Empty(Offers.For(typed));

    [Fact]
    public void For_MunicipalityOnly_LeavesTownsOut()
    {
        Assert.Equal(["埼玉県越谷市"], Offers.For("3430813", withTowns: false).Select(o => o.Text));
        Assert.Empty(Offers.For("埼玉県越谷市東", withTowns: false));
    }
}
