using Koseki.Eng.Bench;
using Koseki.Eng.Bench.Typing;
using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>What becomes of a box that is typed in, where only a browser can tell.</summary>
[Collection(TownCollection.Name)]
public sealed class EntryTests(Town town)
{
    // One grey point.
    private const string SmallestPng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    [Fact]
    public async Task RegisterBox_SameNumberTypedAgainWithoutItsLetter_ShowsTheLetterAgain()
    {
        var clerk = await OpenBirthAsync();
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

    /// <summary>Fault I4: no key made a new line in a note box, and none was named.</summary>
    [Fact]
    public async Task NoteBox_ShiftEnter_MakesANewLineAsTheBoxSays()
    {
        var clerk = await OpenBirthAsync();
        var box = clerk.Page.Locator("#f-remarks");
        await Assertions.Expect(clerk.Page.Locator("#f-remarks-lines")).ToContainTextAsync("Shift+Enter で改行");

        await box.PressSequentiallyAsync("一行目");
        await box.PressAsync("Shift+Enter");
        await box.PressSequentiallyAsync("二行目");
        await box.PressAsync("Enter");

        await Assertions.Expect(box).ToHaveValueAsync("一行目\n二行目");
        await Assertions.Expect(box).Not.ToBeFocusedAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("data-value", "一行目\n二行目");
        await clerk.Page.Context.CloseAsync();
    }

    /// <summary>Fault I7: a key pressed while the keyboard was in the file box uploaded the chosen file once more.</summary>
    [Fact]
    public async Task Scan_ChosenAndThenKeysPressedInItsBox_IsUploadedOnce()
    {
        var clerk = await OpenBirthAsync();
        var file = clerk.Page.Locator("#scan-file");
        await Assertions.Expect(file).ToBeEnabledAsync();
        await file.FocusAsync();
        await file.SetInputFilesAsync(new FilePayload { Name = "届書.png", MimeType = "image/png", Buffer = Convert.FromBase64String(SmallestPng) });
        await Assertions.Expect(clerk.Page.GetByTestId("scans-count")).ToHaveTextAsync("1点");

        await file.PressAsync("F8");
        await Assertions.Expect(clerk.Page.Locator("#findings-heading")).ToBeFocusedAsync();
        await file.PressAsync("F12");
        // Whatever a key began has come to its end when the dialog of the last one is there.
        await clerk.Page.GetByTestId("receipt-confirm").WaitForAsync();
        await Assertions.Expect(clerk.Page.GetByTestId("scans-count")).ToHaveTextAsync("1点");
        await clerk.Page.Context.CloseAsync();
    }

    /// <summary>
    /// Fault I3: while the line is dead that is said with what to do, typing goes on, and nothing typed then is called saved
    /// until it is. The page stays the same one: a try that fails was taken for the end of its program, which loaded it anew;
    /// or the line was exchanged for single requests, over which nothing was answered any more.
    /// </summary>
    [Fact]
    public async Task Type_WhileTheLineIsDead_IsSaidAndSavedWhenTheLineIsBack()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        await using var line = DelayLine.To(town.Hosts.Settings.Ports.Web, TimeSpan.Zero);
        var (page, saved, unsent) = (clerk.Page, clerk.Page.GetByTestId("saved"), clerk.Page.GetByTestId("unsent"));
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(new Uri(request.Url).AbsolutePath);
        await page.GotoAsync(new Uri(line.Address, "/notifications").ToString());
        await page.Locator("#kind-0401").ClickAsync();
        var box = page.Locator("#f-husband-familyName");
        await box.FillAsync("越谷");
        await box.PressAsync("Tab");
        await Assertions.Expect(saved).ToContainTextAsync("保存しました");

        await page.EvaluateAsync("window.same = true");
        line.IsDown = true;
        await box.FillAsync("渡邉");
        await box.PressAsync("Tab");
        await page.Keyboard.TypeAsync("一郎");
        await Assertions.Expect(page.GetByText("サーバーとの接続が切れました")).ToBeVisibleAsync();
        await Assertions.Expect(unsent).ToBeVisibleAsync();
        await Assertions.Expect(saved).ToBeHiddenAsync();
        await page.WaitForFunctionAsync("document.getElementById('components-reconnect-modal').classList.contains('components-reconnect-retrying')");
        await Assertions.Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await Pictures.TakeAsync(page, "line-dead");

        line.IsDown = false;
        await Assertions.Expect(saved).ToBeVisibleAsync();
        await Assertions.Expect(saved).ToContainTextAsync("保存しました");
        await Assertions.Expect(page.GetByText("サーバーとの接続が切れました")).ToBeHiddenAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("data-value", "渡邉");
        await Assertions.Expect(page.Locator("#f-husband-givenName")).ToHaveAttributeAsync("data-value", "一郎");
        Assert.True(await page.EvaluateAsync<bool>("window.same"));
        Assert.DoesNotContain(requests, r => r is "/_blazor" or "/_blazor/negotiate");
        await Pictures.TakeAsync(page, "line-back");
        await page.Context.CloseAsync();
    }

