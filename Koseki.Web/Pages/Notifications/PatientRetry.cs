namespace Koseki.Web.Pages.Notifications;

/// <summary>Tries something again after a pause, as long as it is wanted; one try after the other, however often it is begun.</summary>
public sealed class PatientRetry(TimeProvider clock) : IDisposable
{
    /// <summary>How long before each try.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource ended = new();
    private Task trying = Task.CompletedTask;
    private bool isOver;

    /// <summary>Begins, unless it is at it or has ended for good.</summary>
    public void Begin(Func<bool> wanted, Func<Task> act) => trying = trying.IsCompleted && !isOver ? TryAsync(wanted, act, ended.Token) : trying;

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        isOver = true;
        ended.Cancel();
        ended.Dispose();
    }

    private async Task TryAsync(Func<bool> wanted, Func<Task> act, CancellationToken cancellation)
    {
        while (wanted() && !cancellation.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (wanted() && !cancellation.IsCancellationRequested)
            {
                await act();
            }
        }
    }
}
