using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Tests.Infrastructure.Persistence;

namespace Koseki.Tests.Infrastructure.Chains;

/// <summary>Fault R3: a row that was changed behind the program's back does not become the program's own with the program's next change of it.</summary>
public sealed class ChangedRowsTests
{
    [Fact]
    public async Task Save_RowChangedBehindTheProgramsBack_IsNotNamedAnew()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await BirthPaper.TypedAsync(city);
        await city.TamperAsync($"UPDATE \"Cases\" SET \"EnteredBy\" = 'kessai' WHERE \"Id\" = {typed.Id}");
        var problems = await city.ProblemsAsync();

        var saved = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.SaveDraftAsync(typed.Id, BirthPaper.Of("海"), typed.Version, TestCity.Counter));
        var received = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(typed.Id, BirthPaper.Today, TestCity.Counter));

        Assert.All([saved.Why, received.Why], w => Assert.IsType<RecordRefusal.Foreign>(w));
        Assert.NotEmpty(problems);
        Assert.Equal(problems, await city.ProblemsAsync());
    }

    [Fact]
    public async Task Save_RowChangedByAnotherNode_IsNoTampering()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await BirthPaper.TypedAsync(city);
        await using var node = city.AnotherNode("web-2");
        await city.Workflow.SaveDraftAsync(typed.Id, BirthPaper.Of("海"), typed.Version, TestCity.Counter);

        var there = (CaseWorkflow)node.GetService(typeof(CaseWorkflow))!;
        var now = (await there.GetAsync(typed.Id))!;
        await there.SaveDraftAsync(typed.Id, BirthPaper.Of("空"), now.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(typed.Id, BirthPaper.Today, TestCity.Counter);

        Assert.Empty(await city.ProblemsAsync());
    }
}
