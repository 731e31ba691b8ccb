using Bunit;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.NightHolds;
using Koseki.Web.Pages.Notifications;

namespace Koseki.Tests.Web.Pages.Notifications;

/// <summary>受付 of a paper that was left out of hours.</summary>
public sealed class NightReceiptTests : StaffPageTests
{
    /// <summary>The paper of a deposit: day, minute and 当直 come with the choice; another time asks for the reason.</summary>
    [Fact]
    public async Task F12_APaperLeftAtNight_IsReceivedAsOfTheMinuteItWasHandedOver()
    {
        var handed = new DateTimeOffset(2026, 10, 7, 20, 58, 10, TimeSpan.FromHours(9));
        await City.Get<NightDesk>().HoldAsync(NightPapers.Order(City, 1) with { ReceivedAt = handed }, NightPapers.Duty);
        var typed = await BirthPaper.TypedAsync(City);
        var page = Open<EntryPage>(TestCity.Counter, p => p.Add(e => e.Id, typed.Id));
        page.WaitForElement(Id("plan-R1"));
        var pressed = PressAsync(page, Keys, "F12");
        Dialogs.WaitForElement(Id("receipt-deposit"));
        await TypeToEndAsync(Dialogs, Id("receipt-deposit"), "1");
        Assert.Contains("10月7日", Dialogs.WaitForElement(Id("receipt-handed")).TextContent, StringComparison.Ordinal);
        Assert.Equal(("令和8年10月7日", "20:58"), (Dialogs.Find(Id("receipt-date")).GetAttribute("value"), Dialogs.Find(Id("receipt-time")).GetAttribute("value")));
        Type(Dialogs, Id("receipt-time"), "21:00");
        Click(Dialogs, Id("receipt-confirm"));
        Dialogs.WaitForAssertion(() => Assert.Contains("20:58 に当直が預かりました", Dialogs.Find(Id("receipt-problem")).TextContent, StringComparison.Ordinal));
        Type(Dialogs, Id("receipt-time"), "20:58");
        Click(Dialogs, Id("receipt-confirm"));
        await pressed;
        var line = Assert.Single(await City.BookAsync(2026));
        Assert.Equal((new DateOnly(2026, 10, 7), "20:58", "当直", "夜 1"), (line.On, line.Time, line.Means, line.Deposits));
    }
}
