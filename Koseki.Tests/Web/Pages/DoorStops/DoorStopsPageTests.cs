using Koseki.Infrastructure.UseCases.Linkage;
using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Hosting;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Pages.DoorStops;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.DoorStops;

/// <summary>Fault S3: two people of the staff settle what stands, on this page.</summary>
public sealed class DoorStopsPageTests : StaffPageTests
{
    [Fact]
    public async Task Page_ProposedByAnother_IsConfirmedHere()
    {
        await StopAsync();
        Assert.Null(await Stops.ProposeAsync(1, true, "住民記録の担当に確かめた", TestCity.Examiner));
        var page = Show(TestCity.Approver);
        Assert.Contains("住民記録の担当に確かめた", page.Find("[data-testid=stop-1]").TextContent, StringComparison.Ordinal);

        Click(page, "[data-testid=confirm-1]");

        page.WaitForElement("[data-testid=stops-empty]");
    }

    [Fact]
    public async Task Page_ProposedHere_IsNotConfirmedByTheSamePerson()
    {
        await StopAsync();
        var page = Show(TestCity.Approver);
        Click(page, "[data-testid=keep-1]");
        page.WaitForAssertion(() => Assert.Contains("理由", page.Find("[data-testid=stop-problem]").TextContent, StringComparison.Ordinal));
        Type(page, "[data-testid=reason-1]", "誤りと分かった");
        Click(page, "[data-testid=keep-1]");

        Click(page, "[data-testid=confirm-1]");

        page.WaitForAssertion(() => Assert.Contains("申し出た人", page.Find("[data-testid=stop-problem]").TextContent, StringComparison.Ordinal));
        Assert.Single(await Stops.ListAsync());
    }

    [Fact]
    public async Task Page_ForTheCounter_ShowsButDoesNotDecide()
    {
        await StopAsync();
        var page = Show(TestCity.Counter);
        Assert.Contains("宛名番号 1001", page.Find("[data-testid=stop-1]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=keep-1]"));
    }

    private Koseki.Infrastructure.UseCases.Door.DoorStops Stops => City.Get<Koseki.Infrastructure.UseCases.Door.DoorStops>();

    private async Task StopAsync()
    {
        var links = City.Get<ResidentLinks>();
        await links.ApplyAsync(new FeedBatch("link", 1, DateTimeOffset.UnixEpoch, [["1001", "P1"]]));
        await links.ApplyAsync(new FeedBatch("link", 2, DateTimeOffset.UnixEpoch, [["1001", "P2"]]));
    }

    private IRenderedComponent<DoorStopsPage> Show(Actor actor)
    {
        Services.AddSingleton(Stops).AddSingleton(new BackgroundWork(City.Clock));
        return Open<DoorStopsPage>(actor);
    }
}
