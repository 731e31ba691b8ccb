using Koseki.Infrastructure.UseCases.Sessions;
using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>The screens at the city's size (1280×1024) with names of 80 characters: nothing is cut, nothing runs out of the page.</summary>
[Collection(TownCollection.Name)]
public sealed class ScreenTests(Town town)
{
    // Elements that carry a name, or stand around one, and hide what does not fit; and what lies outside the page.
    private const string Faults = """
        () => {
          const page = document.documentElement;
          const faults = page.scrollWidth > page.clientWidth ? [`page ${page.scrollWidth} > ${page.clientWidth}`] : [];
          const say = (what, e) => faults.push(`${what} ${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 20)}`);
          for (const name of document.querySelectorAll('.koseki-name:not(input, select), .name, h1, h2, h3, .mud-dialog-title, .diff span, .clip')) {
            if (name.getClientRects().length === 0) continue;
            if (name.getBoundingClientRect().right > innerWidth + 1) say('outside', name);
            for (let e = name; e && e !== document.body; e = e.parentElement) {
              if (['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1) say('cut', e);
            }
          }
          return faults;
        }
        """;

    [Fact]
    public async Task Staff_NamesOf80Characters_AreReadInWholeOnEveryScreen()
    {
        var (examiner, approver) = (await StaffMember.SignInAsync(town, "shinsa"), await StaffMember.SignInAsync(town, "kessai"));
        var register = town.Long.Register;
        await examiner.GoAsync($"/cases/{town.Long.Typed}");
        await examiner.Page.GetByTestId("do-Take").ClickAsync();
        await examiner.Page.GetByTestId("deed-confirm").ClickAsync();
        await examiner.Page.GetByTestId("do-Take").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        foreach (var (path, awaited) in new[]
        {
            ("/", $"case-{town.Long.Received}"), ($"/registers/{register}", "register-sheet"), ($"/certificates/{register}", "hold-banner"),
            ("/receipt-book", "book"), ("/messages", "message-tiles"), ($"/cases/{town.Long.Received}", "case-plan"), ($"/notifications/{town.Long.Typed}", "preview"), ("/search", "search-form"),
        })
        {
            await examiner.GoAsync(path);
            await examiner.Page.GetByTestId(awaited).First.WaitForAsync();
            await AssertSoundAsync(examiner.Page, path);
        }

        await examiner.Page.GetByTestId("search-text").FillAsync(register.ToString());
        await examiner.PressAsync("Enter");
        await examiner.Page.GetByTestId("hit-3").WaitForAsync();
        await AssertSoundAsync(examiner.Page, "search results");

        await examiner.GoAsync($"/registers/{register}");
        await examiner.Page.Locator(".course").First.ClickAsync();
        await examiner.Page.GetByTestId("timeline").WaitForAsync();
        await AssertSoundAsync(examiner.Page, "course of a person");

        await examiner.GoAsync($"/cases/{town.Long.Received}");
        await examiner.Page.GetByTestId("do-Return").ClickAsync();
        await examiner.Page.GetByTestId("deed-reason").WaitForAsync();
        await AssertSoundAsync(examiner.Page, "dialog of a deed");

        await approver.GoAsync($"/cases/{town.Long.Received}");
        await approver.Page.GetByTestId("case-plan").WaitForAsync();
        await AssertSoundAsync(approver.Page, "case of the approver");
        await examiner.Page.Context.CloseAsync();
        await approver.Page.Context.CloseAsync();
    }

