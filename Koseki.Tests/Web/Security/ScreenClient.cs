using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Koseki.Tests.Web.Security;

/// <summary>An open screen without a browser: speaks to the host's hub as the framework's script does, or as somebody who writes their own.</summary>
internal sealed partial class ScreenClient : IAsyncDisposable
{
    private const int Invocation = 1;
    private const int Completion = 3;
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly ClientWebSocket socket = new();
    private readonly StaffBrowser browser;
    private readonly StringBuilder drawn = new();
    private int last;

    private ScreenClient(StaffBrowser browser) => this.browser = browser;

    /// <summary>Whatever the host has drawn since the last look, as far as it is text.</summary>
    internal string Drawn => drawn.ToString();

    /// <summary>Opens the connection; null when the host gives none.</summary>
    internal static async Task<ScreenClient?> ConnectAsync(StaffBrowser browser, string? origin = null)
    {
        var own = browser.Address.GetLeftPart(UriPartial.Authority);
        using var request = new HttpRequestMessage(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", own);
        using var answer = await browser.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        var token = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["connectionToken"]!;
        var client = new ScreenClient(browser);
        client.socket.Options.SetRequestHeader("Cookie", browser.CookieHeader);
        client.socket.Options.SetRequestHeader("Origin", origin ?? own);
        try
        {
            await client.socket.ConnectAsync(new Uri($"ws://{browser.Address.Authority}/_blazor?id={token}"), CancellationToken.None);
        }
        catch (WebSocketException)
        {
            await client.DisposeAsync();
            return null;
        }

        await client.socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        var hello = await client.ReceiveAsync();
        Assert.NotNull(hello);
        return client;
    }

    /// <summary>Starts a circuit and draws a page in it; waits until its text holds something.</summary>
    internal async Task OpenAsync(string path, string awaited)
    {
        using var page = await browser.GetAsync(path);
        var html = await page.Content.ReadAsStringAsync();
        var state = State().Match(html) is { Success: true } found ? found.Groups[1].Value : "";
        var (_, error) = await CallAsync("StartCircuit", browser.Address.ToString(), new Uri(browser.Address, path).ToString(), "[]", state);
        Assert.Null(error);
        var operations = new JsonArray([.. Marker().Matches(html).Select((m, i) => (JsonNode)new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = JsonNode.Parse(m.Groups[1].Value) })]);
        Assert.NotEmpty(operations);
        await CallAsync("UpdateRootComponents", new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(), state);
        await UntilDrawnAsync(awaited);
    }

    /// <summary>Waits until the host has drawn a text since the last look.</summary>
    internal async Task UntilDrawnAsync(string awaited)
    {
        while (!Drawn.Contains(awaited, StringComparison.Ordinal))
        {
            if (await ReceiveAsync() is not { } messages)
            {
                throw new InvalidOperationException($"The host ended the connection before it drew 「{awaited}」: {Drawn}");
            }

            foreach (var message in messages)
            {
                await TakeAsync(message);
            }
        }
    }

    /// <summary>Forgets what was drawn so far.</summary>
    internal void Look() => drawn.Clear();

    /// <summary>Calls a method of the hub; what it gives, or the error it says. The host may end the connection instead.</summary>
    internal async Task<(object? Result, string? Error)> CallAsync(string method, params object?[] arguments) => await CallAsync(Invocation, method, arguments);

    /// <summary>As <see cref="CallAsync(string, object?[])"/>, for a method that streams.</summary>
    internal async Task<(object? Result, string? Error)> StreamAsync(string method, params object?[] arguments) => await CallAsync(4, method, arguments);

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        await Task.CompletedTask;
    }

    private async Task<(object? Result, string? Error)> CallAsync(int kind, string method, object?[] arguments)
    {
        var id = (++last).ToString(CultureInfo.InvariantCulture);
        await socket.SendAsync(Blazorpack.Frame(kind, NoHeaders, id, method, arguments, Array.Empty<object?>()), WebSocketMessageType.Binary, true, CancellationToken.None);
        while (await ReceiveAsync() is { } messages)
        {
            foreach (var message in messages)
            {
                if (message[0] is (long)Completion && message[2] as string == id)
                {
                    return message[3] is 1L ? (null, (string)message[4]!) : (message.Length > 4 ? message[4] : null, null);
                }

                await TakeAsync(message);
            }
        }

        return (null, "closed");
    }

    private async Task TakeAsync(object?[] message)
    {
        if (message[0] is (long)Invocation && message[4] is object?[] arguments)
        {
            foreach (var argument in arguments)
            {
                drawn.Append(argument is byte[] bytes ? Encoding.UTF8.GetString(bytes) : argument as string);
            }

            if (message[3] is "JS.RenderBatch")
            {
                await socket.SendAsync(Blazorpack.Frame(Invocation, NoHeaders, null, "OnRenderCompleted", new object?[] { arguments[0], null }, Array.Empty<object?>()), WebSocketMessageType.Binary, true, CancellationToken.None);
            }
        }
    }

    private async Task<IReadOnlyList<object?[]>?> ReceiveAsync()
    {
        using var end = new CancellationTokenSource(Patience.Bound);
        using var whole = new MemoryStream();
        var chunk = new byte[1 << 16];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(chunk, end.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                await whole.WriteAsync(chunk.AsMemory(0, part.Count), end.Token);
                if (part.EndOfMessage)
                {
                    return part.MessageType == WebSocketMessageType.Text || whole.GetBuffer()[0] == '{' ? [] : [.. Blazorpack.Messages(whole.ToArray())];
                }
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();
}
