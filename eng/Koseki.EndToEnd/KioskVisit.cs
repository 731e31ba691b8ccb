using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>A resident before the kiosk: the touches of one visit.</summary>
public sealed class KioskVisit(IPage page, string address)
{
    /// <summary>The page.</summary>
    public IPage Page => page;

    /// <summary>From the first screen to the certificates offered (or the refusal).</summary>
    public async Task BeginAsync(string card, string pin)
    {
        await page.GotoAsync(address);
        if (await page.GetByTestId("again").IsVisibleAsync())
        {
            await TouchAsync("again");
        }

        await TouchAsync("start");
        await page.GetByRole(AriaRole.Button, new() { Name = card, Exact = true }).ClickAsync();
        foreach (var digit in pin)
        {
            await TouchAsync($"pin-{digit}");
        }

        await TouchAsync("pin-ok");
        // A phone is only held near: nothing is to be taken away.
        await page.WaitForSelectorAsync("[data-step=カードを取り外す], [data-step=照会中], [data-step=証明書], [data-step=お断り]");
        if (await StepAsync() == "カードを取り外す")
        {
            await TouchAsync("removed");
        }

        await page.WaitForSelectorAsync("[data-step=証明書], [data-step=お断り]");
    }

    /// <summary>Orders one certificate, pays it, and waits until it is printed (or refused).</summary>
    /// <param name="kind">Its code.</param>
    /// <param name="beforePaying">Done while the finished paper waits for the money.</param>
    public async Task OrderAsync(string kind, Func<Task>? beforePaying = null)
    {
        await TouchAsync($"kind-{kind}");
        await page.WaitForSelectorAsync("[data-step=年度], [data-step=対象者], [data-step=部数]");
        if (await StepAsync() == "年度")
        {
            await page.Locator("[data-testid^=year-]").First.ClickAsync();
            await page.WaitForSelectorAsync("[data-step=対象者], [data-step=部数]");
        }

        if (await StepAsync() == "対象者")
        {
            await TouchAsync("member-0");
            await TouchAsync("members-ok");
        }

        await PayAsync(beforePaying);
    }

    /// <summary>Orders a 住民票の写し of the whole household with one item, pays it, and waits until it is printed (or refused).</summary>
    public async Task OrderRecordAsync(string item)
    {
        await TouchAsync("kind-JUMINHYO");
        await page.Locator("[data-step=対象者]").WaitForAsync();
        if (await page.GetByTestId("members-all").IsVisibleAsync())
        {
            await TouchAsync("members-all");
        }

        await TouchAsync("members-ok");
        await TouchAsync($"item-{item}");
        await TouchAsync("items-ok");
        await PayAsync();
    }

    private async Task PayAsync(Func<Task>? beforePaying = null)
    {
        await TouchAsync("copies-ok");
        await TouchAsync("confirm");
        await page.WaitForSelectorAsync("[data-step=お支払い], [data-step=お断り]");
        if (await StepAsync() == "お支払い")
        {
            await (beforePaying?.Invoke() ?? Task.CompletedTask);
            await TouchAsync("pay");
            await page.WaitForSelectorAsync("[data-step=印刷], [data-step=お断り]");
        }
    }

    /// <summary>The screen shown.</summary>
    public async Task<string?> StepAsync() => await page.Locator("[data-step]").GetAttributeAsync("data-step");

    /// <summary>The screen shown; of a refusal what it says as well, so that a test that expected none tells why.</summary>
    public async Task<string?> SeenAsync() => await StepAsync() is var step && step == "お断り" ? await page.Locator("[data-step]").InnerTextAsync() : step;

    /// <summary>The printed paper's bytes.</summary>
    public async Task<byte[]> PaperAsync() => await (await page.Context.APIRequest.GetAsync($"{address}/pdf")).BodyAsync();

    private Task TouchAsync(string button) => page.GetByTestId(button).ClickAsync();
}
