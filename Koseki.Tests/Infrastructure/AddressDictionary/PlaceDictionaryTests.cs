using Koseki.Domain.Places;
using Koseki.Infrastructure.AddressDictionary;

namespace Koseki.Tests.Infrastructure.AddressDictionary;

public sealed class PlaceDictionaryTests
{
    private static readonly PlaceDictionary Dictionary = new();
    private static readonly DateOnly Today = new(2026, 10, 1);

    [Fact]
    public void Municipalities_Shipped_AreWholeAndCarryValidCodes()
    {
        // 1,916 of the code list and the three wards of 浜松市 of 2024.
        Assert.Equal(1919, Dictionary.Municipalities.Count);
        Assert.All(Dictionary.Municipalities, m => Assert.True(Municipality.IsValidCode(m.Municipality.Code), m.Municipality.Code));
        Assert.Equal(47, Dictionary.Municipalities.Select(m => m.Municipality.Prefecture).Distinct().Count());
        // Every town and village stands in its 郡, except on the islands of 東京都.
        Assert.All(Dictionary.Municipalities.Where(m => m.Municipality.Name[^1] is '町' or '村'),
            m => Assert.True(m.Municipality.Name.IndexOf('郡', StringComparison.Ordinal) > 0 || m.Municipality.Code.StartsWith("13", StringComparison.Ordinal), m.Municipality.Name));
    }

    [Theory]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地", "112224")]
    [InlineData("さいたま市浦和区常盤六丁目4番", "111074")]
    [InlineData("埼玉県さいたま市浦和区常盤六丁目4番", "111074")]
    [InlineData("千葉市中央区千葉港1番", "121011")]
    [InlineData("青森市中央一丁目22番", "022012")]
    [InlineData("埼玉県北足立郡伊奈町大字小室1番地", "113018")]
    [InlineData("北海道河東郡上士幌町1番地", "016331")]
    [InlineData("北海道河東郡士幌町1番地", "016322")]
    [InlineData("茨城県龍ヶ崎市1番地", "082082")]
    [InlineData("東京都三宅島三宅村阿古1番地", "133817")]
    [InlineData("静岡県浜松市天竜区1番地", "221406")]
    [InlineData("福岡県那珂川市1番地", "402311")]
    public void MunicipalityOf_Text_FindsTheMunicipalityItBeginsWith(string text, string code)
    {
        Assert.Equal(code, Dictionary.MunicipalityOf(text)?.Municipality.Code);
    }

    [Theory]
    [InlineData("越谷市越ヶ谷四丁目2番地")]
    [InlineData("沖縄市仲宗根町26番")]
    [InlineData("東京府東京市1番地")]
    [InlineData("")]
    public void MunicipalityOf_TextWithoutAKnownMunicipality_IsNull(string text)
    {
        Assert.Null(Dictionary.MunicipalityOf(text));
    }

    [Theory]
    [InlineData("こしがや", "112224")]
    [InlineData("越谷", "112224")]
    [InlineData("伊奈町", "113018")]
    [InlineData("北足立郡", "113018")]
    [InlineData("龍ヶ崎", "082082")]
    public void FindMunicipalities_NameOrReading_FindsIt(string typed, string code)
    {
        Assert.Contains(Dictionary.FindMunicipalities(typed), m => m.Municipality.Code == code);
    }

    [Fact]
    public void FindMunicipalities_NameOfAFormerWard_IsNotProposed()
    {
        Assert.DoesNotContain(Dictionary.FindMunicipalities("浜松市", 50), m => m.Until is not null);
        Assert.Equal(3, Dictionary.FindMunicipalities("浜松市", 50).Count(m => m.Municipality.Name.EndsWith('区')));
        Assert.Empty(Dictionary.FindMunicipalities(""));
    }

