using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>What becomes of a box that is typed in, where only a browser can tell.</summary>
[Collection(TownCollection.Name)]
public sealed class EntryTests(Town town)
{
    [Fact]
    public async Task RegisterBox_SameNumberTypedAgainWithoutItsLetter_ShowsTheLetterAgain()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        await clerk.GoAsync("/notifications");
        await clerk.Page.Locator("#kind-0101").ClickAsync();
        await clerk.Page.Locator("#f-parents-where").SelectOptionAsync("この市の戸籍");
        var box = clerk.Page.Locator("#f-parents-register");
        foreach (var _ in new[] { 1, 2 })
        {
            // The second time the server's value stays what it is, and the box must not keep what was typed.
            await box.FillAsync("99999");
            await box.PressAsync("Enter");
            await Assertions.Expect(box).ToHaveValueAsync("R99999");
        }

        await clerk.Page.Context.CloseAsync();
    }
}
