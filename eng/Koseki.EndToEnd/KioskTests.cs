using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Eng.Crosstalk;
using Koseki.Infrastructure.UseCases.NightHolds;

namespace Koseki.EndToEnd;

/// <summary>The kiosk's screens over the real gateway and core.</summary>
[Collection(TownCollection.Name)]
public sealed class KioskTests(Town town)
{
    [Theory]
    [InlineData("KOSEKI_ZENBU")]
    [InlineData("KOSEKI_KOJIN")]
    public async Task Visit_ResidentOfOurs_PrintsThePersonsPaper(string kind)
    {
        var person = town.People[0];
        var card = person.Card;
        var visit = new KioskVisit(await town.PageAsync(), town.Kiosk);
        await visit.BeginAsync(card.Label, card.Pin);
        await visit.OrderAsync(kind);
        Assert.Equal("印刷", await visit.SeenAsync());
        var text = await PaperText.ReadAsync(await visit.PaperAsync());
        Assert.Contains(person.Domicile, text, StringComparison.Ordinal);
        Assert.Contains("【名】" + person.GivenName, text, StringComparison.Ordinal);
        await visit.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Visit_HouseholdOfOurs_PrintsEverybodyWithTheItemChosen()
    {
        var person = town.People.First(p => p.Household.Count > 1);
        var visit = new KioskVisit(await town.PageAsync(), town.Kiosk);
        await visit.BeginAsync(person.Card.Label, person.Card.Pin);
        await visit.OrderRecordAsync("ZOKUGARA");
        Assert.Equal("印刷", await visit.SeenAsync());
        var text = await PaperText.ReadAsync(await visit.PaperAsync());
        Assert.Contains("住所" + person.Address, text, StringComparison.Ordinal);
        Assert.Contains("続柄世帯主", text, StringComparison.Ordinal);
        Assert.Contains("本籍省略", text, StringComparison.Ordinal);
        Assert.All(person.Household, m => Assert.Contains(m.Replace("　", "", StringComparison.Ordinal), text, StringComparison.Ordinal));
        await visit.Page.Context.CloseAsync();
    }

    /// <summary>印鑑登録証明書: nobody and nothing is chosen, and the impression comes out of the printer as it was registered.</summary>
    [Fact]
    public async Task Visit_HolderOfASeal_PrintsTheImpression()
    {
        var person = town.People.First(p => p.Impression.Length > 0);
        var visit = new KioskVisit(await town.PageAsync(), town.Kiosk);
        await visit.BeginAsync(person.Card.Label, person.Card.Pin);
        await visit.OrderAsync("INKAN");
        Assert.Equal("印刷", await visit.SeenAsync());
        var paper = await visit.PaperAsync();
        var text = await PaperText.ReadAsync(paper);
        Assert.Contains("登録された印影と相違ない", text, StringComparison.Ordinal);
        Assert.Contains("住所" + person.Address, text, StringComparison.Ordinal);
        Assert.Equal([person.Impression], await PictureJudge.HashesAsync(paper, default));
        await visit.Page.Context.CloseAsync();
    }

    /// <summary>所得証明書: a year is chosen, and its income comes out of the printer.</summary>
    [Fact]
    public async Task Visit_TaxpayerOfOurs_PrintsTheYearChosen()
    {
        var person = town.People.First(p => p.Incomes.Count > 0);
        var visit = new KioskVisit(await town.PageAsync(), town.Kiosk);
        await visit.BeginAsync(person.Card.Label, person.Card.Pin);
        await visit.OrderAsync("SHOTOKU");
        Assert.Equal("印刷", await visit.SeenAsync());
        var text = await PaperText.ReadAsync(await visit.PaperAsync());
        Assert.Contains("所得証明書", text, StringComparison.Ordinal);
        Assert.Contains("住所" + person.Address, text, StringComparison.Ordinal);
        Assert.Contains(person.Incomes, i => text.Contains("合計所得金額" + Koseki.Domain.Certificates.PaperText.Widen(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i.Value:#,0}円")), StringComparison.Ordinal));
        await visit.Page.Context.CloseAsync();
    }

    /// <summary>The terminal of the night holds a register while its finished paper waits for the money: the paper never leaves the gateway, and the next visit is offered none.</summary>
    [Fact]
    public async Task Visit_HeldOutOfHoursBeforeThePaperLeaves_GetsNone()
    {
        var person = town.People[^1];
        var visit = new KioskVisit(await town.PageAsync(), town.Kiosk);
        await using var node = town.Open();
        NightReceipt? receipt = null;
        await visit.BeginAsync(person.Card.Label, person.Card.Pin);
        await visit.OrderAsync("KOSEKI_ZENBU", async () => receipt = await node.Get<NightDesk>().HoldAsync(
            new(NightPaper.Death, TimeProvider.System.GetUtcNow(), NightWords.None, [RegisterId.Parse(person.Register)]), new("tochoku", "山田修", new HashSet<StaffRole> { StaffRole.NightDuty }, "01", "01-05")));
        Assert.Empty(receipt!.Before);
        Assert.Equal("お断り", await visit.StepAsync());

        await visit.BeginAsync(person.Card.Label, person.Card.Pin);
        Assert.Equal(0, await visit.Page.GetByTestId("kind-KOSEKI_ZENBU").CountAsync());
        await visit.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Visit_WrongPin_SaysSoAndAsksAgain()
    {
        var card = town.People[0].Card;
        var page = await town.PageAsync();
        await page.GotoAsync(town.Kiosk);
        await page.GetByTestId("start").ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = card.Label, Exact = true }).ClickAsync();
        foreach (var digit in card.Pin == "0000" ? "0001" : "0000")
        {
            await page.GetByTestId($"pin-{digit}").ClickAsync();
        }

        await page.GetByTestId("pin-ok").ClickAsync();
        Assert.NotEqual("", (await page.GetByTestId("problem").TextContentAsync())!.Trim());
        await page.Context.CloseAsync();
    }

    /// <summary>On a slow line the number pad is seen before it works: what is touched meanwhile must not be lost in silence.</summary>
    [Fact]
    public async Task Pin_PadNotReadyYet_IsOffUntilItIs()
    {
        var card = town.People[0].Card;
        var page = await town.PageAsync();
        await page.GotoAsync(town.Kiosk);
        await page.GetByTestId("start").ClickAsync();
        await page.GetByTestId("card-0").WaitForAsync();
        var line = new TaskCompletionSource();
        await page.RouteAsync("**/kiosk.js", async route =>
        {
            await line.Task;
            await route.ContinueAsync();
        });
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = card.Label, Exact = true }).ClickAsync();
        await page.GetByTestId("pin-1").WaitForAsync();
        Assert.True(await page.GetByTestId("pin-1").IsDisabledAsync());

        line.SetResult();
        foreach (var digit in card.Pin)
        {
            await page.GetByTestId($"pin-{digit}").ClickAsync();
        }

        await page.GetByTestId("pin-ok").ClickAsync();
        await page.WaitForSelectorAsync("[data-step=カードを取り外す], [data-step=照会中], [data-step=証明書]");
        await page.Context.CloseAsync();
    }
}
