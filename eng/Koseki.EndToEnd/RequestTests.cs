using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>The counter's certificates in a browser: one request for two people, a jam, another copy, and the day's sheet to the yen.</summary>
[Collection(TownCollection.Name)]
public sealed class RequestTests(Town town)
{
    [Fact]
    public async Task Clerk_IssuesForTwoPeople_SpoilsReplacesAndReadsTheSheet()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        var page = clerk.Page;
        await clerk.GoAsync("/certificates");
        await AskAsync(page);
        foreach (var (register, index) in town.People.Select(p => p.Register).Distinct().Take(2).Select((r, i) => (r, i)))
        {
            await page.GetByTestId("line-register").FillAsync($"{register}");
            await clerk.PressAsync("Enter");
            await page.GetByTestId("preview-picture").WaitForAsync();
            await page.GetByTestId("line-add").ClickAsync();
            await page.GetByTestId($"line-{index}").WaitForAsync();
        }

        await Assertions.Expect(page.GetByTestId("request-total")).ToContainTextAsync("合計 2通 900円");
        await clerk.PressUntilAsync("F12", page.GetByTestId("ask-facts"));
        await page.WaitForFunctionAsync("() => document.activeElement?.id === 'ask-confirm'");
        await clerk.PressAsync("F12");
        await page.GetByTestId("issued").WaitForAsync();
        var first = await page.GetByTestId("issue-number-0").InnerTextAsync();

        await clerk.GoAsync("/issued");
        var before = await SheetAsync(page);
        await page.GetByTestId($"spoil-{first}").ClickAsync();
        await page.GetByTestId("spoil-reason").FillAsync("用紙が詰まった");
        await clerk.PressAsync("F12");
        await page.GetByTestId($"replace-{first}").ClickAsync();
        await page.GetByTestId("ask-facts").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.id === 'ask-confirm'");
        await clerk.PressAsync("F12");
        await page.GetByTestId("issued").WaitForAsync();
        Assert.NotEqual(first, await page.GetByTestId("issue-number-0").InnerTextAsync());
        await page.GetByTestId("issue-another").ClickAsync();

        // As many copies as before, one sheet of paper more, and the same money.
        var after = await SheetAsync(page);
        Assert.Equal([before[0], before[1], before[2] + 1, before[3] + 1, before[4], before[5], before[6], before[7], before[8]], after);
        await using var store = town.Open();
        Assert.Empty((await store.VerifyAsync(default)).Problems);
        await page.Context.CloseAsync();
    }

    private static async Task AskAsync(IPage page)
    {
        await page.GetByTestId("cert-capacity").SelectOptionAsync("職務上請求");
        await page.GetByTestId("cert-item-Client").WaitForAsync();
        foreach (var (box, text) in new[]
        {
            ("cert-requester", "司法書士　越谷　一郎"), ("cert-particulars", "埼玉県越谷市越ヶ谷四丁目2番1号"), ("cert-item-Qualification", "司法書士"), ("cert-item-Business", "相続による所有権移転登記の申請"),
            ("cert-item-Client", "越谷　花子"), ("cert-item-ClientsGround", "法務局に提出する相続関係の証明"),
        })
        {
            await page.GetByTestId(box).FillAsync(text);
        }

        await page.GetByTestId("cert-identification").SelectOptionAsync("資格者の証票・補助者証");
        await page.GetByTestId("cert-paper-UnifiedForm").CheckAsync();
    }

    private static async Task<int[]> SheetAsync(IPage page)
    {
        await page.GetByTestId("day-total").WaitForAsync();
        return [.. (await page.GetByTestId("day-total").Locator("td").AllInnerTextsAsync()).Select(t => int.Parse(t, System.Globalization.NumberStyles.AllowThousands | System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture))];
    }
}
