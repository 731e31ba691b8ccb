namespace Koseki.Eng.Crosstalk;

/// <summary>Lets requests go two by two: the first waits for the second, then both start at once.</summary>
public sealed class Pairing
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private readonly Lock gate = new();
    private TaskCompletionSource<int>? waiting;
    private int pairs;

    /// <summary>Pairs that started together.</summary>
    public int Pairs => pairs;

    /// <summary>Completes together with the next caller's wait, and gives both the number of their pair; alone, with null, when nobody comes.</summary>
    public async Task<int?> MeetAsync()
    {
        TaskCompletionSource<int> mine;
        lock (gate)
        {
            if (waiting is { } other)
            {
                waiting = null;
                other.SetResult(++pairs);
                return pairs;
            }

            waiting = mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        await Task.WhenAny(mine.Task, Task.Delay(Patience));
        lock (gate)
        {
            if (waiting == mine)
            {
                waiting = null;
                return null;
            }
        }

        return await mine.Task;
    }
}