    /// <summary>稼働監視 with what the real gateway told: nothing is cut, the sound can be heard once somebody has pressed, and the statistics open.</summary>
    [Fact]
    public async Task Operator_WatchesTheRealGateway_SeesItsNodeAndHearsTheSound()
    {
        var manager = await StaffMember.SignInAsync(town, "unyo");
        await manager.GoAsync("/konbini");
        await manager.Page.Locator("[data-testid^=node-]").First.WaitForAsync();
        await manager.Page.GetByTestId("kind-JUMINHYO").WaitForAsync();
        await AssertSoundAsync(manager.Page, "konbini");
        await manager.Page.GetByTestId("try-sound").ClickAsync();
        await manager.Page.GetByTestId("sound-silent").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await manager.Page.GetByTestId("stop-all").ClickAsync();
        await manager.Page.GetByTestId("ask-reason").WaitForAsync();
        await AssertSoundAsync(manager.Page, "konbini stop");
        await manager.PressAsync("Escape");
        await manager.GoAsync("/konbini/statistics");
        await manager.Page.Locator("[data-testid=statistics], [data-testid=statistics-empty]").First.WaitForAsync();
        await AssertSoundAsync(manager.Page, "statistics");
        await manager.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Kiosk_NamesOf80Characters_AreReadInWhole()
    {
        var page = await town.PageAsync();
        await page.GotoAsync(town.Kiosk);
        await page.GetByTestId("start").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = town.Long.Holder.Name, Exact = true }).WaitForAsync();
        await AssertSoundAsync(page, "cards");
        await page.Context.CloseAsync();
    }

    /// <summary>The terminal of the night by its keyboard alone: search, digit, hold, proof, a deposit by text, and the paper form when the line is gone.</summary>
    [Fact]
    public async Task Night_ByKeyboard_HoldsProvesAndFallsBackToPaper()
    {
        var duty = await StaffMember.SignInAsync(town, "tochoku");
        var page = duty.Page;
        await page.GetByTestId("night-find").WaitForAsync();
        Assert.EndsWith("/night", page.Url, StringComparison.Ordinal);
        await page.WaitForFunctionAsync("() => document.activeElement?.id === 'night-head-name'");
        Assert.True(await page.EvaluateAsync<bool>("() => ['.night-head', '.night-live', '.key-bar'].every(s => document.querySelector(s).offsetWidth === document.documentElement.clientWidth)"));
        await AssertSoundAsync(page, "night empty");
        await page.Keyboard.InsertTextAsync(LongNames.FamilyName);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("night-candidate-1").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await AssertSoundAsync(page, "night choose");
        await page.WaitForFunctionAsync("() => document.activeElement?.id === 'night-candidates'");
        await page.Keyboard.PressAsync("1");
        await page.WaitForFunctionAsync("() => document.activeElement?.id === 'night-hold'");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("night-problem").WaitForAsync();
        await page.Keyboard.PressAsync("1");
        await page.Locator("[data-testid=night-paper-Marriage][aria-pressed=true]").WaitForAsync();
        await AssertSoundAsync(page, "night hold");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".night-proof.good").WaitForAsync();
        await AssertSoundAsync(page, "night proof");
        await page.WaitForFunctionAsync("() => document.activeElement?.id === 'night-end'");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("night-1").WaitForAsync();

        await page.GetByTestId("night-domicile").FillAsync("存在しない町9番地");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("night-count").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.id === 'night-candidates'");
        await page.Keyboard.PressAsync("0");
        await page.GetByTestId("night-by-text").WaitForAsync();
        await page.Keyboard.PressAsync("3");
        await page.Locator("[data-testid=night-paper-Death][aria-pressed=true]").WaitForAsync();
        await page.GetByTestId("night-hold").PressAsync("Enter");
        await page.GetByTestId("night-nothing-held").WaitForAsync();
        await AssertSoundAsync(page, "night by text");

        await AssertOneTabSpeaksForAllAsync(page);

        // The line is gone, as the browser hears it; the server answers the next look, and the page begins anew.
        await page.EvaluateAsync(LineGone);
        await page.Locator("#night-down").WaitForAsync();
        Assert.False(await page.GetByTestId("night-nothing-held").IsVisibleAsync());
        await AssertSoundAsync(page, "night down");
        await page.GetByTestId("night-find").WaitForAsync();
        await AssertSoundAsync(page, "night list");
        await RetireAsync(page);

        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        await clerk.GoAsync("/night-list");
        await clerk.Page.GetByTestId("deposit-2").WaitForAsync();
        await AssertSoundAsync(clerk.Page, "night morning");
        await clerk.Page.Context.CloseAsync();
    }

    private const string LineGone = "() => document.getElementById('components-reconnect-modal').dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'show' } }))";

    private static async Task AssertOneTabSpeaksForAllAsync(IPage page)
    {
        // The line of one tab is gone: while it shows the paper form, no other tab of the browser says that the terminal can hold.
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync(new Uri(new Uri(page.Url), "/night").ToString());
        await second.GetByTestId("night-find").WaitForAsync();
        Assert.True(await SpeaksAsync(second));
        await page.RouteAsync("**/healthz", r => r.AbortAsync());
        await page.EvaluateAsync(LineGone);
        await page.Locator("#night-down").WaitForAsync();
        Assert.False(await SpeaksAsync(second));
        await page.UnrouteAsync("**/healthz");
        await page.GetByTestId("night-find").WaitForAsync();
        await second.EvaluateAsync("() => localStorage.removeItem('koseki-night-cut')");
        Assert.True(await SpeaksAsync(second));
        await second.CloseAsync();
    }

    // Whether the tab gives the sign that its server asks it for.
    private static async Task<bool> SpeaksAsync(IPage page)
    {
        var asked = false;
        page.Request += (_, request) => asked |= request.Url.EndsWith("/night/alive", StringComparison.Ordinal);
        await page.EvaluateAsync("() => window.kosekiNight.beat()");
        return asked;
    }

    // A terminal of the night that says nothing any more would stop the kiosks of the other tests, out of hours.
    private async Task RetireAsync(IPage page)
    {
        var secret = (await page.Context.CookiesAsync()).Single(c => c.Name.EndsWith("koseki-terminal", StringComparison.Ordinal)).Value;
        await page.Context.CloseAsync();
        await using var node = town.Open();
        var terminals = node.Get<EnrolledTerminals>();
        await terminals.RevokeAsync((await terminals.FindAsync(secret))!.Device, EnrolledTerminals.Setup);
    }

    private static async Task AssertSoundAsync(IPage page, string screen)
    {
        await page.EvaluateAsync("() => document.fonts.ready.then(() => null)");
        await Pictures.TakeAsync(page, "long-" + string.Concat(screen.Select(c => char.IsAsciiLetter(c) ? c : '-')));
        var faults = await page.EvaluateAsync<string[]>(Faults);
        Assert.True(faults.Length == 0, $"{screen}: {string.Join(" / ", faults)}");
    }
}
