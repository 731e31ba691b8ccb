namespace Koseki.Eng.Crosstalk;

/// <summary>Lets requests go two by two: the first waits for the second, then both start at once.</summary>
public sealed class Pairing
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private readonly Lock gate = new();
    private TaskCompletionSource? waiting;
    private int pairs;

    /// <summary>Pairs that started together.</summary>
    public int Pairs => pairs;

    /// <summary>Completes together with the next caller's wait, or alone when nobody comes.</summary>
    public async Task MeetAsync()
    {
        TaskCompletionSource mine;
        lock (gate)
        {
            if (waiting is { } other)
            {
                waiting = null;
                pairs++;
                other.SetResult();
                return;
            }

            waiting = mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        await Task.WhenAny(mine.Task, Task.Delay(Patience));
        lock (gate)
        {
            if (waiting == mine)
            {
                waiting = null;
            }
        }
    }
}
