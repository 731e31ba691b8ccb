using Koseki.Infrastructure.Persistence.Door;
using System.Collections.Concurrent;
using Koseki.Domain.Certificates.Door;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>
/// The questions for claims that wait for their turn. Whoever gets the turn takes those that wait with it along, each
/// with its own answer; a question that was ended before it was taken is left out.
/// </summary>
internal sealed class WaitingClaims
{
    // Their registers are named in one sentence of the audit list.
    private const int Most = 16;

    private readonly ConcurrentQueue<Waiting> queue = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Waits for the turn, or for somebody who takes this question along, and gives the answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="caller">Who asks; only questions of one caller are answered together.</param>
    /// <param name="give">Answers questions of one caller in their order.</param>
    /// <param name="cancellation">Ends the question while it waits.</param>
    internal async Task<ClaimAnswer> AskAsync(
        ClaimQuestion question, string caller, Func<string, IReadOnlyList<ClaimQuestion>, Task<IReadOnlyList<ClaimAnswer>>> give, CancellationToken cancellation)
    {
        var mine = new Waiting(question, caller);
        queue.Enqueue(mine);
        try
        {
            await turn.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (!mine.TryTake())
        {
            // Somebody is answering it already.
            return await mine.Answer.Task;
        }

        try
        {
            while (!mine.Answer.Task.IsCompleted)
            {
                await AnswerAsync(Next(), give);
            }
        }
        finally
        {
            turn.Release();
        }

        return await mine.Answer.Task;
    }

    private List<Waiting> Next()
    {
        var taken = new List<Waiting>();
        while (taken.Count < Most && queue.TryPeek(out var next) && (taken.Count == 0 || next.Caller == taken[0].Caller) && queue.TryDequeue(out next))
        {
            if (next.TryTake())
            {
                taken.Add(next);
            }
        }

        return taken;
    }

    private static async Task AnswerAsync(List<Waiting> taken, Func<string, IReadOnlyList<ClaimQuestion>, Task<IReadOnlyList<ClaimAnswer>>> give)
    {
        if (taken.Count == 0)
        {
            return;
        }

        try
        {
            var answers = await give(taken[0].Caller, [.. taken.Select(t => t.Question)]);
            taken.ForEach(t => t.Answer.SetResult(answers[taken.IndexOf(t)]));
        }
        catch (Exception e)
        {
            // Whatever went wrong went wrong for all of them: nothing was given.
            taken.ForEach(t => t.Answer.TrySetException(e));
        }
    }

    private sealed class Waiting(ClaimQuestion question, string caller)
    {
        private int taken;

        public ClaimQuestion Question => question;

        public string Caller => caller;

        public TaskCompletionSource<ClaimAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Once for whoever answers it or gives it up.
        public bool TryTake() => Interlocked.Exchange(ref taken, 1) == 0;
    }
}
