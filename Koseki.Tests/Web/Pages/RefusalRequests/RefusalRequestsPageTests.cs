using Bunit;
using Koseki.Domain.RefusalRequests;
using Koseki.Infrastructure.UseCases.RefusalRequests;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Components.Registers;
using Koseki.Web.Pages.RefusalRequests;

namespace Koseki.Tests.Web.Pages.RefusalRequests;

/// <summary>不受理申出 at the screen: taken in for somebody of a register, found again, withdrawn; and said on the register's page.</summary>
public sealed class RefusalRequestsPageTests : StaffPageTests
{
    [Fact]
    public async Task Enter_SomebodyOfARegister_StandsInTheListAndOnTheRegister()
    {
        var page = Open<RefusalRequestsPage>(TestCity.Counter, address: "/refusal-requests?register=R1&person=花子");
        Assert.Contains("越谷花子", page.WaitForElement(Id("request-person")).TextContent, StringComparison.Ordinal);
        await page.Find(Id("request-act-Divorce")).ChangeAsync(new() { Value = true });
        await TypeToEndAsync(page, Id("request-address"), "埼玉県草加市高砂一丁目1番1号");
        await TypeToEndAsync(page, Id("request-means"), nameof(RequestMeans.Agent));
        await TypeToEndAsync(page, Id("request-identity"), nameof(RequestIdentity.WithPhoto));
        await ClickToEndAsync(page, Id("request-enter"));
        Assert.Contains("本人が出頭しなければ", page.WaitForElement(Id("request-said")).TextContent, StringComparison.Ordinal);

        await TypeToEndAsync(page, Id("request-means"), nameof(RequestMeans.InPerson));
        await ClickToEndAsync(page, Id("request-enter"));

        Assert.Contains("不 1", page.WaitForElement(Id("request-receipt")).TextContent, StringComparison.Ordinal);
        await ClickToEndAsync(page, Id("request-search"));
        Assert.Contains("有効", page.WaitForElement(Id("request-1")).TextContent, StringComparison.Ordinal);
        var register = Render<RefusalBanner>(p => p.Add(b => b.Register, TestCity.Register("越谷太郎")));
        Assert.Contains("離婚", register.WaitForElement(Id("refusal-1")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_AtTheList_EndsIt()
    {
        await City.Get<RequestDesk>().EnterAsync(new([RefusableAct.Divorce], TypedPerson.Of(new(1), TestCity.Register("越谷太郎").Entries[0].Person), RequestCapacity.Self, "", null, "埼玉県越谷市", "",
            new(City.Clock.GetUtcNow(), RequestMeans.InPerson, RequestIdentity.WithPhoto, null, "")), TestCity.Counter);
        var page = Open<RefusalRequestsPage>(TestCity.Counter, address: "/refusal-requests?words=1");
        await ClickToEndAsync(page, Id("request-withdraw-1"));
        await TypeToEndAsync(page, Id("withdraw-means"), nameof(RequestMeans.InPerson));
        await TypeToEndAsync(page, Id("withdraw-identity"), nameof(RequestIdentity.WithPhoto));
        await ClickToEndAsync(page, Id("withdraw-do"));

        Assert.Contains("取下げを受け付けました", page.WaitForElement(Id("request-said")).TextContent, StringComparison.Ordinal);
        Assert.Equal(RequestState.Withdrawn, Assert.Single(await City.Get<RequestDesk>().FindAsync("1", false, TestCity.Counter)).StateOn(new(2026, 10, 8)));
    }

    [Fact]
    public async Task Say_AtTheList_WantsAnAnswerAndTheCase()
    {
        await City.Get<RequestDesk>().EnterAsync(new([RefusableAct.Divorce], TypedPerson.Of(new(1), TestCity.Register("越谷太郎").Entries[0].Person), RequestCapacity.Self, "", null, "埼玉県越谷市", "",
            new(City.Clock.GetUtcNow(), RequestMeans.InPerson, RequestIdentity.WithPhoto, null, "")), TestCity.Counter);
        var page = Open<RefusalRequestsPage>(TestCity.Approver, address: "/refusal-requests?words=1");
        await ClickToEndAsync(page, Id("request-another-1"));
        await TypeToEndAsync(page, Id("another-receipt"), "令8-301");
        await TypeToEndAsync(page, Id("another-reason"), "戸籍を見た");
        await ClickToEndAsync(page, Id("another-say"));
        Assert.Contains("別人か同じ人か", page.WaitForElement(Id("request-said")).TextContent, StringComparison.Ordinal);

        await TypeToEndAsync(page, Id("another-which"), bool.TrueString);
        await ClickToEndAsync(page, Id("another-say"));
        Assert.Contains(new RequestRefusal.CaseNotOpen().Words, page.WaitForElement(Id("request-said")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>決裁 looks and says who is who; it takes nothing in.</summary>
    [Fact]
    public void Page_OfTheApprover_HasNoEntry() => Assert.Empty(Open<RefusalRequestsPage>(TestCity.Approver).FindAll(Id("request-entry")));
}
