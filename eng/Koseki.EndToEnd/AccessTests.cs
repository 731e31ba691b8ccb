using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>
/// Fault U: every screen, with names of 80 characters, empty and with errors, is read by axe (0 serious, 0 moderate), fits at
/// 200 % without moving sideways, and never puts the focus behind a bar.
/// </summary>
[Collection(TownCollection.Name)]
public sealed class AccessTests(Town town)
{
    private readonly List<string> faults = [];

    [Fact]
    public async Task Staff_EveryPage_IsSound()
    {
        var clerk = await StaffMember.SignInAsync(town, "shinsa");
        var register = town.Long.Register;
        foreach (var (path, awaited) in new[]
        {
            ("/", "work"), ("/?queue=Settled", "tiles"), ("/notifications", "kinds"), ($"/cases/{town.Long.Received}", "case-plan"), ("/cases/999999", "case-missing"),
            ($"/registers/{register}", "register-sheet"), ($"/registers/{register}?tab=2", "supplementary"), ($"/registers/{register}?tab=3", "generations"), ($"/registers/{register}?tab=4", "issues"), ("/registers/R999999", "register-missing"),
            ($"/certificates/{register}", "hold-banner"), ($"/certificates/{town.People[0].Register}", "choice"), ("/certificates", "lines"), ("/issued", "issued-list"), ("/receipt-book", "book"), ("/batches", "batches-empty"), ("/bureau", "bureau-empty"), ("/second-reading", "reading-empty"), ("/paper-book", "paper-book-empty"), ("/messages", "message-tiles"), ("/messages/999999-1", "message-none"), ("/refusal-requests", "request-entry"), ("/search", "search-form"), ("/imaged/2", "imaged-viewer"), ("/imaged/999999", "imaged-missing"),
            ("/notifications/999999", "entry-missing"),
        })
        {
            await clerk.GoAsync(path);
            await clerk.Page.GetByTestId(awaited).First.WaitForAsync();
            await CheckAsync(clerk.Page, path);
        }

        foreach (var (text, awaited) in new[] { (register.ToString(), "hit-3"), ("ヌヌヌヌヌ", "search-nothing") })
        {
            await clerk.GoAsync("/search");
            await clerk.Page.GetByTestId("search-text").FillAsync(text);
            await clerk.PressAsync("Enter");
            await clerk.Page.GetByTestId(awaited).WaitForAsync();
            await CheckAsync(clerk.Page, "/search " + text);
        }

        await RequestsAsync(clerk);
        await clerk.GoAsync("/batches");
        await clerk.Page.GetByTestId("batch-open-1401").ClickAsync();
        await clerk.Page.GetByTestId("batch-entry").WaitForAsync();
        await CheckAsync(clerk.Page, "batch, empty");
        await clerk.Page.GetByTestId("lock").ClickAsync();
        await clerk.Page.GetByTestId("screen-lock").WaitForAsync();
        await CheckAsync(clerk.Page, "locked");
        await EndAsync(clerk.Page);
    }

    // 不受理申出 of somebody of 80 characters: the entry with what it wants, its receipt, and the list with both forms open.
    private async Task RequestsAsync(StaffMember clerk)
    {
        await clerk.GoAsync($"/refusal-requests?register={town.Long.Register}&person={Uri.EscapeDataString(LongNames.GivenName('花'))}");
        await clerk.Page.GetByTestId("request-person").WaitForAsync();
        await clerk.Page.GetByTestId("request-enter").ClickAsync();
        await clerk.Page.GetByTestId("request-said").WaitForAsync();
        await CheckAsync(clerk.Page, "request, refused");
        await Pictures.TakeAsync(clerk.Page, "request-refused");
        await clerk.Page.GetByTestId("request-act-Divorce").CheckAsync();
        await clerk.Page.GetByTestId("request-address").FillAsync("埼玉県草加市高砂一丁目1番1号");
        await clerk.Page.GetByTestId("request-means").SelectOptionAsync("InPerson");
        await clerk.Page.GetByTestId("request-identity").SelectOptionAsync("WithPhoto");
        await clerk.Page.GetByTestId("request-enter").ClickAsync();
        await clerk.Page.GetByTestId("request-receipt").WaitForAsync();
        await CheckAsync(clerk.Page, "request, received");
        await Pictures.TakeAsync(clerk.Page, "request-received");
        await clerk.Page.GetByTestId("request-search").ClickAsync();
        foreach (var (button, awaited) in new[] { ("request-withdraw-", "withdraw-do"), ("request-another-", "another-say") })
        {
            await clerk.Page.Locator($"[data-testid^={button}]").First.ClickAsync();
            await clerk.Page.GetByTestId(awaited).WaitForAsync();
            await CheckAsync(clerk.Page, "request, " + awaited);
            await Pictures.TakeAsync(clerk.Page, awaited);
        }
    }

