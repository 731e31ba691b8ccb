using System.Text.Json.Nodes;

namespace Koseki.Eng.Bench.Circuits;

/// <summary>One page in a context of its own.</summary>
public sealed class BrowserPage(Browser browser, string context, string session)
{
    /// <summary>Runs a script and gives what it (or its promise) comes to.</summary>
    public async Task<JsonNode?> RunAsync(string script, CancellationToken cancellation)
    {
        var answer = await browser.SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = script, ["awaitPromise"] = true, ["returnByValue"] = true }, session, cancellation);
        return answer["exceptionDetails"] is { } failure
            ? throw new InvalidOperationException((string?)failure["exception"]?["description"] ?? (string?)failure["text"])
            : answer["result"]?["value"];
    }

    /// <summary>Goes to an address.</summary>
    public Task GoAsync(string address, CancellationToken cancellation) =>
        browser.SendAsync("Page.navigate", new JsonObject { ["url"] = address }, session, cancellation);

    /// <summary>Presses and releases a key that writes one character.</summary>
    public Task LetterAsync(string letter, CancellationToken cancellation) =>
        KeyAsync(new JsonObject { ["key"] = letter, ["text"] = letter, ["unmodifiedText"] = letter }, cancellation);

    /// <summary>Presses and releases Enter.</summary>
    public Task EnterAsync(CancellationToken cancellation) =>
        KeyAsync(new JsonObject { ["key"] = "Enter", ["code"] = "Enter", ["text"] = "\r", ["windowsVirtualKeyCode"] = 13 }, cancellation);

    /// <summary>Presses and releases Shift and Enter.</summary>
    public Task ShiftEnterAsync(CancellationToken cancellation) =>
        KeyAsync(new JsonObject { ["key"] = "Enter", ["code"] = "Enter", ["text"] = "\r", ["windowsVirtualKeyCode"] = 13, ["modifiers"] = 8 }, cancellation);

    /// <summary>Presses and releases a key by its name and code; a space is written.</summary>
    public Task KeyAsync(string key, int code, CancellationToken cancellation)
    {
        var pressed = new JsonObject { ["key"] = key, ["code"] = key == " " ? "Space" : key, ["windowsVirtualKeyCode"] = code };
        if (key == " ")
        {
            pressed["text"] = key;
        }

        return KeyAsync(pressed, cancellation);
    }

    /// <summary>Selects everything in the box that has the keyboard.</summary>
    public Task SelectAllAsync(CancellationToken cancellation) =>
        KeyAsync(new JsonObject { ["key"] = "a", ["code"] = "KeyA", ["windowsVirtualKeyCode"] = 65, ["modifiers"] = 2, ["commands"] = new JsonArray("selectAll") }, cancellation);

    /// <summary>Shows a text as what an input method is converting.</summary>
    public Task ComposeAsync(string text, CancellationToken cancellation) =>
        browser.SendAsync("Input.imeSetComposition", new JsonObject { ["text"] = text, ["selectionStart"] = text.Length, ["selectionEnd"] = text.Length }, session, cancellation);

    /// <summary>Writes a text as an input method does when it is done; what was being converted gives way to it.</summary>
    public Task InsertAsync(string text, CancellationToken cancellation) =>
        browser.SendAsync("Input.insertText", new JsonObject { ["text"] = text }, session, cancellation);

    /// <summary>
    /// Waits until a script comes to something true; throws <see cref="TimeoutException"/> after a minute, with what a further
    /// script tells of the page then.
    /// </summary>
    public async Task WaitAsync(string script, CancellationToken cancellation, string? telling = null)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                if (await RunAsync($"Boolean({script})", cancellation) is { } value && (bool)value)
                {
                    return;
                }
            }
            catch (InvalidOperationException)
            {
                // Between two documents there is nothing to ask.
            }

            await Task.Delay(100, cancellation);
        }

        throw new TimeoutException($"画面が「{script}」になりません。{(telling is null ? "" : await RunAsync(telling, cancellation))}");
    }

    /// <summary>Leaves the page as somebody does who closes the window (the server is told), and closes it.</summary>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        await GoAsync("about:blank", cancellation);
        await WaitAsync("location.href === 'about:blank'", cancellation);
        await browser.SendAsync("Target.disposeBrowserContext", new JsonObject { ["browserContextId"] = context }, null, cancellation);
    }

    private async Task KeyAsync(JsonObject key, CancellationToken cancellation)
    {
        var released = key.DeepClone().AsObject();
        released.Remove("text");
        released.Remove("unmodifiedText");
        (key["type"], released["type"]) = ("keyDown", "keyUp");
        await browser.SendAsync("Input.dispatchKeyEvent", key, session, cancellation);
        await browser.SendAsync("Input.dispatchKeyEvent", released, session, cancellation);
    }
}
