using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Hosting;

/// <summary>How one piece of background work fares.</summary>
/// <param name="Name">What it is, in Japanese.</param>
/// <param name="LastGood">When a round last ended well; null before the first.</param>
/// <param name="FailingSince">When it began to fail; null while it goes well.</param>
/// <param name="Problem">What went wrong last; null while it goes well.</param>
public sealed record WorkState(string Name, DateTimeOffset? LastGood, DateTimeOffset? FailingSince, string? Problem);

/// <summary>
/// Runs rounds of background work so that none of them can end it: whatever a round throws is logged as critical, kept to
/// be shown, and the next round is tried in its time.
/// </summary>
public sealed class BackgroundWork(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, WorkState> states = new(StringComparer.Ordinal);

    /// <summary>How every piece of work fares, by name.</summary>
    public IReadOnlyList<WorkState> States => [.. states.Values.OrderBy(s => s.Name, StringComparer.Ordinal)];

    /// <summary>Those that fail.</summary>
    public IReadOnlyList<WorkState> Failing => [.. States.Where(s => s.FailingSince is not null)];

    /// <summary>One round; false when it failed. Only the stopping of the host is thrown on.</summary>
    public async Task<bool> TryAsync(string name, Func<CancellationToken, Task> round, ILogger logger, CancellationToken stopping)
    {
        try
        {
            await round(stopping);
            var was = states.GetValueOrDefault(name);
            states[name] = new(name, clock.GetUtcNow(), null, null);
            if (was?.FailingSince is { } since)
            {
                logger.LogWarning("{Work}: {Since:O} からの失敗が直りました。", name, since);
            }

            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            var was = states.GetValueOrDefault(name);
            states[name] = new(name, was?.LastGood, was?.FailingSince ?? clock.GetUtcNow(), e.Message);
            logger.LogCritical(e, "{Work} に失敗しました。次の回にやり直します。", name);
            return false;
        }
    }

    /// <summary>Health in words: the first line says all, further lines what fails.</summary>
    public string Words() => Failing is { Count: > 0 } failing
        ? "Degraded\n" + string.Join('\n', failing.Select(f => $"{f.Name}: {f.FailingSince:O} から失敗しています。{f.Problem}"))
        : "Healthy";
}