    [Fact]
    public async Task Entry_TypedCheckedAndItsDialogs_AreSound()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        await clerk.GoAsync("/notifications");
        await clerk.Page.GetByTestId("kind-0401").ClickAsync();
        await clerk.Page.GetByTestId("entry-form").WaitForAsync();
        await CheckAsync(clerk.Page, "marriage, empty");
        foreach (var (who, given) in new[] { ("husband", LongNames.GivenName('太')), ("wife", LongNames.GivenName('花')) })
        {
            await clerk.Page.Locator($"#f-{who}-where").SelectOptionAsync("この市の戸籍");
            await clerk.Page.Locator($"#f-{who}-register").FillAsync(town.Long.Register.ToString());
            await clerk.PressAsync("Enter");
            await Assertions.Expect(clerk.Page.Locator($"#f-{who}-familyName")).ToHaveValueAsync(LongNames.FamilyName);
            await clerk.Page.Locator($"#f-{who}-givenName").FillAsync(given);
            await clerk.PressAsync("Enter");
        }

        await clerk.PressAsync("F8");
        await clerk.Page.Locator("[data-testid^=said-f-]").First.WaitForAsync();
        await CheckAsync(clerk.Page, "marriage, checked");
        foreach (var (key, awaited) in new[] { ("F1", "key-help"), ("F2", "char-reading"), ("F3", "chooser-text"), ("F12", "receipt-facts") })
        {
            await clerk.Page.Locator("#f-husband-givenName").FocusAsync();
            await clerk.PressUntilAsync(key, clerk.Page.GetByTestId(awaited).Or(clerk.Page.GetByTestId("receipt-no-facts")).First);
            await CheckAsync(clerk.Page, "dialog of " + key);
            await clerk.PressAsync("Escape");
            await clerk.Page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        await EndAsync(clerk.Page);
    }

    [Fact]
    public async Task Others_SignInAndPagesOfFewDuties_AreSound()
    {
        var page = await town.PageAsync();
        await page.GotoAsync(town.Web + "/signin");
        await CheckAsync(page, "sign-in of no terminal");
        await StaffMember.EnrolAsync(town, page, "01-06");
        await CheckAsync(page, "sign-in");
        await page.GetByTestId("account").FillAsync("nobody");
        await page.GetByTestId("password").FillAsync("ちがいます1234");
        await page.GetByTestId("signin").ClickAsync();
        await page.GetByTestId("signin-problem").WaitForAsync();
        await CheckAsync(page, "sign-in refused");
        var manager = await StaffMember.SignInAsync(town, "unyo");
        await manager.GoAsync("/settings");
        await manager.Page.GetByTestId("setting-form").WaitForAsync();
        await CheckAsync(manager.Page, "settings");
        await manager.GoAsync("/accounts");
        await manager.Page.GetByTestId("account-change-kessai2").ClickAsync();
        await manager.Page.GetByTestId("duty-form").WaitForAsync();
        await CheckAsync(manager.Page, "accounts");
        await manager.Page.Context.CloseAsync();
        var approver = await StaffMember.SignInAsync(town, "kessai2");
        foreach (var (path, awaited) in new[] { ("/notifications", "not-allowed"), ("/nowhere", "who"), ("/", "tiles") })
        {
            await approver.GoAsync(path);
            await approver.Page.GetByTestId(awaited).First.WaitForAsync();
            await CheckAsync(approver.Page, $"approver {path}");
        }

        await approver.Page.Context.CloseAsync();
        await EndAsync(page);
    }

