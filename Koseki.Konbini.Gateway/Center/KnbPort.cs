using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.AspNetCore.Http.Features;
using System.Xml.Linq;

namespace Koseki.Konbini.Gateway.Center;

/// <summary>
/// The door of the kiosk side: reads, validates, checks the header, and has an answer ready before the message's deadline,
/// whatever becomes of the work: work that does not end by itself goes on without anybody waiting, and what it comes to is
/// thrown away.
/// </summary>
public sealed class KnbPort(IServiceScopeFactory scopes, GatewayOptions options, TimeProvider clock, ILogger<KnbPort> logger)
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    // Work is told to end so long before the deadline, and given up a little before it.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(400);

    // M7 is answered within this, whatever it comes to.
    private static readonly TimeSpan HealthLimit = TimeSpan.FromSeconds(2);

    private static XNamespace Ns => KnbSchema.Namespace;

    /// <summary>What answers a message; the token ends with the deadline or with the caller.</summary>
    public delegate Task<IResult> Handler(KnbDesk desk, XElement message, KnbHeader header, CancellationToken work);

    /// <summary>The answer to one message; every failure has its code.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, string expected, string responseName, Handler handler, int most = KnbSchema.MaximumBytes)
    {
        KnbHeader? header = null;
        try
        {
            var message = KnbSchema.Read(await BodyAsync(http, most), most);
            if (message.Name != Ns + expected)
            {
                throw new KnbFormatException(Refusal.NotOfTheContract, $"{expected} ではありません。");
            }

            header = KnbMessage.Header(message);
            return HeaderProblem(header) is { } problem ? Refuse(responseName, header, problem) : await WithinAsync(http, message, header, handler);
        }
        catch (KnbFormatException e)
        {
            logger.LogWarning("読めない電文: {Code} {Problem}", e.Refusal, e.Message);
            return Refuse("ErrorResponse", header, e.Refusal);
        }
        catch (BadHttpRequestException e)
        {
            logger.LogWarning("読めない電文: {Problem}", e.Message);
            return Refuse("ErrorResponse", header, Refusal.NotReadable);
        }
        catch (RefusedException e)
        {
            logger.LogInformation("拒否: {Refusal}", e.Message);
            return Refuse(responseName, header, e.Refusal);
        }
        catch (MismatchException e)
        {
            logger.LogError("応答の不一致: {Problem}", e.Message);
            return Refuse(responseName, header, Refusal.PaperMismatch);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            logger.LogWarning("期限までに {Expected} に答えられませんでした。", expected);
            return Refuse(responseName, header, Refusal.DeadlinePassed);
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(e, "{Expected} の処理に失敗しました。", expected);
            return Refuse(responseName, header, Refusal.Internal);
        }
    }

    /// <summary>M7: what is open. A node that cannot say so in time is stopped, as far as the centre is concerned.</summary>
    public async Task<IResult> HealthAsync(CancellationToken caller)
    {
        try
        {
            return await Task.Run(() => InScopeAsync((desk, work) => desk.HealthAsync(work), caller), caller).WaitAsync(HealthLimit, clock, caller);
        }
        catch (Exception e) when (!caller.IsCancellationRequested)
        {
            logger.LogError(e, "交付の状態を答えられませんでした。");
            await using var scope = scopes.CreateAsyncScope();
            return scope.ServiceProvider.GetRequiredService<KnbDesk>().Stopped();
        }
    }

    /// <summary>A refusal in the shape of the message.</summary>
    internal IResult Refuse(string name, KnbHeader? header, Refusal refusal)
    {
        var shape = name is "MenuResponse" ? name : "ErrorResponse";
        return KnbMessage.Result(KnbMessage.Respond(shape, header ?? Nobody(), clock, KnbMessage.Error(refusal)), ErrorCatalogue.Of(refusal).Http);
    }

    private async Task<IResult> WithinAsync(HttpContext http, XElement message, KnbHeader header, Handler handler)
    {
        var left = header.Deadline - clock.GetUtcNow() - Margin;
        if (left <= TimeSpan.Zero)
        {
            throw new RefusedException(Refusal.DeadlinePassed, "期限が近すぎます。");
        }

        var deadline = new CancellationTokenSource(left, clock);
        var work = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        // On a thread of its own: an embedded database waits for its lock without giving the thread back.
        var running = Task.Run(() => InScopeAsync((desk, token) => handler(desk, message, header, token), work.Token), CancellationToken.None);
        var answered = false;
        try
        {
            await Task.WhenAny(running, Task.Delay(Timeout.InfiniteTimeSpan, work.Token));
            if (!running.IsCompleted)
            {
                await Task.WhenAny(running, Task.Delay(Grace, clock, CancellationToken.None));
            }

            answered = running.IsCompleted;
            return answered ? await running : throw new OperationCanceledException(work.Token);
        }
        finally
        {
            _ = running.ContinueWith(
                r =>
                {
                    Discard(r, answered, header);
                    work.Dispose();
                    deadline.Dispose();
                },
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    // The scope lives as long as the work, not as long as the request.
    private async Task<IResult> InScopeAsync(Func<KnbDesk, CancellationToken, Task<IResult>> answer, CancellationToken work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await answer(scope.ServiceProvider.GetRequiredService<KnbDesk>(), work);
    }

    private void Discard(Task<IResult> late, bool answered, KnbHeader header)
    {
        if (answered)
        {
            return;
        }

        logger.LogWarning("期限を過ぎた処理 {Transaction} の結果を捨てました: {Outcome}", header.TransactionId, late.Exception?.GetBaseException().Message ?? late.Status.ToString());
        if (late.IsCompletedSuccessfully)
        {
            (late.Result as IDisposable)?.Dispose();
        }
    }

    private Refusal? HeaderProblem(KnbHeader header)
    {
        var now = clock.GetUtcNow();
        return header.Municipality != options.Municipality ? Refusal.WrongMunicipality
            : header.Environment != options.Environment ? Refusal.WrongEnvironment
            : header.Deadline <= now || header.Deadline > now + IssueDesk.LongestLife || (header.SentAt - now).Duration() > Skew ? Refusal.DeadlinePassed
            : null;
    }

    private static async Task<byte[]> BodyAsync(HttpContext http, int most)
    {
        if (most > KnbSchema.MaximumBytes && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = 2L * most;
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[8192];
        for (int read; (read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0 && buffer.Length <= most;)
        {
            await buffer.WriteAsync(chunk.AsMemory(0, read), http.RequestAborted);
        }

        return buffer.ToArray();
    }

    private KnbHeader Nobody() => new("0000000000000000", options.Municipality, options.Environment, clock.GetUtcNow(), clock.GetUtcNow());
}
