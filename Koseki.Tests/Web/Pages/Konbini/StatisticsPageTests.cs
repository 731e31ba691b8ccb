using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Pages.Konbini;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Konbini;

/// <summary>交付の統計: the table is exact, 未確定 stands beside and in no sum, a file asks a reason.</summary>
public sealed class StatisticsPageTests : StaffPageTests
{
    [Fact]
    public async Task Show_CountsOfTheMonth_AddUpAndLeaveAsAFileWithAReason()
    {
        var statistics = City.Get<KioskStatistics>();
        await statistics.TakeAsync(new([], new(new(2026, 10, 7), ["Hour\t06\tJUMINHYO\tPrinted\t2\t3\t600", "Hour\t17\tINKAN\tUnknown\t1\t1\t0"])), default);
        Services.AddSingleton(statistics);
        var script = JSInterop.SetupModule("./Pages/Konbini/StatisticsPage.razor.js");
        script.Mode = JSRuntimeMode.Loose;
        var page = Open<StatisticsPage>(TestCity.Person("unyo", "運用　五郎", StaffRole.Operator));

        Assert.Equal("3", page.WaitForElement(Id("sum-copies")).TextContent);
        Assert.Equal("1", page.Find(Id("sum-unknown")).TextContent);
        Assert.Contains("17時台", page.Find(Id("line-17")).TextContent, StringComparison.Ordinal);
        Click(page, Id("table-Kind"));
        page.WaitForElement(Id("line-JUMINHYO"));
        Type(page, Id("stat-until"), "2026-10-06");
        page.WaitForElement(Id("statistics-empty"));
        Type(page, Id("stat-until"), "2026-10-08");
        page.WaitForElement(Id("statistics"));

        Click(page, Id("export"));
        Click(Dialogs, Id("ask-confirm"));
        Dialogs.WaitForElement(Id("ask-problem"));
        Type(Dialogs, Id("ask-reason"), "議会への報告");
        Click(Dialogs, Id("ask-confirm"));

        page.WaitForElement(Id("statistics-said"));
        Assert.Equal("交付統計-種別-20261001-20261008.csv", script.Invocations["save"][^1].Arguments[1]);
    }
}
