namespace Koseki.Kiosk.Center;

/// <summary>
/// The course of one application as the centre runs it: repeats what may be repeated, asks for the state after a lost
/// answer, and takes back what cannot be finished.
/// </summary>
public sealed class Issuing(CenterClient center, KioskOptions options, TimeProvider clock, ILogger<Issuing> logger)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)];

    /// <summary>M2 until the certificate is made, refused, or the deadline is reached.</summary>
    public async Task<ReadyPaper> CreateAsync(Order order, CancellationToken cancellation)
    {
        var deadline = clock.GetLocalNow().AddSeconds(options.DeadlineSeconds);
        CenterException? last = null;
        while (true)
        {
            TimeSpan wait;
            try
            {
                var answer = await center.CreateAsync(order, deadline, cancellation);
                if (answer.Ready is { } ready)
                {
                    return ready.Fee == order.Fee ? ready : throw await GiveUpAsync(order, new(CenterException.Broken, "S04", false));
                }

                wait = answer.RetryAfter;
            }
            catch (CenterException e) when (e.Retryable)
            {
                last = e;
                wait = e.Code == CenterException.Lost ? await AfterLossAsync(order, cancellation) : e.RetryAfter;
            }
            catch (CenterException e) when (e.Code == "K4003" && last is not null and not { Code: CenterException.Lost })
            {
                // The repeat found the application ended by the refusal before: that one says why.
                throw last;
            }

            if (clock.GetLocalNow() + wait >= deadline)
            {
                throw await GiveUpAsync(order, last ?? new(CenterException.Lost, "S02", false));
            }

            await Task.Delay(wait, clock, cancellation);
        }
    }

    /// <summary>M3, read once more when the answer was lost; a paper that is not the announced one is taken back.</summary>
    public async Task<byte[]> FetchAsync(Order order, ReadyPaper ready, CancellationToken cancellation)
    {
        try
        {
            try
            {
                return await center.PdfAsync(order, ready, cancellation);
            }
            catch (CenterException e) when (e.Code == CenterException.Lost)
            {
                return await center.PdfAsync(order, ready, cancellation);
            }
        }
        catch (CenterException e)
        {
            await TakeBackAsync(order, ready, e);
            throw;
        }
    }

    /// <summary>M4: the state, or the code when the gateway was not told or does not agree. Repeats are absorbed by the gateway.</summary>
    public async Task<(string? State, string? Error)> ReportAsync(Order order, ReadyPaper ready, PrintReport report, int repeats, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return (await center.ResultAsync(order, ready, report, cancellation), null);
            }
            catch (CenterException e)
            {
                logger.LogWarning("交付完了通知({Result})が受け取られませんでした: {Code}", report.Result, e.Code);
                if (!e.Retryable || attempt >= Math.Min(repeats, Pauses.Length))
                {
                    return (null, e.Code);
                }
            }

            await Task.Delay(Pauses[attempt], clock, cancellation);
        }
    }

    /// <summary>M5. The state, or the gateway's code, or nothing when it could not be reached (its ticket then runs out).</summary>
    public async Task<string?> CancelAsync(Order order, string reason)
    {
        try
        {
            return await center.CancelAsync(order, reason, CancellationToken.None);
        }
        catch (CenterException e)
        {
            logger.LogInformation("取消({Reason})の応答: {Code}", reason, e.Code);
            return e.Code == CenterException.Lost ? null : e.Code;
        }
    }

    private async Task<TimeSpan> AfterLossAsync(Order order, CancellationToken cancellation)
    {
        string state;
        try
        {
            state = await center.StatusAsync(order, cancellation);
        }
        catch (CenterException e)
        {
            // Never arrived, or still out of reach: the same application is sent again.
            logger.LogInformation("応答が失われた申請の状態は分かりません: {Code}", e.Code);
            return TimeSpan.FromSeconds(1);
        }

        return state is "VOID" or "FAILED" ? throw new CenterException("K4003", "S03", false) : TimeSpan.FromMilliseconds(100);
    }

    private async Task<CenterException> GiveUpAsync(Order order, CenterException reason)
    {
        await CancelAsync(order, "CENTER_TIMEOUT");
        return reason;
    }

    private async Task TakeBackAsync(Order order, ReadyPaper ready, CenterException reason)
    {
        if (await CancelAsync(order, reason.Code == CenterException.Hash ? "HASH_MISMATCH" : "KIOSK_FAULT") == "K4004")
        {
            await ReportAsync(order, ready, new("PRINT_FAILED", reason.ReceivedSha256 ?? ready.Sha256, 0, 0, clock.GetLocalNow()), 1, CancellationToken.None);
        }
    }
}
