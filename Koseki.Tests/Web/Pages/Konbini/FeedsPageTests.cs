using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.Kiosks;
using Koseki.Web.Pages.Konbini;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Konbini;

/// <summary>データの取込み, and 突合と精算: what the nodes told, to the last batch and the last yen.</summary>
public sealed class FeedsPageTests : StaffPageTests
{
    private static readonly Actor Operator = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);

    private DateTimeOffset Now => City.Clock.GetUtcNow();

    private KioskDesk Desk => City.Get<KioskDesk>();

    /// <summary>Each batch with its counts, one that was refused with its reason, and the tax years with what is open today.</summary>
    [Fact]
    public async Task Show_Runs_SaysWhatCameOfThem()
    {
        await Desk.ReportAsync(KioskReports.Of(Now) with
        {
            Runs = [new("seal", 0, Now, "gateway-1", 0, 0, "", "seal-6.tsv: 7 行目: 登録番号が空です。"), new("resident", 8, Now.AddMinutes(-1), "gateway-1", 12, 1, "住民: 変更2(住所2)", null)],
            TaxYears = [new(2027, new(2027, 5, 20), new(2027, 6, 10), true), new(2026, new(2026, 5, 20), new(2026, 6, 10), false)],
        }, default);
        var page = Show<FeedsPage>();

        Assert.Contains("断りました: seal-6.tsv: 7 行目", page.WaitForElement(Id("run-seal-0")).TextContent, StringComparison.Ordinal);
        Assert.Contains("住民: 変更2(住所2)", page.Find(Id("run-resident-8")).TextContent, StringComparison.Ordinal);
        Assert.Contains("まだ開いていません", page.Find(Id("tax-year-2027")).TextContent, StringComparison.Ordinal);
        Assert.Contains("開いています", page.Find(Id("tax-year-2026")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Id("tax-year-missing")));
    }

    /// <summary>One person has the feeds taken in, with a reason.</summary>
    [Fact]
    public async Task TakeFeeds_WithAReason_IsOrdered()
    {
        await Desk.ReportAsync(KioskReports.Of(Now), default);
        var page = Show<FeedsPage>();
        Click(page, Id("take-feeds"));
        Type(Dialogs, Id("ask-reason"), "住民記録から電話");
        Click(Dialogs, Id("ask-confirm"));

        page.WaitForAssertion(() => Assert.Contains("取込みを命じました", page.Find(Id("feeds-said")).TextContent, StringComparison.Ordinal));
        var answer = await Desk.OrdersAsync(new("gateway-1", null), default);
        Assert.StartsWith("1/", answer.Feeds, StringComparison.Ordinal);
        Assert.Empty(answer.Orders);
    }

    /// <summary>A month day by day: what agrees to the last yen, what does not, and what did not come.</summary>
    [Fact]
    public async Task Settlement_Month_SaysWhatAgrees()
    {
        var today = Koseki.Domain.Calendar.JapanTime.DayOf(Now);
        await City.Get<KioskStatistics>().TakeAsync(new([], new(today, [new CountCell(CountBy.Hour, "10", "INKAN", IssueOutcome.Printed, 3, 3, 600).Line])), default);
        await City.Get<KioskStatistics>().TakeAsync(new([], new(today.AddDays(-1), [new CountCell(CountBy.Hour, "10", "INKAN", IssueOutcome.Printed, 1, 1, 200).Line])), default);
        await Desk.ReportAsync(KioskReports.Of(Now) with { Reconciled = [new(today, Now, 3, 2, 400, 600, 1, [new("APPLICATION000000001", ReconcileFault.FeeDiffers)])] }, default);
        Services.AddSingleton(City.Get<KioskStatistics>());
        var page = Show<SettlementPage>();

        var line = page.WaitForElement(Id($"settlement-{today:yyyy-MM-dd}")).TextContent;
        Assert.Contains("不一致 1件", line, StringComparison.Ordinal);
        Assert.Contains("手数料が違う　申請 APPLICATION000000001", line, StringComparison.Ordinal);
        Assert.Contains("-200", line, StringComparison.Ordinal);
        Assert.Contains("まだ届いていません", page.Find(Id($"settlement-{today.AddDays(-1):yyyy-MM-dd}")).TextContent, StringComparison.Ordinal);
        Assert.Equal(("4", "800", "400"), (page.Find(Id("settlement-copies")).TextContent, page.Find(Id("settlement-yen")).TextContent, page.Find(Id("settlement-center")).TextContent));
        Assert.Contains("一致していない日", page.Find(Id("settlement-now")).TextContent, StringComparison.Ordinal);
        Type(page, Id("settlement-price"), "117");
        Assert.Equal("468", page.Find(Id("settlement-commission")).TextContent);
    }

    private IRenderedComponent<TPage> Show<TPage>()
        where TPage : Microsoft.AspNetCore.Components.IComponent => Open<TPage>(Operator);
}
