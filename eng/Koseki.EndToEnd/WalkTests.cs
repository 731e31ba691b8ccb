using System.Globalization;
using Koseki.Eng.Town.Output;
using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>From the counter to the kiosk: a birth typed with the keyboard becomes paper in another shop.</summary>
[Collection(TownCollection.Name)]
public sealed class WalkTests(Town town)
{
    [Fact]
    public async Task Birth_FromKeyboardToKiosk_HoldsUntilDecidedAndIsPrinted()
    {
        var paper = (await BirthPaper.FindAsync(town, 1))[0];
        var id = paper.Register.Id;
        var watcher = await StaffMember.SignInAsync(town, "kessai2");
        await watcher.GoAsync($"/registers/{id}");
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        var caseId = await ReceiveAsync(clerk, paper);

        // Held: on the third screen by itself, at the counter and at the kiosk.
        await watcher.Page.GetByTestId("hold-banner").WaitForAsync();
        await clerk.GoAsync($"/certificates/{id}");
        await clerk.Page.GetByTestId("hold-banner").WaitForAsync();
        var kiosk = new KioskVisit(await town.PageAsync(), town.Kiosk);
        await NotOfferedAtKioskAsync(kiosk, paper);

        var examiner = await StaffMember.SignInAsync(town, "shinsa");
        await examiner.DoAsync(long.Parse(caseId, CultureInfo.InvariantCulture), "決裁待ち");
        var approver = await StaffMember.SignInAsync(town, "kessai");
        await approver.DoAsync(long.Parse(caseId, CultureInfo.InvariantCulture), "決裁済");

        await watcher.Page.GetByTestId("register-sheet").GetByText("【名】").Last.WaitForAsync();
        await Assertions.Expect(watcher.Page.GetByTestId("register-sheet")).ToContainTextAsync(BirthPaper.Child);
        await PrintedAtKioskAsync(kiosk, paper);
        await using var store = town.Open();
        Assert.Empty((await store.VerifyAsync(default)).Problems);
        foreach (var page in new[] { watcher.Page, clerk.Page, examiner.Page, approver.Page, kiosk.Page })
        {
            await page.Context.CloseAsync();
        }
    }

    private static async Task<string> ReceiveAsync(StaffMember clerk, BirthPaper paper)
    {
        await clerk.GoAsync("/notifications");
        await clerk.Page.WaitForFunctionAsync("() => document.activeElement?.id === 'kind-0101'");
        await clerk.PressAsync("Enter");
        await clerk.Page.GetByTestId("entry-form").WaitForAsync();
        await clerk.FillAsync(paper.Values, paper.Person.Head);
        await Assertions.Expect(clerk.Page.GetByTestId("preview")).ToContainTextAsync(BirthPaper.Child);
        await clerk.PressAsync("F8");
        await clerk.PressUntilAsync("F12", clerk.Page.GetByTestId("receipt-confirm"));
        await clerk.ConfirmAsync("receipt-confirm");
        await clerk.Page.GetByTestId("receipt-number").WaitForAsync();
        return clerk.Page.Url.Split('/').First(part => part.All(char.IsAsciiDigit) && part.Length > 0);
    }

    private static async Task NotOfferedAtKioskAsync(KioskVisit kiosk, BirthPaper paper)
    {
        await kiosk.BeginAsync(paper.Person.Card.Label, paper.Person.Card.Pin);
        // 住民票 rests on other records; nothing of the held register is offered, and why is not told.
        Assert.Equal("証明書", await kiosk.SeenAsync());
        await kiosk.Page.GetByTestId("kind-JUMINHYO").WaitForAsync();
        Assert.Equal(0, await kiosk.Page.Locator("[data-testid^=kind-KOSEKI]").CountAsync());
        await Assertions.Expect(kiosk.Page.Locator("[data-step]")).Not.ToContainTextAsync("届");
        await kiosk.Page.GetByTestId("cancel").ClickAsync();
        await kiosk.Page.GetByTestId("again").WaitForAsync();
    }

    private static async Task PrintedAtKioskAsync(KioskVisit kiosk, BirthPaper paper)
    {
        await kiosk.BeginAsync(paper.Person.Card.Label, paper.Person.Card.Pin);
        await kiosk.OrderAsync("KOSEKI_ZENBU");
        Assert.Equal("印刷", await kiosk.SeenAsync());
        var text = await PaperText.ReadAsync(await kiosk.PaperAsync());
        Assert.Contains("【名】" + BirthPaper.Child, text, StringComparison.Ordinal);
        Assert.Contains(paper.Person.Domicile, text, StringComparison.Ordinal);
    }
}
