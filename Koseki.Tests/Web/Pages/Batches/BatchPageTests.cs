using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Infrastructure.UseCases.Batches;
using Bunit;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Pages.Batches;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Batches;

/// <summary>A batch on its screen: from the pasted table to the last register, each step by the one whose turn it is.</summary>
public sealed class BatchPageTests : StaffPageTests
{
    private const string Table = "埼玉県越谷市東越谷一丁目5番地\t埼玉県越谷市新東越谷一丁目5番地";

    private IRenderedComponent<BatchPage> OpenPage(Actor actor, long id)
    {
        Services.AddSingleton(City.Get<BatchDesk>()).AddSingleton(City.Get<BatchLists>());
        return Open<BatchPage>(actor, p => p.Add(b => b.Id, id));
    }

    [Fact]
    public async Task Enter_APastedTable_SaysWhatIsWrongAndIsReceived()
    {
        var opened = await City.Get<BatchDesk>().OpenAsync(TestCity.Counter, PlaceRenamingKind.KindCode);
        var page = OpenPage(TestCity.Counter, opened.Id);
        page.WaitForElement(Id("batch-entry"));
        Type(page, Id("renaming.cause"), "town");
        Type(page, Id("renaming.effectiveOn"), "R8.10.1");
        Type(page, Id("renaming.notice"), "越谷市告示第123号");
        Type(page, Id("batch-places"), "埼玉県越谷市東越谷一丁目5番地");
        page.WaitForAssertion(() => Assert.Contains("1行目", page.Find(Id("batch-table-problems")).TextContent, StringComparison.Ordinal));
        Type(page, Id("batch-places"), Table);
        page.WaitForAssertion(() => Assert.Contains("1行を読みました", page.Find(Id("batch-table-rows")).TextContent, StringComparison.Ordinal));

        await ClickToEndAsync(page, Id("batch-receive"));

        page.WaitForAssertion(() => Assert.Equal("計画中・審査待ち", page.Find(Id("batch-phase")).TextContent));
    }

    [Fact]
    public async Task Show_APlannedBatch_ShowsTheRecordAndWhoMayGoOn()
    {
        var id = await Infrastructure.Persistence.Batches.BatchCity.PlannedAsync(City, Table);
        var page = OpenPage(TestCity.Counter, id);
        page.WaitForElement(Id("target-R1"));
        page.WaitForAssertion(() => Assert.Contains("新東越谷", page.Find(Id("target-R1")).TextContent, StringComparison.Ordinal));
        await ClickToEndAsync(page, Id("show-R1"));
        page.WaitForAssertion(() => Assert.Contains("【更正日】令和8年10月8日", page.Find(Id("plan-R1")).TextContent, StringComparison.Ordinal));
        Assert.Contains("職務が要ります", page.Find(Id("batch-why-examine")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Id("batch-look")));
    }

    [Fact]
    public async Task Examine_TheSample_EndsWhenAllHaveBeenLookedAt()
    {
        var id = await Infrastructure.Persistence.Batches.BatchCity.PlannedAsync(City, Table);
        var page = OpenPage(TestCity.Examiner, id);
        page.WaitForElement(Id("batch-look"));
        Assert.Contains("1 件", page.Find(Id("batch-why-examine")).TextContent, StringComparison.Ordinal);

        await ClickToEndAsync(page, Id("batch-look"));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(Id("batch-why-examine"))));
        await ClickToEndAsync(page, Id("batch-examine"));

        page.WaitForAssertion(() => Assert.Equal("計画済・決裁待ち", page.Find(Id("batch-phase")).TextContent));
        Assert.Contains("審査　次郎さんが確かめた", page.Find(Id("target-R1")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>The examiner sends it back with a reason, which the screen of whoever entered it says; what the table leaves out is said too.</summary>
    [Fact]
    public async Task Return_WithAReason_IsSaidToWhoEntered()
    {
        var id = await Infrastructure.Persistence.Batches.BatchCity.PlannedAsync(City, Table);
        var page = OpenPage(TestCity.Examiner, id);
        Click(page, Id("batch-Return"));
        Dialogs.WaitForElement(Id("ask-reason"));
        Click(Dialogs, Id("ask-confirm"));
        Assert.NotEmpty(Dialogs.FindAll(Id("ask-problem")));
        Type(Dialogs, Id("ask-reason"), "告示の日が違う");
        Click(Dialogs, Id("ask-confirm"));

        page.WaitForAssertion(() => Assert.Contains("告示の日が違う", page.Find(Id("batch-reason")).TextContent, StringComparison.Ordinal));
        Assert.Equal("計画済・補正待ち", page.Find(Id("batch-phase")).TextContent);
        Assert.Contains(TestCity.Counter.Name, page.Find(Id("batch-holder")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>Another takes it over, and withdraws it with a reason.</summary>
    [Fact]
    public async Task Withdraw_ByWhoTookItOver_EndsIt()
    {
        var id = await Infrastructure.Persistence.Batches.BatchCity.ReceivedAsync(City, Table);
        var page = OpenPage(TestCity.Examiner, id);
        await ClickToEndAsync(page, Id("batch-Take"));
        page.WaitForAssertion(() => Assert.Contains(TestCity.Examiner.Name, page.Find(Id("batch-holder")).TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(Id("batch-Take")));
        Click(page, Id("batch-Withdraw"));
        Dialogs.WaitForElement(Id("ask-reason"));
        Type(Dialogs, Id("ask-reason"), "告示が改められた");
        Click(Dialogs, Id("ask-confirm"));

        page.WaitForAssertion(() => Assert.Equal("取下げ", page.Find(Id("batch-phase")).TextContent));
        Assert.Contains("計画 1(0 戸籍)　取下げ", page.Find(Id("batch-ended")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Id("batch-entry")));
    }
}
