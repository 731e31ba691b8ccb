using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Koseki.Eng.Bench.Circuits;

/// <summary>A headless Chromium spoken to over the DevTools protocol: contexts, pages, scripts and keys, nothing more.</summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";
    private readonly Process process;
    private readonly string profile;
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> waiting = new();
    private Task reading = Task.CompletedTask;
    private int last;

    private Browser(Process process, string profile) => (this.process, this.profile) = (process, profile);

    /// <summary>Starts it; throws <see cref="UsageException"/> when there is no Chromium.</summary>
    public static async Task<Browser> StartAsync(CancellationToken cancellation)
    {
        var program = Environment.GetEnvironmentVariable("KOSEKI_CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(program))
        {
            throw new UsageException($"{program} がありません。Chromium を入れるか、環境変数 KOSEKI_CHROMIUM で場所を指定してください。");
        }

        var profile = Directory.CreateTempSubdirectory("koseki-browser-").FullName;
        var process = Process.Start(new ProcessStartInfo(program,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
        ]) { RedirectStandardError = true })!;
        var browser = new Browser(process, profile);
        string? line;
        while ((line = await process.StandardError.ReadLineAsync(cancellation)) is not null && !line.StartsWith(Announcement, StringComparison.Ordinal))
        {
            // Chromium's own chatter until it says where it listens.
        }

        await browser.socket.ConnectAsync(new Uri(line?[Announcement.Length..] ?? throw new UsageException("Chromium が起動しません。")), cancellation);
        browser.reading = browser.ReadAsync();
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        return browser;
    }

    /// <summary>A page in a context of its own.</summary>
    public async Task<BrowserPage> PageAsync(string address, CancellationToken cancellation)
    {
        var context = (string)(await SendAsync("Target.createBrowserContext", new JsonObject(), null, cancellation))["browserContextId"]!;
        var target = (string)(await SendAsync("Target.createTarget", new JsonObject { ["url"] = address, ["browserContextId"] = context, ["width"] = 1280, ["height"] = 1024 }, null, cancellation))["targetId"]!;
        var session = (string)(await SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true }, null, cancellation))["sessionId"]!;
        return new(this, session);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        await reading;
        socket.Dispose();
        sending.Dispose();
        stop.Dispose();
        process.Dispose();
        Directory.Delete(profile, recursive: true);
    }

    internal async Task<JsonNode> SendAsync(string method, JsonObject parameters, string? session, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await sending.WaitAsync(cancellation);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, cancellation);
        }
        finally
        {
            sending.Release();
        }

        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
    }

    private async Task ReadAsync()
    {
        var chunk = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var part = await socket.ReceiveAsync(chunk, stop.Token);
                await message.WriteAsync(chunk.AsMemory(0, part.Count));
                if (part.EndOfMessage)
                {
                    Take(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or JsonException)
        {
            foreach (var asked in waiting.Values)
            {
                asked.TrySetException(new IOException("Chromium との接続が切れました。", e));
            }
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is { } id && waiting.TryRemove((int)id, out var asked))
        {
            if (message["error"] is { } error)
            {
                asked.SetException(new InvalidOperationException((string?)error["message"]));
            }
            else
            {
                asked.SetResult(message["result"]!);
            }
        }
    }
}

/// <summary>One page.</summary>
public sealed class BrowserPage(Browser browser, string session)
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

    /// <summary>Types text as an input method would.</summary>
    public Task TypeAsync(string text, CancellationToken cancellation) =>
        browser.SendAsync("Input.insertText", new JsonObject { ["text"] = text }, session, cancellation);

    /// <summary>Waits until a script comes to something true; throws <see cref="TimeoutException"/> after a minute.</summary>
    public async Task WaitAsync(string script, CancellationToken cancellation)
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

        throw new TimeoutException($"画面が「{script}」になりません。");
    }
}
