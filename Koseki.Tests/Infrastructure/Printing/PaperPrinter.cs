using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Koseki.Tests.Infrastructure.Printing;

/// <summary>What goes wrong at the printer when it is sent a paper.</summary>
public enum PrinterFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It takes the paper and its answer is lost.</summary>
    AnswerLost,

    /// <summary>It takes the paper and answers only when it is told to.</summary>
    Hangs,

    /// <summary>It has no such tray and says so.</summary>
    NoSuchTray,

    /// <summary>It takes the paper on whatever tray.</summary>
    OtherTray,

    /// <summary>It answers something that is no IPP.</summary>
    Garbage,

    /// <summary>Its server fails.</summary>
    ServerError,

    /// <summary>There is no such printer.</summary>
    NotFound,
}

/// <summary>A paper that came to the printer.</summary>
internal sealed record SentPaper(string Name, string Tray, bool IsStrict, byte[] Document);

/// <summary>A printer of our own that speaks IPP and fails as it is told to.</summary>
internal sealed class PaperPrinter : IAsyncDisposable
{
    private readonly WebApplication app;
    private int jobs;

    private PaperPrinter(WebApplication app) => this.app = app;

    /// <summary>Its address.</summary>
    public string Address => new UriBuilder(app.Urls.Single()) { Scheme = "ipp", Path = "/ipp/print" }.Uri.AbsoluteUri;

    /// <summary>What came to it, in order.</summary>
    public ConcurrentQueue<SentPaper> Papers { get; } = [];

    /// <summary>The jobs that it was told to give up.</summary>
    public ConcurrentQueue<int> Cancelled { get; } = [];

    /// <summary>What goes wrong.</summary>
    public PrinterFault Fault { get; set; }

    /// <summary>printer-state: 3 idle, 5 stopped.</summary>
    public int State { get; set; } = 3;

    /// <summary>printer-state-reasons.</summary>
    public string Reason { get; set; } = "none";

    /// <summary>job-state of every job: 5 processing, 6 stopped, 7 canceled, 8 aborted, 9 completed.</summary>
    public int JobState { get; set; } = 5;

    /// <summary>What it calls every job; null for the name it was sent.</summary>
    public string? JobName { get; set; }

    /// <summary>Lets it answer.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A new one, on a port of its own.</summary>
    public static async Task<PaperPrinter> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var printer = new PaperPrinter(app);
        app.MapPost("/ipp/print", printer.AnswerAsync);
        await app.StartAsync();
        return printer;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Release.TrySetResult();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var bytes = body.ToArray();
        var operation = bytes[3];
        if (operation == 0x02)
        {
            await TakeAsync(http, bytes);
            return;
        }

        if (operation == 0x08)
        {
            Cancelled.Enqueue(JobOf(bytes));
            JobState = 7;
        }

        await http.Response.Body.WriteAsync(operation switch
        {
            0x09 => [.. Head(0), 0x02, .. Number(0x21, "job-id", JobOf(bytes)), .. Number(0x23, "job-state", JobState), .. Text(0x42, "job-name", JobName ?? Papers.ElementAtOrDefault(JobOf(bytes) - 1)?.Name ?? ""), 0x03],
            0x0B => [.. Head(0), 0x04, .. Number(0x23, "printer-state", State), .. Text(0x44, "printer-state-reasons", Reason), 0x22, .. Part("printer-is-accepting-jobs"u8), 0, 1, 1, .. Text(0x44, "media-source-supported", "tray-1"), .. Text(0x44, "", "tray-2"), 0x03],
            _ => (byte[])[.. Head(0), 0x03],
        });
    }

    private async Task TakeAsync(HttpContext http, byte[] bytes)
    {
        if (Fault is PrinterFault.ServerError or PrinterFault.NotFound)
        {
            http.Response.StatusCode = Fault == PrinterFault.NotFound ? 404 : 503;
            return;
        }

        if (Fault == PrinterFault.NoSuchTray)
        {
            await http.Response.Body.WriteAsync((byte[])[.. Head(0x040B), 0x03]);
            return;
        }

        Papers.Enqueue(new(TextOf(bytes, "job-name"), TextAfter(bytes, "media-source"), bytes.AsSpan().IndexOf("ipp-attribute-fidelity"u8) is var at and > 0 && bytes[at + 24] == 1, bytes[bytes.AsSpan().IndexOf("%PDF-"u8)..]));
        var job = Interlocked.Increment(ref jobs);
        switch (Fault)
        {
            case PrinterFault.AnswerLost:
                http.Abort();
                return;
            case PrinterFault.Garbage:
                await http.Response.WriteAsync("<html>ok</html>");
                return;
            case PrinterFault.Hangs:
                await Release.Task;
                break;
        }

        await http.Response.Body.WriteAsync((byte[])[.. Head(Fault == PrinterFault.OtherTray ? 0x0001 : 0), 0x02, .. Number(0x21, "job-id", job), .. Number(0x23, "job-state", 3), 0x03]);
    }

    private static byte[] Head(int status) => [1, 1, (byte)(status >> 8), (byte)(status & 0xFF), 0, 0, 0, 1, 0x01, .. Text(0x47, "attributes-charset", "utf-8"), .. Text(0x48, "attributes-natural-language", "en")];

    private static byte[] Text(byte tag, string name, string value) => [tag, .. Part(Encoding.UTF8.GetBytes(name)), .. Part(Encoding.UTF8.GetBytes(value))];

    private static byte[] Number(byte tag, string name, int value) => [tag, .. Part(Encoding.UTF8.GetBytes(name)), 0, 4, (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Part(ReadOnlySpan<byte> value) => [(byte)(value.Length >> 8), (byte)value.Length, .. value];

    private static int JobOf(byte[] bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(bytes.AsSpan().IndexOf("job-id"u8) + 8));

    private static string TextOf(byte[] bytes, string name) => ValueAt(bytes, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) + name.Length);

    // Of a collection the value has a name of no length before it: tag, 0, 0.
    private static string TextAfter(byte[] bytes, string member) => ValueAt(bytes, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(member)) + member.Length + 3);

    private static string ValueAt(byte[] bytes, int at) => Encoding.UTF8.GetString(bytes, at + 2, BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)));
}
