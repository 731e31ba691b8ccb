using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.UseCases.City;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Fault I11: the checks of the dictionary are asked about what is typed, and a number that is none is refused in words.</summary>
public sealed class TypedPlacesTests
{
    private static async Task<IReadOnlyList<Finding>> FindingsAsync(Draft draft)
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city, draft);
        return (await city.Workflow.ExamineAsync(typed.Id, typed.Draft)).Examination.Findings;
    }

    [Theory]
    [InlineData("静岡県浜松市中区", "浜松市中区は2026年10月1日にはもうありません")]
    [InlineData("埼玉県浦和市", "「埼玉県浦和市」は住所辞書にありません")]
    [InlineData("越谷市", "都道府県から書きます")]
    public async Task Examine_ABirthplaceThatIsNoMoreOrNotWhole_IsTold(string place, string told)
    {
        var finding = Assert.Single(await FindingsAsync(Of().With(new("birth.place"), place)), f => f.Field.Value == "birth.place");
        Assert.Equal(Severity.Caution, finding.Severity);
        Assert.Contains(told, finding.Message, StringComparison.Ordinal);
    }

    /// <summary>Fault I5: what stands in a box once it is left is what the register will hold, and what became of it is said.</summary>
    [Fact]
    public async Task Written_ABoxThatIsLeft_IsAsTheRegisterWritesItAndSaysWhatBecameOfIt()
    {
        await using var city = await TestCity.CreateAsync();
        var form = NotificationCatalogue.Find(Kind)!.Form;

        var (text, changes) = city.Workflow.Written(form[new("father.name")], "葛\U000E0101西\u3000利夫");

        Assert.Equal("葛西利夫", text);
        Assert.Contains("U+845B U+E0101 を「葛」に直しました", string.Join('。', changes), StringComparison.Ordinal);
        Assert.Equal(("R12", 0), city.Workflow.Written(form[new("parents.register")], "12") is var (register, said) ? (register, said.Count) : default);
    }

    [Theory]
    [InlineData("埼玉県草加市高砂1\u22125")]
    [InlineData("埼玉県草加市高砂一丁目\u00A05号")]
    public async Task Examine_ADomicileThatIsNotWrittenAsOne_IsRefused(string domicile)
    {
        var findings = await FindingsAsync(Of().With(new("parents.where"), "他の市区町村の戸籍").With(new("parents.register"), "").With(new("parents.domicile"), domicile));
        Assert.Contains(findings, f => f.Field.Value == "parents.domicile" && f.Blocks);
    }

    [Fact]
    public async Task Examine_NothingToDoubt_SaysNothing() => Assert.DoesNotContain(await FindingsAsync(Of()), f => f.Field.Value is "birth.place");

    /// <summary>
    /// Fault X08: a new 本籍 with 番地の and nothing behind it, or in a town that this city does not have on that day, cannot be
    /// accepted; of another city's towns the dictionary only tells, and a municipality that nobody knows is to be asked about.
    /// </summary>
    [Theory]
    [InlineData("埼玉県越谷市東越谷一丁目5番地の", Severity.Correction, "枝番がありません")]
    [InlineData("埼玉県越谷市東越谷九十丁目5番地", Severity.Correction, "住所辞書の埼玉県越谷市にありません")]
    [InlineData("埼玉県越谷市高砂一丁目5番地", Severity.Correction, "住所辞書の埼玉県越谷市にありません")]
    [InlineData("埼玉県草加市東越谷一丁目5番地", Severity.Caution, "住所辞書の埼玉県草加市にありません")]
    [InlineData("埼玉県越谷町東越谷一丁目5番地", Severity.Inquiry, "市区町村が住所辞書にありません")]
    public async Task Examine_ANewDomicileInATownThereIsNot_IsRefusedHereAndToldElsewhere(string domicile, Severity severity, string told)
    {
        var finding = Assert.Single(await SeparationAsync(domicile), f => f.Rule == "住所辞書" && f.Message.Contains(told, StringComparison.Ordinal));
        Assert.Equal((severity, "new.domicile"), (finding.Severity, finding.Field.Value));
    }

    /// <summary>The city says of its own towns what the dictionary does not know, from a day on and with two persons.</summary>
    [Fact]
    public async Task Examine_ATownThatTheCityHasRegistered_IsKnownFromItsDayOn()
    {
        static bool IsSaid(IReadOnlyList<Finding> findings) => findings.Any(f => f.Rule == "住所辞書" && f.Blocks);
        const string Place = "埼玉県越谷市新見本町一丁目5番地";
        Assert.True(IsSaid(await SeparationAsync(Place)));
        Assert.False(IsSaid(await SeparationAsync(Place, new CitySetting.OfTown("新見本町一丁目", true), new(2026, 10, 8))));
        Assert.True(IsSaid(await SeparationAsync(Place, new CitySetting.OfTown("新見本町一丁目", true), new(2026, 10, 9))));
        Assert.True(IsSaid(await SeparationAsync(Place, new CitySetting.OfTown("新見本町", true), new(2026, 10, 8))));
        Assert.False(IsSaid(await SeparationAsync("埼玉県越谷市東越谷一丁目5番地")));
        Assert.True(IsSaid(await SeparationAsync("埼玉県越谷市東越谷一丁目5番地", new CitySetting.OfTown("東越谷一丁目", false), new(2026, 10, 8))));
    }

    private static async Task<IReadOnlyList<Finding>> SeparationAsync(string domicile, CitySetting? setting = null, DateOnly from = default)
    {
        await using var city = await TestCity.CreateAsync();
        if (setting is not null)
        {
            await TestCity.SetAsync(city.Get<CityDesk>(), from, setting);
        }

        var opened = await city.Workflow.OpenAsync("0802", TestCity.Counter);
        return (await city.Workflow.ExamineAsync(opened.Id, Draft.Of(new Dictionary<string, string> { ["new.at"] = "この市", ["new.domicile"] = domicile }))).Examination.Findings;
    }

    [Theory]
    [InlineData("アメリカ合衆国ハワイ州ホノルル市")]
    [InlineData("さいたま市浦和区")]
    [InlineData("埼玉県越谷市付近")]
    public async Task Examine_APlaceThatIsNoneOfTheDictionarysBusiness_SaysNothing(string place) =>
        Assert.DoesNotContain(await FindingsAsync(Of().With(new("birth.place"), place)), f => f.Rule == "住所辞書");

    [Theory]
    [InlineData("三千", true)]
    [InlineData("3,050", true)]
    [InlineData("3050", false)]
    [InlineData("３０５０", false)]
    public async Task Examine_AWeight_IsRefusedWhenItIsNoNumber(string weight, bool refused)
    {
        var found = (await FindingsAsync(Of().With(new("certificate.weight"), weight))).Where(f => f.Field.Value == "certificate.weight").ToList();
        Assert.Equal(refused, found.Any(f => f.Blocks && f.Message.Contains($"「{weight}」は数として読めません。", StringComparison.Ordinal)));
    }
}