    [Fact]
    public async Task Page_WithPlantedFaults_IsFoundOut()
    {
        var page = await town.PageAsync();
        await page.GotoAsync(town.Web + "/signin");
        await page.EvaluateAsync("() => document.body.insertAdjacentHTML('beforeend', '<p>外の文</p><img src=\"/favicon.svg\" width=\"900\">')");
        var found = string.Join('\n', await Access.FaultsAsync(page, "planted"));
        Assert.Contains("region", found, StringComparison.Ordinal);
        Assert.Contains("image-alt", found, StringComparison.Ordinal);
        Assert.Contains("200 %", found, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Kiosk_EveryStep_IsSound()
    {
        var page = await town.PageAsync();
        var card = town.People[0].Card;
        var visit = new KioskVisit(page, town.Kiosk);
        await page.GotoAsync(town.Kiosk);
        await CheckAsync(page, "kiosk start");
        await page.GetByTestId("start").ClickAsync();
        await page.GetByTestId("card-0").WaitForAsync();
        await CheckAsync(page, "kiosk cards");
        await page.GetByTestId("elsewhere").ClickAsync();
        await page.GetByTestId("advice").WaitForAsync();
        await CheckAsync(page, "kiosk elsewhere");
        await visit.BeginAsync(card.Label, card.Pin);
        await CheckAsync(page, "kiosk kinds");
        await page.GetByTestId("kind-KOSEKI_KOJIN").ClickAsync();
        await page.Locator("[data-step=対象者], [data-step=部数]").WaitForAsync();
        await CheckAsync(page, "kiosk members");
        if (await visit.StepAsync() == "対象者")
        {
            await page.GetByTestId("member-0").ClickAsync();
            await page.GetByTestId("members-ok").ClickAsync();
        }

        await page.GetByTestId("copies-ok").WaitForAsync();
        await CheckAsync(page, "kiosk copies");
        await page.GetByTestId("copies-ok").ClickAsync();
        await page.GetByTestId("confirm").WaitForAsync();
        await CheckAsync(page, "kiosk confirm");
        await page.GetByTestId("cancel").ClickAsync();
        await page.GetByTestId("again").WaitForAsync();
        await CheckAsync(page, "kiosk cancelled");
        await RecordItemsAsync(page, visit);
        await visit.BeginAsync(town.Long.Holder.Card.Label, town.Long.Holder.Card.Pin);
        Assert.Equal("お断り", await visit.StepAsync());
        await CheckAsync(page, "kiosk refused");
        await EndAsync(page);
    }

    private async Task RecordItemsAsync(IPage page, KioskVisit visit)
    {
        var card = town.People.First(p => p.Household.Count > 1).Card;
        await visit.BeginAsync(card.Label, card.Pin);
        await page.GetByTestId("kind-JUMINHYO").ClickAsync();
        await page.GetByTestId("members-all").ClickAsync();
        await page.GetByTestId("members-ok").ClickAsync();
        await page.GetByTestId("item-ZOKUGARA").ClickAsync();
        await page.GetByTestId("items-ok").WaitForAsync();
        await CheckAsync(page, "kiosk items");
        await page.GetByTestId("cancel").ClickAsync();
        await page.GetByTestId("again").WaitForAsync();
    }

    [Fact]
    public async Task Keyboard_ThroughAPaperAndAList_NeverStandsBehindABar()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        foreach (var (path, key, steps) in new[] { ("/notifications", "Enter", 40), ($"/registers/{town.Long.Register}", "Tab", 60), ("/", "Tab", 40) })
        {
            await clerk.GoAsync(path);
            if (key == "Enter")
            {
                await clerk.Page.GetByTestId("kind-0401").ClickAsync();
                await clerk.Page.WaitForFunctionAsync("() => document.activeElement?.dataset?.field");
            }
            else
            {
                await clerk.Page.GetByTestId(path == "/" ? "work" : "register-sheet").WaitForAsync();
            }

            for (var i = 0; i < steps; i++)
            {
                await clerk.PressAsync(key);
                if (await Access.HiddenFocusAsync(clerk.Page) is { Length: > 0 } hidden)
                {
                    faults.Add($"{path}: {hidden}");
                }
            }
        }

        await EndAsync(clerk.Page);
    }

    private async Task CheckAsync(IPage page, string screen) => faults.AddRange(await Access.FaultsAsync(page, screen));

    private async Task EndAsync(IPage page)
    {
        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
