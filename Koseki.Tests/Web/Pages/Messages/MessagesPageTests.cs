using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Components.Layout;
using Koseki.Web.Pages.Messages;

namespace Koseki.Tests.Web.Pages.Messages;

/// <summary>What waits is seen, oldest first, and what a person did is recorded with the keys.</summary>
public sealed class MessagesPageTests : StaffPageTests
{
    private async Task<MessageId> DecidedAsync() => new(Assert.IsType<ApprovalOutcome.Approved>(
        await City.Workflow.ApproveAsync((await BirthPaper.ExaminedAsync(City)).Id, TestCity.Approver)).JournalNumber, 2);

    [Fact]
    public async Task List_WhatWaitsTooLong_IsSaidAndCanBeNarrowed()
    {
        var id = await DecidedAsync();
        City.Clock.Advance(TimeSpan.FromDays(3));
        var page = Open<MessagesPage>(TestCity.Counter, address: "/messages?state=Waiting");
        page.WaitForElement(Id("messages"));

        Assert.Contains("期限を過ぎた送付物が3件", page.Find(Id("messages-late")).TextContent, StringComparison.Ordinal);
        Assert.Contains("未対応", page.Find(Id("messages-unsupported")).TextContent, StringComparison.Ordinal);
        Assert.Equal("4", page.Find(Id("tile-Waiting")).QuerySelector("b")!.TextContent);
        Assert.Equal("2", page.Find(Id("tile-Waiting")).GetAttribute("data-press"));
        Assert.Contains("3日", page.Find(Id($"message-{id}")).TextContent, StringComparison.Ordinal);
        Assert.Equal($"/messages/{id}", page.Find(Id($"open-{id}")).GetAttribute("href"));
        Type(page, Id("message-recipient"), "越谷市保健所長");
        page.WaitForAssertion(() => Assert.Equal([$"message-{id with { Sequence = 3 }}"], page.FindAll("tbody tr").Select(r => r.GetAttribute("data-testid"))));
        Assert.Equal("3", Render<SideBar>().Find($"{Id("nav-messages")} .count").TextContent);
    }

    [Fact]
    public async Task Message_RecordedByKeys_IsByHand()
    {
        var id = await DecidedAsync();
        var page = Open<MessagePage>(TestCity.Counter, p => p.Add(m => m.Text, id.ToString()));
        page.WaitForElement(Id("message-content"));
        Assert.Contains("越谷美空", page.Find(Id("message-content")).TextContent, StringComparison.Ordinal);

        await PressAsync(page, Keys, "F12");
        page.WaitForAssertion(() => Assert.Contains("方法", page.Find(Id("message-said")).TextContent, StringComparison.Ordinal));
        Type(page, Id("message-means"), nameof(MessageMeans.Typed));
        Type(page, Id("message-note"), "住記の受付 77");
        await PressAsync(page, Keys, "F12");

        page.WaitForAssertion(() => Assert.Equal("手渡し等", page.Find(Id("message-state")).TextContent));
        Assert.Contains("相手の仕組みに入力", page.Find(Id("message-steps")).TextContent, StringComparison.Ordinal);
        Assert.Contains("住記の受付 77", page.Find(Id("message-steps")).TextContent, StringComparison.Ordinal);
        Assert.Equal(["act-Confirm", "act-Refuse"], page.FindAll("input[type=radio]").Select(r => r.GetAttribute("data-testid")));
    }

    [Fact]
    public async Task Message_ForTheOneWhoDecides_ShowsButDoesNotRecord()
    {
        var id = await DecidedAsync();
        var page = Open<MessagePage>(TestCity.Approver, p => p.Add(m => m.Text, id.ToString()));
        page.WaitForElement(Id("message-act"));

        Assert.Contains("職務が要ります", page.Find(Id("message-act")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("input"));
    }

    [Theory]
    [InlineData("999-1")]
    [InlineData("x")]
    public void Message_NoSuch_SaysSo(string text) => Open<MessagePage>(TestCity.Counter, p => p.Add(m => m.Text, text)).WaitForElement(Id("message-none"));
}
