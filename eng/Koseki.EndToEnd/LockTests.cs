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
        // Fault A3: it does not lie behind the lock, it is gone.
        Assert.Equal(0, await clerk.Page.Locator("#f-child-givenName").CountAsync());
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

        await clerk.Page.GetByTestId("lock-password").FillAsync(Password);
        await clerk.PressAsync("Enter");
        await Assertions.Expect(locked).ToHaveCountAsync(0);
        await Assertions.Expect(name).ToHaveValueAsync("美空");
        await other.GetByTestId("entry-form").WaitForAsync();
        await clerk.Page.Context.CloseAsync();
    }

    /// <summary>Fault A3: without the lock's dialog the page is empty, and moving on inside it shows nothing.</summary>
    [Fact]
    public async Task Lock_TakenAwayInTheBrowser_LeavesNothingToSeeOrDo()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        await clerk.GoAsync("/search");
        await clerk.Page.GetByTestId("lock").ClickAsync();
        await clerk.Page.GetByTestId("screen-lock").WaitForAsync();

        await clerk.Page.EvaluateAsync("() => document.getElementById('screen-lock').remove()");
        Assert.Equal("", (await clerk.Page.EvaluateAsync<string>("() => [...document.body.children].filter(e => !e.matches('dialog, script, #blazor-error-ui')).map(e => e.textContent).join('').trim()")));
        await clerk.Page.EvaluateAsync("() => Blazor.navigateTo('/receipt-book')");
        await clerk.Page.EvaluateAsync("() => Blazor.navigateTo('/search')");
        await clerk.PressAsync("F3");
        Assert.Equal(0, await clerk.Page.GetByTestId("search-form").CountAsync());

        await clerk.Page.ReloadAsync();
        await clerk.Page.GetByTestId("screen-lock").WaitForAsync();
        await clerk.Page.GetByTestId("lock-password").FillAsync(Password);
        await clerk.PressAsync("Enter");
        await clerk.Page.GetByTestId("search-form").WaitForAsync();
        await clerk.Page.Context.CloseAsync();
    }

    /// <summary>Fault A2: signed out in one window, an open one of the same sign-in shows the sign-in page by itself.</summary>
    [Fact]
    public async Task SignOut_InOneWindow_EndsTheOther()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        await clerk.GoAsync("/search");
        var other = await clerk.Page.Context.NewPageAsync();
        await other.GotoAsync(town.Web + "/receipt-book");
        await other.GetByTestId("who").WaitForAsync();

        await clerk.Page.GetByTestId("signout").ClickAsync();

        await clerk.Page.GetByTestId("account").WaitForAsync();
        await other.GetByTestId("account").WaitForAsync();
        await clerk.Page.Context.CloseAsync();
    }

    /// <summary>Fault A8: nothing of the pages is stopped by their own policy of scripts and styles.</summary>
    [Fact]
    public async Task Pages_UnderTheirPolicy_BreakNoneOfIt()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        var broken = new List<string>();
        clerk.Page.Console += (_, said) =>
        {
            if (said.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                broken.Add(said.Text);
            }
        };
        foreach (var path in new[] { "/", "/search", "/receipt-book", "/notifications" })
        {
            await clerk.GoAsync(path);
        }

        await clerk.Page.Locator("#kind-0101").ClickAsync();
        await clerk.Page.Locator("#f-child-givenName").WaitForAsync();
        Assert.Empty(broken);
        await clerk.Page.Context.CloseAsync();
    }

    /// <summary>Fault A8: what the hosts and the tools write, nobody else of the machine reads.</summary>
    [Fact]
    public void Files_OfTheHosts_AreTheirOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var open = new List<string>();
        foreach (var file in Directory.EnumerateFiles(town.Data, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".db" or ".db-wal" or ".db-shm" or ".log" or ".xml" or ".pfx" or ".key"))
        {
            if ((File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
            {
                open.Add(file);
            }
        }

        Assert.Empty(open);
    }

    private string Password => TownFolder.ReadAccounts(town.Data).First(a => a.Account == "madoguchi").Password;
}
