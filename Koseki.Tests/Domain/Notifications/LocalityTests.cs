using Koseki.Domain.Places;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Tests.Domain.SupplementaryRegisters;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>「ここ」 is a comparison of codes: texts that begin alike, are spelled otherwise, or name what is no more.</summary>
public sealed class LocalityTests
{
    private static readonly PlaceDictionary Places = new();
    private static readonly DateOnly Today = new(2026, 10, 8);

    [Theory]
    [InlineData("埼玉県越谷市", "埼玉県越谷市越ヶ谷四丁目2番地", Locality.Ours)]
    [InlineData("埼玉県越谷市", "埼玉県越谷市越ケ谷四丁目2番地", Locality.Ours)]
    [InlineData("埼玉県越谷市", "埼玉県越谷市付近", Locality.Ours)]
    // The same town in another municipality, and a neighbour whose name begins alike.
    [InlineData("埼玉県越谷市", "埼玉県草加市東越谷一丁目5番地", Locality.Elsewhere)]
    [InlineData("埼玉県越谷市", "埼玉県入間郡越生町大字越生900番地", Locality.Elsewhere)]
    // Another spelling of the municipality itself.
    [InlineData("茨城県龍ケ崎市", "茨城県龍ヶ崎市3710番地", Locality.Ours)]
    // Wards keep the registers of their own: 浦和区 is not 大宮区, and the city alone says nothing.
    [InlineData("さいたま市浦和区", "さいたま市浦和区常盤六丁目4番", Locality.Ours)]
    [InlineData("さいたま市浦和区", "埼玉県さいたま市浦和区常盤六丁目4番", Locality.Ours)]
    [InlineData("さいたま市浦和区", "さいたま市大宮区桜木町一丁目10番地", Locality.Elsewhere)]
    [InlineData("さいたま市浦和区", "さいたま市常盤六丁目4番", Locality.Unknown)]
    // A municipality that was renamed or merged, and one without its prefecture.
    [InlineData("埼玉県越谷市", "埼玉県南埼玉郡越ヶ谷町2番地", Locality.Unknown)]
    [InlineData("埼玉県越谷市", "静岡県浜松市中区元城町103番地", Locality.Unknown)]
    [InlineData("埼玉県越谷市", "越谷市東越谷一丁目5番地", Locality.Unknown)]
    [InlineData("埼玉県越谷市", "アメリカ合衆国ハワイ州ホノルル市", Locality.Elsewhere)]
    public void LocalityOf_APlace_IsToldByCodes(string here, string place, Locality expected) =>
        Assert.Equal(expected, (Supplementaries.On(Today) with { Here = Places.Of(here, Today)! }).LocalityOf(place));

    /// <summary>On the last day of a ward its 本籍 are its own; on the next nobody's.</summary>
    [Fact]
    public void LocalityOf_OverTheDayOfAMerger_IsThatOfTheDay()
    {
        const string Place = "静岡県浜松市中区元城町103番地";
        var last = new DateOnly(2023, 12, 31);
        var ward = Places.Of(Place, last)!;
        Assert.Equal(Locality.Ours, (Supplementaries.On(last) with { Here = ward }).LocalityOf(Place));
        Assert.Equal(Locality.Unknown, (Supplementaries.On(last.AddDays(1)) with { Here = ward }).LocalityOf(Place));
    }
}