    [Fact]
    public void Towns_BeginningTyped_GivesTheTownsInOrder()
    {
        Assert.Equal(["越ヶ谷", "越ヶ谷一丁目", "越ヶ谷二丁目", "越ヶ谷三丁目", "越ヶ谷四丁目", "越ヶ谷五丁目", "越ヶ谷本町"], Dictionary.Towns("112224", "越ケ谷"));
        Assert.Equal(["大字三野宮"], Dictionary.Towns("112224", "三野"));
        Assert.Equal(199, Dictionary.Towns("112224", "", 1000).Count);
        Assert.Empty(Dictionary.Towns("999999", ""));
        Assert.Contains("北勢町阿下喜中川原", Dictionary.Towns("242144", "北勢町阿下喜中"));
    }

    [Theory]
    [InlineData("3430813")]
    [InlineData("343-0813")]
    [InlineData("〒３４３－０８１３")]
    public void ByPostcode_AnyForm_GivesTheTown(string typed)
    {
        var row = Assert.Single(Dictionary.ByPostcode(typed));

        Assert.Equal(("112224", "越ケ谷"), (row.Municipality.Code, row.Town));
    }

    [Theory]
    [InlineData("")]
    [InlineData("343")]
    [InlineData("0000000")]
    [InlineData("9999999")]
    public void ByPostcode_NoSuchCode_GivesNone(string typed)
    {
        Assert.Empty(Dictionary.ByPostcode(typed));
    }

    [Theory]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番地")]
    [InlineData("埼玉県越谷市大字三野宮123番地4")]
    [InlineData("さいたま市浦和区常盤六丁目4番")]
    [InlineData("埼玉県北足立郡伊奈町大字小室9493番地")]
    [InlineData("京都市中京区寺町通御池上る上本能寺前町488番地")]
    [InlineData("三重県いなべ市北勢町阿下喜中川原31番地")]
    public void CheckDomicile_PlaceOfTheDictionary_FindsNothing(string text)
    {
        Assert.Empty(Dictionary.CheckDomicile(text, Today));
    }

    [Theory]
    [InlineData("埼玉県越谷市越ケ谷四丁目2番地", AddressFindingKind.OtherSpelling, "埼玉県越谷市越ヶ谷四丁目2番地")]
    [InlineData("埼玉県越谷市三野宮123番地", AddressFindingKind.OtherSpelling, "埼玉県越谷市大字三野宮123番地")]
    [InlineData("茨城県龍ヶ崎市1番地", AddressFindingKind.OtherSpelling, "茨城県龍ケ崎市1番地")]
    [InlineData("埼玉県越谷市銀座一丁目1番地", AddressFindingKind.UnknownTown, null)]
    [InlineData("埼玉県越谷市レイクタウン十丁目1番地", AddressFindingKind.UnknownTown, null)]
    [InlineData("埼玉県越ヶ谷市越ヶ谷1番地", AddressFindingKind.UnknownMunicipality, null)]
    [InlineData("さいたま市高砂三丁目15番", AddressFindingKind.UnknownMunicipality, null)]
    [InlineData("埼玉県越谷市越ヶ谷四丁目2番1号", AddressFindingKind.Form, null)]
    [InlineData("静岡県浜松市中区元城町103番地", AddressFindingKind.OtherTime, null)]
    public void CheckDomicile_DoubtfulPlace_SaysWhatAndSuggests(string text, AddressFindingKind kind, string? suggestion)
    {
        var finding = Assert.Single(Dictionary.CheckDomicile(text, Today));

        Assert.Equal(kind, finding.Kind);
        Assert.Equal(suggestion, finding.Suggestion);
        Assert.EndsWith("。", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckDomicile_FormerWardWhileItExisted_FindsNothing()
    {
        Assert.Empty(Dictionary.CheckDomicile("静岡県浜松市中区元城町103番地", new(2023, 12, 31)));
    }

    [Fact]
    public void CheckAddress_HouseNumber_IsAllowed()
    {
        Assert.Empty(Dictionary.CheckAddress("埼玉県越谷市越ヶ谷四丁目2番1号 ハイツ101", Today));
    }
}