    /// <summary>Faults I1, I2 and I3: what is typed is what is stored, and what the screen calls saved is saved, over a line that is slow and breaks.</summary>
    [Fact]
    public async Task Typing_OverASlowLineThatBreaks_IsStoredAsTyped()
    {
        await using var output = new StringWriter();
        var report = new BenchReport("typing", output);

        await TypingBench.TypeAsync(new(80, TimeSpan.FromMilliseconds(100), 2, 7), town.Data, town.Hosts.Settings.Ports.Web, report, CancellationToken.None);

        Assert.True(report.ExitCode == 0, output.ToString());
    }

    /// <summary>The page begins anew by itself (its program is gone); what is typed until it is gone stands in the box afterwards, and is told.</summary>
    [Fact]
    public async Task Typing_WhileThePageBeginsAnew_ComesWithIt()
    {
        var clerk = await OpenBirthAsync();
        var (page, box) = (clerk.Page, clerk.Page.Locator("#f-child-givenName"));
        await box.FocusAsync();

        await page.EvaluateAsync("() => { window.same = true; kosekiBoxes.leave(); document.execCommand('insertText', false, '美'); }");

        await page.WaitForFunctionAsync("() => !window.same && document.querySelector('#f-child-givenName')?.dataset.value === '美'");
        await box.FocusAsync();
        await page.Keyboard.TypeAsync("空");
        await box.PressAsync("Tab");
        await Assertions.Expect(box).ToHaveValueAsync("美空");
        await Assertions.Expect(box).ToHaveAttributeAsync("data-value", "美空");
        Assert.Null(await page.EvaluateAsync<string?>("sessionStorage.getItem('koseki-typed')"));
        await page.Context.CloseAsync();
    }

    /// <summary>
    /// On a slow line the answer to a choice that has been changed meanwhile leads the keyboard nowhere: the box it brought goes
    /// with the next answer, and a letter typed there went with it ("57" became "7").
    /// </summary>
    [Fact]
    public async Task Typing_BetweenTheAnswersToTwoChoices_StaysWhereTheKeyboardWent()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        await using var line = DelayLine.To(town.Hosts.Settings.Ports.Web, TimeSpan.FromSeconds(1));
        var page = clerk.Page;
        await page.GotoAsync(new Uri(line.Address, "/notifications").ToString());
        await page.Locator("#kind-1201").ClickAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.id === 'f-correction-ground'");
        // Somebody chooses on, and goes to the next box before the first of the two choices is answered.
        await page.EvaluateAsync("""
            () => {
              const ground = document.activeElement;
              const choose = (by) => { ground.selectedIndex += by; ground.dispatchEvent(new Event('change', { bubbles: true })); };
              const answers = [];
              new MutationObserver(() => {
                if (answers.at(-1) !== ground.dataset.heard) {
                  answers.push(ground.dataset.heard);
                  if (answers.length === 1) { queueMicrotask(() => document.execCommand('insertText', false, '5')); }
                  else { queueMicrotask(() => { document.execCommand('insertText', false, '7'); window.typed = true; }); }
                }
              }).observe(ground, { attributes: true, attributeFilter: ['data-heard'] });
              choose(1);
              setTimeout(() => { choose(1); ground.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })); }, 700);
            }
            """);

        await page.WaitForFunctionAsync("() => window.typed");

        await Assertions.Expect(page.Locator("#f-target-register")).ToHaveValueAsync("57");
        await page.Context.CloseAsync();
    }

    private async Task<StaffMember> OpenBirthAsync()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        await clerk.GoAsync("/notifications");
        await clerk.Page.Locator("#kind-0101").ClickAsync();
        await clerk.Page.Locator("#f-parents-where").WaitForAsync();
        return clerk;
    }
}
