using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;

namespace Koseki.Web.Api;

/// <summary>The keys at the door: ours to sign, the gateway's to check.</summary>
public sealed record DoorKeys(ECDsa Signing, ECDsa Gateway);

/// <summary>
/// The certificate door: <c>POST /door/v1/{verb}</c> on its own port under mutual TLS. A question that is not signed by
/// the gateway, is late or was asked before gets no answer; every answer, refusals too, is signed over its question.
/// </summary>
public static class DoorEndpoints
{
    private const int MaximumQuestion = 64 * 1024;
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(2);

    /// <summary>Maps the door; it answers on the given port only.</summary>
    public static void MapCertificateDoor(this IEndpointRouteBuilder endpoints, int port) =>
        endpoints.MapPost("/door/v1/{verb}", AnswerAsync).RequireHost($"*:{port}").DisableAntiforgery().AllowAnonymous();

    private static async Task AnswerAsync(
        HttpContext http, string verb, [FromServices] CertificateDoor door, [FromServices] DoorKeys keys, [FromServices] NonceGuard nonces,
        [FromServices] TimeProvider clock, [FromServices] ILogger<CertificateDoor> log)
    {
        var body = await BodyAsync(http);
        var question = body is null ? null : DoorEnvelope.Read(verb, DoorDirection.Question, n => http.Request.Headers[n], body);
        var left = question is null ? TimeSpan.Zero : question.Deadline - clock.GetUtcNow();
        if (question is null || !DoorVerbs.All.Contains(verb) || !question.Verify(http.Request.Headers[DoorEnvelope.SignatureHeader], keys.Gateway)
            || left <= TimeSpan.Zero || left > LongestDeadline || !nonces.Take(question.Nonce, question.Deadline))
        {
            log.LogWarning("コンビニ交付の扉: 署名・期限・一回性のいずれかが合わない問い({Verb})を退けました。", verb);
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var deadline = new CancellationTokenSource(left, clock);
        using var work = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        byte[] answer;
        try
        {
            answer = await door.AnswerAsync(verb, body!, work.Token);
        }
        catch (DoorRefusalException refusal)
        {
            log.LogInformation("コンビニ交付の扉: {Verb} を {Code} で断りました。", verb, refusal.Code);
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            answer = DoorJson.Write(new DoorRefusal(refusal.Code, refusal.Message));
        }
        catch (JsonException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status408RequestTimeout;
            return;
        }

        await WriteAsync(http, question, answer, keys.Signing);
    }

    private static async Task WriteAsync(HttpContext http, DoorEnvelope question, byte[] answer, ECDsa signing)
    {
        http.Response.Headers[DoorEnvelope.IdHeader] = question.Id.ToString("D");
        http.Response.Headers[DoorEnvelope.NonceHeader] = question.Nonce;
        http.Response.Headers[DoorEnvelope.DeadlineHeader] = question.DeadlineText;
        http.Response.Headers[DoorEnvelope.SignatureHeader] = question.Answer(answer).Sign(signing);
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

        var body = new byte[length];
        await http.Request.Body.ReadExactlyAsync(body, http.RequestAborted);
        return body;
    }
}
