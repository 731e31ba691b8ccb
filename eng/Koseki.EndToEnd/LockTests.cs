using Koseki.Eng.Town.Output;
using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>A screen somebody has left: nothing can be read or done at it, and nothing that was typed is lost.</summary>
[Collection(TownCollection.Name)]
public sealed class LockTests(Town town)
{
    [Fact]
    public async Task Lock_WhileTyping_HidesEveryScreenUntilThePasswordAndKeepsWhatWasTyped()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        await clerk.GoAsync("/notifications");
        await clerk.Page.Locator("#kind-0101").ClickAsync();
        var name = clerk.Page.Locator("#f-child-givenName");
        await name.FillAsync("美空");
        var (entry, locked) = (clerk.Page.Url, clerk.Page.GetByTestId("screen-lock"));

        await clerk.Page.GetByTestId("lock").ClickAsync();
        await locked.WaitForAsync();
        await Assertions.Expect(clerk.Page.GetByTestId("lock-password")).ToBeFocusedAsync();
        foreach (var key in new[] { "Escape", "Escape", "F12", "F3", "Escape" })
        {
            await clerk.PressAsync(key);
        }

        await Assertions.Expect(locked).ToBeVisibleAsync();
        Assert.True(await OnTopAsync(clerk.Page, "#f-child-givenName") is false, "the box shines through the lock");
        Assert.Equal(entry, clerk.Page.Url);
        await Pictures.TakeAsync(clerk.Page, "locked");

        // Another window of the same sign-in is locked too, and its page is not even made.
        var other = await clerk.Page.Context.NewPageAsync();
        await other.GotoAsync(entry);
        await other.GetByTestId("screen-lock").WaitForAsync();
        Assert.Equal(0, await other.GetByTestId("entry-form").CountAsync());

        await clerk.Page.GetByTestId("lock-password").FillAsync("ちがいます1234");
        await clerk.PressAsync("Enter");
        await clerk.Page.GetByTestId("lock-problem").WaitForAsync();

        await clerk.Page.GetByTestId("lock-password").FillAsync(TownFolder.ReadAccounts(town.Data).First(a => a.Account == "madoguchi").Password);
        await clerk.PressAsync("Enter");
        await Assertions.Expect(locked).ToHaveCountAsync(0);
        await Assertions.Expect(name).ToHaveValueAsync("美空");
        await other.GetByTestId("entry-form").WaitForAsync();
        await clerk.Page.Context.CloseAsync();
    }

    // Whether a pointer in the middle of the element would meet it.
    private static Task<bool> OnTopAsync(IPage page, string selector) => page.EvaluateAsync<bool>(
        "s => { const r = document.querySelector(s).getBoundingClientRect(); const e = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2); return e?.matches(s) ?? false; }", selector);
}
