using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Center;

/// <summary>
/// Writes a certificate whole and overwrites its bytes, which are this reading's own copy. Whoever does not write it
/// disposes of it.
/// </summary>
internal sealed class PaperResult(Application application, byte[] bytes, DateTimeOffset deadline, TimeProvider clock, Action<bool> ended) : IResult, IDisposable
{
    private int done;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/pdf";
        response.ContentLength = bytes.Length;
        response.Headers["X-Knb-Application-Id"] = application.ApplicationId;
        response.Headers["X-Knb-Issue-No"] = application.IssueNumber;
        response.Headers["X-Knb-Sha256"] = application.Sha256;
        response.Headers.CacheControl = "no-store";
        var left = deadline - clock.GetUtcNow();
        using var late = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, httpContext.RequestAborted);
        try
        {
            await response.Body.WriteAsync(bytes, stop.Token);
            await response.CompleteAsync();
            End(handedOver: true);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Half a paper is none: the connection goes, so that nobody takes it for a whole one.
            httpContext.Abort();
        }
        finally
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End(handedOver: false);
        Array.Clear(bytes);
    }

    private void End(bool handedOver)
    {
        if (Interlocked.Exchange(ref done, 1) == 0)
        {
            ended(handedOver);
        }
    }
}
