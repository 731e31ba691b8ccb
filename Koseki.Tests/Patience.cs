namespace Koseki.Tests;

/// <summary>
/// How long a test waits for what has to happen. A bound against hanging, never a measure: the machine may be kept busy by
/// something else (fault T: a wait of five seconds failed under load).
/// </summary>
internal static class Patience
{
    /// <summary>The bound.</summary>
    internal static TimeSpan Bound { get; } = TimeSpan.FromMinutes(3);

    /// <summary>Waits until a condition holds; throws <see cref="TimeoutException"/> naming what was awaited.</summary>
    internal static async Task UntilAsync(Func<bool> condition, string awaited)
    {
        using var end = new CancellationTokenSource(Bound);
        while (!condition())
        {
            if (end.IsCancellationRequested)
            {
                throw new TimeoutException($"{awaited}: not within {Bound}.");
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }

    /// <summary>The same of a condition that has to be asked for.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> condition, string awaited)
    {
        using var end = new CancellationTokenSource(Bound);
        while (!await condition())
        {
            if (end.IsCancellationRequested)
            {
                throw new TimeoutException($"{awaited}: not within {Bound}.");
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }
}
