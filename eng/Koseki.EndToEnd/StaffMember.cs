using System.Globalization;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;
using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>A member of the staff before a screen.</summary>
public sealed class StaffMember(IPage page, string address)
{
    /// <summary>The page.</summary>
    public IPage Page => page;

    /// <summary>Opens a browser of its own, makes it a terminal and signs in with an account of the town.</summary>
    public static async Task<StaffMember> SignInAsync(Town town, string account)
    {
        var page = await town.PageAsync();
        var member = new StaffMember(page, town.Web);
        var known = TownFolder.ReadAccounts(town.Data).First(a => a.Account == account);
        await EnrolAsync(town, page, known.Terminal);
        await page.GetByTestId("account").FillAsync(account);
        await page.GetByTestId("password").FillAsync(known.Password);
        await page.GetByTestId("signin").ClickAsync();
        await page.GetByTestId("who").WaitForAsync();
        return member;
    }

    /// <summary>Makes the browser of a page a terminal and opens the sign-in.</summary>
    public static async Task EnrolAsync(Town town, IPage page, string terminal)
    {
        await page.GotoAsync((await TerminalLinks.IssueAsync(town.Data, town.Web, [terminal], default, town.Place))[0]);
        await page.GetByTestId("enrol").ClickAsync();
        await page.GetByTestId("enrolled").WaitForAsync();
        await page.GotoAsync(town.Web + "/signin");
    }

    /// <summary>Goes to a page and waits until it answers.</summary>
    public async Task GoAsync(string path)
    {
        await page.GotoAsync(address + path);
        await page.GetByTestId("who").WaitForAsync();
    }

    /// <summary>Presses a function key once, as soon as the page answers it, and waits for what comes of it.</summary>
    public async Task PressUntilAsync(string key, ILocator answer)
    {
        await page.Locator($"html[data-keys~='{key}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await PressAsync(key);
        await answer.WaitForAsync();
    }

    /// <summary>Opens a case and takes its next step (審査, 決裁) with the keyboard; waits for the state it comes to.</summary>
    public async Task DoAsync(long caseId, string state)
    {
        await AskAsync(caseId);
        // Asked once more only where there is something to be read or to be taken back no more.
        if (await page.GetByTestId("deed-confirm").IsVisibleAsync())
        {
            await AnswerAsync();
        }

        await Assertions.Expect(page.GetByTestId("case-state").First).ToContainTextAsync(state);
    }

    /// <summary>Opens a case and asks for its next step; the dialog is open or the step done.</summary>
    public async Task AskAsync(long caseId)
    {
        await GoAsync(string.Create(CultureInfo.InvariantCulture, $"/cases/{caseId}"));
        await PressUntilAsync("F12", page.GetByTestId("deed-confirm").Or(page.GetByTestId("case-said")).First);
    }

    /// <summary>Says yes to the dialog once it is ready to hear it.</summary>
    public async Task AnswerAsync()
    {
        await TellApartAsync("deed-confirm");
        await PressAsync("F12");
    }

    /// <summary>Presses a key.</summary>
    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>
    /// Fills a form from its first box to its last with the keyboard alone: what is known of a box is typed, the rest is
    /// passed over with Enter. A register is found with F3.
    /// </summary>
    public async Task FillAsync(IReadOnlyDictionary<string, string> paper, string registerSearch)
    {
        await page.WaitForFunctionAsync("() => document.activeElement?.dataset?.field");
        var filled = new HashSet<string>(StringComparer.Ordinal);
        while (await FieldAsync() is { } field && filled.Add(field))
        {
            if (paper.TryGetValue(field, out var text))
            {
                await TypeAsync(field, text, registerSearch);
                if (field.EndsWith(".where", StringComparison.Ordinal))
                {
                    // The box of the register appears with this choice.
                    await page.Locator("[data-field$='.register']").First.WaitForAsync();
                }
            }

            await PressAsync("Enter");
        }

        Assert.True(paper.Keys.All(filled.Contains), $"入力できなかった欄があります。通った欄: {string.Join(" ", filled)}、今の欄: {await FieldAsync()}");
    }

    /// <summary>Decides a dialog with its own key.</summary>
    public async Task ConfirmAsync(string button)
    {
        await page.GetByTestId(button).WaitForAsync();
        await TellApartAsync("rd-date");
        await PressAsync("F12");
    }

    // Waits for the first box of a dialog. Another paper of the same mother may be shown first (other tests bring them, too):
    // it is another paper.
    private async Task TellApartAsync(string box)
    {
        await page.WaitForFunctionAsync("box => [box, 'doubles-seen'].includes(document.activeElement?.id)", box);
        if (await page.GetByTestId("doubles-seen").IsVisibleAsync())
        {
            await PressAsync("Space");
        }
    }

    private Task<string?> FieldAsync() => page.EvaluateAsync<string?>("() => document.activeElement?.dataset?.field ?? null");

    private async Task TypeAsync(string field, string text, string registerSearch)
    {
        if (field.EndsWith(".register", StringComparison.Ordinal))
        {
            await PressAsync("F3");
            await page.GetByTestId("chooser-text").FillAsync(registerSearch);
            await PressAsync("Enter");
            await page.GetByTestId("choose-0").WaitForAsync();
            await PressAsync("Enter");
            await page.Locator("[data-testid^=chosen-]").First.WaitForAsync();
            await page.Locator($"[data-field='{field}']").FocusAsync();
            return;
        }

        var kind = await page.EvaluateAsync<string>("() => document.activeElement.tagName + ':' + (document.activeElement.type ?? '')");
        switch (kind)
        {
            case "SELECT:select-one":
                await page.Locator(":focus").SelectOptionAsync(text);
                break;
            case "INPUT:checkbox":
                await PressAsync("Space");
                break;
            default:
                await page.Keyboard.InsertTextAsync(text);
                break;
        }
    }
}
