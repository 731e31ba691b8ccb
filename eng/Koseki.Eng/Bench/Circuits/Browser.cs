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
    private int questions;

    private Browser(Process process, string profile) => (this.process, this.profile) = (process, profile);

    /// <summary>How often a page asked before it was left; it was answered that it is left.</summary>
    public int Questions => questions;

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
            // A terminal's own browser is in front of somebody: none of these pages may be slowed down as one nobody looks at.
            "--disable-renderer-backgrounding", "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows",
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

    /// <summary>
    /// An empty page in a context of its own (own cookies), which thinks it has the focus; the script runs in every document
    /// before its own. One that is a slit has everything on it, but next to nothing of it is drawn.
    /// </summary>
    public async Task<BrowserPage> PageAsync(string script, CancellationToken cancellation, bool isSlit = false)
    {
        var (width, height) = isSlit ? (1280, 8) : (1280, 1024);
        var context = (string)(await SendAsync("Target.createBrowserContext", [], null, cancellation))["browserContextId"]!;
        var target = (string)(await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank", ["browserContextId"] = context, ["width"] = width, ["height"] = height }, null, cancellation))["targetId"]!;
        var session = (string)(await SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true }, null, cancellation))["sessionId"]!;
        await SendAsync("Page.enable", [], session, cancellation);
        await SendAsync("Page.addScriptToEvaluateOnNewDocument", new JsonObject { ["source"] = script }, session, cancellation);
        await SendAsync("Emulation.setFocusEmulationEnabled", new JsonObject { ["enabled"] = true }, session, cancellation);
        await SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false }, session, cancellation);
        return new(this, context, session);
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
        if ((string?)message["method"] == "Page.javascriptDialogOpening")
        {
            // Nothing else of the page goes on until it is answered.
            Interlocked.Increment(ref questions);
            _ = SendAsync("Page.handleJavaScriptDialog", new JsonObject { ["accept"] = true }, (string?)message["sessionId"], stop.Token);
        }

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
