using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.UseCases.Door;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Koseki.Web.Api;

/// <summary>The keys at the door: ours to sign, the gateway's to check.</summary>
public sealed record DoorKeys(ECDsa Signing, ECDsa Gateway);

/// <summary>
/// The certificate door: <c>POST /door/v1/{verb}</c> on its own port under mutual TLS. A question that is not signed by
/// the gateway, is late or was asked before gets no answer; every answer, refusals too, is signed over its question.
/// </summary>
public sealed class DoorPort(CertificateDoor door, DoorKeys keys, NonceGuard nonces, TimeProvider clock, ILogger<DoorPort> log)
{
    private const string Path = "/door/v1/";
    // The counts of a day with a thousand shops.
    private const int MaximumQuestion = 256 * 1024;
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(2);

    /// <summary>Marks every connection of a listener as one to the door.</summary>
    public static void Mark(ListenOptions listener) => listener.Use(next => connection =>
    {
        connection.Items[typeof(DoorPort)] = true;
        return next(connection);
    });

    /// <summary>Whether a request came over a listener that is marked.</summary>
    public static bool IsCalled(HttpContext http) => http.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(typeof(DoorPort)) is true;

    /// <summary>Answers one request of the port; anything but a door question is not found.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var verb = http.Request.Path.Value is { } path && path.StartsWith(Path, StringComparison.Ordinal) ? path[Path.Length..] : null;
        if (verb is null || !HttpMethods.IsPost(http.Request.Method) || !DoorVerbs.All.Contains(verb))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var body = await BodyAsync(http);
        var question = body is null ? null : DoorEnvelope.Read(verb, DoorDirection.Question, n => http.Request.Headers[n], body);
        var left = question is null ? TimeSpan.Zero : question.Deadline - clock.GetUtcNow();
        if (question is null || !question.Verify(http.Request.Headers[DoorEnvelope.SignatureHeader], keys.Gateway)
            || left <= TimeSpan.Zero || left > LongestDeadline || !nonces.Take(question.Nonce, question.Deadline))
        {
            log.LogWarning("コンビニ交付の扉: 署名・期限・一回性のいずれかが合わない問い({Verb})を退けました。", verb);
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var deadline = new CancellationTokenSource(left, clock);
        using var work = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        if (await WorkAsync(http, verb, body!, work.Token) is { } answer)
        {
            await WriteAsync(http, question, answer);
        }
    }

    // Null when there is no answer to sign: the status then says why.
    private async Task<byte[]?> WorkAsync(HttpContext http, string verb, byte[] question, CancellationToken work)
    {
        try
        {
            // Whatever holds it up, the question ends in time; what it comes to afterwards nobody gets.
            return await Task.Run(() => door.AnswerAsync(verb, question, work), CancellationToken.None).WaitAsync(work);
        }
        catch (DoorRefusalException refusal)
        {
            log.LogInformation("コンビニ交付の扉: {Verb} を {Code} で断りました。", verb, refusal.Code);
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            return DoorJson.Write(new DoorRefusal(refusal.Code, refusal.Message));
        }
        catch (JsonException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status408RequestTimeout;
            return null;
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            log.LogError(e, "コンビニ交付の扉: {Verb} の処理に失敗しました。", verb);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return null;
        }
    }

    private async Task WriteAsync(HttpContext http, DoorEnvelope question, byte[] answer)
    {
        http.Response.Headers[DoorEnvelope.IdHeader] = question.Id.ToString("D");
        http.Response.Headers[DoorEnvelope.NonceHeader] = question.Nonce;
        http.Response.Headers[DoorEnvelope.DeadlineHeader] = question.DeadlineText;
        http.Response.Headers[DoorEnvelope.SignatureHeader] = question.Answer(answer).Sign(keys.Signing);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "application/octet-stream";
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer, http.RequestAborted);
    }

    private static async Task<byte[]?> BodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength is not { } length || length is < 0 or > MaximumQuestion)
        {
            return null;
        }

        try
        {
            var body = new byte[length];
            await http.Request.Body.ReadExactlyAsync(body, http.RequestAborted);
            return body;
        }
        catch (IOException)
        {
            // Too slow, or broken off: a question that nobody has asked to its end.
            return null;
        }
    }
}
