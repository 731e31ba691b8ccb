using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence;
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

    [Fact]
    public async Task Examine_ABirthplaceThatIsNoMore_IsTold()
    {
        var finding = Assert.Single(await FindingsAsync(Of().With(new("birth.place"), "埼玉県浦和市")), f => f.Field.Value == "birth.place");
        Assert.Equal(Severity.Caution, finding.Severity);
        Assert.Contains("埼玉県浦和市は2026年10月1日にはもうありません", finding.Message, StringComparison.Ordinal);
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
