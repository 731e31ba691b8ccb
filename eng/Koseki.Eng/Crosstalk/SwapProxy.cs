using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Koseki.Eng.Crosstalk;

/// <summary>
/// Stands between gateway and core with both their certificates and mixes up answers that are on their way at the same
/// time: on the wire (everything of one answer for the other question), and as a core would that confuses its own
/// papers (the other's PDF under a manifest and a signature that fit the question).
/// </summary>
public sealed class SwapProxy : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private readonly WebApplication app;
    private readonly HttpClient core;
    private readonly CertificateFolder folder;
    private readonly Lock gate = new();
    private (Answer Mine, TaskCompletionSource<Answer> Other)? waiting;
    private int pairs;

    private SwapProxy(WebApplication app, HttpClient core, CertificateFolder folder) => (this.app, this.core, this.folder) = (app, core, folder);

    /// <summary>Applications whose answer was mixed up.</summary>
    public ConcurrentDictionary<Guid, string> Swapped { get; } = new();

    /// <summary>Address of the false door.</summary>
    public string Address => app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/";

    /// <summary>Starts it before a core's door.</summary>
    public static async Task<SwapProxy> StartAsync(string certificates, Uri door)
    {
        var folder = new CertificateFolder(certificates);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(h =>
            MutualTls.Require(h, folder, CertificateFolder.Ends.CoreServer, [CertificateFolder.Ends.GatewayClient]))));
        var app = builder.Build();
        var core = new HttpClient(MutualTls.Handler(folder, CertificateFolder.Ends.GatewayClient, CertificateFolder.Ends.CoreServer)) { BaseAddress = door };
        var proxy = new SwapProxy(app, core, folder);
        app.Run(proxy.AnswerAsync);
        await app.StartAsync();
        return proxy;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        core.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        var verb = http.Request.Path.Value!.Split('/')[^1];
        var answer = await AskAsync(http, verb, buffer.ToArray());
        if (verb == DoorVerbs.Certificates && answer.Status == 200)
        {
            answer = await MixAsync(answer);
        }

        http.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            http.Response.Headers[name] = value;
        }

        http.Response.ContentLength = answer.Body.Length;
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    private async Task<Answer> AskAsync(HttpContext http, string verb, byte[] question)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"door/v1/{verb}") { Content = new ByteArrayContent(question) };
        foreach (var header in http.Request.Headers.Where(h => h.Key.StartsWith("X-Door-", StringComparison.OrdinalIgnoreCase)))
        {
            request.Headers.Add(header.Key, header.Value.ToString());
        }

        using var response = await core.SendAsync(request, http.RequestAborted);
        var body = await response.Content.ReadAsByteArrayAsync(http.RequestAborted);
        var headers = response.Headers.Where(h => h.Key.StartsWith("X-Door-", StringComparison.OrdinalIgnoreCase)).ToDictionary(h => h.Key, h => h.Value.First(), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, headers, body, verb == DoorVerbs.Certificates ? DoorJson.Read<CertificateOrder>(question) : null);
    }

    private async Task<Answer> MixAsync(Answer mine)
    {
        TaskCompletionSource<Answer> turn;
        lock (gate)
        {
            if (waiting is { } first && first.Mine.Register != mine.Register)
            {
                waiting = null;
                // Every second pair passes unharmed: the honest ones must still come out.
                if (pairs++ % 2 == 1)
                {
                    first.Other.SetResult(first.Mine);
                    return mine;
                }

                var resign = pairs % 4 == 1;
                first.Other.SetResult(Give(first.Mine, mine, resign));
                return Give(mine, first.Mine, resign);
            }

            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting = (mine, turn);
        }

        await Task.WhenAny(turn.Task, Task.Delay(Patience));
        lock (gate)
        {
            if (waiting?.Other == turn)
            {
                waiting = null;
                return mine;
            }
        }

        return turn.Task.IsCompleted ? await turn.Task : mine;
    }

    private Answer Give(Answer asked, Answer other, bool resign)
    {
        Swapped[asked.Order!.IssueId] = resign ? "署名し直した取り違え" : "通信路の取り違え";
        if (!resign)
        {
            return other with { Order = asked.Order };
        }

        var pdf = other.Pdf;
        var manifest = DoorJson.Write(asked.Manifest with { Sha256 = DoorEnvelope.HashOf(pdf), ByteLength = pdf.Length, PageCount = other.Manifest.PageCount });
        var body = new byte[4 + manifest.Length + pdf.Length];
        BinaryPrimitives.WriteInt32BigEndian(body, manifest.Length);
        manifest.CopyTo(body, 4);
        pdf.CopyTo(body, 4 + manifest.Length);
        var envelope = DoorEnvelope.Read(DoorVerbs.Certificates, DoorDirection.Answer, asked.Headers.GetValueOrDefault, body)!;
        using var key = folder.SigningKey(CertificateFolder.Ends.CoreSigning);
        return asked with { Body = body, Headers = new Dictionary<string, string>(asked.Headers, StringComparer.OrdinalIgnoreCase) { [DoorEnvelope.SignatureHeader] = envelope.Sign(key) } };
    }

    private sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body, CertificateOrder? Order)
    {
        private int Head => BinaryPrimitives.ReadInt32BigEndian(Body);

        public CertificateManifest Manifest => DoorJson.Read<CertificateManifest>(Body.AsSpan(4, Head));

        public byte[] Pdf => Body[(4 + Head)..];

        public long Register => Manifest.Register;
    }
}
